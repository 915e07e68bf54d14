#include "input/markup/line_marks.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/markup/code_ranges.hpp"
#include "input/markup/source_edits.hpp"

namespace vestnik::markup {
namespace {

constexpr std::u32string_view opening_marks = U"«„“\"'([*_", closing_marks = U"»”“\"')]*_";
constexpr std::u32string_view bullet_signs = U"\u2022\u00B7\u25AA\u25CF\u25CB\u25E6\u25A0\u27A2\uF0B7\uF0A7\uF0D8";

/// A mark and where the text behind it begins.
struct FoundMark {
  LineMark mark = LineMark::words;
  std::size_t end = 0;
  int number = 0;
};

/// The end of the spaces at `at`; none if there are none.
std::size_t behind_spaces(std::string_view line, std::size_t at) {
  std::size_t end = at;
  for (std::size_t next = at; next < line.size() && is_white_space(character_at(line, end, &next)); end = next) {
  }
  return end == at || end == line.size() ? none : end;
}

std::optional<FoundMark> find_sign(std::string_view line) {
  std::size_t behind = 0;
  const char32_t c = character_at(line, 0, &behind);
  const bool is_dash = is_sentence_dash(c);
  if (!is_dash && !is_one_of(c, bullet_signs)) return std::nullopt;
  const std::size_t end = behind_spaces(line, behind);
  if (end == none) return std::nullopt;
  return FoundMark{is_dash ? LineMark::dash : LineMark::bullet, end};
}

/// "а) ", "(а) ".
std::optional<FoundMark> find_letter(std::string_view line) {
  std::size_t at = line.starts_with('(') ? 1 : 0;
  const char32_t c = character_at(line, at, &at);
  if (!is_letter(c) || at >= line.size() || line[at] != ')') return std::nullopt;
  const std::size_t end = behind_spaces(line, at + 1);
  if (end == none) return std::nullopt;
  return FoundMark{LineMark::letter, end, static_cast<int>(to_small(c))};
}

/// "2. ", "2) ", "1.1. ", "1.1 ": not "12.12.2024 ", "10.30 ".
std::optional<FoundMark> find_number(std::string_view line) {
  std::array<int, 6> parts{};
  std::size_t count = 0, at = 0;
  bool has_stop = false;
  while (at < line.size() && is_ascii_digit(static_cast<unsigned char>(line[at])) && count < parts.size()) {
    std::size_t digits = 0;
    for (; at < line.size() && is_ascii_digit(static_cast<unsigned char>(line[at])); ++at) {
      if (++digits > 3) return std::nullopt;
      parts[count] = parts[count] * 10 + (line[at] - '0');
    }
    ++count;
    has_stop = at < line.size() && (line[at] == '.' || line[at] == ')');
    if (has_stop) ++at;
    if (has_stop && line[at - 1] == ')') break;
  }
  const std::size_t end = behind_spaces(line, at);
  if (count == 0 || end == none) return std::nullopt;
  if (count == 1) return has_stop ? std::optional(FoundMark{LineMark::number, end, parts[0]}) : std::nullopt;
  constexpr int most = 60;
  const bool is_plain = std::ranges::all_of(parts, [](int part) { return part < most; });
  return is_plain ? std::optional(FoundMark{LineMark::clause, end, has_stop ? 1 : 0}) : std::nullopt;
}

/// "IV. ", "II) ".
std::optional<FoundMark> find_roman(std::string_view line) {
  const std::size_t stop = line.find_first_not_of("IVX");
  if (stop == 0 || stop == none || stop > 5 || (line[stop] != '.' && line[stop] != ')')) return std::nullopt;
  const std::size_t end = behind_spaces(line, stop + 1);
  return end == none ? std::nullopt : std::optional(FoundMark{LineMark::roman, end});
}

/// "Answer: ", "[Clerk]: ", "А. Иванов: ": at most three words, the first with a capital.
std::optional<FoundMark> find_label(std::string_view line) {
  constexpr std::size_t longest = 60;  // bytes
  const std::size_t colon = line.substr(0, longest).find(':');
  if (colon == none || colon == 0) return std::nullopt;
  std::string_view words = line.substr(0, colon);
  while (!words.empty() && is_one_of(static_cast<unsigned char>(words.front()), U"[*_")) words.remove_prefix(1);
  if (words.empty() || !is_capital(character_at(words, 0)) || std::ranges::count(words, ' ') > 2) return std::nullopt;
  for (std::size_t at = 0; at < words.size();) {
    const char32_t c = next_character(words, at);
    if (!is_letter(c) && !is_hyphen(c) && !is_one_of(c, U" \u00A0.]*_")) return std::nullopt;
  }
  std::size_t behind = colon + 1;
  while (behind < line.size() && (line[behind] == '*' || line[behind] == '_')) ++behind;
  return behind_spaces(line, behind) == none ? std::nullopt : std::optional(FoundMark{LineMark::label, 0});
}

bool is_markdown(std::string_view line) {
  if (std::string_view(">|#<`~=").find(line.front()) != none || line.starts_with("![") || line.starts_with(":::")) {
    return true;
  }
  if (line.find_first_not_of(line.substr(0, 1)) == none && line.size() > 2) return true;  // a rule
  return line.front() == '|' || line.find_first_not_of("|:- \t") == none;
}

bool is_markdown_item(std::string_view line) {
  return line.size() > 1 && std::string_view("-*+").find(line.front()) != none && (line[1] == ' ' || line[1] == '\t');
}

FoundMark mark_of(std::string_view line) {
  if (is_markdown_item(line)) return {LineMark::item};
  if (is_markdown(line)) return {LineMark::markdown};
  for (const auto find : {find_sign, find_letter, find_number, find_roman, find_label}) {
    if (const std::optional<FoundMark> found = find(line)) return *found;
  }
  return {};
}

/// A line of words in capitals without a stop at its end.
bool is_in_capitals(std::string_view line) {
  constexpr std::size_t least_letters = 4, longest = 120;
  std::size_t letters = 0, characters = 0;
  char32_t last = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_character(line, at);
    if (is_letter(c) && !is_capital(c)) return false;
    letters += is_letter(c) ? 1 : 0;
    ++characters;
    last = c;
  }
  return letters >= least_letters && characters <= longest && !is_one_of(last, U".,;:");
}

void look_at_ends(Line& line, std::string_view shown) {
  for (std::size_t at = line.mark_end - line.first; at < shown.size();) {
    line.opening = next_character(shown, at);
    if (!is_one_of(line.opening, opening_marks) && !is_white_space(line.opening)) break;
  }
  for (std::size_t end = shown.size(); end > 0;) {
    line.closing = previous_character(shown, end);
    if (!is_one_of(line.closing, closing_marks)) break;
  }
  line.length = count_characters(shown);
  line.first_word = count_characters(shown.substr(0, shown.find(' ')));
  line.in_capitals = is_in_capitals(shown);
}

Line read_line(std::string_view text, std::size_t begin, std::size_t end, const CodeRanges& code) {
  Line line{.begin = begin, .end = end, .first = begin};
  const std::string_view whole = text.substr(begin, end - begin);
  const std::size_t last = whole.find_last_not_of(" \t\r");
  if (last == none) {
    line.mark = LineMark::blank;
    return line;
  }
  line.end = begin + last + 1;
  line.first = begin + whole.find_first_not_of(" \t");
  const std::string_view shown = text.substr(line.first, line.end - line.first);
  const FoundMark found = code.holds(line.first) ? FoundMark{LineMark::markdown} : mark_of(shown);
  line.mark = found.mark;
  line.mark_end = line.first + found.end;
  line.number = found.number;
  look_at_ends(line, shown);
  return line;
}

}  // namespace

bool Line::ends_sentence() const { return is_one_of(closing, U".!?…"); }

bool Line::begins_sentence() const { return is_capital(opening) || is_digit(opening); }

std::vector<Line> lines_of(std::string_view text, const CodeRanges& code) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(read_line(text, begin, end, code));
    begin = end + 1;
  }
  return lines;
}

bool has_several_sentences(std::string_view line) {
  constexpr std::size_t least_word = 3;  // letters before the stop: no abbreviation
  std::size_t letters = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = next_character(line, at);
    if (is_letter(c)) {
      ++letters;
      continue;
    }
    const bool stops = is_one_of(c, U".!?…") && letters >= least_word;
    letters = 0;
    if (!stops) continue;
    std::size_t next = at;
    while (next < line.size() && is_one_of(character_at(line, next), closing_marks)) next_character(line, next);
    if (next >= line.size() || !is_white_space(next_character(line, next))) continue;
    while (next < line.size() && is_one_of(character_at(line, next), U"«„“\"'(–—- ")) next_character(line, next);
    if (is_capital(character_at(line, next))) return true;
  }
  return false;
}

}  // namespace vestnik::markup
