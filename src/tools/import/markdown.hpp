/// @file markdown.hpp
/// Texts with marks → Markdown that says just that.
#pragma once

#include <string>
#include <string_view>

namespace vestnik::importing {

/// Inline Markdown on one line. What Markdown would take for markup is escaped; marks without a partner go; bare
/// addresses stay as they are.
[[nodiscard]] std::string to_markdown(std::string_view text);

/// The essence of what a reader sees of the Markdown: its words, the numbers of its lists, pictures' texts.
[[nodiscard]] std::string markdown_essence(const std::string& markdown);

}  // namespace vestnik::importing
