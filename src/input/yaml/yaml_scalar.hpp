/// @file yaml_scalar.hpp
/// Where a scalar stands in its source: the parser tells where it begins and what it says, not where it ends.
#pragma once

#include <optional>
#include <string_view>

#include "input/yaml/yaml_document.hpp"

namespace vestnik {

struct ScalarPlace {
  YamlNode::Style style = YamlNode::Style::plain;
  std::size_t begin = 0, end = 0;     ///< quotes and the indicator `|` included, anchor and tag excluded
  int indent = -1;                    ///< of a block: see YamlNode::indent
  std::optional<std::size_t> same{};  ///< of another in one line: where the same text begins
};

/// `mark` is the offset of the scalar or its anchor, `value` what it says.
[[nodiscard]] ScalarPlace locate_scalar(std::string_view source, std::size_t mark, std::string_view value);

/// Offset of the value whose anchor or tag may stand at `mark`.
[[nodiscard]] std::size_t skip_properties(std::string_view source, std::size_t mark);

/// Where byte `offset` of a scalar's text stands in its source; no value where escapes or normalisation hide it.
[[nodiscard]] std::optional<std::size_t> source_offset(std::string_view source, const YamlNode& scalar,
                                                       std::size_t offset);

}  // namespace vestnik
