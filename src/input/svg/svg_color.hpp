/// @file svg_color.hpp
/// Colours as CSS writes them.
#pragma once

#include <optional>
#include <string_view>

#include "model/theme/theme.hpp"

namespace vestnik::svg {

/// A colour and how opaque it is.
struct Tint {
  Color color;
  double opacity = 1;
};

/// A name, #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), rgba(), hsl(), hsla() or "transparent" (CSS Color 4, with commas or
/// without); empty for anything else.
[[nodiscard]] std::optional<Tint> parse_tint(std::string_view text);

}  // namespace vestnik::svg
