#include "input/markup/literal_marks.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/markup/source_edits.hpp"

namespace vestnik::markup {
namespace {

/// The character that begins at `at`; a space outside of the text and for what is no character.
char32_t character_behind(std::string_view text, std::size_t at) {
  const char32_t c = at < text.size() ? character_at(text, at) : U' ';
  return c == no_character ? U' ' : c;
}

/// The same of the one that ends at `at`.
char32_t character_in_front(std::string_view text, std::size_t at) {
  const char32_t c = at > 0 ? character_before(text, at) : U' ';
  return c == no_character ? U' ' : c;
}

bool is_word_letter(char32_t c) { return c == LiteralText::word || is_letter(c); }

/// What may open a word: its letter, or a mark before it.
bool opens_word(char32_t c) { return is_word_letter(c) || c == '"' || is_opening_punctuation(c); }

/// Where a word may begin behind it.
bool is_before_word(char32_t c) { return is_white_space(c) || c == '"' || is_opening_punctuation(c); }

/// The next run of `sign` from `from`.
LiteralMark next_run(std::string_view text, char sign, std::size_t from) {
  const std::size_t begin = text.find(sign, from);
  if (begin == none) return {.id = {}, .begin = none, .end = none};
  return {.id = {}, .begin = begin, .end = std::min(text.find_first_not_of(sign, begin), text.size())};
}

/// Whether what stands behind a run's gap is a word that another run of the same length follows: "** bold ** text".
bool encloses_with_spaces(std::string_view text, const LiteralMark& run, char sign) {
  const std::size_t first = text.find_first_not_of(' ', run.end);
  if (first == none || first == run.end || !is_word_letter(character_behind(text, first))) return false;
  const LiteralMark other = next_run(text, sign, first);
  return other.begin != none && other.end - other.begin == run.end - run.begin;
}

/// Asterisks or low lines that were to make text bold ("**") or italic ("*").
std::optional<LiteralMark> emphasis(std::string_view text, char sign) {
  for (LiteralMark run = next_run(text, sign, 0); run.begin != none; run = next_run(text, sign, run.end)) {
    const std::size_t length = run.end - run.begin;
    if (length > 3 || !is_before_word(character_in_front(text, run.begin))) continue;
    const bool opens = opens_word(character_behind(text, run.end));
    const LiteralMark other = next_run(text, sign, run.end);
    // A single sign, or a pair without its like, may be a footnote's.
    const bool has_partner =
        other.begin != none && other.end - other.begin == length &&
        (!is_white_space(character_in_front(text, other.begin)) || !is_white_space(character_behind(text, other.end)));
    const bool bold = length > 1;
    if (opens ? has_partner || (bold && sign == '*') : length == 2 && encloses_with_spaces(text, run, sign)) {
      run.id = bold ? "markup-literal/bold"_id : "markup-literal/italic"_id;
      return run;
    }
  }
  return std::nullopt;
}

/// "~~ struck ~~": what would strike, if there were no spaces inside.
std::optional<LiteralMark> strike(std::string_view text) {
  bool is_open = false;  // in front of a word
  for (LiteralMark run = next_run(text, '~', 0); run.begin != none; run = next_run(text, '~', run.end)) {
    if (run.end - run.begin != 2) continue;
    const bool alone =
        is_white_space(character_in_front(text, run.begin)) && is_white_space(character_behind(text, run.end));
    if (alone && (is_open || encloses_with_spaces(text, run, '~'))) {
      return LiteralMark{"markup-literal/strike"_id, run.begin, run.end};
    }
    is_open = !is_open && opens_word(character_behind(text, run.end));
  }
  return std::nullopt;
}

/// "[^1]".
std::optional<LiteralMark> footnote(std::string_view text) {
  constexpr std::size_t longest = 12;
  for (std::size_t begin = text.find("[^"); begin != none; begin = text.find("[^", begin + 1)) {
    const std::string_view mark = text.substr(begin, longest);
    const std::size_t close = mark.find(']');
    if (close == none || close == 2 || mark.substr(0, close).find_first_of(" \n") != none) continue;
    return LiteralMark{"markup-literal/footnote"_id, begin, begin + close + 1};
  }
  return std::nullopt;
}

/// "==words==".
std::optional<LiteralMark> highlight(std::string_view text) {
  const std::size_t begin = text.find("==");
  if (begin == none || !opens_word(character_behind(text, begin + 2))) return std::nullopt;
  const std::size_t end = text.find("==", begin + 2);
  if (end == none || is_white_space(character_in_front(text, end))) return std::nullopt;
  return LiteralMark{"markup-literal/highlight"_id, begin, begin + 2};
}

/// "![[map.png]]", "[[note]]".
std::optional<LiteralMark> embed(std::string_view text) {
  const std::size_t brackets = text.find("[[");
  if (brackets == none || text.find("]]", brackets) == none) return std::nullopt;
  const bool is_picture = brackets > 0 && text[brackets - 1] == '!';
  return LiteralMark{"markup-literal/embed"_id, is_picture ? brackets - 1 : brackets, brackets + 2};
}

/// "[text](an address)" that makes no link.
std::optional<LiteralMark> broken_link(std::string_view text) {
  const std::size_t at = text.find("](");
  if (at == none) return std::nullopt;
  const std::string_view behind = text.substr(at + 2, text.find(')', at) - at - 2);
  const bool is_meant = at > 0 && text.rfind('[', at - 1) != none && behind.find_first_of(".:/#") != none;
  return is_meant ? std::optional(LiteralMark{"markup-literal/link"_id, at, at + 2}) : std::nullopt;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

/// "#Heading": no number ("#5"), no line of tags ("#news #town", "#news").
std::size_t heading_marks(std::string_view line) {
  const std::size_t length = std::min(line.find_first_not_of('#'), line.size());
  if (length == 0 || length > 6) return 0;
  const char32_t first = character_behind(line, length);
  if (!is_word_letter(first) || (length == 1 && !is_capital(first))) return 0;
  for (std::size_t i = line.find(" #", length); i != none; i = line.find(" #", i + 1)) {
    if (is_word_letter(character_behind(line, i + 2))) return 0;
  }
  return length;
}

/// A sign that Word sets before the items of a list.
std::size_t bullet_length(std::string_view line) {
  constexpr std::array<std::string_view, 11> bullets{"\u2022", "\u00B7", "\u25AA", "\u25CF", "\u25CB", "\u25E6",
                                                     "\u25A0", "\u27A2", "\uF0B7", "\uF0A7", "\uF0D8"};
  for (const std::string_view bullet : bullets) {
    if (!line.starts_with(bullet)) continue;
    const char32_t behind = character_behind(line, bullet.size());
    return line.size() > bullet.size() && is_white_space(behind) ? bullet.size() : 0;
  }
  return 0;
}

/// "| a | b |".
bool is_row(std::string_view line) {
  line = line.substr(0, line.find_last_not_of(' ') + 1);
  return line.size() > 2 && line.front() == '|' && line.back() == '|' && std::ranges::count(line, '|') >= 3;
}

/// Tabs between the line's texts; none behind a sign or number that opens it.
std::ptrdiff_t tabs_in(std::string_view line) {
  constexpr std::size_t longest_label = 4;  // bytes: "–", "а)", "10."
  line = line.substr(0, line.find_last_not_of(" \t") + 1);
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == none) return 0;
  line.remove_prefix(first);
  const std::size_t tab = line.find('\t');
  const bool is_label = tab <= longest_label && line.substr(0, tab).find_first_not_of("0123456789") != none;
  if (is_label) line.remove_prefix(tab + 1);
  return std::ranges::count(line, '\t');
}

/// Marks that open a line, or divide it.
std::optional<LiteralMark> line_mark(std::string_view text) {
  std::size_t lines_of_cells = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::string_view line = line_at(text, begin);
    if (const std::size_t length = heading_marks(line)) {
      return LiteralMark{"markup-literal/heading"_id, begin, begin + length};
    }
    if (const std::size_t length = bullet_length(line)) {
      return LiteralMark{"markup-literal/bullet"_id, begin, begin + length};
    }
    if (line.starts_with(":::")) return LiteralMark{"markup-literal/container"_id, begin, begin + 3};
    if (is_row(line)) return LiteralMark{"markup-literal/table"_id, begin, begin + 1};
    const std::ptrdiff_t tabs = tabs_in(line);
    lines_of_cells += tabs > 0 ? 1 : 0;
    if (tabs > 1 || lines_of_cells > 1) {
      const std::size_t tab = begin + line.rfind('\t', line.find_last_not_of(" \t"));
      return LiteralMark{"markup-literal/tabs"_id, tab, tab + 1};
    }
    begin += line.size() + 1;
  }
  return std::nullopt;
}

}  // namespace

