/// @file price.hpp
/// What a layout costs, told from where its boxes stand: one ruler for pages that were cut by least cost and for those
/// that were filled one by one.
#pragma once

#include <vector>

#include "layout/page/place.hpp"
#include "vestnik/layout.hpp"

namespace vestnik {

/// What pagination chose and left on each page of `layout` (recorded, of `galleys`), with its costs (costs.hpp). Of a
/// layout that the search found, the sum is the plan's cost. `x` counts from the text area's left edge. A part with
/// fills has no price: its pages are without choices.
[[nodiscard]] std::vector<std::vector<LayoutChoice>> price(const std::vector<Galley>& galleys, const PartLayout& layout,
                                                           const Theme& theme);

/// The column that a box stands in.
[[nodiscard]] PageColumn column_of(const std::vector<Galley>& galleys, const LaidBox& box);

}  // namespace vestnik
