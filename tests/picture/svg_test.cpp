#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <thread>

#include "picture/samples.hpp"

namespace vestnik {
namespace {

using samples::decode;
using samples::first_code;
using samples::first_message;
using samples::svg;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using Kind = Drawing::Segment::Kind;

// In a view of 100 × 100 pixels with no size of its own, a pixel is 0.75 points.
Drawing drawing_of(const std::string& file) {
  const Outcome<DecodedPicture> outcome = decode(file);
  EXPECT_TRUE(outcome.ok()) << first_message(outcome);
  EXPECT_EQ(first_message(outcome), "");
  return outcome.value ? std::get<Drawing>(outcome.value->content) : Drawing{};
}

Drawing::Shape shape_of(const std::string& content) {
  const Drawing drawing = drawing_of(svg(content));
  EXPECT_THAT(drawing.shapes, SizeIs(1)) << content;
  return drawing.shapes.empty() ? Drawing::Shape{} : drawing.shapes.front();
}

// A path as text in pixels, rounded to hundredths: "M0 0 L10 0 Z".
std::string path_text(const Drawing::Shape& shape) {
  std::string text;
  for (const Drawing::Segment& segment : shape.path) {
    const std::size_t points = segment.kind == Kind::curve ? 3 : segment.kind == Kind::close ? 0 : 1;
    text += (text.empty() ? "" : " ") + std::string(1, "MLCZ"[static_cast<int>(segment.kind)]);
    for (std::size_t i = 0; i < points; ++i) {
      const auto rounded = [](double v) { return std::round(v / 0.75 * 100) / 100 + 0.0; };
      text += fmt::format("{}{} {}", i == 0 ? "" : " ", rounded(segment.points[i].x), rounded(segment.points[i].y));
    }
  }
  return text;
}

struct Outline {
  const char* element;
  const char* path;
};

class Outlines : public testing::TestWithParam<Outline> {};

TEST_P(Outlines, AreMovesLinesAndCurves) { EXPECT_EQ(path_text(shape_of(GetParam().element)), GetParam().path); }

INSTANTIATE_TEST_SUITE_P(
    Elements, Outlines,
    testing::Values(
        Outline{"<path d='M10,20 L30,40Z'/>", "M10 20 L30 40 Z"},
        Outline{"<path d='m10 20 30 40 h5 v-5 z l1 1'/>", "M10 20 L40 60 L45 60 L45 55 Z L11 21"},
        Outline{"<path d='M0 0C1 2 3 4 5 6s3 4 5 6'/>", "M0 0 C1 2 3 4 5 6 C7 8 8 10 10 12"},
        Outline{"<path d='M0 0Q3 3 6 0t6 0'/>", "M0 0 C2 2 4 2 6 0 C8 -2 10 -2 12 0"},
        Outline{"<path d='M10 0A10 10 0 0 1 0 10'/>", "M10 0 C10 5.52 5.52 10 0 10"},
        Outline{"<path d='M10 0a10 10 0 1 1 0 .01'/>", nullptr},
        Outline{"<path d='M1 2a0 5 0 0 1 5 5'/>", "M1 2 L6 7"},         // no radius: a line
        Outline{"<path d='M1 2a5 5 0 0 1 0 0L3 3'/>", "M1 2 L3 3"},     // no way: nothing
        Outline{"<path d='M1 2A5 5 0 01 11 2'/>", nullptr},             // flags without a space
        Outline{"<path d='M1e1-.5.5.5'/>", "M10 -0.5 L0.5 0.5"},
        Outline{"<path d='M1 1L2 2L3'/>", "M1 1 L2 2"},                 // up to the error
        Outline{"<path d='M1 1L2 2 L9e99999 3'/>", "M1 1 L2 2"},
        Outline{"<rect x='1' y='2' width='30' height='4'/>", "M1 2 L31 2 L31 6 L1 6 Z"},
        Outline{"<rect width='10' height='10' rx='5'/>",
                "M5 0 L5 0 C7.76 0 10 2.24 10 5 L10 5 C10 7.76 7.76 10 5 10 L5 10 C2.24 10 0 7.76 0 5 L0 5 C0 2.24 2.24 0 5 0 Z"},
        Outline{"<circle cx='10' cy='10' r='10'/>",
                "M20 10 C20 15.52 15.52 20 10 20 C4.48 20 0 15.52 0 10 C0 4.48 4.48 0 10 0 C15.52 0 20 4.48 20 10 Z"},
        Outline{"<ellipse cx='10' cy='5' rx='10' ry='5'/>",
                "M20 5 C20 7.76 15.52 10 10 10 C4.48 10 0 7.76 0 5 C0 2.24 4.48 0 10 0 C15.52 0 20 2.24 20 5 Z"},
        Outline{"<line x1='1' y1='2' x2='3' y2='4' stroke='red'/>", "M1 2 L3 4"},
        Outline{"<polyline points='1,2 3,4 5 6'/>", "M1 2 L3 4 L5 6"},
        Outline{"<polygon points=' 1 2 3 4 5 6 '/>", "M1 2 L3 4 L5 6 Z"},
        Outline{"<rect width='50%' height='10%'/>", "M0 0 L50 0 L50 10 L0 10 Z"},
        Outline{"<rect width='1in' height='2.54cm'/>", "M0 0 L96 0 L96 96 L0 96 Z"}),
    [](const auto& info) { return "n" + std::to_string(info.index); });

}  // namespace
}  // namespace vestnik
