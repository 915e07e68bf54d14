/// @file ruled_lines.hpp
/// The lines of a YAML file, each with the rule for what stands in it. This needs no sound YAML: an editor's mistakes
/// are found by it before the parser stumbles over them.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "input/yaml/yaml_reader.hpp"

namespace vestnik {

/// A line that says something: neither empty nor a remark nor in a text that goes on.
struct RuledLine {
  std::size_t begin = 0, end = 0;           ///< bytes; without white space at its end
  std::size_t indent = 0;                   ///< bytes before its first character
  std::optional<std::size_t> dash{};        ///< byte of its last "-" of an item
  bool tight_dash = false;                  ///< no space follows that
  std::size_t content = 0;                  ///< byte of what follows its dashes
  std::string_view key{};                   ///< as written; empty: none
  std::size_t colon = 0;                    ///< byte, where there is a key
  bool tight_colon = false;                 ///< no space follows that
  std::size_t value = 0;                    ///< byte where the value begins; `end`: there is none
  const ValueRule* rule = nullptr;          ///< of the value; nullptr: not known
  bool required = false;                    ///< the key is
  std::optional<std::size_t> new_item{};    ///< byte where a "-" is missing: the key begins another item of a list
  std::optional<std::size_t> first_item{};  ///< the same for the first item of a list

  /// Columns of the key, or of the item's dash: what belongs to the value is indented more.
  [[nodiscard]] std::size_t column() const { return (key.empty() && dash ? *dash : content) - begin; }
};

class RuledLines {
 public:
  /// `rule` is that of the whole document. Both must outlive the walk.
  RuledLines(std::string_view text, const ValueRule& rule);

  [[nodiscard]] std::optional<RuledLine> next();
  /// Bytes up to the end of the lines that follow `line` and are indented more, remarks left out; a line that begins
  /// with a key of the file is not one of them.
  [[nodiscard]] std::size_t end_of_value(const RuledLine& line) const;
  /// Bytes up to the end of all lines that follow `line` and are indented more.
  [[nodiscard]] std::size_t end_of_block(const RuledLine& line) const;
  /// Whether a line that says something follows and is indented more.
  [[nodiscard]] bool goes_on_below(const RuledLine& line) const;
  /// Leaves out the lines that begin before `offset`.
  void skip_to(std::size_t offset) { at_ = std::max(at_, offset); }

 private:
  struct Frame {
    std::size_t column = 0;
    bool list = false;
    const ValueRule* rule = nullptr;  ///< of the list's items, or of the mapping; nullptr: not known
    const ValueRule* open = nullptr;  ///< in a mapping: of the last key, which stands alone in its line
    bool in_list = false;             ///< the mapping is an item
    std::set<std::string_view> seen{};
  };

  void read_dashes(RuledLine& line);
  void open_item(const RuledLine& line, std::size_t column);
  void read_content(RuledLine& line);
  void read_key(RuledLine& line);
  void close_frames(std::size_t indent);
  void enter(RuledLine& line);
  void find_new_item(RuledLine& line, Frame& frame) const;
  [[nodiscard]] std::size_t column_of_item(const RuledLine& line) const;
  [[nodiscard]] bool begins_with_key(std::string_view content) const;

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Frame> frames_;
  std::optional<std::size_t> block_;  ///< column of the key whose text, below "|" or ">", is passed over
};

/// The rule for a key of `rule`; one that Cyrillic letters spoil is meant all the same. nullptr: none.
[[nodiscard]] const ValueRule* rule_of_key(const ValueRule* rule, std::string_view key);

}  // namespace vestnik
