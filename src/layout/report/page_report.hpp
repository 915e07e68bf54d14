/// @file page_report.hpp
/// What is to be said of a part's pages, while its galleys are there.
#pragma once

#include <vector>

#include "layout/page/place.hpp"
#include "vestnik/layout.hpp"

namespace vestnik {

/// Lines, feet, choices and breaches of the rules on each page of `layout` (recorded, of `galleys`). `x` counts from
/// the text area's left edge; folios are empty.
[[nodiscard]] std::vector<PageReport> describe_pages(const std::vector<Galley>& galleys, const PartLayout& layout,
                                                     const Theme& theme);

}  // namespace vestnik
