#include "cli/progress_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace vestnik::cli {

ProgressLine::ProgressLine(bool wanted)
    : wanted_(wanted && isatty(STDERR_FILENO) != 0), next_(Clock::now() + std::chrono::milliseconds(300)) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void ProgressLine::show(const Progress& progress) {
  if (!wanted_ || Clock::now() < next_) return;
  fmt::print(stderr, "\r\x1b[K{} {}/{}", progress.stage, progress.done, progress.total);
  std::fflush(stderr);
  shown_ = true;
  next_ = Clock::now() + std::chrono::milliseconds(50);
}

}  // namespace vestnik::cli
