#include "input/yaml/bad_yaml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/yaml/yaml_line.hpp"

namespace vestnik {
namespace {

struct Explanation {
  std::string_view start;
  MessageId<"problem"> id;
};
/// What the parser's messages mean to an editor.
constexpr std::array explanations{
    Explanation{"end of map not found", "bad-yaml/mapping"_id},
    Explanation{"end of map flow not found", "bad-yaml/brace"_id},
    Explanation{"end of sequence not found", "bad-yaml/list"_id},
    Explanation{"end of sequence flow not found", "bad-yaml/bracket"_id},
    Explanation{"illegal map value", "bad-yaml/colon"_id},
    Explanation{"illegal map key", "bad-yaml/key"_id},
    Explanation{"illegal block entry", "bad-yaml/item"_id},
    Explanation{"illegal flow end", "bad-yaml/close"_id},
    Explanation{"illegal tab when looking for indentation", "bad-yaml/tab"_id},
    Explanation{"illegal EOF in scalar", "bad-yaml/quote"_id},
    Explanation{"illegal document indicator in scalar", "bad-yaml/mark"_id},
    Explanation{"unknown escape character", "bad-yaml/escape"_id},
    Explanation{"the referenced anchor is not defined", "bad-yaml/alias"_id},
    Explanation{"unknown token", "bad-yaml/token"_id},
    Explanation{"unexpected character in block scalar", "bad-yaml/block"_id},
};

/// The lines up to the one at `at` that say something, without the texts below "|" and ">".
std::vector<YamlLine> lines_to(std::string_view text, std::size_t at) {
  std::vector<YamlLine> lines;
  std::optional<std::size_t> block;  // column of the key whose text is passed over
  for (std::size_t begin = 0; begin <= at && begin < text.size();) {
    YamlLine line = read_yaml_line(text, begin);
    begin = std::min(text.find('\n', begin), text.size()) + 1;
    if (is_empty(line, text) || (block && line.first() > *block)) continue;
    const bool opens = line.value < line.end && (text[line.value] == '|' || text[line.value] == '>');
    block = opens ? std::optional(line.first()) : std::nullopt;
    lines.push_back(std::move(line));
  }
  return lines;
}

/// Where the quoted text that begins at `open` ends in its line: the closing quote; no value if it is not there.
std::optional<std::size_t> closing_quote(std::string_view text, std::size_t open, std::size_t end) {
  const char quote = text[open];
  for (std::size_t i = open + 1; i < end; ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= end || text[i + 1] != quote) return i;
      ++i;
    }
  }
  return std::nullopt;
}

bool is_quoted(const YamlLine& line, std::string_view text) {
  return line.value < line.end && (text[line.value] == '"' || text[line.value] == '\'');
}

/// A quoted text may go on in the next line, but not with what looks like a key or an item.
bool report_unclosed(const std::vector<YamlLine>& lines, const TextSource& source, Findings& findings) {
  const std::string_view text = source.text();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const YamlLine& line = lines[i];
    if (!is_quoted(line, text) || closing_quote(text, line.value, line.end)) continue;
    const bool goes_on = i + 1 < lines.size() && !lines[i + 1].colon && lines[i + 1].dashes.empty();
    if (goes_on) continue;
    findings.report("bad-yaml/open-quote"_id, source.range(line.value, line.end));
    return true;
  }
  return false;
}

/// How many brackets of `text` are open at its end, those in quotes left out.
int open_brackets(std::string_view text) {
  int depth = 0;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && i > 0 &&
               std::string_view(" [{,:").find(text[i - 1]) != std::string_view::npos) {
      quote = c;
    } else if (c == '#' && i > 0 && text[i - 1] == ' ') {
      break;
    } else {
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
    }
  }
  return depth;
}

/// A list or mapping in brackets may go on in the next line, but that is indented more than its key.
bool report_open_bracket(const std::vector<YamlLine>& lines, const TextSource& source, Findings& findings) {
  const std::string_view text = source.text();
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const YamlLine &line = lines[i], &next = lines[i + 1];
    if (!line.colon || line.value == line.end || (text[line.value] != '[' && text[line.value] != '{')) continue;
    if (next.first() > line.column || (!next.colon && next.dashes.empty())) continue;
    if (open_brackets(text.substr(line.value, line.end - line.value)) <= 0) continue;
    findings.report(text[line.value] == '[' ? "bad-yaml/bracket"_id : "bad-yaml/brace"_id,
                    source.range(line.value, line.end));
    return true;
  }
  return false;
}

bool report_after_quote(const YamlLine& line, const TextSource& source, Findings& findings) {
  const std::string_view text = source.text();
  if (!is_quoted(line, text)) return false;
  const auto close = closing_quote(text, line.value, line.end);
  if (!close) return false;
  const std::size_t after = std::min(text.find_first_not_of(' ', *close + 1), line.end);
  if (after >= line.end || text[after] == '#' || text[after] == ':') return false;
  findings.report("bad-yaml/behind-quote"_id, source.range(after, line.end),
                  value<"text">(in_quotes(text.substr(after, line.end - after))));
  return true;
}

