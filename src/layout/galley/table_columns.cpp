#include "layout/galley/table_columns.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vestnik {
namespace {

/// On each side of the cells of a crowded table, of the column's width.
constexpr double most_padding_share = 0.15;

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
  for (TableColumn& column : columns) column.padding = std::min(cell_padding, column.width * most_padding_share);
}

void widen(std::vector<TableColumn>& columns, const SpanNeed& need, Pt TableColumn::*width, Pt wanted) {
  Pt sum;
  for (std::size_t i = need.first; i < need.last; ++i) sum += columns[i].*width;
  if (sum >= wanted) return;
  const Pt more = (wanted - sum) / static_cast<double>(need.last - need.first);
  for (std::size_t i = need.first; i < need.last; ++i) columns[i].*width += more;
}

}  // namespace

void widen_for(const SpanNeed& need, std::vector<TableColumn>& columns) {
  widen(columns, need, &TableColumn::least, need.least);
  widen(columns, need, &TableColumn::lines, need.lines);
  for (std::size_t i = need.first; i < need.last; ++i) {
    columns[i].lines = std::max(columns[i].lines, columns[i].least);
    columns[i].natural = std::max(columns[i].natural, columns[i].lines);
  }
}

Pt sum_of(const std::vector<TableColumn>& columns, Pt TableColumn::*width) {
  return std::accumulate(columns.begin(), columns.end(), Pt{},
                         [&](Pt sum, const TableColumn& column) { return sum + column.*width; });
}

void place_columns(std::vector<TableColumn>& columns, Pt measure, bool ends_at_edge) {
  Pt gap;
  if (const Pt natural = sum_of(columns, &TableColumn::natural); natural <= measure) {
    for (TableColumn& column : columns) column.width = column.natural;
    gap = (measure - natural) / static_cast<double>(columns.size() - (ends_at_edge ? 1 : 0));
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
}

}  // namespace vestnik
