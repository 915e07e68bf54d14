/// @file divide_rows.hpp
/// The pictures of a photo report in rows; for src/document/compose/ alone.
#pragma once

#include <functional>
#include <vector>

#include "document/compose/document.hpp"

namespace vestnik {

/// Divides pictures, in their order, into rows whose heights are as near as can be to that of a row of two photographs
/// in landscape format. `lead`: the first one may open the report over the whole width if `fine_alone` says that it has
/// the pixels for it.
[[nodiscard]] std::vector<PictureRow> divide_rows(std::vector<FigureBlock> pictures, bool lead,
                                                  const std::function<bool(const FigureBlock&)>& fine_alone);

}  // namespace vestnik