/// The code point at `at` if it looks like a space or like nothing and is no space of YAML; otherwise 0.
char32_t odd_space(std::string_view text, std::size_t at) {
  constexpr char32_t byte_order_mark = 0xFEFF, zero_width_space = 0x200B;
  const char32_t c = character_at(text, at);
  return c >= 0x80 && (is_white_space(c) || c == byte_order_mark || c == zero_width_space) ? c : 0;
}

bool report_odd_space(const std::vector<YamlLine>& lines, const TextSource& source, Findings& findings) {
  for (const YamlLine& line : lines) {
    for (const std::size_t at : {line.begin + line.column, line.colon ? *line.colon + 1 : line.end}) {
      if (report_odd_space_at(at, source, findings)) return true;
    }
  }
  return false;
}

bool report_no_space(const YamlLine& line, const TextSource& source, Findings& findings) {
  if (!line.colon || line.spaced) return false;
  const std::size_t key = line.begin + line.column;
  findings.report("bad-yaml/space"_id, source.range(*line.colon, *line.colon + 1),
                  value<"key">(std::string(source.text().substr(key, *line.colon - key))));
  return true;
}

/// Whether the last line is indented as none of those that it could belong to.
bool report_shifted(const std::vector<YamlLine>& lines, const TextSource& source, Findings& findings) {
  struct Level {
    std::size_t column;
    bool item;
  };
  std::vector<Level> levels;
  const YamlLine& last = lines.back();
  if (lines.size() < 2 || (!last.colon && last.dashes.empty())) return false;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const YamlLine& line = lines[i];
    if (!line.colon && line.dashes.empty()) continue;  // a text goes on
    std::erase_if(levels, [&](const Level& level) { return level.column >= line.first(); });
    for (const std::size_t dash : line.dashes) levels.push_back({dash, true});
    if (line.colon) levels.push_back({line.column, false});
  }
  const std::size_t found = last.first();
  const bool item = !last.dashes.empty();
  const YamlLine& before = lines[lines.size() - 2];
  if (before.colon && before.value == before.end && found > before.column) return false;  // its value
  std::optional<std::size_t> wanted;
  const auto distance = [&](std::size_t column) { return column > found ? column - found : found - column; };
  for (const Level& level : levels) {
    if (level.item == item && (!wanted || distance(level.column) <= distance(*wanted))) wanted = level.column;
  }
  if (!wanted || *wanted == found) return false;
  findings.report("bad-yaml/shift"_id, source.range(last.begin + found, last.begin + found + 1), value<"found">(found),
                  value<"wanted">(*wanted));
  return true;
}

/// What the line where the parser stopped, or the one before, shows by itself.
bool report_by_lines(std::size_t at, const TextSource& source, Findings& findings) {
  const std::vector<YamlLine> lines = lines_to(source.text(), at);
  if (lines.empty()) return false;
  if (report_odd_space(lines, source, findings) || report_unclosed(lines, source, findings)) return true;
  if (report_open_bracket(lines, source, findings)) return true;
  for (std::size_t back = 1; back <= std::min<std::size_t>(2, lines.size()); ++back) {
    const YamlLine& line = lines[lines.size() - back];
    if (report_after_quote(line, source, findings) || report_no_space(line, source, findings)) return true;
  }
  return report_shifted(lines, source, findings);
}

}  // namespace

bool report_odd_space_at(std::size_t at, const TextSource& source, Findings& findings) {
  const char32_t found = odd_space(source.text(), at);
  if (found == 0) return false;
  findings.report("bad-yaml/space-kind"_id, source.range(at, at + 1),
                  value<"code">(fmt::format("{:04X}", static_cast<std::uint32_t>(found))));
  return true;
}

bool report_odd_space(std::size_t at, const TextSource& source, Findings& findings) {
  return report_odd_space(lines_to(source.text(), at), source, findings);
}

void report_bad_yaml(std::size_t at, std::string_view problem, const TextSource& source, Findings& findings) {
  at = std::min(at, source.text().size());
  // A tab in the indentation gives the parser's least helpful messages.
  const std::size_t line = at == 0 ? 0 : source.text().rfind('\n', at - 1) + 1;
  const std::string_view indentation = source.text().substr(line, source.text().find_first_not_of(" \t", line) - line);
  if (indentation.find('\t') != std::string_view::npos) {
    findings.report("bad-yaml/tab"_id, source.range(line, line + indentation.size()));
    return;
  }
  if (report_by_lines(at, source, findings)) return;
  const auto known =
      std::ranges::find_if(explanations, [&](const Explanation& e) { return problem.starts_with(e.start); });
  findings.report(known == explanations.end() ? "bad-yaml"_id : known->id, source.range(at, at + 1),
                  value<"problem">(std::string(problem)));
}

}  // namespace vestnik
