/// @file table_cells.hpp
/// What a table's cells are to each other; for src/document/compose/ alone.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/markup/markup.hpp"

namespace vestnik {

/// Which cells are one: every place of a table's grid knows the cell that covers it.
class CellSpans {
 public:
  struct Place {
    std::size_t row = 0, column = 0;
    auto operator<=>(const Place&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 misreads it
  };
  struct Extent {
    int rows = 1, columns = 1;
  };

  /// Joins that make no rectangle, cross the foot of the first `head_rows` rows or leave a row without a cell of its
  /// own are dropped: `dropped` holds them.
  CellSpans(std::size_t rows, std::size_t columns, const std::vector<JoinedCell>& joined, std::size_t head_rows);

  /// The top left place of the cell at `place`.
  [[nodiscard]] Place origin(Place place) const { return origins_[place.row * columns_ + place.column]; }
  [[nodiscard]] bool is_covered(Place place) const { return origin(place) != place; }
  [[nodiscard]] Extent extent(Place origin) const;
  [[nodiscard]] const std::vector<JoinedCell>& dropped() const { return dropped_; }
  [[nodiscard]] bool any() const { return any_; }

 private:
  [[nodiscard]] bool is_whole(Place origin, std::size_t count, std::size_t head_rows) const;
  [[nodiscard]] bool leaves_empty_row() const;

  std::size_t rows_, columns_;
  std::vector<Place> origins_;
  std::vector<JoinedCell> dropped_;
  bool any_ = false;
};

/// A cell's text as a number.
struct CellNumber {
  std::size_t fraction = 0;  ///< bytes at its end: decimal sign, digits, per cent; 0 where only the whole part is there
};
/// "12,5", "−3", "1 234.50 %", "$ 5"; nothing for any other text. A comma or full stop before three digits parts groups
/// unless it is the language's decimal sign.
[[nodiscard]] std::optional<CellNumber> number_of_cell(std::string_view text, char32_t decimal_sign);

/// An item of a list that stands in a cell.
struct CellItem {
  std::string mark;  ///< a number as written; empty: a bullet
  InlineText text;
};
/// The items of a cell whose lines all begin with "- ", "• " or "1. "; none if it is no list.
[[nodiscard]] std::vector<CellItem> items_of_cell(const InlineText& text);

}  // namespace vestnik
