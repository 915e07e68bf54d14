#include "layout/galley/table_rows.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace vestnik {
namespace {

/// A total is parted from what it sums up by so many rules' weight.
constexpr double total_rule = 2;
/// The group of rows that a cell spans is not divided if it takes no more than this share of a page.
constexpr double whole_group_share = 0.5;

}  // namespace

Pt width_of_end(const BuiltLine& line, std::size_t bytes) {
  Pt width;
  for (auto piece = line.pieces.rbegin(); piece != line.pieces.rend() && bytes > 0; ++piece) {
    const std::size_t taken = std::min(bytes, piece->text.size());
    const std::size_t from = piece->text.size() - taken;
    for (const PlacedGlyph& glyph : piece->glyphs) {
      if (glyph.text_begin >= from) width += glyph.advance;
    }
    bytes -= taken;
  }
  return width;
}

TableRows::TableRows(const TableBlock& table, const std::vector<TableColumn>& columns, Pt measure, int page_lines,
                     const Theme& theme, ParagraphSetter& text)
    : table_(table),
      columns_(columns),
      measure_(measure),
      page_lines_(page_lines),
      theme_(theme),
      text_(text),
      rows_(table.rows.size()),
      covering_(table.rows.size(), std::vector<std::size_t>(columns.size())),
      bound_(table.rows.size()) {
  set_cells();
  measure_rows();
  stretch_for_spans();
  bind_spans();
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    add_row(row);
    // A head of half a page is not set again.
    if (row + 1 != table_.head_rows || items_.size() != table_.head_rows) continue;
    int lines = 0;
    for (const GalleyItem& item : items_) lines += item.lines;
    if (lines <= page_lines_ / 2) head_lines_ = lines;
  }
}

std::vector<GalleyItem> TableRows::take_items() { return std::move(items_); }

Pt TableRows::room(const TableBlock::Cell& cell, std::size_t column) const {
  const std::size_t last = std::min(column + static_cast<std::size_t>(cell.columns), columns_.size()) - 1;
  const TableColumn& first = columns_[column];
  return last == column ? first.width - first.padding * 2
                        : columns_[last].right() - columns_[last].padding - first.x - first.padding;
}

std::vector<BuiltLine> TableRows::lines_of(const TableBlock::Cell& cell, std::size_t column) {
  const Pt measure = room(cell, column);
  std::vector<BuiltLine> lines;
  if (!cell.text.text.empty() || cell.more.empty()) lines = text_.set_lines(cell.text, measure);
  for (const Paragraph& paragraph : cell.more) {
    std::vector<BuiltLine> more = text_.set_lines(paragraph, measure);
    lines.insert(lines.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return lines;
}

void TableRows::set_cells() {
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const std::vector<TableBlock::Cell>& cells = table_.rows[row];
    Row& set = rows_[row];
    for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
      set.cells.push_back(cells[i].covered ? std::vector<BuiltLine>() : lines_of(cells[i], i));
      if (cells[i].covered) continue;
      if (set.style == nullptr) set.style = &style_of(cells[i].text, theme_);
      const auto columns = std::min(i + static_cast<std::size_t>(cells[i].columns), columns_.size());
      for (int below = 0; below < cells[i].rows && row + static_cast<std::size_t>(below) < rows_.size(); ++below) {
        for (std::size_t column = i; column < columns; ++column) {
          covering_[row + static_cast<std::size_t>(below)][column] = static_cast<std::size_t>(below);
        }
      }
    }
    if (set.style == nullptr) set.style = &theme_.style(is_head(row) ? Style::table_head : Style::table_cell);
  }
}

int TableRows::grid_lines(const ParagraphStyle& style, std::size_t lines) const {
  return static_cast<int>(std::ceil(style.leading * static_cast<double>(lines) / theme_.page.grid - 1e-9));
}

void TableRows::measure_rows() {
  int head = 0;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    Row& set = rows_[row];
    for (std::size_t i = 0; i < set.cells.size(); ++i) {
      const bool spans = table_.rows[row][i].rows > 1 && grid_lines(*set.style, set.cells[i].size()) <= page_lines_;
      if (!spans) set.most = std::max(set.most, set.cells[i].size());
    }
    set.lines = grid_lines(*set.style, set.most);
    if (is_head(row)) head += set.lines;
    const int repeated = head <= page_lines_ / 2 ? head : 0;
    // A row that no page can hold is divided between its lines, which stand on the grid then.
    set.divided = set.lines > (is_head(row) ? page_lines_ : page_lines_ - repeated);
  }
}

/// The last of the rows that a cell spans gives it the room that it lacks.
void TableRows::stretch_for_spans() {
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    for (std::size_t i = 0; i < rows_[row].cells.size(); ++i) {
      const auto count = static_cast<std::size_t>(table_.rows[row][i].rows);
      if (count < 2 || row + count > rows_.size()) continue;
      const int needed = grid_lines(*rows_[row].style, rows_[row].cells[i].size());
      int lines = 0;
      for (std::size_t k = row; k < row + count; ++k) lines += rows_[k].lines;
      Row& last = rows_[row + count - 1];
      if (needed > lines && needed <= page_lines_ && !last.divided) last.lines += needed - lines;
    }
  }
}

