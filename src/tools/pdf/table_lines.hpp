/// @file table_lines.hpp
/// Lines whose parts stand under each other → a table.
#pragma once

#include <cstddef>
#include <vector>

#include "tools/pdf/page_lines.hpp"
#include "tools/source/source_document.hpp"

namespace vestnik::pdf {

/// The end of the table that begins with this line; the line itself: none does.
[[nodiscard]] std::size_t table_end(const std::vector<TextLine>& lines, std::size_t begin);

/// The table that stands in these lines, the `number`th one of its document.
[[nodiscard]] source::Table table_of_lines(const std::vector<TextLine>& lines, std::size_t begin, std::size_t end,
                                           int number);

}  // namespace vestnik::pdf
