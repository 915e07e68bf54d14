/// @file itemise.hpp
/// A text in stretches of one style, script, direction and face.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "findings/catalogue/message.hpp"
#include "input/markup/markup.hpp"
#include "layout/text/font_library.hpp"
#include "layout/text/shape.hpp"
#include "model/theme/resources.hpp"

namespace vestnik {

/// What ShapedText begins with: the text that is really shaped.
struct PreparedText {
  std::string text;  ///< capitals applied, controls made spaces, soft hyphens and idle joiners taken out
  std::vector<std::size_t> span_begins;   ///< by span; one more: the text's end
  std::vector<std::size_t> soft_hyphens;  ///< offsets at which the author allowed a hyphen
  std::vector<std::size_t> sources;       ///< by byte of `text`: offset in the InlineText, for messages
};

/// Whether `style` sets what `span` shows in capitals. An address keeps its letters: their case may matter.
[[nodiscard]] bool is_in_capitals(const ParagraphStyle& style, const InlineText& text, const InlineSpan& span);

[[nodiscard]] PreparedText prepare(const InlineText& text, const ParagraphStyle& style, std::string_view language);

/// A run before shaping: glyphs are still missing. Faces that are not the style's own are reported through `warn`.
struct ItemisationContext {
  const Resources& resources;
  const FontLibrary& fonts;
  std::set<char32_t>& reported;                       ///< characters that were reported as set in another face
  std::set<const FontFace*>& without_small_capitals;  ///< faces that were reported as such
  std::vector<Diagnostic>& diagnostics;
};

[[nodiscard]] std::vector<GlyphRun> itemise(const PreparedText& prepared, const InlineText& text,
                                            const ParagraphStyle& style, std::string_view language,
                                            const ItemisationContext& context);

/// Characters as a message shows them: one is named, as "U+0430 CYRILLIC SMALL LETTER A", several stand for themselves.
struct ShownCharacters {
  std::string words;
  bool are_several = false;
  SourceRange where;
};

/// Bytes [begin, end) of the prepared text. `places`: those of the text that was prepared.
[[nodiscard]] ShownCharacters show_characters(const PreparedText& prepared, TextPlaces& places, std::size_t begin,
                                              std::size_t end);

}  // namespace vestnik
