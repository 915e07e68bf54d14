/// @file document.hpp
/// A parsed YAML text and the stretches of it that an edit replaces.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/yaml/yaml_document.hpp"
#include "tools/edit/extents.hpp"
#include "tools/edit/written.hpp"
#include "tools/edit/yaml_edit.hpp"

namespace vestnik::edit {

[[nodiscard]] Value value_of(const YamlNode& node);

/// An item on its way into a list: a value, and if it stood in a block, its lines as they were.
struct Item {
  Value value{};
  std::string lines{};     ///< with remarks above it; empty: to be written from the value
  std::size_t column = 0;  ///< of its dash in `lines`
};

/// Functions give the text with a change, or nothing where the text's form does not allow it.
class Document {
 public:
  [[nodiscard]] static std::optional<Document> parse(const std::string& text);
  [[nodiscard]] Value value() const { return value_of(root_); }

  [[nodiscard]] std::optional<std::string> with(const Path& path, const Value& value,
                                                const std::vector<std::string>& order) const;
  [[nodiscard]] std::optional<std::string> with_item(const Path& path, const Item& item,
                                                     const std::vector<std::string>& order) const;
  [[nodiscard]] std::optional<std::string> without(const Path& path) const;
  [[nodiscard]] std::optional<Item> item(const Path& path) const;

 private:
  /// A value and where it hangs.
  struct Place {
    const YamlNode* node = nullptr;
    const YamlNode* parent = nullptr;  ///< nullptr: the node is the root
    std::size_t index = 0;             ///< among its parent's children
    bool in_flow = false;              ///< stands between brackets
    std::size_t steps = 0;             ///< of the path that lead to it
  };
  Document(std::string text, YamlNode root);

  /// The deepest value on the path that is there.
  [[nodiscard]] Place find(const Path& path) const;
  [[nodiscard]] std::string replaced(Extent extent, std::string_view by) const;
  /// The same for the value of `node`. A remark in its line stays in the first line of `by`.
  [[nodiscard]] std::string replaced_value(const YamlNode& node, Extent extent, std::string by) const;
  /// Column of the key or dash that the value belongs to.
  [[nodiscard]] std::optional<std::size_t> column_of(const Place& place) const;
  [[nodiscard]] std::optional<std::string> overwritten(const Place& place, const Value& value) const;
  [[nodiscard]] std::optional<std::string> overwritten_scalar(const Place& place, const Value& value) const;
  [[nodiscard]] std::optional<std::string> with_key(const Place& mapping, Value value,
                                                    const std::vector<std::string>& order) const;
  [[nodiscard]] std::optional<std::string> with_first_item(const Place& list, const Item& item) const;
  [[nodiscard]] std::optional<std::string> with_block_item(const Place& list, std::size_t index,
                                                           const Item& item) const;
  /// Whole lines behind the first `behind` children of a block.
  [[nodiscard]] std::optional<std::string> with_lines(const YamlNode& block, std::size_t behind,
                                                      std::string lines) const;
  [[nodiscard]] std::string with_flow_child(const YamlNode& parent, std::size_t index, const std::string& child) const;
  [[nodiscard]] std::optional<std::string> without_flow_child(const Place& place) const;
  [[nodiscard]] std::string lines_at(const Item& item, std::size_t column) const;
  /// What stands between items of a block besides remarks.
  [[nodiscard]] std::string gap_beside(const YamlNode& list, const std::string& lines) const;

  std::string text_;
  YamlNode root_;
  Habits habits_;
};

}  // namespace vestnik::edit
