/// @file toy_theme.hpp
/// A page that can be counted on one's fingers, and a table for it.
#pragma once

#include <memory>
#include <utility>

#include "layout/boxes/galley.hpp"
#include "layout/page/paginate.hpp"
#include "layout/page/place.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

/// `lines` grid lines of 10 pt, margins of 10 pt, two columns of 95 pt.
inline Theme toy_theme(int lines) {
  Theme theme;
  theme.page = {.width = Pt{220},
                .height = Pt(10.0 * (lines + 2)),
                .top = Pt{10},
                .bottom = Pt{10},
                .inner = Pt{10},
                .outer = Pt{10},
                .gutter = Pt{10},
                .grid = Pt{10}};
  return theme;
}

/// A table of one-line rows, whose head stands above its row again at a column's head.
inline void add_table(Galley& galley, int rows) {
  for (int i = 0; i < rows; ++i) {
    GalleyItem row{.lines = 1, .break_after = i + 1 == rows || (i > 1 && i + 2 < rows)};
    if (i > 0 && galley.items.back().break_after)
      row.headed = std::make_shared<const GalleyItem>(GalleyItem{.lines = 2});
    galley.items.push_back(std::move(row));
  }
}

/// The pages of `galleys`. The variants that are chosen get empty boxes of the heights that they promise.
inline PartLayout laid_out(const std::vector<Galley>& galleys, const Theme& theme, Pagination way,
                           std::vector<Diagnostic>& diagnostics, bool record = false) {
  const Plan plan = paginate(galleys, theme, way, diagnostics);
  ChosenItems chosen;
  for (const VariantId& id : chosen_variants(plan)) {
    const GalleyVariant& variant = galleys[id.galley].variants[id.variant];
    const bool floats = galleys[id.galley].items[variant.first].floats;
    for (const GalleyVariant::Extent& extent : variant.extents) {
      chosen[id].push_back({.lines = extent.lines, .break_after = extent.break_after, .floats = floats});
    }
  }
  return place(plan, galleys, chosen, theme, record);
}

}  // namespace vestnik
