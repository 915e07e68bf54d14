/// @file protrusion.hpp
/// How far letters hang out of their measure.
#pragma once

#include <string_view>

#include "model/theme/theme.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

/// Protrusion of the character at `text` (its first code point), in points, for a glyph of the given advance.
[[nodiscard]] Pt left_protrusion(const Theme& theme, std::string_view text, Pt advance);
[[nodiscard]] Pt right_protrusion(const Theme& theme, std::string_view text, Pt advance);

}  // namespace vestnik
