/// @file progress_line.hpp
/// A line on the terminal for runs that take long enough to wonder about.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "vestnik/diagnostic.hpp"
#include "vestnik/options.hpp"

namespace vestnik::cli {

/// A stage of Progress or StageTiming in words.
[[nodiscard]] std::string_view name_of_stage(std::string_view stage, UiLanguage language);

/// Shows nothing unless standard error is a terminal; wipes its line when it goes.
class ProgressLine {
 public:
  ProgressLine(bool wanted, UiLanguage language);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const Progress& progress);
  /// Instead of the stage's progress, a text of one line.
  void show(const std::string& text);
  /// Whether `show` would show anything now: it does not do so too often.
  [[nodiscard]] bool due() const;
  /// Takes the line away, to make room for something that stays.
  void wipe();

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_, shown_ = false;
  UiLanguage language_;
  Clock::time_point next_;
};

}  // namespace vestnik::cli
