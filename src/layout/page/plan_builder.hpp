/// @file plan_builder.hpp
/// The page in hand: boxes and where they stand, until it is closed.
#pragma once

#include <vector>

#include "layout/boxes/galley.hpp"
#include "layout/page/columns.hpp"
#include "layout/page/plan.hpp"

namespace vestnik {

class PlanBuilder {
 public:
  /// `capacity`: grid lines of a page.
  explicit PlanBuilder(int capacity) : capacity_(capacity) {}

  [[nodiscard]] int capacity() const { return capacity_; }
  [[nodiscard]] int room() const { return capacity_ - used_; }
  [[nodiscard]] bool empty() const { return used_ == 0 && boxes_.empty(); }
  void skip(int lines);
  void fill(int weight) { weight_ += weight; }

  /// Puts a slice of galley number `number` into a column that starts below what the page holds so far.
  void put(const Galley& galley, std::size_t number, const Flow& flow, Slice slice, bool right_column);
  /// Puts one box where it says.
  void put(const PlannedBox& box) { boxes_.push_back({box, weight_}); }
  void close();

  [[nodiscard]] Plan take() { return std::move(plan_); }

 private:
  struct Box {
    PlannedBox box;
    int weight_above;  ///< of the fills above it, which push it down
  };

  Plan plan_;
  int capacity_;
  int used_ = 0, weight_ = 0;
  std::vector<Box> boxes_;
};

}  // namespace vestnik
