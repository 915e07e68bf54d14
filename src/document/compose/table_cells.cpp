#include "document/compose/table_cells.hpp"

#include <algorithm>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

constexpr std::string_view cell_line_end = "\u2028";

/// What may stand before a number's digits.
constexpr std::u32string_view before_digits = U"+-\u2212\u2013±~≈<>≤≥$€£¥₸₽";
/// What may stand behind them.
constexpr std::u32string_view behind_digits = U"%‰°*¹²³⁴⁵⁶⁷⁸⁹";

/// Where the digits end that begin at `at`, groups of three included.
std::size_t end_of_digits(const std::u32string& text, std::size_t at, char32_t decimal_sign) {
  const auto digits_from = [&](std::size_t from) {
    std::size_t end = from;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    return end - from;
  };
  at += digits_from(at);
  while (at < text.size()) {
    const bool parts = is_running_space(text[at]) || (is_one_of(text[at], U".,") && text[at] != decimal_sign);
    if (!parts || digits_from(at + 1) != 3) break;
    at += 4;
  }
  return at;
}

/// The mark that opens a line of a list, without the space behind it: "-", "•", "1."; 0: none.
std::size_t mark_length(std::string_view line) {
  for (const std::string_view bullet : {"-", "*", "\u2013", "\u2014", "\u2022"}) {
    if (line.starts_with(bullet)) return bullet.size();
  }
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  const bool numbered =
      digits > 0 && digits <= 2 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  return numbered ? digits + 1 : 0;
}

}  // namespace

CellSpans::CellSpans(std::size_t rows, std::size_t columns, const std::vector<JoinedCell>& joined,
                     std::size_t head_rows)
    : rows_(rows), columns_(columns) {
  origins_.reserve(rows * columns);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) origins_.push_back({row, column});
  }
  for (const JoinedCell& cell : joined) {
    if (cell.row >= rows || cell.column >= columns) continue;
    origins_[cell.row * columns + cell.column] =
        cell.above ? origin({cell.row - 1, cell.column}) : origin({cell.row, cell.column - 1});
  }
  std::vector<std::size_t> counts(origins_.size());
  for (const Place& from : origins_) ++counts[from.row * columns + from.column];
  std::vector<bool> broken(origins_.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    broken[i] = counts[i] > 1 && !is_whole({i / columns, i % columns}, counts[i], head_rows);
  }
  for (const JoinedCell& cell : joined) {
    if (cell.row >= rows || cell.column >= columns) continue;
    const Place from = origin({cell.row, cell.column});
    if (broken[from.row * columns + from.column]) dropped_.push_back(cell);
  }
  for (std::size_t i = 0; i < origins_.size(); ++i) {
    const Place from = origins_[i];
    if (broken[from.row * columns + from.column]) origins_[i] = {i / columns, i % columns};
  }
  if (leaves_empty_row()) {
    dropped_ = joined;
    for (std::size_t i = 0; i < origins_.size(); ++i) origins_[i] = {i / columns, i % columns};
  }
  any_ = dropped_.size() < joined.size();
}

CellSpans::Extent CellSpans::extent(Place from) const {
  Extent extent;
  while (from.row + static_cast<std::size_t>(extent.rows) < rows_ &&
         origin({from.row + static_cast<std::size_t>(extent.rows), from.column}) == from) {
    ++extent.rows;
  }
  while (from.column + static_cast<std::size_t>(extent.columns) < columns_ &&
         origin({from.row, from.column + static_cast<std::size_t>(extent.columns)}) == from) {
    ++extent.columns;
  }
  return extent;
}

/// The `count` places that belong to the cell are a rectangle, in the head or below it.
bool CellSpans::is_whole(Place from, std::size_t count, std::size_t head_rows) const {
  const Extent size = extent(from);
  const auto rows = static_cast<std::size_t>(size.rows), columns = static_cast<std::size_t>(size.columns);
  if (count != rows * columns || (from.row < head_rows && from.row + rows > head_rows)) return false;
  for (std::size_t row = from.row; row < from.row + rows; ++row) {
    for (std::size_t column = from.column; column < from.column + columns; ++column) {
      if (origin({row, column}) != from) return false;
    }
  }
  return true;
}

bool CellSpans::leaves_empty_row() const {
  for (std::size_t row = 0; row < rows_; ++row) {
    bool own = false;
    for (std::size_t column = 0; column < columns_; ++column) own = own || !is_covered({row, column});
    if (!own) return true;
  }
  return false;
}

std::optional<CellNumber> number_of_cell(std::string_view utf8, char32_t decimal_sign) {
  const std::u32string text = to_utf32(utf8);
  std::size_t at = 0;
  while (at < text.size() && (is_one_of(text[at], before_digits) || is_running_space(text[at]))) ++at;
  if (at >= text.size() || !is_ascii_digit(text[at])) return std::nullopt;
  at = end_of_digits(text, at, decimal_sign);
  const std::size_t whole = at;
  if (at + 1 < text.size() && is_one_of(text[at], U".,") && is_ascii_digit(text[at + 1])) {
    at = end_of_digits(text, at + 1, U'\0');
  }
  while (at < text.size() && (is_one_of(text[at], behind_digits) || is_running_space(text[at]))) ++at;
  if (at < text.size()) return std::nullopt;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < whole; ++i) bytes += to_utf8(std::u32string_view(text).substr(i, 1)).size();
  return CellNumber{utf8.size() - bytes};
}

std::vector<CellItem> items_of_cell(const InlineText& text) {
  std::vector<CellItem> items;
  for (std::size_t begin = 0; begin < text.text.size();) {
    const std::size_t end = std::min(text.text.find(cell_line_end, begin), text.text.size());
    const std::string_view line = std::string_view(text.text).substr(begin, end - begin);
    std::size_t behind = mark_length(line);
    const std::string_view mark = line.substr(0, behind);
    if (behind == 0 || behind >= line.size() || !is_running_space(next_character(line, behind))) return {};
    const bool number = mark.front() >= '0' && mark.front() <= '9';
    items.push_back({number ? std::string(mark) : std::string(), part_of(text, begin + behind, end)});
    begin = end + cell_line_end.size();
  }
  return items.size() > 1 ? std::move(items) : std::vector<CellItem>();
}

}  // namespace vestnik
