/// @file svg_geometry.hpp
/// Matrices, outlines and boxes of SVG's shapes.
#pragma once

#include <optional>
#include <string_view>

#include "input/svg/svg_values.hpp"

namespace vestnik::svg {

constexpr Matrix identity{1, 0, 0, 1, 0, 0};

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] bool contains(const Box& other, double tolerance) const;
};

/// First `inner`, then `outer`.
[[nodiscard]] Matrix joined(const Matrix& outer, const Matrix& inner);
/// What undoes `matrix`; empty if it is flat.
[[nodiscard]] std::optional<Matrix> inverse(const Matrix& matrix);
[[nodiscard]] Drawing::Point transformed(const Matrix& matrix, Drawing::Point point);
[[nodiscard]] Path transformed(const Matrix& matrix, Path path);
/// Square root of the factor by which areas grow: what a stroke's width is multiplied by.
[[nodiscard]] double mean_scale(const Matrix& matrix);

[[nodiscard]] Path rectangle(const Box& box, double rx, double ry);
[[nodiscard]] Path ellipse(Drawing::Point centre, double rx, double ry);
[[nodiscard]] Path polygon(const std::vector<Drawing::Point>& points, bool closed);

/// Points beyond that are not drawn: PDF's numbers end not far behind it.
inline constexpr double farthest = 1e6;
[[nodiscard]] bool is_near(const Path& path);

/// The tight box of a path, stroke not counted; empty if it has no point.
[[nodiscard]] std::optional<Box> bounds(const Path& path);
/// The box, if the path is a rectangle with upright sides.
[[nodiscard]] std::optional<Box> as_upright_rectangle(const Path& path);

/// From a viewBox to a viewport of that size at the origin (SVG 1.1, 7.8).
[[nodiscard]] Matrix fit(const Box& view_box, double width, double height, std::string_view preserve_aspect_ratio);

}  // namespace vestnik::svg
