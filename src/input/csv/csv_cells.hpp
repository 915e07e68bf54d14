/// @file csv_cells.hpp
/// A CSV text cut into cells; for src/input/csv/ alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/csv/csv.hpp"

namespace vestnik::csv {

/// A quote that closes nothing, or that nothing closes.
struct BadQuote {
  int line = 0, column = 0;
  bool open = false;
  int opened = 0;  ///< line in which the quotes begin
};

/// One pass over the text. Time and memory are in proportion to its length.
class Cells {
 public:
  /// Stops behind `most` cells.
  Cells(std::string_view text, std::size_t most);

  /// Rows that are not blank, as long as they are written.
  [[nodiscard]] std::vector<std::vector<CsvCell>> take_rows() { return std::move(rows_); }
  [[nodiscard]] const std::vector<BadQuote>& bad_quotes() const { return bad_quotes_; }
  [[nodiscard]] bool too_many() const { return too_many_; }
  [[nodiscard]] int last_line() const { return line_; }
  [[nodiscard]] char delimiter() const { return delimiter_; }

 private:
  void read_row();
  [[nodiscard]] CsvCell read_cell();
  [[nodiscard]] std::string quoted();
  [[nodiscard]] std::string plain();
  void skip_spaces();
  [[nodiscard]] bool at_end_of_cell() const;
  [[nodiscard]] bool at_end_of_line() const;
  void end_line();
  [[nodiscard]] int column();

  std::string_view text_;
  std::size_t most_;
  char delimiter_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::size_t counted_ = 0;  ///< up to here, from the line's beginning, characters are counted
  int characters_ = 0;
  std::size_t cells_ = 0;
  bool too_many_ = false;
  std::vector<std::vector<CsvCell>> rows_;
  std::vector<BadQuote> bad_quotes_;
};

}  // namespace vestnik::csv
