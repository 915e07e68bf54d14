#include "programs/sister/process.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>

namespace vestnik::sister {
namespace {

void limit(int resource, rlim_t most) {
  rlimit now{};
  if (getrlimit(resource, &now) != 0) std::_Exit(EXIT_FAILURE);
  const rlimit lower{std::min(now.rlim_cur, most), std::min(now.rlim_max, most + 1)};
  if (setrlimit(resource, &lower) != 0) std::_Exit(EXIT_FAILURE);
}

}  // namespace

void limit_process(std::size_t seconds, [[maybe_unused]] std::size_t memory) {
  limit(RLIMIT_CPU, seconds);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  limit(RLIMIT_AS, memory);
#endif
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) std::_Exit(EXIT_FAILURE);
}

bool read_all(int descriptor, std::string& bytes) {
  constexpr std::size_t largest = std::size_t{1} << 28;
  std::array<char, 1 << 16> part;
  for (;;) {
    const ssize_t got = read(descriptor, part.data(), part.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got == 0;
    if (bytes.size() + static_cast<std::size_t>(got) > largest) return false;
    bytes.append(part.data(), static_cast<std::size_t>(got));
  }
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace vestnik::sister
