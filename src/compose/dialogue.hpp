/// @file dialogue.hpp
/// Direct speech that a dash opens; for src/compose/ alone.
#pragma once

#include <string_view>

#include "markup/markup.hpp"

namespace vestnik {

/// Whether the text begins with an em or en dash and a space.
[[nodiscard]] bool opens_with_dash(std::string_view text);

/// Editors write dialogue as "- text": to Markdown that is a list. One with a single item of a single paragraph is
/// taken for dialogue; a list proper has more.
[[nodiscard]] bool is_dialogue(const MarkupBlock& list);

/// The text with the dash that opens dialogue in `language` (en dash in English, em dash elsewhere), and a space of
/// fixed width after it.
[[nodiscard]] InlineText as_dialogue(const InlineText& text, std::string_view language);

}  // namespace vestnik
