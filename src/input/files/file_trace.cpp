#include "input/files/file_trace.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace vestnik {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

std::optional<FileSignature> FileSignature::of(const std::filesystem::path& path) {
  // The clock is read first: what changes from here on is younger than `now`.
  constexpr std::int64_t coarsest_tick = 2'000'000'000;
  const auto now =
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  struct stat status {};
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  FileSignature signature{status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
                          nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
  signature.settled = std::max(signature.modified, signature.changed) < now - coarsest_tick;
  return signature;
}

}  // namespace vestnik