void LiteralText::add(std::string_view text, std::size_t offset) {
  if (text.empty()) return;
  pieces_.push_back({text_.size(), offset});
  text_ += text;
}

std::size_t LiteralText::source_offset(std::size_t at) const {
  const auto behind = std::ranges::upper_bound(pieces_, at, {}, &Piece::at);
  if (behind == pieces_.begin()) return 0;
  const Piece& piece = *std::prev(behind);
  return piece.offset + (at - piece.at);
}

std::vector<LiteralMark> find_literal_marks(std::string_view text, bool is_block) {
  std::vector<LiteralMark> found;
  const auto add = [&found](const std::optional<LiteralMark>& mark) {
    if (mark) found.push_back(*mark);
  };
  if (is_block) add(line_mark(text));
  for (const char sign : {'*', '_'}) add(emphasis(text, sign));
  for (const auto find : {strike, highlight, embed, broken_link, footnote}) add(find(text));
  std::ranges::stable_sort(found, {}, &LiteralMark::begin);
  return found;
}

bool is_indented_prose(std::string_view text) {
  if (text.find(' ') == none || text.find_first_of("{}[]<>=;$\\|`_@#&^~*+/") != none) return false;
  const std::size_t first = text.find_first_not_of(" \t\n");
  if (first == none) return false;
  const bool foreign = std::ranges::any_of(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
  if (foreign) return true;
  // English, and no command.
  const char last = text[text.find_last_not_of(" \t\n")];
  return is_capital(character_behind(text, first)) && std::string_view(".?!:,").find(last) != none;
}

}  // namespace vestnik::markup
