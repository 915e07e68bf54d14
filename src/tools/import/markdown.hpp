/// @file markdown.hpp
/// Texts with marks → Markdown that says just that.
#pragma once

#include <string>
#include <string_view>

#include "input/markup/markup.hpp"

namespace vestnik::importing {

/// Inline Markdown on one line. What Markdown would take for markup is escaped; marks without a partner go; bare
/// addresses stay as they are.
[[nodiscard]] std::string to_markdown(std::string_view text);

/// The essence of what a reader sees of the Markdown: its words, the numbers of its lists, pictures' texts.
[[nodiscard]] std::string markdown_essence(const std::string& markdown);

/// The same of one block of it.
[[nodiscard]] std::string block_essence(const MarkupBlock& block);

}  // namespace vestnik::importing
