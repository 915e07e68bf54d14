/// @file describe_line.hpp
/// The facts of a line that is set.
#pragma once

#include <vector>

#include "layout/boxes/set_line.hpp"
#include "layout/galley/line_builder.hpp"

namespace vestnik {

/// The facts that the pieces of a line show by themselves; `number`, `of`, `ratio`, `baseline` and
/// `where` are the caller's.
[[nodiscard]] SetLine describe_line(const std::vector<LinePiece>& pieces, const LineFrame& frame, Style style,
                                    const ParagraphStyle& as);

}  // namespace vestnik
