/// @file paginate.hpp
/// Galleys to pages.
#pragma once

#include <optional>
#include <vector>

#include "base/threads/checkpoint.hpp"
#include "layout/galley/galley.hpp"
#include "layout/page/pages.hpp"
#include "model/theme/theme.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/options.hpp"

namespace vestnik {

/// Where a box of the galleys came to stand, for the layout report and the release's map.
struct LaidBox {
  std::size_t galley = 0, item = 0, part = 0;  ///< of a variant, `item` is its first and `part` counts on from there
  const GalleyVariant* variant = nullptr;      ///< what it is set in; null: as the galley has it
  Pt x;
  int top = 0, lines = 0;  ///< in grid lines below the page's head
  Pt y;                    ///< of its top, on the page
  std::vector<SetLine> set_lines;
  std::optional<Rect> picture;  ///< relative to the box
  SourceRange where;            ///< of the picture
  Pt foot;                      ///< lower edge of its lowest picture or rule, below its top; 0: it has none
};

/// Pages of one part. `x` of all marks counts from the text area's left edge, `page` of anchors from the part's first.
struct PartLayout {
  std::vector<std::vector<PageItem>> pages;
  std::vector<Anchor> anchors;
  std::vector<OutlineEntry> outline;
  std::vector<std::vector<LaidBox>> boxes;  ///< by page, in reading order; empty unless asked for
};

/// Cuts the galleys of one part into pages: with the least cost over the whole part, or greedily, so that each page
/// takes what fits; parts whose content the search does not know (the cover's fills) are always cut greedily. Errors:
/// "box-too-tall" for a table row or text block that no page can hold. `record`: say where every box went. Throws
/// Cancelled.
[[nodiscard]] PartLayout paginate(const std::vector<Galley>& galleys, const Theme& theme, Pagination way,
                                  std::vector<Diagnostic>& diagnostics, bool record = false,
                                  const Checkpoint& checkpoint = {});

}  // namespace vestnik
