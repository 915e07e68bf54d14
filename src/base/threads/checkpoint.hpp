/// @file checkpoint.hpp
/// Where a run may end early because its caller no longer wants the result.
#pragma once

#include <stop_token>
#include <utility>

namespace vestnik {

/// Unwinds a run that was cancelled. Never leaves the library: `typeset` and `load_issue` make a diagnostic of it.
class Cancelled {};

/// Asked between the steps of long work: each block, picture, page. Cheap; one may serve several threads.
class Checkpoint {
 public:
  Checkpoint() = default;
  explicit Checkpoint(std::stop_token stop) : stop_(std::move(stop)) {}
  /// Throws Cancelled if the caller asked to stop.
  void operator()() const {
    if (stop_.stop_requested()) throw Cancelled();
  }

 private:
  std::stop_token stop_;
};

}  // namespace vestnik
