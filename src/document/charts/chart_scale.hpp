/// @file chart_scale.hpp
/// The scale of an axis of values.
#pragma once

#include <string>
#include <vector>

#include "document/data/numbers.hpp"

namespace vestnik {

struct ChartTick {
  double value = 0;
  std::string shown;
};

/// From a round number to a round number, with few ticks between them.
struct ChartScale {
  double least = 0, greatest = 1;
  std::vector<ChartTick> ticks;  ///< ascending, the ends included

  /// 0 at the least value, 1 at the greatest.
  [[nodiscard]] double share(double value) const { return (value - least) / (greatest - least); }
};

/// `with_zero`: the scale begins or ends at zero, or has it within. All finite, `least` no more than `greatest`.
[[nodiscard]] ChartScale make_scale(double least, double greatest, bool with_zero, const NumberFormat& format);

}  // namespace vestnik
