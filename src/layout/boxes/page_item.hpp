/// @file page_item.hpp
/// What is painted: glyphs, pictures, rules. The galley places them relative to a box, the paginator on a page.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "document/compose/document.hpp"
#include "model/picture/picture.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

class FontFace;  // boxes only name it

/// A glyph and the text that it stands for.
struct PlacedGlyph {
  std::uint32_t id = 0;
  Pt advance;                                  ///< to the next glyph's pen position, at the piece's horizontal scale
  Pt x_offset, y_offset;                       ///< y upwards
  std::uint32_t text_begin = 0, text_end = 0;  ///< bytes of TextPiece::text
};

/// Glyphs of one face on one baseline, in the order of the text layer. `x` is the pen position of the first glyph.
struct TextPiece {
  const FontFace* face = nullptr;
  Pt size;
  Color color;
  Pt x, baseline;
  double horizontal_scale = 1;  ///< glyph expansion
  Pt tracking;                  ///< after every glyph, before the scale; part of the advances
  std::string text;             ///< UTF-8; a hyphen that a line break added is U+00AD; a line's last space included
  std::string language;         ///< BCP 47
  std::vector<PlacedGlyph> glyphs;
  bool right_to_left = false;  ///< glyphs are in visual order, `text` in logical order
  bool struck = false;         ///< a line runs through it
  bool turned = false;         ///< a quarter to the left: glyphs follow each other upwards
  NodeId node = artifact;
  int link = -1;  ///< index into the document's links, or -1
};

/// From the first glyph's pen position to the last one's.
[[nodiscard]] inline Pt width_of(const TextPiece& piece) {
  Pt width;
  for (const PlacedGlyph& glyph : piece.glyphs) width += glyph.advance;
  return width;
}

/// Letters of a drawing's text, set. The piece stands in the text's own space; `rotation` turns it about its beginning,
/// in degrees, clockwise.
struct SetLetters {
  TextPiece piece;
  std::size_t letters = 0;  ///< whose they are: index into Drawing::Text::letters
  double rotation = 0;
};
/// The texts of a drawing, by number.
using SetTexts = std::vector<std::vector<SetLetters>>;

struct PlacedPicture {
  std::shared_ptr<const DecodedPicture> picture;
  Rect box;  ///< of what is shown
  NodeId node = artifact;
  std::shared_ptr<const SetTexts> texts;  ///< of a drawing that has some
  Crop crop;                              ///< what is shown of it
};

/// A filled rectangle: always an artifact of one kind or another.
struct PlacedRule {
  Rect box;
  Color color;
  NodeId node = artifact;
};

using PageItem = std::variant<TextPiece, PlacedPicture, PlacedRule>;

/// `item` moved to the right and down.
[[nodiscard]] inline PageItem shifted(PageItem item, Pt x, Pt y) {
  if (auto* piece = std::get_if<TextPiece>(&item)) {
    piece->x += x;
    piece->baseline += y;
  } else {
    Rect& box = std::holds_alternative<PlacedPicture>(item) ? std::get<PlacedPicture>(item).box
                                                            : std::get<PlacedRule>(item).box;
    box.x += x;
    box.y += y;
  }
  return item;
}

/// What a click leads to: an address, or an anchor of this document. All pieces that carry its index are one link.
struct LinkTarget {
  std::string uri;
  std::string anchor;
  std::string description;  ///< for screen readers
};

}  // namespace vestnik
