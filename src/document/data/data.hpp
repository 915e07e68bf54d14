/// @file data.hpp
/// Figures of CSV files.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/data/numbers.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

struct DataCell {
  std::string text;  ///< as written
  std::optional<DataNumber> number;
  SourceRange where;
};

/// The rows of a file, heads included.
struct DataTable {
  std::vector<std::vector<DataCell>> rows;  ///< of equal length
  std::size_t columns = 0;
};

/// Cells below the first `head_rows` rows and right of the first `head_columns` columns are numbers where they can be.
/// Reports what read_csv does, and "csv-numbers" where cells disagree on the sign before fractions.
[[nodiscard]] Outcome<DataTable> read_data(const DataFile& file, std::size_t head_rows, std::size_t head_columns,
                                           std::size_t most_cells);

}  // namespace vestnik
