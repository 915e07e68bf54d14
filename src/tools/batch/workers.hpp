/// @file workers.hpp
/// Work on many issues at a time, each worker a process of its own: one that crashes, hangs or grows without end costs
/// the one issue that it has in hand, and another takes its place.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include "vestnik/diagnostic.hpp"

namespace vestnik::batch {

struct WorkerLimits {
  unsigned workers = 1;
  std::chrono::milliseconds time{};  ///< for one issue; 0: no limit
  std::size_t memory = 0;            ///< bytes of a worker in the machine's memory; 0: no limit
};

class Workers {
 public:
  /// Does piece `index`, in a worker's process; its answer goes to `answered`. May throw: the worker is replaced.
  using Work = std::function<std::string(std::size_t index)>;
  /// In the calling process: the piece's answer.
  using Answered = std::function<void(std::size_t index, const std::string& answer)>;
  /// In the calling process: the piece's worker ended before it answered; why, in words.
  using Lost = std::function<void(std::size_t index, const LocalText& why)>;

  Workers(WorkerLimits limits, Work work, Answered answered, Lost lost);

  /// Does the pieces 0 to `count` - 1, in about that order; every one ends in `answered` or `lost`. The calling process
  /// must have one thread only. SIGINT, SIGTERM and SIGHUP end the run early: what is in hand is finished, a second
  /// signal ends that too. Returns whether all was done; false too if no worker can be started.
  [[nodiscard]] bool run(std::size_t count);

 private:
  WorkerLimits limits_;
  Work work_;
  Answered answered_;
  Lost lost_;
};

}  // namespace vestnik::batch
