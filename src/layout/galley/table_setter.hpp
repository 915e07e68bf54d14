/// @file table_setter.hpp
/// Tables: the widths of their columns, rows as boxes, and which of them go across both columns of a page.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/galley.hpp"
#include "layout/galley/paragraph_setter.hpp"
#include "layout/galley/table_columns.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

/// Where a table goes on its page.
struct TablePlace {
  int columns = 2;      ///< of its region
  bool turned = false;  ///< a quarter to the left, on pages of its own
  double scale = 1;     ///< of its type
};

class TableSetter {
 public:
  TableSetter(const Theme& theme, ParagraphSetter& text) : theme_(theme), text_(text) {}

  /// Caption, rows and notes; of a long table, the rows at which a column may begin also with the table's head above
  /// them.
  [[nodiscard]] std::vector<GalleyItem> set(const TableBlock& table, Pt measure);
  /// Whole pages, on which the table is turned a quarter to the left: its head stands at the page's left.
  [[nodiscard]] std::vector<GalleyItem> set_turned(const TableBlock& table);

  /// `regions` with tables whose words would be crowded in one column, and the headings above them, in regions of their
  /// own across both columns, in smaller type or turned if need be; none if there is no table.
  [[nodiscard]] std::optional<std::vector<Region>> with_tables_across(const std::vector<Region>& regions);

 private:
  [[nodiscard]] std::vector<GalleyItem> set(const TableBlock& table, Pt measure, int page_lines);
  [[nodiscard]] std::vector<TableColumn> columns_of(const TableBlock& table);
  [[nodiscard]] std::vector<TableColumn> measured_columns(const TableBlock& table);
  /// Adds what the cell asks of its column; of its columns, if it spans several: then it is returned.
  [[nodiscard]] std::optional<SpanNeed> measure_cell(const TableBlock::Cell& cell, bool head, std::size_t at,
                                                     std::vector<TableColumn>& columns);
  [[nodiscard]] TablePlace place_of(const TableBlock& table);
  [[nodiscard]] TableBlock scaled(const TableBlock& table, const TablePlace& place) const;
  [[nodiscard]] GalleyItem box_of(const Paragraph& paragraph, Pt measure);

  const Theme& theme_;
  ParagraphSetter& text_;
  /// By table and size of its type: it is measured before it is placed, and set in several arrangements.
  std::map<std::pair<NodeId, double>, std::vector<TableColumn>> columns_;
};

}  // namespace vestnik
