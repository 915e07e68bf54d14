// vestnik-picture FORMAT: a picture on standard input, its pixels on standard output. Vestnik starts it for formats
// whose decoders have a record of faults; it has no network, writes no file, and little time and memory.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>

#include "tools/pictures/decoders.hpp"

namespace {

namespace foreign = vestnik::foreign;
namespace pictures = vestnik::pictures;

void limit(int resource, rlim_t most) {
  rlimit now{};
  if (getrlimit(resource, &now) != 0) std::_Exit(EXIT_FAILURE);
  const rlimit lower{std::min(now.rlim_cur, most), std::min(now.rlim_max, most + 1)};
  if (setrlimit(resource, &lower) != 0) std::_Exit(EXIT_FAILURE);
}

void limit_process() {
  constexpr rlim_t seconds = 10;
  limit(RLIMIT_CPU, seconds);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they reserve terabytes
  constexpr rlim_t bytes = rlim_t{1} << 30;
  limit(RLIMIT_AS, bytes);
#endif
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) std::_Exit(EXIT_FAILURE);
}

bool read_all(std::string& bytes) {
  constexpr std::size_t largest = std::size_t{1} << 28;
  std::array<char, 1 << 16> part;
  for (;;) {
    const ssize_t got = read(STDIN_FILENO, part.data(), part.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got == 0;
    if (bytes.size() + static_cast<std::size_t>(got) > largest) return false;
    bytes.append(part.data(), static_cast<std::size_t>(got));
  }
}

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

pictures::Decoded decoded(foreign::Format format) {
  try {
    std::string file;
    if (!read_all(file)) return pictures::failed(foreign::Verdict::corrupt, "it cannot be read");
    return pictures::decode(file, format);
  } catch (const std::bad_alloc&) {
    return pictures::failed(foreign::Verdict::no_memory, {});
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view name = count == 2 ? arguments[1] : "";
  const auto& names = foreign::format_names;
  const auto format = std::find(names.begin(), names.end(), name);
  if (format == names.end()) {
    std::fputs("vestnik-picture is started by vestnik, for pictures in other formats than JPEG, PNG and SVG\n", stderr);
    return 2;
  }
  limit_process();
  const pictures::Decoded picture = decoded(static_cast<foreign::Format>(format - names.begin()));
  return write_all(foreign::packed(picture.answer)) && write_all(picture.pixels) ? EXIT_SUCCESS : EXIT_FAILURE;
}
