/// @file lettered_lists.hpp
/// Lists whose items begin with letters, which Markdown does not have.
#pragma once

#include <vector>

#include "input/markup/markup.hpp"

namespace vestnik::markup {

/// Makes lists of paragraphs that follow each other and begin with "а) ", "б) " or "a) ", "b) ": at least two, the
/// first one with the alphabet's first letter, each with a letter further on. Also within items and quotations.
void gather_lettered(std::vector<MarkupBlock>& blocks);

}  // namespace vestnik::markup
