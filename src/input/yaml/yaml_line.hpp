/// @file yaml_line.hpp
/// Single lines of a YAML text, sound or not.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace vestnik {

/// A line as YAML sees it. Columns count from 0.
struct YamlLine {
  std::size_t begin = 0, end = 0;      ///< bytes of the source
  std::vector<std::size_t> dashes{};   ///< columns of "- "
  std::size_t column = 0;              ///< of what follows them
  std::optional<std::size_t> colon{};  ///< byte where the key's colon is
  std::size_t value = 0;               ///< byte where the value begins; `end`: there is none
  bool spaced = true;                  ///< whether the colon is followed by a space or nothing

  [[nodiscard]] std::size_t first() const { return dashes.empty() ? column : dashes.front(); }
};

[[nodiscard]] YamlLine read_yaml_line(std::string_view text, std::size_t begin);
/// Whether the line says nothing: it is empty or a remark.
[[nodiscard]] bool is_empty(const YamlLine& line, std::string_view text);

}  // namespace vestnik
