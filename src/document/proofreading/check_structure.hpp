/// @file check_structure.hpp
/// What Markdown makes of an article's lines, where the editor hardly meant it.
#pragma once

#include <string_view>
#include <vector>

#include "input/markup/markup.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// Warns of years that were taken for the numbers of a list ("year-as-number"). `source`: what `blocks` were parsed
/// from.
[[nodiscard]] std::vector<Diagnostic> check_lists(const std::vector<MarkupBlock>& blocks, const MarkdownText& source);

/// Warns of subheadings without text below them ("heading-alone").
[[nodiscard]] std::vector<Diagnostic> check_headings(const std::vector<MarkupBlock>& blocks);

/// Warns if the text begins with the article's title once more ("title-in-body").
[[nodiscard]] std::vector<Diagnostic> check_title(const std::vector<MarkupBlock>& blocks, std::string_view title);

/// The smallest number of a heading's level in `blocks`, empty ones left out; 0: none.
[[nodiscard]] int top_heading_level(const std::vector<MarkupBlock>& blocks);

}  // namespace vestnik
