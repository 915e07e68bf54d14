/// @file line_builder.hpp
/// One line of a broken paragraph as placed glyphs: cut from the shaped runs, justified, in visual order.
#pragma once

#include <vector>

#include "layout/boxes/page_item.hpp"
#include "layout/galley/paragraph_items.hpp"
#include "layout/text/shape.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

/// Where a line stands and how it is filled.
struct LineFrame {
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  LineEnd line_end = LineEnd::none;
  Pt x, width;           ///< of the line's measure; no width: the line is as wide as it comes
  bool justify = false;  ///< stretch to the measure; a line that is too wide is shrunk anyway
};

/// The line's glyphs; their baseline is 0, `node` and `link` are the caller's to set: `span` says by which span of the
/// paragraph each piece is governed.
struct LinePiece {
  TextPiece piece;
  std::size_t span = 0;
  double condensed = 1;  ///< to this share of its width, because the line would overflow otherwise
};

[[nodiscard]] std::vector<LinePiece> build_line(const ShapedText& shaped, const TextSetting& setting,
                                                const LineFrame& frame, Shaper& shaper);

/// The width of pieces that stand one after the other.
[[nodiscard]] Pt width_of(const std::vector<LinePiece>& pieces);

}  // namespace vestnik
