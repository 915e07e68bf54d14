/// @file drawing_marks.hpp
/// Small facts about what a drawing paints.
#pragma once

#include <algorithm>

#include "model/picture/drawing.hpp"

namespace vestnik {

/// A paint's opacity; a gradient's is the mean of its stops'.
[[nodiscard]] double paint_opacity(const Drawing::Paint& paint, double opacity);

/// Whether the letters have an outline that lies behind them.
[[nodiscard]] inline bool has_halo(const Drawing::Letters& letters) {
  return letters.stroke_first && letters.stroke && letters.fill && letters.stroke_width > 0;
}

}  // namespace vestnik
