#include <algorithm>
#include <cmath>
#include <numeric>

#include "galley/galley.hpp"

namespace vestnik {
namespace {

constexpr Pt cell_padding{4};
constexpr Pt widest{100000};

}  // namespace

// Columns get their natural widths if these fit; else what they lack is shared out in proportion, but no column falls
// below its longest word as far as the measure allows.
std::vector<Pt> Setter::table_columns(const TableBlock& table, Pt measure) {
  const std::size_t count = table.rows.empty() ? 0 : table.rows.front().size();
  std::vector<Pt> natural(count);
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < count && i < row.size(); ++i) {
      for (const Line& line : set_lines(row[i].text, widest)) {
        natural[i] = std::max(natural[i], line.width + cell_padding * 2);
      }
    }
  }
  const Pt total = std::accumulate(natural.begin(), natural.end(), Pt{});
  if (total <= Pt{}) return natural;
  if (total <= measure) {
    const Pt spare = (measure - total) / static_cast<double>(count);
    for (Pt& width : natural) width += spare;
    return natural;
  }
  // A narrow column keeps its width; only those wider than an even share give way.
  std::vector<Pt> widths(count);
  std::vector<bool> fixed(count, false);
  Pt left = measure;
  std::size_t open = count;
  for (bool changed = true; changed && open > 0;) {
    changed = false;
    const Pt share = left / static_cast<double>(open);
    for (std::size_t i = 0; i < count; ++i) {
      if (fixed[i] || natural[i] > share) continue;
      widths[i] = natural[i];
      left -= natural[i];
      fixed[i] = changed = true;
      --open;
    }
  }
  Pt demand;
  for (std::size_t i = 0; i < count; ++i) demand += fixed[i] ? Pt{} : natural[i];
  for (std::size_t i = 0; i < count; ++i) {
    if (!fixed[i]) widths[i] = left * (natural[i] / demand);
  }
  return widths;
}

GalleyItem Setter::table_row(const std::vector<TableBlock::Cell>& row, const std::vector<Pt>& columns, bool head) {
  const Pt grid = theme_.page.grid;
  GalleyItem item{.lines = 1};
  Pt x;
  for (std::size_t i = 0; i < columns.size() && i < row.size(); ++i) {
    const ParagraphStyle& style = theme_.style(row[i].text.style);
    const Pt inner = columns[i] - cell_padding * 2;
    Pt baseline = baseline_offset(style);
    std::vector<Line> lines = set_lines(row[i].text, inner);
    for (Line& line : lines) {
      const Pt spare = inner - line.width;
      const Pt shift = row[i].align == Align::right ? spare : row[i].align == Align::centered ? spare / 2 : Pt{};
      put_line(std::move(line), x + cell_padding + shift, baseline, item);
      baseline += style.leading;
    }
    const Pt height = style.leading * static_cast<double>(lines.size());
    item.lines = std::max(item.lines, static_cast<int>(std::ceil(height / grid - 1e-9)));
    x += columns[i];
  }
  const Pt rule = theme_.page.rule_weight;
  if (rule > Pt{}) {
    const Pt bottom = grid * item.lines;
    if (head) item.marks.emplace_back(PlacedRule{{Pt{}, -rule, x, rule * 2}, theme_.colors.rule});
    item.marks.emplace_back(PlacedRule{{Pt{}, bottom - rule, x, rule}, theme_.colors.rule});
  }
  return item;
}

std::vector<GalleyItem> Setter::table_items(const TableBlock& table, Pt measure) {
  const std::vector<Pt> columns = table_columns(table, measure);
  std::vector<GalleyItem> items;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    items.push_back(table_row(table.rows[i], columns, i == 0));
    items.back().where = table.where;
    // At least two rows beside the head stay at a column's foot, and two at the next one's head.
    items.back().break_after = i + 1 == table.rows.size() || (i > 1 && i + 2 < table.rows.size());
  }
  return items;
}

}  // namespace vestnik
