/// @file worker.hpp
/// One worker's process, as its parent sees it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "vestnik/diagnostic.hpp"

namespace vestnik::batch {

/// Pieces go to the process over a socket, one at a time, answers come back; the socket's end is the process's end.
class Worker {
 public:
  using Clock = std::chrono::steady_clock;

  /// Forks a process that does `work` until it gets no more. Check `started`.
  explicit Worker(const std::function<std::string(std::size_t)>& work);
  /// Ends the process, whatever it does, and waits for its end.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  [[nodiscard]] bool started() const { return process_ > 0; }
  [[nodiscard]] int socket() const { return socket_; }
  [[nodiscard]] std::optional<std::size_t> piece() const { return piece_; }  ///< in hand
  [[nodiscard]] Clock::time_point began() const { return began_; }
  [[nodiscard]] std::size_t memory() const;  ///< bytes that the process takes of the machine's memory

  /// Hands it a piece. False if the process is gone.
  [[nodiscard]] bool give(std::size_t piece);
  enum class State : std::uint8_t { busy, answered, gone };
  /// Reads what has come, without waiting for more than there is. `answered`: the whole answer is in `answer()`, the
  /// worker is free.
  [[nodiscard]] State read();
  [[nodiscard]] const std::string& answer() const { return answer_; }
  /// Ends the process; `why` is what `exit_reason` says then.
  void kill(LocalText why);
  [[nodiscard]] bool killed() const { return !why_.en.empty(); }
  /// Waits for the process's end; how it ended, in words.
  [[nodiscard]] LocalText exit_reason();

 private:
  pid_t process_ = -1;
  int socket_ = -1;
  std::optional<std::size_t> piece_;
  Clock::time_point began_;
  std::string received_, answer_;
  LocalText why_;
};

}  // namespace vestnik::batch
