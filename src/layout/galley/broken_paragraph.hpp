/// @file broken_paragraph.hpp
/// A paragraph that is shaped and broken into lines but not yet set.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/page_item.hpp"
#include "layout/galley/paragraph_items.hpp"
#include "layout/paragraph/break_paragraph.hpp"
#include "layout/text/shape.hpp"

namespace vestnik {

/// What a picture takes of a paragraph's first lines, at their left.
struct Beside {
  std::size_t lines = 0;
  Pt width;
};

/// Refers to the Paragraph, which outlives it.
struct BrokenParagraph {
  const Paragraph& paragraph;
  TextSetting setting;
  std::shared_ptr<const ShapedText> shaped;
  ParagraphItems list;
  Pt left, width;   ///< of the measure inside the indents
  Pt first_indent;  ///< of the first line, besides
  Beside beside;
  std::vector<Breaking> breakings;                         ///< the optimum first
  std::vector<TextPiece> label;                            ///< x from 0
  std::shared_ptr<const ParagraphStyle> own_style;         ///< that `setting` refers to, if it is not the theme's
  std::shared_ptr<const BreakingParameters> own_breaking;  ///< the same

  /// Lines of the best breaking whose spaces are too wide.
  [[nodiscard]] std::ptrdiff_t gaping_lines() const {
    return std::ranges::count_if(breakings.front().lines, &BrokenLine::gaping);
  }

  /// A line of the best breaking is too wide, or ends where the text does not allow it.
  [[nodiscard]] bool is_forced() const {
    const Breaking& best = breakings.front();
    return best.overfull ||
           std::ranges::any_of(best.lines, [&](const BrokenLine& line) { return list.places[line.end].forced; });
  }

  /// Of the line that has so many above it: where it begins and how wide it may be.
  [[nodiscard]] Pt left_of(std::size_t line) const {
    return left + (line == 0 ? first_indent : Pt{}) + (line < beside.lines ? beside.width : Pt{});
  }
  [[nodiscard]] Pt width_of_line(std::size_t line) const { return width - (left_of(line) - left); }

  [[nodiscard]] Pt label_width() const {
    Pt sum;
    for (const TextPiece& piece : label) sum += width_of(piece);
    return sum;
  }
};

/// Labels end so far before the text, in ems, so that "9." and "10." align on their points.
inline constexpr double label_gap_ems = 0.4;

}  // namespace vestnik
