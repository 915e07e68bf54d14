/// @file csv.hpp
/// CSV as office programs write it → cells with their places.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

struct CsvCell {
  std::string text;          ///< UTF-8, NFC, without white space at both ends; a line end is U+2028
  int line = 0, column = 0;  ///< of its first character, in the file
};

struct CsvTable {
  std::vector<std::vector<CsvCell>> rows;  ///< of equal length; blank ones are left out
  std::size_t columns = 0;
  char delimiter = ',';
};

/// Reads a file in UTF-8, UTF-16 or a Windows encoding, with commas, semicolons, tabs or bars between the cells and
/// quotes as RFC 4180 has them; which of each it is, the file itself shows. Reports "csv-format" (a workbook, no text),
/// "csv-empty", "csv-encoding" (guessed), "csv-quote", "csv-ragged", "csv-cells-lost" and "csv-too-large", with line
/// and column; nothing comes of a file that cannot be read at all or has more than `most_cells` cells.
[[nodiscard]] Outcome<CsvTable> read_csv(const FileBytes& file, std::size_t most_cells);

}  // namespace vestnik
