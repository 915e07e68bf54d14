/// @file dialogue.hpp
/// Direct speech that a dash opens; for src/document/compose/ alone. Which dash is the house rules' business.
#pragma once

#include <string_view>
#include <vector>

#include "input/markup/markup.hpp"

namespace vestnik {

/// Whether the text begins with an em or en dash and a space.
[[nodiscard]] bool opens_with_dash(std::string_view text);

/// Editors write dialogue as "- text": to Markdown that is a list. Lists with a single item of a single paragraph
/// become paragraphs that begin with "- "; a list proper has more. With `loose_lists` so do lists with blank lines
/// between their items if each item is a sentence of speech and either the author's words stand behind a dash in one
/// («Да, — сказал он»), or some but not all are questions. `source` is what `blocks` were parsed from.
void unfold_dialogue(std::vector<MarkupBlock>& blocks, const MarkdownText& source, bool loose_lists);

}  // namespace vestnik
