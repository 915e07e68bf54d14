#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "layout/galley/setter.hpp"

namespace vestnik {
namespace {

constexpr Pt cell_padding{4};
/// A column of text that is narrower than this many of its ems holds hardly two words in a line.
constexpr double comfortable_ems = 8;
/// A table of no more lines is never divided.
constexpr int short_table_lines = 14;

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

/// Gives each column the width that `of` has for it at the greatest level at which all fit the measure. Widths grow
/// with the level, and together exceed the measure at `highest`.
template <class Of>
void fit(std::vector<TableColumn>& columns, Pt measure, double highest, const Of& of) {
  const auto sum_at = [&](double level) {
    Pt sum;
    for (TableColumn& column : columns) sum += column.width = of(column, level);
    return sum;
  };
  constexpr int bisections = 40;
  double low = 0;
  for (int i = 0; i < bisections; ++i) {
    const double middle = (low + highest) / 2;
    (sum_at(middle) > measure ? highest : low) = middle;
  }
  sum_at(low);
}

/// Wider columns get more, though less than in proportion; none less than `least` of it or more than `most`.
void share_out(std::vector<TableColumn>& columns, Pt measure, Pt TableColumn::*least, Pt TableColumn::*most) {
  fit(columns, measure, std::sqrt(measure.value), [&](const TableColumn& column, double level) {
    return std::clamp(Pt{level * std::sqrt((column.*most).value)}, column.*least, column.*most);
  });
}

/// The widest columns give way, whose words break anywhere.
void crowd(std::vector<TableColumn>& columns, Pt measure) {
  fit(columns, measure, measure.value,
      [](const TableColumn& column, double level) { return std::min(column.least, Pt{level}); });
}

Pt sum_of(const std::vector<TableColumn>& columns, Pt TableColumn::*width) {
  return std::accumulate(columns.begin(), columns.end(), Pt{},
                         [&](Pt sum, const TableColumn& column) { return sum + column.*width; });
}

const Paragraph* paragraph_of(const Block& block) { return std::get_if<Paragraph>(&block); }

/// Takes the blocks of a region one stretch after the other into regions of their own.
class RegionCutter {
 public:
  RegionCutter(const Region& region, std::vector<Region>& result)
      : region_(region), result_(result), first_(result.size()) {}

  [[nodiscard]] std::size_t begun() const { return begun_; }  ///< the first block that is in no stretch yet

  void cut(std::size_t end, int columns) {
    if (begun_ == end) return;
    Region stretch{.columns = columns,
                   .lines_before = result_.size() == first_ ? region_.lines_before
                                   : columns == 1           ? 1
                                                            : 0,
                   .keep_with_next = region_.keep_with_next,
                   .page_break_before = region_.page_break_before && result_.size() == first_,
                   .keep_on_one_page = region_.keep_on_one_page};
    const auto blocks = std::span(region_.blocks).subspan(begun_, end - begun_);
    stretch.blocks.assign(blocks.begin(), blocks.end());
    if (result_.size() > first_) {
      // An address without text stays with what is above it.
      const Paragraph* paragraph = paragraph_of(stretch.blocks.front());
      const bool source = paragraph != nullptr && paragraph->style == Style::source_link;
      result_.back().keep_with_next = region_.keep_on_one_page || source;
    }
    result_.push_back(std::move(stretch));
    begun_ = end;
  }

