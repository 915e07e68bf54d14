// What the tests of SVG look at.
#pragma once

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "input/picture/samples.hpp"

namespace vestnik::samples {

using Kind = Drawing::Segment::Kind;

/// In a view of 100 × 100 pixels with no size of its own, a pixel is 0.75 points.
inline Drawing drawing_of(const std::string& file) {
  const Outcome<DecodedPicture> outcome = decode(file);
  EXPECT_TRUE(outcome.ok());
  EXPECT_EQ(first_message(outcome), "");
  return outcome.value ? std::get<Drawing>(outcome.value->content) : Drawing{};
}

inline void add_shapes(const std::vector<Drawing::Mark>& marks, std::vector<Drawing::Shape>& shapes) {
  for (const Drawing::Mark& mark : marks) {
    if (const auto* shape = std::get_if<Drawing::Shape>(&mark.what)) shapes.push_back(*shape);
    if (const auto* group = std::get_if<Drawing::Group>(&mark.what)) add_shapes(group->marks, shapes);
  }
}

/// Those in groups too.
inline std::vector<Drawing::Shape> shapes_of(const Drawing& drawing) {
  std::vector<Drawing::Shape> shapes;
  add_shapes(drawing.marks, shapes);
  return shapes;
}

/// The only shape that a content draws.
inline Drawing::Shape shape_of(const std::string& content) {
  const std::vector<Drawing::Shape> shapes = shapes_of(drawing_of(svg(content)));
  EXPECT_EQ(shapes.size(), 1U) << content;
  return shapes.empty() ? Drawing::Shape{} : shapes.front();
}

/// A path as text in pixels, rounded to hundredths: "M0 0 L10 0 Z".
inline std::string path_text(const Drawing::Shape& shape) {
  std::string text;
  for (const Drawing::Segment& segment : shape.path) {
    const std::size_t points = segment.kind == Kind::curve ? 3 : segment.kind == Kind::close ? 0 : 1;
    if (!text.empty()) text += ' ';
    text += "MLCZ"[static_cast<int>(segment.kind)];
    for (std::size_t i = 0; i < points; ++i) {
      const auto rounded = [](double v) { return std::round(v / 0.75 * 100) / 100 + 0.0; };
      text += fmt::format("{}{} {}", i == 0 ? "" : " ", rounded(segment.points[i].x), rounded(segment.points[i].y));
    }
  }
  return text;
}

inline Color fill_of(const std::string& content) {
  const Drawing::Shape shape = shape_of(content);
  const Color* const color = std::get_if<Color>(&shape.fill);
  EXPECT_NE(color, nullptr) << content;
  return color ? *color : Color{};
}

}  // namespace vestnik::samples
