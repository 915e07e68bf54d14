/// @file layout_report.hpp
/// The parts' pages as one report.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/page/pages.hpp"
#include "model/theme/theme.hpp"
#include "vestnik/layout.hpp"
#include "vestnik/options.hpp"

namespace vestnik {

/// One part, described while its galleys were there.
struct PartPages {
  std::vector<PageReport> pages;
  bool priced = false;
  std::size_t greedy_pages = 0;  ///< what the part takes if each page is filled by itself
  double greedy_cost = 0;
};

/// `parts`: one per part of `document`; `pages`: as assembled, for folios and headings.
[[nodiscard]] LayoutReport make_layout_report(const Document& document, std::vector<PartPages> parts,
                                              const Pages& pages, const Theme& theme, Pagination way);

/// Figures over the pages of one section. Costs against greedy are the caller's to add.
[[nodiscard]] LayoutFigures figures_of(std::span<const PageReport> pages);

}  // namespace vestnik
