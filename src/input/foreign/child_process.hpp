/// @file child_process.hpp
/// A program that reads bytes and answers with others.
#pragma once

#include <sys/types.h>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::foreign {

/// Runs from its construction; ends, by force if need be, with the object. Any thread may make one.
class ChildProcess {
 public:
  /// `input` is the program's standard input. It may take `patience` until its last byte is read.
  ChildProcess(const std::filesystem::path& program, std::string argument, std::string_view input,
               std::chrono::milliseconds patience);
  /// With this process's environment.
  ChildProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments,
               std::chrono::milliseconds patience);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  [[nodiscard]] bool started() const { return pid_ > 0; }
  /// False if fewer bytes than `size` came.
  [[nodiscard]] bool read(char* to, std::size_t size);
  /// All up to the end of its output; nothing if that does not come in time, or is longer than `most` bytes.
  [[nodiscard]] std::optional<std::string> read_all(std::size_t most);
  /// Why reading failed: the program had no more time, its own or that of the clock.
  [[nodiscard]] bool took_too_long();

 private:
  void start(const std::filesystem::path& program, std::vector<std::string> arguments, std::string_view input,
             char* const* environment);
  /// Bytes that came, 0 at the end of the output; nothing if reading failed.
  [[nodiscard]] std::optional<std::size_t> read_some(char* to, std::size_t size);
  void end();

  pid_t pid_ = -1;
  int output_ = -1;
  std::chrono::steady_clock::time_point deadline_;
  bool late_ = false;
};

}  // namespace vestnik::foreign
