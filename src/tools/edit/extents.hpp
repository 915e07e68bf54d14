/// @file extents.hpp
/// Which bytes of a YAML text belong to a value: the parser tells where values begin, not where entries end.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "input/yaml/yaml_document.hpp"

namespace vestnik::edit {

inline constexpr std::string_view white_space = " \t\r\n";

/// Bytes [begin, end).
struct Extent {
  std::size_t begin = 0, end = 0;
};

class Extents {
 public:
  /// `text` is what the nodes that are asked about were parsed from. Lives on outside.
  explicit Extents(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t line_begin(std::size_t at) const;
  /// Past the line end behind `at`.
  [[nodiscard]] std::size_t line_end(std::size_t at) const;
  [[nodiscard]] std::size_t column(std::size_t at) const { return at - line_begin(at); }

  /// A list or mapping between brackets.
  [[nodiscard]] bool is_flow(const YamlNode& node) const;
  /// Past the value of `node`, which is a child of `parent`, its closing bracket included.
  [[nodiscard]] std::size_t value_end(const YamlNode& node, const YamlNode* parent) const;
  /// The colon behind a key; nothing where it cannot be found.
  [[nodiscard]] std::optional<std::size_t> colon(const YamlNode& child) const;
  /// Where the entry begins: its key, or its dash. Nothing where the dash cannot be found.
  [[nodiscard]] std::optional<std::size_t> entry_begin(const YamlNode& parent, std::size_t index) const;
  /// The whole lines of an entry of a block, with the remarks right above an item; of one that does not begin its line,
  /// from its beginning on.
  [[nodiscard]] std::optional<Extent> lines(const YamlNode& parent, std::size_t index) const;

 private:
  [[nodiscard]] std::size_t block_end(const YamlNode& node, const YamlNode* parent) const;
  [[nodiscard]] std::size_t closing_bracket(const YamlNode& node) const;

  std::string_view text_;
};

}  // namespace vestnik::edit
