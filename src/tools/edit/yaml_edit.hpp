/// @file yaml_edit.hpp
/// Smallest edits of a YAML text: what an edit does not name keeps its bytes, comments and order included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vestnik::edit {

/// From the document's root to a value: keys of mappings, indices of lists.
using Step = std::variant<std::string, std::size_t>;
using Path = std::vector<Step>;

/// A value as it is to be, or as it was read.
struct Value {
  enum class Kind : std::uint8_t {
    nothing,
    text,   ///< written so that any reader takes it for a text
    plain,  ///< a number, a date, true or false: written as it stands
    list,
    mapping,
  };
  Kind kind = Kind::nothing;
  std::string text{};             ///< of a text or plain value; lines end with LF
  std::string key{};              ///< in a mapping
  std::vector<Value> children{};  ///< items, or values with their keys

  [[nodiscard]] bool is_scalar() const { return kind == Kind::text || kind == Kind::plain; }
  /// The value of `name` in a mapping, or nullptr.
  [[nodiscard]] const Value* find(std::string_view name) const;
};

struct Edit {
  enum class What : std::uint8_t {
    set,     ///< the value at `path`; keys that are missing on the way are added
    insert,  ///< an item before the one at `path`, whose last step is at most the list's size; the list may be missing
    remove,  ///< the key or item at `path`
    move,    ///< the item at `path` to `to`, where it is when it has been taken out of its list
  };
  What what = What::set;
  Path path;
  Value value{};
  Path to{};
  /// In which order keys stand in the mapping that a new one is added to; a key that is not here goes to the end.
  std::vector<std::string> order{};
};

/// `text`, UTF-8 without a byte order mark, with one edit. No value if there is nothing at the path, or if the text is
/// written in a way in which the edit would change more than it says: every result is parsed and compared.
[[nodiscard]] std::optional<std::string> edited(const std::string& text, const Edit& edit);

/// The text as a value; nothing if it is no YAML that a descriptor may be written in.
[[nodiscard]] std::optional<Value> read_value_of(const std::string& text);

/// What `edit` does to a value that was read; false if there is nothing at its path.
bool apply(const Edit& edit, Value& root);

/// Whether both say the same; how they are written does not count.
[[nodiscard]] bool same(const Value& one, const Value& other);

}  // namespace vestnik::edit
