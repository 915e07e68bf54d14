/// @file paginate.hpp
/// Galleys to a plan of pages.
#pragma once

#include <vector>

#include "base/threads/checkpoint.hpp"
#include "layout/boxes/galley.hpp"
#include "layout/page/plan.hpp"
#include "model/theme/theme.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/options.hpp"

namespace vestnik {

/// Cuts the galleys of one part into pages: with the least cost over the whole part, or greedily, so that each page
/// takes what fits; parts whose content the search does not know (the cover's fills) are always cut greedily. Looks at
/// heights and breaks alone, and changes nothing. Errors: "box-too-tall" for a table row or text block that no page can
/// hold. Throws Cancelled.
[[nodiscard]] Plan paginate(const std::vector<Galley>& galleys, const Theme& theme, Pagination way,
                            std::vector<Diagnostic>& diagnostics, const Checkpoint& checkpoint = {});

}  // namespace vestnik
