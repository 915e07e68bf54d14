/// @file place.hpp
/// A plan to marks on pages.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "layout/boxes/galley.hpp"
#include "layout/page/pages.hpp"
#include "layout/page/plan.hpp"
#include "model/theme/theme.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// Where a box of the galleys came to stand, for the layout report and the release's map.
struct LaidBox {
  std::size_t galley = 0, item = 0, part = 0;  ///< of a variant, `item` is its first and `part` counts on from there
  std::optional<std::size_t> variant;          ///< of the galley's, which it is set in; none: as the galley has it
  Pt x;
  int top = 0, lines = 0;  ///< in grid lines below the page's head
  Pt y;                    ///< of its top, on the page
  std::vector<SetLine> set_lines;
  std::optional<Rect> picture;  ///< relative to the box
  SourceRange where;            ///< of the picture
  Pt foot;                      ///< lower edge of its lowest picture or rule, below its top; 0: it has none
};

/// Which section of its part a page begins with.
struct PageHead {
  std::size_t section = 0;
  bool opens = false;  ///< with the section's title
};

/// Pages of one part. `x` of all marks counts from the text area's left edge, `page` of anchors from the part's first.
struct PartLayout {
  std::vector<std::vector<PageItem>> pages;
  std::vector<std::vector<MarkFrame>> frames;  ///< by page; x as of the marks
  std::vector<PageHead> heads;                 ///< by page
  std::vector<Anchor> anchors;
  std::vector<OutlineEntry> outline;
  std::vector<std::vector<LaidBox>> boxes;  ///< by page, in reading order; empty unless asked for
};

/// Puts the boxes of `galleys` where `plan` has them. `chosen` holds the items of its `chosen_variants`. `record`: say
/// where every box went.
[[nodiscard]] PartLayout place(const Plan& plan, const std::vector<Galley>& galleys, const ChosenItems& chosen,
                               const Theme& theme, bool record = false);
/// The same; takes the marks out of the boxes, so that a long part is not in memory twice.
[[nodiscard]] PartLayout place(const Plan& plan, std::vector<Galley>&& galleys, ChosenItems&& chosen,
                               const Theme& theme, bool record = false);

}  // namespace vestnik
