/// @file quoting.hpp
/// Texts as YAML must have them written so that they are read as they were typed.
#pragma once

#include <string>
#include <string_view>

namespace vestnik {

/// `text` in quotes that leave it as it is: double ones, or single ones where it holds a double one or a backslash.
[[nodiscard]] std::string in_yaml_quotes(std::string_view text);

/// What YAML makes of `written`, the rest of a line behind a key and its colon.
struct ReadValue {
  bool sound = false;   ///< it is one text, without anchor or tag
  bool quoted = false;  ///< in quotes
  std::string text{};   ///< what it says; of a sound value
};
[[nodiscard]] ReadValue read_value(std::string_view written);

/// Whether no character of `text` could mean something to YAML: most texts are such ones, and `read_value` takes time.
[[nodiscard]] bool is_harmless(std::string_view text);

}  // namespace vestnik
