/// @file line_boxes.hpp
/// Lines that are set to boxes in whole lines of the baseline grid.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/galley.hpp"
#include "layout/boxes/set_line.hpp"
#include "layout/text/font_library.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

struct BuiltLine {
  std::vector<TextPiece> pieces;  ///< x from the measure's left edge, baseline 0
  Pt width;                       ///< of the text, without indents
  bool gaping = false;            ///< its spaces are wider than they should be
  std::optional<SetLine> facts;   ///< if asked for
};

/// Puts the line's pieces, and its facts, into `item`.
void put_line(BuiltLine line, Pt x, Pt baseline, GalleyItem& item);

/// Fewer lines of a paragraph than these in a column would look lost.
[[nodiscard]] bool may_break_after(std::size_t line, std::size_t count, const PaginationParameters& keep);

class LineBoxes {
 public:
  LineBoxes(const Theme& theme, const FontLibrary& fonts) : theme_(theme), fonts_(fonts) {}

  /// From the top of the first line's leading to its baseline.
  [[nodiscard]] Pt baseline_offset(const ParagraphStyle& style) const;
  /// The same of the body's lines: where the grid's first baseline lies below the text area's head.
  [[nodiscard]] Pt grid_offset() const { return baseline_offset(theme_.style(Style::body)); }
  /// From the top of a line of the grid to that of its capitals.
  [[nodiscard]] Pt capitals_offset() const;

  /// All lines in one box that is never divided.
  [[nodiscard]] GalleyItem box_of(std::vector<BuiltLine> lines, const ParagraphStyle& style) const;
  /// A box for each line, or one for all where lines stand closer than the grid's.
  [[nodiscard]] std::vector<GalleyItem> items_of(const Paragraph& paragraph, std::vector<BuiltLine> lines) const;

 private:
  /// Takes lines [first, last).
  [[nodiscard]] GalleyItem box_of(std::vector<BuiltLine>& lines, const ParagraphStyle& style, std::size_t first,
                                  std::size_t last) const;

  const Theme& theme_;
  const FontLibrary& fonts_;
};

}  // namespace vestnik
