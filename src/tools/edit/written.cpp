#include "tools/edit/written.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "input/yaml/quoting.hpp"

namespace vestnik::edit {
namespace {

using Kind = Value::Kind;
using Style = YamlNode::Style;

constexpr std::string_view blanks = " \t\n";
/// Longest list that is written in one line, in bytes.
constexpr std::size_t longest_flow = 90;

/// Whether other readers of YAML would take the words for something else than a text.
bool looks_like_another_kind(std::string_view text) {
  constexpr std::array<std::string_view, 18> words{"true", "True", "TRUE", "false", "False", "FALSE",
                                                   "yes",  "Yes",  "YES",  "no",    "No",    "on",
                                                   "On",   "off",  "Off",  "OFF",   "ON",    "NO"};
  if (std::ranges::find(words, text) != words.end()) return text != "NO";  // Norway's code, in every descriptor
  const bool number = !text.empty() && text.find_first_not_of("0123456789.,_+-eExoO:") == std::string_view::npos;
  return number && text.find_first_of("0123456789") != std::string_view::npos;
}

bool reads_as(const std::string& written, bool quoted, std::string_view text) {
  const ReadValue read = read_value(written);
  return read.sound && read.quoted == quoted && read.text == text;
}

bool may_be_plain(const std::string& text, bool flow) {
  if (text.empty() || blanks.find(text.front()) != std::string_view::npos ||
      blanks.find(text.back()) != std::string_view::npos) {
    return false;
  }
  if (text.find_first_of(flow ? ",[]{}?\n\r" : "\n\r") != std::string::npos) return false;
  return is_harmless(text) || reads_as(text, false, text);
}

std::string escaped(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      if (c == '"' || c == '\\') result += '\\';
      result += c;
    }
  }
  return result + '"';
}

std::string quoted(const std::string& text, Style style) {
  std::string result = in_yaml_quotes(text);
  if (style == Style::single_quoted && result.front() == '"') {
    result = '\'';
    for (const char c : text) result += c == '\'' ? "''" : std::string(1, c);
    result += '\'';
  }
  return text.find_first_of("\n\t") == std::string::npos && reads_as(result, true, text) ? result : escaped(text);
}

std::string written_key(const std::string& key) { return written_in_line({.kind = Kind::text, .text = key}, true); }

bool is_short_list(const Value& value) {
  const auto is_simple = [](const Value& item) {
    return item.is_scalar() && item.text.find('\n') == std::string::npos;
  };
  return value.kind == Kind::list && std::ranges::all_of(value.children, is_simple) &&
         written_as_flow(value).size() <= longest_flow;
}

std::string new_line(std::size_t column, const Habits& habits) {
  return std::string(habits.line_end) + std::string(column, ' ');
}

}  // namespace

std::string written_in_line(const Value& scalar, bool flow, Style style) {
  if (scalar.kind == Kind::nothing) return {};
  if (scalar.kind == Kind::plain) return scalar.text;
  const bool keeps_quotes = style == Style::single_quoted || style == Style::double_quoted;
  if (!keeps_quotes && may_be_plain(scalar.text, flow) && !looks_like_another_kind(scalar.text)) return scalar.text;
  return quoted(scalar.text, style);
}

std::string written_as_flow(const Value& value) {
  if (value.kind != Kind::list && value.kind != Kind::mapping) {
    return value.kind == Kind::nothing ? "null" : written_in_line(value, true);
  }
  const bool mapping = value.kind == Kind::mapping;
  std::string result = mapping ? "{" : "[";
  for (const Value& child : value.children) {
    if (result.size() > 1) result += ", ";
    if (mapping) result += written_key(child.key) + ": ";
    result += written_as_flow(child);
  }
  return result + (mapping ? "}" : "]");
}

bool is_block_text(const Value& value) {
  if (value.kind != Kind::text || value.text.find('\n') == std::string::npos) return false;
  // A tab at a line's beginning, or nothing but white space, would leave the indentation in doubt.
  const std::string_view text = value.text;
  if (text.find_first_not_of(blanks) == std::string_view::npos) return false;
  // Of several line ends at the end, those of the file that follow would be a part.
  if (text.ends_with("\n\n")) return false;
  for (std::size_t tab = text.find('\t'); tab != std::string_view::npos; tab = text.find('\t', tab + 1)) {
    const std::size_t before = tab == 0 ? std::string_view::npos : text.find_last_not_of(" \t", tab);
    if (before == std::string_view::npos || text[before] == '\n') return false;
  }
  return std::ranges::none_of(text,
                              [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; });
}

std::string written_block(std::string_view text, std::size_t parent, std::size_t indent, const Habits& habits) {
  // Of a first line that is empty or begins with a space no reader could tell the indentation.
  const bool doubtful = text.front() == ' ' || text.front() == '\n';
  std::string result = "|";
  if (doubtful) result += fmt::format("{}", indent - parent);
  const bool ended = text.ends_with('\n');
  if (!ended) result += '-';
  std::string_view rest = ended ? text.substr(0, text.size() - 1) : text;
  while (true) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    result += habits.line_end;
    if (end > 0) result += std::string(indent, ' ');
    result += rest.substr(0, end);
    if (end == rest.size()) return result;
    rest.remove_prefix(end + 1);
  }
}

std::string written_entry(const Value& value, std::size_t column, const Habits& habits) {
  return written_key(value.key) + ':' + written_behind_key(value, column, habits);
}

std::string written_behind_key(const Value& value, std::size_t column, const Habits& habits) {
  constexpr std::size_t step = 2;
  if (value.kind == Kind::nothing) return {};
  if (is_block_text(value)) return " " + written_block(value.text, column, column + step, habits);
  if (value.is_scalar()) return " " + written_in_line(value, false);
  if (value.children.empty() || is_short_list(value)) return " " + written_as_flow(value);
  std::string result;
  for (const Value& child : value.children) {
    if (value.kind == Kind::mapping) {
      result += new_line(column + step, habits) + written_entry(child, column + step, habits);
    } else {
      result += new_line(column + habits.list_step, habits) + '-';
      result += written_behind_dash(child, column + habits.list_step, habits);
    }
  }
  return result;
}

std::string written_behind_dash(const Value& item, std::size_t column, const Habits& habits) {
  constexpr std::size_t step = 2;
  if (item.kind != Kind::mapping || item.children.empty()) {
    if (item.kind == Kind::list) return " " + written_as_flow(item);
    return written_behind_key(item, column, habits);
  }
  std::string result;
  for (const Value& child : item.children) {
    result += result.empty() ? " " : new_line(column + step, habits);
    result += written_entry(child, column + step, habits);
  }
  return result;
}

}  // namespace vestnik::edit
