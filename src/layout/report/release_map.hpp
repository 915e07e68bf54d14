/// @file release_map.hpp
/// Boxes of text and pictures, as laid, with the places of the input that they came from.
#pragma once

#include <vector>

#include "layout/page/pages.hpp"
#include "layout/page/place.hpp"
#include "model/theme/theme.hpp"
#include "vestnik/release_map.hpp"

namespace vestnik {

/// `boxes`: by page, as pagination recorded them with lines described; `pages`: as they are painted.
[[nodiscard]] ReleaseMap make_release_map(const std::vector<std::vector<LaidBox>>& boxes, const Pages& pages,
                                          const Theme& theme);

}  // namespace vestnik