 private:
  const Region& region_;
  std::vector<Region>& result_;
  std::size_t first_, begun_ = 0;
};

}  // namespace

std::vector<TableColumn> Setter::columns_of(const TableBlock& table) {
  std::vector<TableColumn> columns(table.rows.empty() ? 0 : table.rows.front().size());
  for (const auto& row : table.rows) {
    const bool head = &row == &table.rows.front();
    for (std::size_t i = 0; i < columns.size() && i < row.size(); ++i) {
      const auto [word, line] = widths_of(row[i].text);
      TableColumn& column = columns[i];
      column.least = std::max(column.least, word + cell_padding * 2);
      column.lines = std::max({column.lines, column.least, head ? Pt{} : line + cell_padding * 2});
      column.natural = std::max({column.natural, column.lines, line + cell_padding * 2});
    }
  }
  const Pt two_words = theme_.style(Style::table_cell).size * comfortable_ems + cell_padding * 2;
  for (TableColumn& column : columns) column.comfortable = std::min(column.lines, std::max(column.least, two_words));
  return columns;
}

std::vector<TableColumn> Setter::table_columns(const TableBlock& table, Pt measure) {
  std::vector<TableColumn> columns = columns_of(table);
  Pt gap;
  if (const Pt natural = sum_of(columns, &TableColumn::natural); natural <= measure) {
    for (TableColumn& column : columns) column.width = column.natural;
    // What is left goes between the columns; figures in the last one stand at the measure's edge.
    const bool edge = columns.size() > 1 && table.rows.front().back().align == Align::right;
    gap = (measure - natural) / static_cast<double>(columns.size() - (edge ? 1 : 0));
  } else if (sum_of(columns, &TableColumn::lines) <= measure) {
    share_out(columns, measure, &TableColumn::lines, &TableColumn::natural);
  } else if (sum_of(columns, &TableColumn::least) <= measure) {
    share_out(columns, measure, &TableColumn::least, &TableColumn::lines);
  } else {
    crowd(columns, measure);
  }
  Pt x;
  for (TableColumn& column : columns) {
    column.x = x;
    x += column.width + gap;
  }
  return columns;
}

bool Setter::goes_across(const Block& block) {
  const auto* table = std::get_if<TableBlock>(&block);
  return table != nullptr && sum_of(columns_of(*table), &TableColumn::comfortable) > theme_.column_width();
}

std::optional<std::vector<Region>> Setter::with_tables_across(const std::vector<Region>& regions) {
  const auto is_table = [](const Block& block) { return std::holds_alternative<TableBlock>(block); };
  const auto has_table = [&](const Region& region) { return std::ranges::any_of(region.blocks, is_table); };
  if (std::ranges::none_of(regions, has_table)) return std::nullopt;
  std::vector<Region> result;
  for (const Region& region : regions) {
    RegionCutter cutter(region, result);
    for (std::size_t i = 0; i < region.blocks.size() && region.columns == 2; ++i) {
      if (!goes_across(region.blocks[i])) continue;
      std::size_t top = i;
      const auto heads = [&](const Block& block) {
        const Paragraph* paragraph = paragraph_of(block);
        return paragraph != nullptr && theme_.style(paragraph->style).keep_with_next;
      };
      while (top > cutter.begun() && heads(region.blocks[top - 1])) --top;
      cutter.cut(top, 2);
      cutter.cut(i + 1, 1);
    }
    cutter.cut(region.blocks.size(), region.columns);
  }
  return result;
}

GalleyItem Setter::table_row(const std::vector<TableBlock::Cell>& row, const std::vector<TableColumn>& columns,
                             Pt measure, bool head) {
  const Pt grid = theme_.page.grid;
  GalleyItem item{.lines = 1};
  std::vector<std::vector<Line>> cells;
  std::size_t most = 1;  // lines of a cell
  for (std::size_t i = 0; i < columns.size() && i < row.size(); ++i) {
    cells.push_back(set_lines(row[i].text, columns[i].width - cell_padding * 2));
    most = std::max(most, cells.back().size());
  }
  const ParagraphStyle& style = theme_.style(head ? Style::table_head : Style::table_cell);
  item.lines = static_cast<int>(std::ceil(style.leading * static_cast<double>(most) / grid - 1e-9));
  // The grid gives the row's height; what it has left goes above, below and between the lines, alike in all rows.
  const Pt left = grid * item.lines - style.leading * static_cast<double>(most);
  const Pt spare = std::max(Pt{}, std::min(grid - style.leading, left));
  const Pt leading =
      most > 1 ? (grid * item.lines - spare - style.leading) / static_cast<double>(most - 1) : style.leading;
  const Pt top = spare / 2;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    // Heads end level, other cells begin level.
    const Pt above = head ? leading * static_cast<double>(most - std::max<std::size_t>(cells[i].size(), 1)) : Pt{};
    Pt baseline = top + above + baseline_offset(style);
    for (Line& line : cells[i]) {
      const Pt room = columns[i].width - cell_padding * 2 - line.width;
      const Pt shift = row[i].align == Align::right ? room : row[i].align == Align::centered ? room / 2 : Pt{};
      put_line(std::move(line), columns[i].x + cell_padding + shift, baseline, item);
      baseline += leading;
    }
  }
  const Pt rule = theme_.page.rule_weight;
  if (rule > Pt{}) {
    const Pt bottom = grid * item.lines;
    if (head) item.marks.emplace_back(PlacedRule{{Pt{}, -rule, measure, rule * 2}, theme_.colors.rule});
    item.marks.emplace_back(PlacedRule{{Pt{}, bottom - rule, measure, rule}, theme_.colors.rule});
  }
  return item;
}

std::vector<GalleyItem> Setter::table_items(const TableBlock& table, Pt measure) {
  const std::vector<TableColumn> columns = table_columns(table, measure);
  std::vector<GalleyItem> items;
  int lines = 0;
  for (const std::vector<TableBlock::Cell>& row : table.rows) {
    items.push_back(table_row(row, columns, measure, items.empty()));
    items.back().where = table.where;
    lines += items.back().lines;
  }
  const std::size_t count = items.size();
  for (std::size_t i = 0; i < count; ++i) {
    // A short table stays whole; of a longer one, two rows at least beside the head stay at a column's foot, and two at
    // the next one's head.
    items[i].break_after = i + 1 == count || (lines > short_table_lines && i > 1 && i + 2 < count);
    if (i > 0 && items[i - 1].break_after) items[i].headed = below_head(items.front(), items[i], theme_.page.grid);
  }
  return items;
}

}  // namespace vestnik
