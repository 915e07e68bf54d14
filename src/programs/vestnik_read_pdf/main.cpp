// vestnik-read-pdf: a PDF on standard input, its text with structure on standard output. Vestnik starts it, since
// poppler's licence keeps that out of the program itself; it has little time and memory, and writes no file.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>

#include "programs/sister/process.hpp"
#include "tools/pdf/read_pdf.hpp"
#include "tools/source/packed_document.hpp"

namespace {

namespace sister = vestnik::sister;

using vestnik::pdf::Verdict;

constexpr std::size_t seconds = 60, memory = std::size_t{2} << 30;

int run() {
  std::string bytes;
  if (!sister::read_all(STDIN_FILENO, bytes)) return EXIT_FAILURE;
  const vestnik::pdf::Answer answer = vestnik::pdf::read_pdf(bytes);
  const std::string document =
      answer.verdict == Verdict::sound ? vestnik::source::packed(answer.document) : std::string();
  const std::string head = fmt::format("{}{:015}", static_cast<int>(answer.verdict), document.size());
  const bool written = sister::write_all(STDOUT_FILENO, head) && sister::write_all(STDOUT_FILENO, document);
  return written ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int count, char** /*arguments*/) {
  if (count > 2 || isatty(STDIN_FILENO) != 0) {
    std::fputs("vestnik-read-pdf is started by vestnik import, with a PDF on standard input\n", stderr);
    return 2;
  }
  sister::limit_process(seconds, memory);
  try {
    return run();
  } catch (const std::bad_alloc&) {
    return EXIT_FAILURE;
  }
}
