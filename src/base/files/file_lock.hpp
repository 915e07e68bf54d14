/// @file file_lock.hpp
/// Locks between processes.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace vestnik {

/// Why there is no lock.
struct LockError {
  enum class Reason : std::uint8_t { cannot_open, cannot_lock, taken };
  Reason reason = Reason::cannot_open;
  int code = 0;  ///< errno
};

/// A lock on a file. Held until the object and every process that was forked until then are gone: a killed process
/// leaves none behind.
class FileLock {
 public:
  enum class Kind : std::uint8_t { shared, exclusive };

  FileLock() = default;
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

  /// Makes the file if need be, and waits up to `patience` for those who hold a lock that excludes this one.
  [[nodiscard]] std::optional<LockError> take(const std::filesystem::path& file, Kind kind,
                                              std::chrono::milliseconds patience);

 private:
  int descriptor_ = -1;
};

}  // namespace vestnik