void TableRows::bind_spans() {
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    for (std::size_t i = 0; i < rows_[row].cells.size(); ++i) {
      const auto count = static_cast<std::size_t>(table_.rows[row][i].rows);
      if (count < 2 || row + count > rows_.size()) continue;
      int group = 0, above = 0;
      for (std::size_t k = row; k < row + count; ++k) group += rows_[k].lines;
      const int needed = grid_lines(*rows_[row].style, rows_[row].cells[i].size());
      const bool whole = group <= static_cast<int>(page_lines_ * whole_group_share);
      for (std::size_t k = row; k + 1 < row + count; ++k) {
        above += rows_[k].lines;
        if (whole || above < needed) bound_[k] = true;
      }
    }
  }
}

void TableRows::add_row(std::size_t row) {
  const Pt grid = theme_.page.grid;
  Row& set = rows_[row];
  const ParagraphStyle& style = *set.style;
  const std::size_t most = set.most;
  const auto step = static_cast<int>(std::ceil(style.leading / grid - 1e-9));
  std::vector<GalleyItem> items(set.divided ? most : 1, GalleyItem{.lines = set.divided ? step : set.lines});
  // The grid gives the row's height; what it has left goes above, below and between the lines, alike in all rows.
  const int own = grid_lines(style, most);
  const Pt left = grid * own - style.leading * static_cast<double>(most);
  const Pt spare = set.divided ? grid * step - style.leading : std::max(Pt{}, std::min(grid - style.leading, left));
  const Pt leading = most > 1 ? (grid * own - spare - style.leading) / static_cast<double>(most - 1) : style.leading;
  for (std::size_t i = 0; i < set.cells.size(); ++i) {
    put_cell(row, i, spare / 2 + text_.boxes().baseline_offset(style), leading, items);
  }
  for (std::size_t k = 0; k + 1 < items.size(); ++k) items[k].break_after = may_break_after(k, most, theme_.pagination);
  add_rules(row, items);
  for (GalleyItem& item : items) item.where = table_.where;
  items_.insert(items_.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
  ends_.push_back(items_.size());
}

void TableRows::put_cell(std::size_t row, std::size_t column, Pt top, Pt leading, std::vector<GalleyItem>& items) {
  Row& set = rows_[row];
  std::vector<BuiltLine>& lines = set.cells[column];
  const TableBlock::Cell& cell = table_.rows[row][column];
  const TableColumn& place = columns_[column];
  if (cell.rows > 1 && lines.size() > set.most) leading = set.style->leading;
  // Heads end level, other cells begin level.
  const std::size_t taken = std::max<std::size_t>(lines.size(), 1);
  std::size_t above = is_head(row) && cell.rows == 1 && set.most > taken ? set.most - taken : 0;
  if (is_head(row) && cell.rows > 1) {
    // The same, at the foot of the last row that it spans.
    int group = 0;
    for (std::size_t k = row; k < row + static_cast<std::size_t>(cell.rows) && k < rows_.size(); ++k)
      group += rows_[k].lines;
    top += theme_.page.grid * std::max(0, group - grid_lines(*set.style, taken));
  }
  for (std::size_t k = 0; k < lines.size(); ++k) {
    BuiltLine& line = lines[k];
    Pt slack = room(cell, column) - line.width;
    if (!is_head(row) && cell.align == Align::right && cell.columns == 1) {
      slack = std::max(Pt{}, slack - (place.fraction - width_of_end(line, cell.fraction)));
    }
    const Pt shift = cell.align == Align::right ? slack : cell.align == Align::centered ? slack / 2 : Pt{};
    const Pt down = set.divided ? Pt{} : leading * static_cast<double>(above + k);
    put_line(std::move(line), place.x + place.padding + shift, top + down,
             items[set.divided ? std::min(above + k, items.size() - 1) : 0]);
  }
}

bool TableRows::goes_on_below(std::size_t row, std::size_t column) const {
  return row + 1 < rows_.size() && covering_[row + 1][column] > 0;
}

void TableRows::add_rules(std::size_t row, std::vector<GalleyItem>& items) const {
  const Pt rule = theme_.page.rule_weight;
  if (rule <= Pt{}) return;
  GalleyItem& last = items.back();
  if (row == 0) items.front().marks.emplace_back(PlacedRule{{Pt{}, -rule, measure_, rule * 2}, theme_.colors.rule});
  const bool total_below = table_.total_rows > 0 && row + 1 + table_.total_rows == rows_.size();
  const Pt weight = total_below ? rule * total_rule : rule;
  const Pt y = theme_.page.grid * last.lines - rule;
  const auto add = [&](Pt from, Pt to) {
    last.marks.emplace_back(PlacedRule{{from, y, to - from, weight}, theme_.colors.rule});
  };
  // Within the head, a rule shows what the heads above it span.
  if (row + 1 < table_.head_rows) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const TableBlock::Cell& cell = table_.rows[row][i];
      const std::size_t end = std::min(i + static_cast<std::size_t>(cell.columns), columns_.size());
      if (cell.covered || end == i + 1 || goes_on_below(row, i)) continue;
      add(columns_[i].x + columns_[i].padding, columns_[end - 1].right() - columns_[end - 1].padding);
    }
    return;
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (goes_on_below(row, i)) continue;
    std::size_t end = i + 1;
    while (end < columns_.size() && !goes_on_below(row, end)) ++end;
    add(i == 0 ? Pt{} : columns_[i].x, end == columns_.size() ? measure_ : columns_[end].x);
    i = end;
  }
}

}  // namespace vestnik
