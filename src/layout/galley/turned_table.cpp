#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/galley/table_setter.hpp"

namespace vestnik {
namespace {

/// `mark` of a page that is `height` wide, `down` from its head, on the page turned a quarter to the left.
PageItem turned(PageItem mark, Pt down, Pt height) {
  if (auto* piece = std::get_if<TextPiece>(&mark)) {
    const Pt along = piece->x;
    piece->x = piece->baseline + down;
    piece->baseline = height - along;
    piece->turned = true;
    return mark;
  }
  if (auto* rule = std::get_if<PlacedRule>(&mark)) {
    const Rect box = rule->box;
    rule->box = {box.y + down, height - box.x - box.width, box.height, box.width};
  }
  return mark;
}

/// The same of what is to be said of a line: its `x` is now where its baseline stands on the page, its `baseline` where
/// it begins.
SetLine turned(SetLine line, Pt down, Pt height) {
  const Pt along = line.x;
  line.x = line.baseline + down;
  line.baseline = height - along;
  line.turned = true;
  return line;
}

/// How many rows from `first` on a page of `room` lines holds: up to the last place where it may end.
std::size_t end_of_page(const std::vector<GalleyItem>& rows, std::size_t first, int room) {
  std::size_t end = first, last = first;
  int used = 0;
  for (; last < rows.size(); ++last) {
    used += last == first ? rows[last].at_column_head().lines : rows[last].lines;
    if (used > room && last > first) break;
    if (rows[last].break_after || last + 1 == rows.size()) end = last + 1;
  }
  return end > first ? end : std::max(last, first + 1);
}

}  // namespace

std::vector<GalleyItem> TableSetter::set_turned(const TableBlock& table) {
  const Pt grid = theme_.page.grid, height = grid * theme_.page_lines();
  const auto room = static_cast<int>(std::floor(theme_.text_width() / grid + 1e-6));
  const std::vector<GalleyItem> rows = set(table, height, room);
  std::vector<GalleyItem> pages;
  for (std::size_t first = 0; first < rows.size();) {
    const std::size_t end = end_of_page(rows, first, room);
    GalleyItem page{.lines = theme_.page_lines(), .where = table.where};
    int used = 0;
    for (std::size_t i = first; i < end; ++i) {
      const GalleyItem& row = i == first ? rows[i].at_column_head() : rows[i];
      for (const PageItem& mark : row.marks) page.marks.push_back(turned(mark, grid * used, height));
      for (const SetLine& line : row.set_lines) page.set_lines.push_back(turned(line, grid * used, height));
      used += row.lines;
    }
    pages.push_back(std::move(page));
    first = end;
  }
  return pages;
}

}  // namespace vestnik
