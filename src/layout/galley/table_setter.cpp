#include "layout/galley/table_setter.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "layout/galley/table_rows.hpp"

namespace vestnik {
namespace {

/// A column of text that is narrower than this many of its ems holds hardly two words in a line.
constexpr double comfortable_ems = 8;
/// A table of no more lines is never divided.
constexpr int short_table_lines = 14;

/// The head's rows in one box.
GalleyItem head_of(const std::vector<GalleyItem>& rows, std::size_t count, Pt grid) {
  GalleyItem head = rows.front();
  for (std::size_t i = 1; i < count; ++i) {
    GalleyItem row = rows[i];
    shift_down(row, grid * head.lines);
    head.lines += row.lines;
    head.marks.insert(head.marks.end(), row.marks.begin(), row.marks.end());
  }
  return head;
}

/// A row with the table's head once more above it, which is no part of the text there.
std::shared_ptr<const GalleyItem> below_head(const GalleyItem& head, const GalleyItem& row, Pt grid) {
  GalleyItem result = row;
  result.lines += head.lines;
  shift_down(result, grid * head.lines);
  result.marks.insert(result.marks.begin(), head.marks.begin(), head.marks.end());
  for (std::size_t i = 0; i < head.marks.size(); ++i) {
    auto* piece = std::get_if<TextPiece>(&result.marks[i]);
    if (piece == nullptr) continue;
    piece->node = header_artifact;
    piece->link = -1;
  }
  return std::make_shared<const GalleyItem>(std::move(result));
}

}  // namespace

std::optional<SpanNeed> TableSetter::measure_cell(const TableBlock::Cell& cell, bool head, std::size_t at,
                                                  std::vector<TableColumn>& columns) {
  auto [word, line] = text_.widths_of(cell.text);
  for (const Paragraph& paragraph : cell.more) {
    const auto widths = text_.widths_of(paragraph);
    word = std::max(word, widths.least + paragraph.extra_indent);
    line = std::max(line, widths.natural + paragraph.extra_indent);
  }
  word += cell_padding * 2;
  line += cell_padding * 2;
  if (cell.columns > 1) {
    return SpanNeed{.first = at,
                    .last = std::min(at + static_cast<std::size_t>(cell.columns), columns.size()),
                    .least = word,
                    .lines = head ? word : line};
  }
  TableColumn& column = columns[at];
  column.least = std::max(column.least, word);
  column.lines = std::max({column.lines, column.least, head ? Pt{} : line});
  column.natural = std::max({column.natural, column.lines, line});
  return std::nullopt;
}

std::vector<TableColumn> TableSetter::columns_of(const TableBlock& table) {
  if (is_artifact(table.node) || table.rows.empty() || table.rows.front().empty()) return measured_columns(table);
  const double size = style_of(table.rows.front().front().text, theme_).size.value;
  const auto [known, added] = columns_.try_emplace({table.node, size});
  if (added) known->second = measured_columns(table);
  return known->second;
}

std::vector<TableColumn> TableSetter::measured_columns(const TableBlock& table) {
  std::vector<TableColumn> columns(table.rows.empty() ? 0 : table.rows.front().size());
  std::vector<SpanNeed> needs;
  std::vector<Pt> wholes(columns.size());  // of numbers with fractions: for what stands before these
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const bool head = row < table.head_rows;
    const std::vector<TableBlock::Cell>& cells = table.rows[row];
    for (std::size_t i = 0; i < columns.size() && i < cells.size(); ++i) {
      if (cells[i].covered) continue;
      if (const auto need = measure_cell(cells[i], head, i, columns)) needs.push_back(*need);
      // Whole numbers need as much room before the sign as those with a fraction.
      if (head || cells[i].columns > 1 || cells[i].align != Align::right) continue;
      constexpr Pt boundless{100'000};
      for (const BuiltLine& line : text_.set_lines(cells[i].text, boundless)) {
        const Pt fraction = width_of_end(line, cells[i].fraction);
        columns[i].fraction = std::max(columns[i].fraction, fraction);
        wholes[i] = std::max(wholes[i], line.width - fraction);
      }
    }
  }
  for (const SpanNeed& need : needs) widen_for(need, columns);
  const Pt size =
      table.rows.empty() || table.rows.back().empty() ? Pt{} : style_of(table.rows.back().front().text, theme_).size;
  const Pt two_words = size * comfortable_ems + cell_padding * 2;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    TableColumn& column = columns[i];
    if (column.fraction > Pt{}) {
      column.least = std::max(column.least, wholes[i] + column.fraction + cell_padding * 2);
      column.lines = std::max(column.lines, column.least);
      column.natural = std::max(column.natural, column.lines);
    }
    column.comfortable = std::min(column.lines, std::max(column.least, two_words));
  }
  return columns;
}

GalleyItem TableSetter::box_of(const Paragraph& paragraph, Pt measure) {
  GalleyItem box = text_.boxes().box_of(text_.set_lines(paragraph, measure), style_of(paragraph, theme_));
  box.where = paragraph.text.where(0);
  return box;
}

std::vector<GalleyItem> TableSetter::set(const TableBlock& table, Pt measure) {
  return set(table, measure, theme_.page_lines());
}

std::vector<GalleyItem> TableSetter::set(const TableBlock& table, Pt measure, int page) {
  std::vector<TableColumn> columns = columns_of(table);
  // Figures in the last column stand at the measure's edge.
  place_columns(columns, measure, columns.size() > 1 && table.rows.front().back().align == Align::right);
  TableRows rows(table, columns, measure, page, theme_, text_);
  std::vector<GalleyItem> items = rows.take_items();
  const int head_lines = rows.head_lines();
  int lines = 0, above = 0;
  for (const GalleyItem& item : items) lines += item.lines;
  // A short table stays whole; of a longer one, two rows at least beside the head, or as much as a short table, stay at
  // a column's foot, and as much at the next one's head.
  const std::size_t count = table.rows.size(), head_rows = table.head_rows;
  for (std::size_t row = 0, i = 0; row < count; ++row) {
    for (; i < rows.ends()[row]; ++i) above += items[i].lines;
    const bool enough_above = row >= head_rows + 1 || (row >= head_rows && above > short_table_lines);
    const bool enough_below = row + 2 < count || lines - above > short_table_lines;
    const bool may_end = lines > short_table_lines && enough_above && enough_below && !rows.is_bound_to_next(row);
    items[i - 1].break_after = row + 1 == count || may_end;
  }
  if (head_lines > 0) {
    const GalleyItem head = head_of(items, head_rows, theme_.page.grid);
    for (std::size_t i = head_rows; i < items.size(); ++i) {
      if (!items[i - 1].break_after || head_lines + items[i].lines > page) continue;
      items[i].headed = below_head(head, items[i], theme_.page.grid);
    }
  }
  if (table.caption) {
    items.insert(items.begin(), box_of(*table.caption, measure));
    items.front().break_after = false;
  }
  for (const Paragraph& note : table.notes) {
    if (!items.empty()) items.back().break_after = false;
    items.push_back(box_of(note, measure));
  }
  return items;
}

}  // namespace vestnik
