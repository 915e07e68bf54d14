#include "programs/common/progress_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace vestnik::cli {

ProgressLine::ProgressLine(bool wanted)
    : wanted_(wanted && isatty(STDERR_FILENO) != 0), next_(Clock::now() + std::chrono::milliseconds(300)) {}

ProgressLine::~ProgressLine() { wipe(); }

void ProgressLine::wipe() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

bool ProgressLine::due() const { return wanted_ && Clock::now() >= next_; }

void ProgressLine::show(const Progress& progress) {
  if (due()) show(fmt::format("{} {}/{}", progress.stage, progress.done, progress.total));
}

void ProgressLine::show(const std::string& text) {
  if (!due()) return;
  fmt::print(stderr, "\r\x1b[K{}", text);
  std::fflush(stderr);
  shown_ = true;
  next_ = Clock::now() + std::chrono::milliseconds(50);
}

}  // namespace vestnik::cli
