/// @file table.hpp
/// Tables as blocks; for src/document/compose/ alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/compose/composition.hpp"

namespace vestnik {

/// Columns that a page has room for, turned if need be.
inline constexpr std::size_t most_table_columns = 16;

/// What a table says, wherever it comes from.
struct TableContent {
  std::vector<std::vector<InlineText>> rows;  ///< of equal length
  std::vector<Align> aligns;                  ///< by column
  std::vector<JoinedCell> joined;
  std::size_t head_rows = 1, head_columns = 0, total_rows = 0;
  InlineText caption;
  std::vector<InlineText> notes;
  std::string language;  ///< empty: the issue's
  DataWidth width = DataWidth::automatic;
  SourceRange where;
};

/// A Markdown table's content. Further rows in bold below the head belong to it; the first column is one of heads if
/// all of it is bold or the cell above it is empty.
[[nodiscard]] TableContent table_content(MarkupBlock block);

/// The table with its elements below `parent`; nothing if it has no rows or too many columns, which is reported.
[[nodiscard]] std::optional<TableBlock> build_table(Composition& composition, TableContent content, NodeId parent);

}  // namespace vestnik
