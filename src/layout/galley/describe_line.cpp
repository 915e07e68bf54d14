#include "layout/galley/describe_line.hpp"

#include <string_view>

#include "layout/galley/paragraph_items.hpp"
#include "layout/galley/utf8.hpp"

namespace vestnik {
namespace {

bool is_hyphen(std::string_view text) {
  return text == "-" || text == soft_hyphen || text == "\u2010" || text == "\u2011";
}

/// Without tracking and kerning.
Pt own_width(const TextPiece& piece, const PlacedGlyph& glyph) {
  return piece.size * (piece.face->advance(glyph.id) / 1000 * piece.horizontal_scale);
}

}  // namespace

SetLine describe_line(const std::vector<LinePiece>& pieces, const LineFrame& frame, Style style,
                      const ParagraphStyle& as) {
  SetLine line{.style = style,
               .x = frame.x,
               .width = frame.width,
               .text_width = width_of(pieces),
               .size = as.size,
               .justified = frame.justify && as.align == Align::justified};
  Pt spaces;
  Pt added;  // to the letter before, by tracking and kerning: seen as part of the space
  for (const LinePiece& piece : pieces) {
    for (const PlacedGlyph& glyph : piece.piece.glyphs) {
      const std::string_view text =
          std::string_view(piece.piece.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
      line.hyphen = is_hyphen(text);
      if (!is_word_space(text)) {
        added = glyph.advance - own_width(piece.piece, glyph);
        continue;
      }
      // The space that ends a line for readers of the text layer has no width.
      if (glyph.advance <= Pt{}) continue;
      spaces += glyph.advance + added;
      added = Pt{};
      ++line.spaces;
    }
  }
  if (line.spaces > 0) line.space = spaces / line.spaces;
  return line;
}

}  // namespace vestnik
