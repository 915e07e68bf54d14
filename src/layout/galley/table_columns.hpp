/// @file table_columns.hpp
/// How wide a table's columns are.
#pragma once

#include <cstddef>
#include <vector>

#include "vestnik/length.hpp"

namespace vestnik {

/// A table's column, its cells' padding included.
struct TableColumn {
  Pt least;        ///< for its longest word
  Pt comfortable;  ///< for two words or three
  Pt lines;        ///< for its longest line below the head
  Pt natural;      ///< for its longest line
  Pt fraction;     ///< of it, what is behind the whole parts of numbers
  Pt x, width;     ///< where it is set, once the measure is known
  Pt padding{4};   ///< on both sides of its cells

  [[nodiscard]] Pt right() const { return x + width; }
};

inline constexpr Pt cell_padding = TableColumn{}.padding;

/// What a cell that spans columns asks of them together.
struct SpanNeed {
  std::size_t first = 0, last = 0;  ///< columns [first, last)
  Pt least, lines;
};

/// Widens columns that together are narrower than what spans them, each by the same.
void widen_for(const SpanNeed& need, std::vector<TableColumn>& columns);

[[nodiscard]] Pt sum_of(const std::vector<TableColumn>& columns, Pt TableColumn::*width);

/// Gives columns their widths and places in `measure`: natural ones if these fit; else heads are broken into lines
/// first, then cells, then words. `ends_at_edge`: what is left stands between the columns only.
void place_columns(std::vector<TableColumn>& columns, Pt measure, bool ends_at_edge);

}  // namespace vestnik
