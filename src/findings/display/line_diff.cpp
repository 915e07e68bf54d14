#include "findings/display/line_diff.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vestnik {
namespace {

/// The lines of a text without their LF.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::vector<ChangedLine> changed_lines(std::string_view before, std::string_view after) {
  const std::vector<std::string_view> old_lines = lines_of(before), new_lines = lines_of(after);
  std::vector<ChangedLine> changes;
  for (std::size_t i = 0; i < std::min(old_lines.size(), new_lines.size()); ++i) {
    if (old_lines[i] == new_lines[i]) continue;
    changes.push_back({static_cast<int>(i) + 1, std::string(old_lines[i]), std::string(new_lines[i])});
  }
  return changes;
}

std::string unified_diff(std::string_view name, std::string_view before, std::string_view after) {
  constexpr int around = 3;
  const std::vector<std::string_view> lines = lines_of(before);
  const std::vector<ChangedLine> changes = changed_lines(before, after);
  const int count = static_cast<int>(lines.size());
  if (changes.empty()) return {};
  std::string diff = fmt::format("--- {}\n+++ {}\n", name, name);
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t last = first;
    while (last + 1 < changes.size() && changes[last + 1].line - changes[last].line <= 2 * around) ++last;
    const int begin = std::max(changes[first].line - around, 1), end = std::min(changes[last].line + around, count);
    diff += fmt::format("@@ -{},{} +{},{} @@\n", begin, end - begin + 1, begin, end - begin + 1);
    std::size_t next = first;
    for (int line = begin; line <= end;) {
      // Lines that follow each other and change stand together, the old ones first.
      std::size_t run = next;
      while (run <= last && changes[run].line == line + static_cast<int>(run - next)) ++run;
      if (run == next) {
        diff += fmt::format(" {}\n", lines[static_cast<std::size_t>(line) - 1]);
        ++line;
        continue;
      }
      for (std::size_t i = next; i < run; ++i) diff += "-" + changes[i].before + "\n";
      for (std::size_t i = next; i < run; ++i) diff += "+" + changes[i].after + "\n";
      line += static_cast<int>(run - next);
      next = run;
    }
    first = last + 1;
  }
  return diff;
}

}  // namespace vestnik
