/// @file svg_gradient.hpp
/// Linear and radial gradients of SVG.
#pragma once

#include <optional>
#include <string_view>

#include "input/svg/svg_color.hpp"
#include "input/svg/svg_document.hpp"
#include "input/svg/svg_geometry.hpp"

namespace vestnik::svg {

/// What a shape that a gradient paints looks like from outside.
struct PaintedShape {
  Box box;                       ///< in the shape's user space
  Matrix to_drawing = identity;  ///< from its user space
  double viewport_width = 0, viewport_height = 0;
  Tint color;          ///< currentColor
  unsigned depth = 0;  ///< of the element
};

/// A paint and how opaque all of it is.
struct ResolvedPaint {
  Drawing::Paint paint;
  double opacity = 1;
};

/// The paint server of that id. Empty if there is none, or one that Vestnik cannot draw, which is reported then.
/// Adds to `work` what was read, as `weight` counts.
[[nodiscard]] std::optional<ResolvedPaint> resolve_gradient(const Document& document, std::string_view id,
                                                            const PaintedShape& shape, std::size_t& work,
                                                            picture::Findings& findings);

}  // namespace vestnik::svg
