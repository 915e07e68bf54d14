/// @file break_paragraph.hpp
/// Total-fit line breaking: Knuth and Plass, "Breaking Paragraphs into Lines", Software - Practice and Experience 11
/// (1981). Knows nothing of glyphs: widths in, breakpoints out, so that a toy test can drive it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/theme/theme.hpp"

namespace vestnik {

inline constexpr double infinite_penalty = 10000;  ///< at or above: never break; at or below its negative: always

/// Box, glue or penalty, in points. Expansion (Hàn Thế Thành 2000, "Micro-typographic extensions to the TeX
/// typesetting system", ch. 3) is stretch and shrink of boxes; protrusion (ibid., ch. 2) is width that hangs out of
/// the measure if a line begins or ends at the item.
struct Item {
  enum class Kind : std::uint8_t { box, glue, penalty };
  Kind kind = Kind::box;
  double width = 0;    ///< penalty: added where the line breaks here (a hyphen)
  double stretch = 0;  ///< glue: of the space; box: by expansion
  double shrink = 0;   ///< likewise, positive
  double penalty = 0;
  bool flagged = false;         ///< penalty: a hyphen ends the line
  bool fil = false;             ///< glue: stretches without limit (last line, ragged and centred setting)
  double widest = 0;            ///< glue: a space that is stretched further is seen; 0: none is
  double left_protrusion = 0;   ///< box: where it starts a line
  double right_protrusion = 0;  ///< box: where it ends a line; penalty: of its hyphen
};

struct BrokenLine {
  std::size_t begin = 0;  ///< first item that is set (discardable items after a break are skipped)
  std::size_t end = 0;    ///< the item that the line breaks at, not set but for a penalty's hyphen
  double ratio = 0;       ///< adjustment ratio: > 0 of the stretch, < 0 of the shrink; 0 for a line with fil glue
  bool hyphenated = false;
  bool gaping = false;  ///< its spaces are wider than they should be, though its letters give what they can
};

struct Breaking {
  std::vector<BrokenLine> lines;
  double demerits = 0;
  bool overfull = false;  ///< some line is wider than its measure even fully shrunk
};

/// The lines' widths: `first` for the first one, `rest` for all others; the first `narrow_lines` of them are narrower,
/// because something stands beside them.
struct Measure {
  double first = 0, rest = 0;
  std::size_t narrow_lines = 0;
  double narrower_by = 0;

  /// Of the line that has so many above it.
  [[nodiscard]] double of(std::size_t line) const {
    return (line == 0 ? first : rest) - (line < narrow_lines ? narrower_by : 0);
  }
  [[nodiscard]] double least() const { return std::min(first, rest) - (narrow_lines > 0 ? narrower_by : 0); }
  /// Lines of the same class are equally wide.
  [[nodiscard]] std::size_t class_of(std::size_t line) const {
    return std::min(line, std::max<std::size_t>(narrow_lines, 1));
  }
};

/// Breaks `items` (which end with a forced break) optimally. Tries the tolerance first, then more and more, so that a
/// line is overfull only if no breakpoint could prevent it. Linear in the items for a given tolerance.
[[nodiscard]] Breaking break_paragraph(std::span<const Item> items, Measure measure,
                                       const BreakingParameters& parameters);

/// Breaks `items` only where they must: the lines as long as they are.
[[nodiscard]] Breaking break_where_forced(std::span<const Item> items);

/// The optimum, and the best breakings that are up to `shorter` lines shorter and `longer` lines longer, as far as any
/// exist within tolerance; in one pass. The optimum comes first, then the others by their count of lines. The paginator
/// trades them against each other (Mittelbach 2019, "A general LuaTeX framework for globally optimized pagination").
[[nodiscard]] std::vector<Breaking> break_paragraph_variants(std::span<const Item> items, Measure measure,
                                                             const BreakingParameters& parameters, std::size_t shorter,
                                                             std::size_t longer);

}  // namespace vestnik
