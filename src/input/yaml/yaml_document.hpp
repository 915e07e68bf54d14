/// @file yaml_document.hpp
/// YAML text as a tree of values that know their places. What YAML could mean and a descriptor never does (tags, merge
/// keys, several documents, cycles) is refused here, so that no reader has to think of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "findings/sink/findings.hpp"
#include "input/yaml/text_source.hpp"

namespace vestnik {

/// A value. Aliases are already replaced by a copy of what they stand for, so this is a tree. Whether a scalar is a
/// number or a date is for the reader to say: `NO` is the country and `21` a title where these are asked for.
struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping };
  enum class Style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

  Kind kind = Kind::null;
  Style style = Style::plain;      ///< of a scalar
  std::size_t begin = 0, end = 0;  ///< bytes of the source
  std::string text;                ///< of a scalar; NFC
  int indent = -1;                 ///< columns before each line of `text` in the source; -1 if not the same text
  std::string key;                 ///< in a mapping
  std::size_t key_begin = 0, key_end = 0;
  /// A mistake that is reported kept the parser from reading it, or entries of it: it is not to be called incomplete.
  bool unread = false;
  std::vector<std::string> unsound{};  ///< keys whose values were given and are no good; set by YamlReader
  std::vector<YamlNode> children;      ///< items, or values with their keys

  [[nodiscard]] bool is(Kind which) const { return kind == which; }
  /// The value of `name` in a mapping, or nullptr.
  [[nodiscard]] const YamlNode* find(std::string_view name) const;
};

/// Deepest nesting and greatest number of values (aliases expanded) that a document may have.
inline constexpr std::size_t max_yaml_depth = 64;
inline constexpr std::size_t max_yaml_nodes = 200'000;
/// Anchors in a document, and bytes of it without its literal blocks: the parser takes long over more.
inline constexpr std::size_t max_yaml_anchors = 1'000;
inline constexpr std::size_t max_yaml_parsed = std::size_t{4} << 20;
inline constexpr std::size_t max_yaml_text = std::size_t{64} << 20;  ///< bytes of all scalars, aliases expanded

/// Parses the one document of `source`. Reports "bad-yaml", "empty-file", "several-documents", "nested-too-deep",
/// "too-many-values", "alias-cycle", "yaml-anchor", "yaml-tag", "yaml-merge", "key-not-text", "duplicate-key",
/// "control-character". Where the text is no YAML, the entry that holds the mistake is left out and the rest read. No
/// value where there is none to read on with.
[[nodiscard]] std::optional<YamlNode> parse_yaml(const TextSource& source, Findings& findings);

}  // namespace vestnik
