/// @file glyph_run.hpp
/// Shaped text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "input/markup/markup.hpp"
#include "layout/text/font_library.hpp"
#include "model/theme/theme.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

struct Glyph {
  std::uint32_t id = 0;          ///< in the face; never 0
  std::uint32_t text_begin = 0;  ///< bytes of the paragraph's text that this glyph stands for; an empty range for
  std::uint32_t text_end = 0;    ///< the second and further glyphs of a cluster
  Pt advance;                    ///< to the next glyph, kerning, tracking and justification included
  Pt x_offset, y_offset;         ///< from the pen; y upwards
  bool unsafe_to_break = false;  ///< a line break before it asks for reshaping
};

/// Which of a face's glyphs show a letter.
enum class GlyphForm : std::uint8_t {
  plain,
  superscript,       ///< the face's own
  subscript,         ///< the face's own
  small_capitals,    ///< of small letters, the face's own
  lowered_capitals,  ///< small capitals that the face has for capitals
  capitals,          ///< of small letters
};

/// Glyphs of one face, size, colour, language and direction, in visual order.
struct GlyphRun {
  const FontFace* face = nullptr;
  Pt size;
  Pt rise;  ///< of its baseline above the line's
  Color color;
  GlyphForm form = GlyphForm::plain;
  std::uint8_t level = 0;  ///< bidirectional embedding level; odd: right to left
  std::size_t span = 0;    ///< of the paragraph's InlineText
  std::uint32_t text_begin = 0, text_end = 0;
  std::string language;     ///< BCP 47
  char script[5] = "Zyyy";  ///< ISO 15924
  std::vector<Glyph> glyphs;

  [[nodiscard]] Pt width() const;
};

}  // namespace vestnik
