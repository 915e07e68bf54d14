#include "findings/display/excerpt.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "findings/display/terminal_text.hpp"

namespace vestnik {
namespace {

/// A character as it is shown.
struct Cell {
  std::string shown;
  int width = 1;  ///< columns
};

int width_of(char32_t c) {
  constexpr char32_t soft_hyphen = 0xAD;
  const auto category = u_charType(static_cast<UChar32>(c));
  const bool none = category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR;
  if (none && c != soft_hyphen) return 0;
  const int wide = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_FULLWIDTH || wide == U_EA_WIDE ? 2 : 1;
}

Cell cell_of(char32_t c, int column) {
  constexpr int tab_stop = 4;
  constexpr char32_t control_pictures = 0x2400;
  if (c == '\t') {
    const int spaces = tab_stop - column % tab_stop;
    return {std::string(static_cast<std::size_t>(spaces), ' '), spaces};
  }
  if (c < 0x20) return {to_utf8(control_pictures + c), 1};
  if (c == no_character || steers_the_terminal(c)) return {to_utf8(replacement_character), 1};
  return {to_utf8(c), width_of(c)};
}

std::optional<std::string_view> line_of(std::string_view text, int number) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (int line = 1; line < number; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end + 1);
  }
  std::string_view line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

bool Excerpts::take_apart(int number) {
  if (number == number_) return true;
  const std::optional<std::string_view> line = line_of(text_, number);
  if (!line) return false;
  line_ = *line;
  number_ = number;
  places_.assign(1, {});
  for (std::size_t at = 0; at < line_.size();) {
    const int column = places_.back().column;
    const char32_t c = next_character(line_, at);
    places_.push_back({at, column + cell_of(c, column).width});
  }
  return true;
}

/// What `where` covers of its first line.
Excerpts::Stretch Excerpts::marked(const SourceRange& where) const {
  const std::size_t begin = std::min(static_cast<std::size_t>(std::max(where.column - 1, 0)), size());
  std::size_t end = begin + 1;
  if (where.end_line > where.line) {
    end = size();
  } else if (where.end_column > where.column) {
    end = static_cast<std::size_t>(where.end_column - 1);
  }
  return {begin, std::max(begin, std::min(end, size()))};
}

/// The part of a long line to show: from its beginning, or from somewhat before the place.
Excerpts::Stretch Excerpts::window(std::size_t place, int width) const {
  std::size_t begin = 0;
  if (columns(0, place) > width * 3 / 4) {
    begin = place;
    while (begin > 0 && columns(begin, place) < width / 3) --begin;
  }
  std::size_t end = begin;
  while (end < size() && columns(begin, end + 1) <= width) ++end;
  return {begin, end};
}

std::optional<Excerpt> Excerpts::at(const SourceRange& where, int width) {
  if (where.line <= 0 || !take_apart(where.line)) return std::nullopt;
  const Stretch mark = marked(where);
  const Stretch shown = window(mark.begin, width);
  Excerpt result;
  if (shown.begin > 0) result.line += "…";
  for (std::size_t i = shown.begin; i < shown.end; ++i) {
    std::size_t byte = places_[i].byte;
    const char32_t c = next_character(line_, byte);
    result.line += cell_of(c, places_[i].column).shown;
  }
  if (shown.end < size()) result.line += "…";
  if (where.column <= 0) return result;
  const int before = columns(shown.begin, mark.begin) + (shown.begin > 0 ? 1 : 0);
  const std::size_t last = std::max(mark.begin, std::min(mark.end, shown.end));
  const int carets = std::max(columns(mark.begin, last), 1);
  // A combining character has no column of its own: the mark goes below the letter that it stands on.
  const bool combining = mark.begin < size() && columns(mark.begin, mark.begin + 1) == 0 && before > 0;
  result.mark.append(static_cast<std::size_t>(combining ? before - 1 : before), ' ');
  result.mark.append(static_cast<std::size_t>(carets), '^');
  return result;
}

}  // namespace vestnik
