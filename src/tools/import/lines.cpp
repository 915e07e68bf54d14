#include <algorithm>

#include "tools/import/characters.hpp"
#include "tools/import/line.hpp"

namespace vestnik::importing {
namespace {

Line make_line(std::string_view raw, int number) {
  Line line{.text = {}, .number = number};
  std::string text;
  for (const char c : raw) {
    if (c == '\f') {
      line.new_page = true;
    } else if (c == '\t') {
      text += "    ";
    } else {
      text += c;
    }
  }
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return line;
  line.indent = static_cast<int>(first);
  line.text = text.substr(first, text.find_last_not_of(' ') + 1 - first);
  return line;
}

}  // namespace

Lines split_lines(std::string_view text) {
  Lines lines;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(make_line(text.substr(0, end), ++number));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace vestnik::importing
