/// @file paragraph_items.hpp
/// Shaped text as boxes, glue and penalties for the line breaker.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/paragraph/break_paragraph.hpp"
#include "layout/text/shape.hpp"
#include "model/theme/theme.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

/// How a paragraph is set: its style and the parameters of its language.
struct TextSetting {
  const ParagraphStyle& style;
  const BreakingParameters& breaking;
  const Theme& theme;
};

/// What a line break at an item means for the text.
enum class LineEnd : std::uint8_t { none, space, hyphen };

struct ParagraphItems {
  struct Place {
    std::size_t offset = 0;  ///< byte of the text at which the item begins; a line broken here ends there
    LineEnd end = LineEnd::none;
  };
  std::vector<Item> items;
  std::vector<Place> places;  ///< by item
};

/// Which characters are word spaces: they stretch and shrink.
[[nodiscard]] bool is_word_space(std::string_view text);

/// For lines of the width `measure`. What no break opportunity divides and is wider than that breaks anywhere.
[[nodiscard]] ParagraphItems make_items(const ShapedText& shaped, const TextSetting& setting, Pt measure,
                                        Shaper& shaper);

/// The widest piece that no line break should divide: a word, as far as a hyphen or an address lets it.
[[nodiscard]] Pt widest_piece(const ParagraphItems& list);

/// Protrusion of the character at `text` (its first code point), in points, for a glyph of the given advance.
[[nodiscard]] Pt left_protrusion(const Theme& theme, std::string_view text, Pt advance);
[[nodiscard]] Pt right_protrusion(const Theme& theme, std::string_view text, Pt advance);

}  // namespace vestnik
