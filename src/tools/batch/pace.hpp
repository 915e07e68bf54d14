/// @file pace.hpp
/// How fast a run goes, and how long it will still take.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <string>

#include "vestnik/diagnostic.hpp"

namespace vestnik::batch {

/// Looks at the last seconds alone: issues that are up to date go by a hundred times as fast as those that are made.
class Pace {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Pace(Clock::time_point began) { samples_.push_back({began, 0}); }

  void note(Clock::time_point now, std::size_t done);
  /// Issues in a second; 0 while that is not known.
  [[nodiscard]] double rate() const;
  /// "[######              ]  300/1000  2 failed  81.3/s  0:08 left"
  [[nodiscard]] std::string line(std::size_t total, std::size_t failed, UiLanguage language) const;

 private:
  struct Sample {
    Clock::time_point when;
    std::size_t done;
  };
  std::deque<Sample> samples_;  ///< a few a second, of the last seconds; at least one
};

}  // namespace vestnik::batch
