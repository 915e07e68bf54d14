/// @file progress_line.hpp
/// A line on the terminal for runs that take long enough to wonder about.
#pragma once

#include <chrono>

#include "vestnik/typesetter.hpp"

namespace vestnik::cli {

/// Shows nothing unless standard error is a terminal; wipes its line when it goes.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const Progress& progress);

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_, shown_ = false;
  Clock::time_point next_;
};

}  // namespace vestnik::cli
