#include "input/yaml/yaml_line.hpp"

#include <algorithm>

namespace vestnik {

YamlLine read_yaml_line(std::string_view text, std::size_t begin) {
  YamlLine line{.begin = begin, .end = std::min(text.find('\n', begin), text.size())};
  while (line.end > begin && (text[line.end - 1] == ' ' || text[line.end - 1] == '\r')) --line.end;
  const std::string_view content = text.substr(0, line.end);
  std::size_t at = std::min(content.find_first_not_of(' ', begin), line.end);
  while (content.substr(at).starts_with("- ")) {
    line.dashes.push_back(at - begin);
    at = content.find_first_not_of(' ', at + 1);
  }
  line.column = at - begin;
  line.value = at;
  const std::size_t stop = std::min(content.find_first_of(" \"'{[:#", at), line.end);
  if (stop == at || stop == line.end || content[stop] != ':') return line;
  if (content.substr(stop).starts_with("://")) return line;
  line.colon = stop;
  line.spaced = stop + 1 == line.end || content[stop + 1] == ' ';
  line.value = std::min(content.find_first_not_of(' ', stop + 1), line.end);
  return line;
}

bool is_empty(const YamlLine& line, std::string_view text) {
  return line.begin + line.first() >= line.end || text[line.begin + line.first()] == '#';
}

}  // namespace vestnik
