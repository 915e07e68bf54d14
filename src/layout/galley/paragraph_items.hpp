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

/// Where a line may end that has no better place: each of these allows what those before it do.
enum class LastResort : std::uint8_t {
  none,        ///< only inside a word that is wider than a whole line
  no_breaks,   ///< at no-break spaces
  any_letter,  ///< between any two letters
};

struct ParagraphItems {
  struct Place {
    std::size_t offset = 0;  ///< byte of the text at which the item begins; a line broken here ends there
    LineEnd end = LineEnd::none;
    bool forced = false;  ///< of a break: nothing in the text allows it, but no line has room for what it divides
  };
  std::vector<Item> items;
  std::vector<Place> places;  ///< by item
};

/// Which characters are word spaces: they stretch and shrink.
[[nodiscard]] bool is_word_space(std::string_view text);

/// The room that the items are made for.
struct LineRoom {
  Pt measure;  ///< of the lines; what ragged lines may lack is a share of it
  Pt widest;   ///< that every line holds: what no break opportunity divides and is wider breaks anywhere
  LastResort resort = LastResort::none;
};

[[nodiscard]] ParagraphItems make_items(const ShapedText& shaped, const TextSetting& setting, const LineRoom& room,
                                        Shaper& shaper);

/// The widest piece that no line break should divide: a word, as far as a hyphen or an address lets it.
[[nodiscard]] Pt widest_piece(const ParagraphItems& list);

}  // namespace vestnik
