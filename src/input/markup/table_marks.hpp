/// @file table_marks.hpp
/// What tables have besides Markdown's own: captions, joined cells, lines within a cell.
#pragma once

#include <string_view>
#include <vector>

#include "input/markup/markup.hpp"

namespace vestnik::markup {

/// Whether `html` is a line break: "<br>", "<br/>", "<BR />".
[[nodiscard]] bool is_line_break(std::string_view html);

/// Takes the marks "<<" and "^^" off the cells of `table` that are joined with the one on the left or above. In the
/// first column and the first row they join nothing and stay.
void take_joined_cells(MarkupBlock& table);

/// Gives tables the paragraphs ": …" above them, or else below them, as captions. Also within items and quotations.
void gather_captions(std::vector<MarkupBlock>& blocks);

}  // namespace vestnik::markup
