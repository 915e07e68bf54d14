#include "messages/excerpt.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <vector>

namespace vestnik {
namespace {

/// A character as it is shown.
struct Cell {
  std::string shown;
  int width = 1;  ///< columns
};

std::string utf8(UChar32 character) {
  std::array<char, 4> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, character);
  return {bytes.data(), static_cast<std::size_t>(length)};
}

bool steers_the_terminal(UChar32 c) {
  return (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL);
}

int width_of(UChar32 c) {
  constexpr UChar32 soft_hyphen = 0xAD;
  const auto category = u_charType(c);
  const bool none = category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR;
  if (none && c != soft_hyphen) return 0;
  const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_FULLWIDTH || wide == U_EA_WIDE ? 2 : 1;
}

Cell cell_of(UChar32 c, int column) {
  constexpr int tab_stop = 4;
  constexpr UChar32 replacement = 0xFFFD, control_pictures = 0x2400;
  if (c == '\t') {
    const int spaces = tab_stop - column % tab_stop;
    return {std::string(static_cast<std::size_t>(spaces), ' '), spaces};
  }
  if (c >= 0 && c < 0x20) return {utf8(control_pictures + c), 1};
  if (c < 0 || steers_the_terminal(c)) return {utf8(replacement), 1};
  return {utf8(c), width_of(c)};
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

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  int column = 0;
  const auto length = static_cast<std::int64_t>(line.size());
  for (std::int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(line.data(), i, length, c);
    cells.push_back(cell_of(c, column));
    column += cells.back().width;
  }
  return cells;
}

int width_of(const std::vector<Cell>& cells, std::size_t begin, std::size_t end) {
  int width = 0;
  for (std::size_t i = begin; i < end; ++i) width += cells[i].width;
  return width;
}

/// Characters [begin, end).
struct Stretch {
  std::size_t begin = 0, end = 0;
};

/// What `where` covers of its first line.
Stretch marked(const SourceRange& where, const std::vector<Cell>& cells) {
  const std::size_t begin = std::min(static_cast<std::size_t>(std::max(where.column - 1, 0)), cells.size());
  std::size_t end = begin + 1;
  if (where.end_line > where.line) {
    end = cells.size();
  } else if (where.end_column > where.column) {
    end = static_cast<std::size_t>(where.end_column - 1);
  }
  return {begin, std::max(begin, std::min(end, cells.size()))};
}

/// The part of a long line to show: from its beginning, or from somewhat before the place.
Stretch window(const std::vector<Cell>& cells, std::size_t place, int width) {
  std::size_t begin = 0;
  if (width_of(cells, 0, place) > width * 3 / 4) {
    begin = place;
    for (int before = 0; begin > 0 && before < width / 3; --begin) before += cells[begin - 1].width;
  }
  std::size_t end = begin;
  for (int used = 0; end < cells.size() && (used += cells[end].width) <= width;) ++end;
  return {begin, end};
}

}  // namespace

std::optional<Excerpt> excerpt(std::string_view text, const SourceRange& where, int width) {
  if (where.line <= 0) return std::nullopt;
  const std::optional<std::string_view> line = line_of(text, where.line);
  if (!line) return std::nullopt;
  const std::vector<Cell> cells = cells_of(*line);
  const Stretch mark = marked(where, cells);
  const Stretch shown = window(cells, mark.begin, width);
  Excerpt result;
  if (shown.begin > 0) result.line += "…";
  for (std::size_t i = shown.begin; i < shown.end; ++i) result.line += cells[i].shown;
  if (shown.end < cells.size()) result.line += "…";
  if (where.column <= 0) return result;
  const int before = width_of(cells, shown.begin, mark.begin) + (shown.begin > 0 ? 1 : 0);
  const int carets = std::max(width_of(cells, mark.begin, std::min(mark.end, shown.end)), 1);
  // A combining character has no column of its own: the mark goes below the letter that it stands on.
  const bool combining = mark.begin < cells.size() && cells[mark.begin].width == 0 && before > 0;
  result.mark.append(static_cast<std::size_t>(combining ? before - 1 : before), ' ');
  result.mark.append(static_cast<std::size_t>(carets), '^');
  return result;
}

}  // namespace vestnik
