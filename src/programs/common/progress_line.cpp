#include "programs/common/progress_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

#include "findings/catalogue/usage_texts.hpp"

namespace vestnik::cli {

std::string_view name_of_stage(std::string_view stage, UiLanguage language) {
  const std::pair<std::string_view, const ProgramText&> stages[] = {
      {"load", texts::stage_load}, {"resources", texts::stage_resources}, {"compose", texts::stage_compose},
      {"set", texts::stage_set},   {"paginate", texts::stage_paginate},   {"pictures", texts::stage_pictures},
      {"emit", texts::stage_emit},
  };
  for (const auto& [name, text] : stages) {
    if (name == stage) return text.in(language);
  }
  return stage;
}

ProgressLine::ProgressLine(bool wanted, UiLanguage language)
    : wanted_(wanted && isatty(STDERR_FILENO) != 0),
      language_(language),
      next_(Clock::now() + std::chrono::milliseconds(300)) {}

ProgressLine::~ProgressLine() { wipe(); }

void ProgressLine::wipe() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

bool ProgressLine::due() const { return wanted_ && Clock::now() >= next_; }

void ProgressLine::show(const Progress& progress) {
  if (due()) show(fmt::format("{} {}/{}", name_of_stage(progress.stage, language_), progress.done, progress.total));
}

void ProgressLine::show(const std::string& text) {
  if (!due()) return;
  fmt::print(stderr, "\r\x1b[K{}", text);
  std::fflush(stderr);
  shown_ = true;
  next_ = Clock::now() + std::chrono::milliseconds(50);
}

}  // namespace vestnik::cli
