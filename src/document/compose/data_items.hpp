/// @file data_items.hpp
/// Tables and charts from CSV files; for src/document/compose/ alone.
#pragma once

#include <optional>
#include <string>

#include "document/compose/composition.hpp"
#include "document/compose/table.hpp"

namespace vestnik {

/// The table that `item` asks for, in the words of `language` (empty: the issue's); nothing if its file cannot be read,
/// which is reported.
[[nodiscard]] std::optional<TableContent> data_table(Composition& composition, const DataItem& item,
                                                     const std::string& language);

/// The chart that `item` asks for, below `parent`; `fallback` names it if nothing else does. Nothing if its file cannot
/// be read or drawn, which is reported.
[[nodiscard]] std::optional<FigureBlock> data_chart(Composition& composition, const DataItem& item,
                                                    const std::string& language, NodeId parent,
                                                    const std::string& fallback);

}  // namespace vestnik
