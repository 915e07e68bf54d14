/// @file misplaced.hpp
/// The invariant of pages: no mark stands outside its column or page.
#pragma once

#include <vector>

#include "layout/page/pages.hpp"
#include "model/theme/theme.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// Compares every mark with its frame and its page. Letters may hang out as far as the theme's table of protrusion
/// says. "mark-outside" for the first mark of each frame that stands out, at most for a few of all pages.
[[nodiscard]] std::vector<Diagnostic> misplaced_marks(const Pages& pages, const Theme& theme);

}  // namespace vestnik
