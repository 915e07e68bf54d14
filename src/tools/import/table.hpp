/// @file table.hpp
/// Tables of data and tables that only place their text.
#pragma once

#include <vector>

#include "tools/import/element.hpp"

namespace vestnik::importing {

/// `cells` holds what the cells of each row say.
[[nodiscard]] bool is_data(const source::Table& table, const std::vector<std::vector<Elements>>& cells,
                           const CountryIndex& countries);

/// The table as one element; the cells' texts move into it. A table with too many columns becomes texts, a line for
/// each row. Reports what does not stay as it was.
[[nodiscard]] Element as_data(const source::Table& table, std::vector<std::vector<Elements>>& cells, int number,
                              const Context& context);

}  // namespace vestnik::importing
