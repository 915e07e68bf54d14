#include "base/files/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <thread>
#include <utility>

namespace vestnik {

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::optional<LockError> FileLock::take(const std::filesystem::path& file, Kind kind,
                                        std::chrono::milliseconds patience) {
  if (descriptor_ >= 0) close(descriptor_);
  descriptor_ = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) return LockError{LockError::Reason::cannot_open, errno};
  const auto last = std::chrono::steady_clock::now() + patience;
  while (flock(descriptor_, (kind == Kind::shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
    const int code = errno;
    if (code != EINTR && code != EWOULDBLOCK) return LockError{LockError::Reason::cannot_lock, code};
    if (code == EWOULDBLOCK && std::chrono::steady_clock::now() >= last) {
      return LockError{LockError::Reason::taken, code};
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return std::nullopt;
}

}  // namespace vestnik
