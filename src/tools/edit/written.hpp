/// @file written.hpp
/// Values as a person would write them in a descriptor.
#pragma once

#include <string>
#include <string_view>

#include "input/yaml/yaml_document.hpp"
#include "tools/edit/yaml_edit.hpp"

namespace vestnik::edit {

/// How a document is written.
struct Habits {
  std::size_t list_step = 2;         ///< columns from a key to the dashes of its list
  std::string_view line_end = "\n";  ///< or CR LF
};

/// In one line. `flow`: between brackets. `style`: how the value was written before, which is kept where it can be.
[[nodiscard]] std::string written_in_line(const Value& scalar, bool flow,
                                          YamlNode::Style style = YamlNode::Style::plain);
/// "[a, b]", "{a: b}" or a scalar.
[[nodiscard]] std::string written_as_flow(const Value& value);
/// Whether a text is to be written as a literal block where that may stand.
[[nodiscard]] bool is_block_text(const Value& value);
/// A block without its last line end: "|", then the lines, indented by `indent` columns, at most 9 more than `parent`,
/// the column of its key or dash.
[[nodiscard]] std::string written_block(std::string_view text, std::size_t parent, std::size_t indent,
                                        const Habits& habits);
/// "key: value" of a block whose keys begin in `column`, without the last line end.
[[nodiscard]] std::string written_entry(const Value& value, std::size_t column, const Habits& habits);
/// What follows "key:" in column `column`, without the last line end.
[[nodiscard]] std::string written_behind_key(const Value& value, std::size_t column, const Habits& habits);
/// What follows the dash in column `column`.
[[nodiscard]] std::string written_behind_dash(const Value& item, std::size_t column, const Habits& habits);

}  // namespace vestnik::edit
