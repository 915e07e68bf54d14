/// @file table_rows.hpp
/// The rows of one table as boxes; for table_setter.cpp alone.
#pragma once

#include <cstddef>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/galley.hpp"
#include "layout/galley/paragraph_setter.hpp"
#include "layout/galley/table_columns.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

/// How far behind `line`'s whole part its end is: the width of its last `bytes` bytes.
[[nodiscard]] Pt width_of_end(const BuiltLine& line, std::size_t bytes);

class TableRows {
 public:
  /// A page holds `page_lines`; columns know their places in `measure`. All outlive this.
  TableRows(const TableBlock& table, const std::vector<TableColumn>& columns, Pt measure, int page_lines,
            const Theme& theme, ParagraphSetter& text);

  /// The boxes of all rows, one after the other.
  [[nodiscard]] std::vector<GalleyItem> take_items();
  /// Of the rows: how many boxes end with them.
  [[nodiscard]] const std::vector<std::size_t>& ends() const { return ends_; }
  /// Lines of the head where it can be set again, else 0.
  [[nodiscard]] int head_lines() const { return head_lines_; }
  /// Whether a cell that spans rows keeps a row and the next one together.
  [[nodiscard]] bool is_bound_to_next(std::size_t row) const { return bound_[row]; }

 private:
  struct Row {
    std::vector<std::vector<BuiltLine>> cells;  ///< by column
    std::size_t most = 1;                       ///< lines of a cell
    int lines = 1;                              ///< of the grid
    bool divided = false;                       ///< between its lines: no page can hold it
    const ParagraphStyle* style = nullptr;
  };

  void set_cells();
  [[nodiscard]] std::vector<BuiltLine> lines_of(const TableBlock::Cell& cell, std::size_t column);
  [[nodiscard]] Pt room(const TableBlock::Cell& cell, std::size_t column) const;
  [[nodiscard]] int grid_lines(const ParagraphStyle& style, std::size_t lines) const;
  void measure_rows();
  void stretch_for_spans();
  void bind_spans();
  void add_row(std::size_t row);
  void put_cell(std::size_t row, std::size_t column, Pt top, Pt leading, std::vector<GalleyItem>& items);
  void add_rules(std::size_t row, std::vector<GalleyItem>& items) const;
  [[nodiscard]] bool goes_on_below(std::size_t row, std::size_t column) const;
  [[nodiscard]] bool is_head(std::size_t row) const { return row < table_.head_rows; }

  const TableBlock& table_;
  const std::vector<TableColumn>& columns_;
  Pt measure_;
  int page_lines_;
  const Theme& theme_;
  ParagraphSetter& text_;
  std::vector<Row> rows_;
  std::vector<std::vector<std::size_t>> covering_;  ///< by row and column: how many rows further up the cell begins
  std::vector<bool> bound_;
  std::vector<GalleyItem> items_;
  std::vector<std::size_t> ends_;
  int head_lines_ = 0;
};

}  // namespace vestnik
