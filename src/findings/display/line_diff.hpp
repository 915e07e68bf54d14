/// @file line_diff.hpp
/// What changed in a text, line by line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vestnik {

struct ChangedLine {
  int line = 0;  ///< from 1
  std::string before, after;
};

/// The lines that differ. Both texts have as many lines.
[[nodiscard]] std::vector<ChangedLine> changed_lines(std::string_view before, std::string_view after);

/// The same in the unified format of diff and patch, with three lines around each change.
[[nodiscard]] std::string unified_diff(std::string_view name, std::string_view before, std::string_view after);

}  // namespace vestnik
