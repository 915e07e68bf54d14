/// @file dialogue.hpp
/// Direct speech that a dash opens; for src/compose/ alone. Which dash is the house rules' business.
#pragma once

#include <string_view>
#include <vector>

#include "markup/markup.hpp"

namespace vestnik {

/// Whether the text begins with an em or en dash and a space.
[[nodiscard]] bool opens_with_dash(std::string_view text);

/// Editors write dialogue as "- text": to Markdown that is a list. Lists with a single item of a single paragraph
/// become paragraphs that begin with "- "; a list proper has more. `source` is what `blocks` were parsed from.
void unfold_dialogue(std::vector<MarkupBlock>& blocks, const MarkdownText& source);

}  // namespace vestnik
