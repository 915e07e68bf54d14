/// A bar chart as SVG. Vestnik draws no <text> of an SVG, so that a chart looks the same everywhere: labels are
/// strokes.
#pragma once

#include <array>
#include <string>

namespace reporting {

/// Twelve bars, one a month, numbered below; a scale on the left. Values are at least 0.
[[nodiscard]] std::string monthly_chart(const std::array<int, 12>& values);

}  // namespace reporting
