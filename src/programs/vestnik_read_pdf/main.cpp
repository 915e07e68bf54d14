// vestnik-read-pdf: a PDF on standard input, its text with structure on standard output. Vestnik starts it, since
// poppler's licence keeps that out of the program itself; it has little time and memory, and writes no file.
#include <fmt/format.h>
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

#include "tools/pdf/read_pdf.hpp"
#include "tools/source/packed_document.hpp"

namespace {

using vestnik::pdf::Verdict;

void limit(int resource, rlim_t most) {
  rlimit now{};
  if (getrlimit(static_cast<__rlimit_resource_t>(resource), &now) != 0) std::_Exit(EXIT_FAILURE);
  const rlimit lower{std::min(now.rlim_cur, most), std::min(now.rlim_max, most + 1)};
  if (setrlimit(static_cast<__rlimit_resource_t>(resource), &lower) != 0) std::_Exit(EXIT_FAILURE);
}

void limit_process() {
  constexpr rlim_t seconds = 60;
  limit(RLIMIT_CPU, seconds);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they reserve terabytes
  constexpr rlim_t bytes = rlim_t{2} << 30;
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

int run() {
  std::string bytes;
  if (!read_all(bytes)) return EXIT_FAILURE;
  const vestnik::pdf::Answer answer = vestnik::pdf::read_pdf(bytes);
  const std::string document =
      answer.verdict == Verdict::sound ? vestnik::source::packed(answer.document) : std::string();
  return write_all(fmt::format("{}{:015}", static_cast<int>(answer.verdict), document.size())) && write_all(document)
             ? EXIT_SUCCESS
             : EXIT_FAILURE;
}

}  // namespace

int main(int count, char** /*arguments*/) {
  if (count > 2 || isatty(STDIN_FILENO) != 0) {
    std::fputs("vestnik-read-pdf is started by vestnik import, with a PDF on standard input\n", stderr);
    return 2;
  }
  limit_process();
  try {
    return run();
  } catch (const std::bad_alloc&) {
    return EXIT_FAILURE;
  }
}
