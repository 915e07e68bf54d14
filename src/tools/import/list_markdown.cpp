#include "tools/import/list_markdown.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "tools/import/characters.hpp"
#include "tools/import/markdown.hpp"

namespace vestnik::importing {
namespace {

/// A list that is open at some level.
struct Open {
  std::size_t indent = 0, inner = 0;  // of its markers, and of its items' texts
  int number = 0;                     // of its last item; 0: a bulleted list
  char delimiter = 0;
};

}  // namespace

int plain_number(std::string_view label) {
  int number = 0;
  const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), number);
  const bool sound = error == std::errc{} && number > 0 && number < 1'000 && end + 1 == label.data() + label.size() &&
                     (*end == '.' || *end == ')');
  return sound && label.front() != '0' ? number : 0;
}

std::string list_markdown(std::span<const Block> items, bool after_ordered) {
  int least = items.front().list_level;
  for (const Block& item : items) least = std::min(least, item.list_level);
  std::string markdown;
  std::vector<Open> open;
  bool may_number = !after_ordered;
  for (const Block& item : items) {
    // No deeper than one level below the item before.
    const auto depth = std::min(static_cast<std::size_t>(item.list_level - least), open.size());
    const bool same = depth < open.size();
    const int number = plain_number(item.marker);
    const char delimiter = item.marker.empty() ? ' ' : item.marker.back();
    const bool goes_on =
        same && open[depth].number > 0 && number == open[depth].number + 1 && delimiter == open[depth].delimiter;
    const bool begins = !same && number > 0 && (depth > 0 || may_number);
    const std::size_t indent = depth == 0 ? 0 : open[depth - 1].inner;
    open.resize(depth);
    std::string marker = "- ", label;
    if (goes_on || begins) {
      marker = item.marker + " ";
    } else if (!essence(item.marker).empty()) {
      label = item.marker + " ";
    }
    if (depth == 0) may_number = goes_on || begins;
    open.push_back({.indent = indent,
                    .inner = indent + marker.size(),
                    .number = goes_on || begins ? number : 0,
                    .delimiter = delimiter});
    std::string text = item.text;
    std::ranges::replace(text, mark::line_break, ' ');
    markdown += std::string(indent, ' ') + marker + to_markdown(label + text) + "\n";
  }
  markdown.pop_back();
  return markdown;
}

}  // namespace vestnik::importing
