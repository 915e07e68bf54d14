/// @file paginate.hpp
/// Galleys to pages.
#pragma once

#include <vector>

#include "galley/galley.hpp"
#include "page/pages.hpp"
#include "style/theme.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/typesetter.hpp"

namespace vestnik {

/// Pages of one part. `x` of all marks counts from the text area's left edge, `page` of anchors from the part's first.
struct PartLayout {
  std::vector<std::vector<PageItem>> pages;
  std::vector<Anchor> anchors;
  std::vector<OutlineEntry> outline;
  double cost = 0;  ///< see PaginationCosts
};

/// Cuts the galleys of one part into pages: with the least cost over the whole part, or greedily, so that each page
/// takes what fits; parts whose content the search does not know (the cover's fills) are always cut greedily. Errors:
/// "box-too-tall" for a table row or text block that no page can hold.
[[nodiscard]] PartLayout paginate(const std::vector<Galley>& galleys, const Theme& theme, Pagination way,
                                  std::vector<Diagnostic>& diagnostics);

}  // namespace vestnik
