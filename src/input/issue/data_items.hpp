/// @file data_items.hpp
/// An article's tables and charts from CSV files.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "input/markup/markup.hpp"
#include "input/yaml/yaml_reader.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Reads a file that is named; reports why it cannot.
using ReadNamed = std::function<std::optional<FileBytes>(const SourcedText&)>;

/// What the keys `table` and `chart` of `article` say, in the descriptor's order.
[[nodiscard]] std::vector<DataItem> read_data_items(const YamlReader& reader, const YamlNode& article,
                                                    const ReadNamed& read);

/// The table that `![caption](file.csv)` in a body stands for, where no key says more of the file.
[[nodiscard]] std::optional<DataItem> table_in_body(const MarkupBlock& picture, const ReadNamed& read);

}  // namespace vestnik
