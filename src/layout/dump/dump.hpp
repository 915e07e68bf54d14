/// @file dump.hpp
/// What the stages hand on, as JSON for those who debug a page. Lengths are in points, heights in grid lines. The order
/// of keys and elements is always the same.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/galley.hpp"
#include "layout/page/pages.hpp"
#include "layout/page/plan.hpp"

namespace vestnik {

/// What the stages of one part handed on.
struct PartStages {
  std::vector<Galley> galleys;
  Plan plan;
};

/// The galleys of every part: items with their heights, breaks and text, and the variants of each galley. `parts`:
/// those of the document; `stages`: one for each.
[[nodiscard]] std::string dump_galleys(const std::vector<Part>& parts, std::span<const PartStages> stages);

/// Where pagination puts each item: by part, page and box.
[[nodiscard]] std::string dump_plan(const std::vector<Part>& parts, std::span<const PartStages> stages);

/// The marks of every page of the release.
[[nodiscard]] std::string dump_pages(const Pages& pages);

}  // namespace vestnik
