/// @file chart_parts.hpp
/// The kinds of charts; for src/document/charts/ alone. Each draws into a canvas from y = 0 on and returns the height.
#pragma once

#include <string>
#include <vector>

#include "document/charts/chart_canvas.hpp"
#include "document/charts/chart_data.hpp"
#include "document/data/numbers.hpp"

namespace vestnik {

/// Of axes and of the lines of a scale.
inline constexpr double axis_weight = 0.6, grid_weight = 0.3;

[[nodiscard]] double draw_bars(const ChartData& data, bool stacked, const NumberFormat& format, ChartCanvas& canvas);
[[nodiscard]] double draw_lines(const ChartData& data, const NumberFormat& format, ChartCanvas& canvas);
[[nodiscard]] double draw_pie(const ChartData& data, const NumberFormat& format, ChartCanvas& canvas);

/// The series' names with their fills, in rows; the height that they take, 0 for a single series.
[[nodiscard]] double draw_legend(const ChartData& data, ChartCanvas& canvas);

/// The widest of the words, as estimated.
[[nodiscard]] double widest(const std::vector<std::string>& words, double size);

}  // namespace vestnik
