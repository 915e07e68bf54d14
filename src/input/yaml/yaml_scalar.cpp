#include "input/yaml/yaml_scalar.hpp"

#include <algorithm>

#include "input/yaml/text_source.hpp"

namespace vestnik {
namespace {

using Style = YamlNode::Style;

constexpr std::string_view white_space = " \t\r\n";

bool is_space(char c) { return white_space.find(c) != std::string_view::npos; }

/// Past the closing quote that matches the one at `begin`.
std::size_t quoted_end(std::string_view source, std::size_t begin) {
  const char quote = source[begin];
  for (std::size_t i = begin + 1; i < source.size(); ++i) {
    if (quote == '"' && source[i] == '\\') {
      ++i;
    } else if (source[i] == quote) {
      if (quote == '"' || i + 1 >= source.size() || source[i + 1] != '\'') return i + 1;
      ++i;
    }
  }
  return source.size();
}

/// Walks `value` and the source from `at` side by side: YAML's folding and indentation change white space alone.
/// No value where they part.
std::optional<std::size_t> walk(std::string_view source, std::size_t at, std::string_view value, Style style) {
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (is_space(value[i])) {
      if (i == 0 || !is_space(value[i - 1])) at = std::min(source.find_first_not_of(white_space, at), source.size());
      continue;
    }
    const bool escaped = style == Style::double_quoted && source.substr(at).starts_with('\\') &&
                         (value[i] == '"' || value[i] == '\\' || value[i] == '/');
    if (escaped) ++at;
    if (at >= source.size() || source[at] != value[i]) return std::nullopt;
    at += style == Style::single_quoted && value[i] == '\'' ? 2 : 1;
  }
  return at;
}

/// Extent and indentation of the block scalar whose indicator stands at `begin`.
ScalarPlace locate_block(std::string_view source, std::size_t begin, std::string_view value) {
  ScalarPlace place{source[begin] == '|' ? Style::literal : Style::folded, begin, begin + 1, -1, {}};
  std::size_t line = source.find('\n', begin);
  bool same = place.style == Style::literal;
  while (line != std::string_view::npos && !value.empty()) {
    const std::size_t first = line + 1;
    line = source.find('\n', first);
    std::string_view content = source.substr(first, line == std::string_view::npos ? line : line - first);
    if (content.ends_with('\r')) content.remove_suffix(1);
    const std::string_view wanted = value.substr(0, value.find('\n'));
    if (same && !wanted.empty()) {
      const auto indent = static_cast<int>(content.size()) - static_cast<int>(wanted.size());
      same = content.ends_with(wanted) && (place.indent < 0 || place.indent == indent);
      place.indent = indent;
    }
    if (!same) break;
    if (!trimmed(content).empty()) place.end = first + content.size();
    value.remove_prefix(std::min(value.size(), wanted.size() + 1));
  }
  if (!same) place.indent = -1;
  return place;
}

}  // namespace

std::size_t skip_properties(std::string_view source, std::size_t mark) {
  while (mark < source.size() && (source[mark] == '&' || source[mark] == '!')) {
    mark = std::min(source.find_first_of(white_space, mark), source.size());
    mark = std::min(source.find_first_not_of(white_space, mark), source.size());
  }
  return mark;
}

ScalarPlace locate_scalar(std::string_view source, std::size_t mark, std::string_view value) {
  const std::size_t begin = skip_properties(source, std::min(mark, source.size()));
  if (begin >= source.size()) return {Style::plain, begin, begin, -1, {}};
  const char first = source[begin];
  if (first == '|' || first == '>') return locate_block(source, begin, value);

  ScalarPlace place{Style::plain, begin, begin, -1, {}};
  std::size_t content = begin;
  if (first == '"' || first == '\'') {
    place.style = first == '"' ? Style::double_quoted : Style::single_quoted;
    place.end = quoted_end(source, begin);
    ++content;
  } else {
    place.end = walk(source, begin, value, Style::plain).value_or(begin + 1);
  }
  if (source.substr(content, value.size()) == value && value.find('\n') == std::string_view::npos) {
    place.same = content;
  }
  return place;
}

std::optional<std::size_t> source_offset(std::string_view source, const YamlNode& scalar, std::size_t offset) {
  std::size_t content = scalar.begin;
  if (scalar.style == Style::literal || scalar.style == Style::folded) {
    const std::size_t header = source.find('\n', scalar.begin);
    if (header == std::string_view::npos) return std::nullopt;
    content = source.find_first_not_of(white_space, header);
    if (content == std::string_view::npos) return std::nullopt;
  } else if (scalar.style != Style::plain) {
    ++content;
  }
  return walk(source, content, std::string_view(scalar.text).substr(0, offset), scalar.style);
}

}  // namespace vestnik
