#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/svg/svg_samples.hpp"

namespace vestnik {
namespace {

using samples::drawing_of;
using samples::fill_of;
using samples::shape_of;
using samples::shapes_of;
using samples::svg;
using testing::DoubleEq;
using testing::ElementsAre;
using testing::SizeIs;

struct Painted {
  const char* content;
  Color color;
};

class Fill : public testing::TestWithParam<Painted> {};

TEST_P(Fill, HasTheColour) { EXPECT_EQ(fill_of(GetParam().content), GetParam().color); }

constexpr Color red{255, 0, 0}, blue{0, 0, 255}, green{0, 128, 0}, black{};

INSTANTIATE_TEST_SUITE_P(
    Values, Fill,
    testing::Values(
        Painted{"<path d='M0 0'/>", black}, Painted{"<path d='M0 0' fill='#f00'/>", red},
        Painted{"<path d='M0 0' fill=' #FF0000 '/>", red}, Painted{"<path d='M0 0' fill='rgb(255, 0,0)'/>", red},
        Painted{"<path d='M0 0' fill='rgb(100%,0%,0%)'/>", red}, Painted{"<path d='M0 0' fill='red'/>", red},
        Painted{"<g fill='red'><path d='M0 0'/></g>", red},
        Painted{"<g fill='red'><path d='M0 0' fill='inherit'/></g>", red},
        Painted{"<g color='red'><path d='M0 0' fill='currentColor'/></g>", red},
        Painted{"<path d='M0 0' fill='blue' style='fill : red'/>", red},
        Painted{"<path d='M0 0' style='fill:red;fill:blue!important'/>", blue},
        Painted{"<path d='M0 0' fill='url(#nothing) red'/>", red},
        // Style sheets: above presentation attributes, below the style attribute, by specificity and then by order.
        Painted{"<style>.a{fill:red}</style><path class='a' fill='blue' d='M0 0'/>", red},
        Painted{"<style>.a{fill:red}</style><path class='a' style='fill:blue' d='M0 0'/>", blue},
        Painted{"<style>#p{fill:red} .a{fill:blue} path{fill:green}</style><path id='p' class='a' d='M0 0'/>", red},
        Painted{"<style>.a{fill:red} .b{fill:blue}</style><path class='b a' d='M0 0'/>", blue},
        Painted{"<style>path.a.b{fill:red} .a{fill:blue}</style><path class='a b' d='M0 0'/>", red},
        Painted{"<style>*{fill:red}</style><path d='M0 0'/>", red},
        Painted{"<style>.x,.a,.y{fill:red}</style><path class='a' d='M0 0'/>", red},
        Painted{"<style><![CDATA[/* .a{fill:blue} */ .a{fill:red}]]></style><path class='a' d='M0 0'/>", red},
        Painted{"<style>@font-face{a:b} .a{fill:red}</style><path class='a' d='M0 0'/>", red},
        Painted{"<style>.a{fill:green}</style><g class='a'><path d='M0 0'/></g>", green},
        // A gradient that comes down to a colour.
        Painted{"<linearGradient id='g'><stop stop-color='red'/></linearGradient><path fill='url(#g)' d='M0 0L9 9'/>",
                red},
        Painted{"<radialGradient id='g' r='0'><stop stop-color='blue'/><stop offset='1' style='stop-color:red'/>"
                "</radialGradient><path fill='url(#g)' d='M0 0L9 9'/>",
                red}),
    [](const auto& which) { return fmt::format("n{}", which.index); });

TEST(SvgStroke, HasItsProperties) {
  const Drawing::Shape shape = shape_of(
      "<g stroke='red' stroke-linecap='round'><path transform='scale(2)' d='M0 0L9 9' fill='none' stroke-width='3' "
      "stroke-linejoin='bevel' stroke-miterlimit='7' stroke-dasharray='1, 2 3' stroke-dashoffset='4' "
      "stroke-opacity='50%'/></g>");
  EXPECT_EQ(shape.fill.index(), 0U);
  EXPECT_EQ(std::get<Color>(shape.stroke), red);
  EXPECT_DOUBLE_EQ(shape.stroke_width, 3 * 2 * 0.75);
  EXPECT_EQ(shape.line_cap, 1);
  EXPECT_EQ(shape.line_join, 2);
  EXPECT_EQ(shape.miter_limit, 7);
  EXPECT_THAT(shape.dashes, ElementsAre(1.5, 3, 4.5, 1.5, 3, 4.5));
  EXPECT_DOUBLE_EQ(shape.dash_offset, 6);
  EXPECT_DOUBLE_EQ(shape.stroke_opacity, 0.5);
}

TEST(SvgStroke, StartsFromTheDefaults) {
  const Drawing::Shape shape = shape_of("<path stroke='red' d='M0 0L9 9'/>");
  EXPECT_DOUBLE_EQ(shape.stroke_width, 0.75);
  EXPECT_EQ(shape.line_cap, 0);
  EXPECT_EQ(shape.line_join, 0);
  EXPECT_EQ(shape.miter_limit, 4);
  EXPECT_TRUE(shape.dashes.empty());
}

TEST(SvgStroke, WrongValuesChangeNothing) {
  const Drawing::Shape shape = shape_of(
      "<path stroke='red' stroke-width='-1' stroke-miterlimit='0' "
      "stroke-dasharray='1 -2' d='M0 0L9 9'/>");
  EXPECT_DOUBLE_EQ(shape.stroke_width, 0.75);
  EXPECT_EQ(shape.miter_limit, 4);
  EXPECT_TRUE(shape.dashes.empty());
}

TEST(SvgStroke, WithoutWidthIsNone) {
  EXPECT_EQ(shape_of("<path stroke='red' stroke-width='0' d='M0 0L9 9'/>").stroke.index(), 0U);
}

TEST(SvgFill, HasItsRule) {
  EXPECT_FALSE(shape_of("<path d='M0 0'/>").even_odd);
  EXPECT_TRUE(shape_of("<g fill-rule='evenodd'><path d='M0 0'/></g>").even_odd);
}

TEST(SvgOpacity, OfGroupsMultiplies) {
  const Drawing::Shape shape = shape_of(
      "<g opacity='.5'><g style='opacity:50%'><path stroke='red' d='M0 0' opacity='.5' "
      "fill-opacity='.5'/></g></g>");
  EXPECT_DOUBLE_EQ(shape.fill_opacity, 0.0625);
  EXPECT_DOUBLE_EQ(shape.stroke_opacity, 0.125);
}

TEST(SvgOpacity, IsNotInheritedTwice) {
  EXPECT_DOUBLE_EQ(shape_of("<g opacity='.5'><g><path d='M0 0'/></g></g>").fill_opacity, 0.5);
}

// The middle of a gradient's axis in pixels of the drawing.
Drawing::Point placed(const Drawing::Gradient& gradient, Drawing::Point p) {
  const auto& m = gradient.transform;
  return {(m[0] * p.x + m[2] * p.y + m[4]) / 0.75, (m[1] * p.x + m[3] * p.y + m[5]) / 0.75};
}

Drawing::Gradient gradient_of(const std::string& content) {
  const Drawing::Shape shape = shape_of(content);
  const auto* const gradient = std::get_if<Drawing::Gradient>(&shape.fill);
  EXPECT_NE(gradient, nullptr) << content;
  return gradient ? *gradient : Drawing::Gradient{};
}

constexpr const char* stops = "<stop offset='0' stop-color='red'/><stop offset='1' stop-color='blue'/>";

TEST(SvgGradient, RunsAcrossTheShapesBox) {
  const Drawing::Gradient gradient =
      gradient_of("<linearGradient id='g'>" + std::string(stops) +
                  "</linearGradient><rect x='10' y='20' width='40' height='8' fill='url(#g)'/>");
  EXPECT_FALSE(gradient.radial);
  EXPECT_NEAR(placed(gradient, gradient.from).x, 10, 1e-9);
  EXPECT_NEAR(placed(gradient, gradient.to).x, 50, 1e-9);
  EXPECT_NEAR(placed(gradient, gradient.to).y, 20, 1e-9);
  ASSERT_THAT(gradient.stops, SizeIs(2));
  EXPECT_EQ(gradient.stops[0].color, red);
  EXPECT_EQ(gradient.stops[1].color, blue);
}

TEST(SvgGradient, RunsAcrossTheTightBoxOfCurves) {
  const Drawing::Gradient gradient =
      gradient_of("<linearGradient id='g' x1='0' x2='0' y2='1'>" + std::string(stops) +
                  "</linearGradient><path d='M0 0C0 40 40 40 40 0' fill=\"url('#g')\"/>");
  EXPECT_NEAR(placed(gradient, gradient.to).y, 30, 1e-9);  // the curve reaches three quarters of its handles' height
}

TEST(SvgGradient, RunsInUserSpace) {
  const Drawing::Gradient gradient = gradient_of(
      "<linearGradient id='g' gradientUnits='userSpaceOnUse' x1='5' y1='0' x2='50%' y2='0' "
      "gradientTransform='translate(0 7)'>" +
      std::string(stops) + "</linearGradient><g transform='scale(2)'><rect width='9' height='9' fill='url(#g)'/></g>");
  EXPECT_NEAR(placed(gradient, gradient.from).x, 10, 1e-9);
  EXPECT_NEAR(placed(gradient, gradient.from).y, 14, 1e-9);
  EXPECT_NEAR(placed(gradient, gradient.to).x, 100, 1e-9);
}

TEST(SvgGradient, RadialHasCentreFocusAndRadius) {
  const Drawing::Gradient gradient = gradient_of(
      "<radialGradient id='g' gradientUnits='userSpaceOnUse' cx='50' cy='40' r='30' "
      "fx='60'>" +
      std::string(stops) + "</radialGradient><rect width='100' height='100' fill='url(#g)'/>");
  EXPECT_TRUE(gradient.radial);
  EXPECT_DOUBLE_EQ(gradient.to.x, 50);
  EXPECT_DOUBLE_EQ(gradient.to.y, 40);
  EXPECT_DOUBLE_EQ(gradient.from.x, 60);
  EXPECT_DOUBLE_EQ(gradient.from.y, 40);
  EXPECT_DOUBLE_EQ(gradient.radius, 30);
}

TEST(SvgGradient, AFocusOutsideMovesIn) {
  const Drawing::Gradient gradient = gradient_of("<radialGradient id='g' fx='9'>" + std::string(stops) +
                                                 "</radialGradient><rect width='9' height='9' fill='url(#g)'/>");
  EXPECT_LT(std::hypot(gradient.from.x - gradient.to.x, gradient.from.y - gradient.to.y), gradient.radius);
}

TEST(SvgGradient, InheritsByReference) {
  const Drawing::Gradient gradient =
      gradient_of("<linearGradient id='a'>" + std::string(stops) +
                  "</linearGradient>"
                  "<linearGradient id='b' xlink:href='#a' gradientUnits='userSpaceOnUse' x2='30'/>"
                  "<linearGradient id='c' href='#b' x1='3'/><rect width='9' height='9' fill='url(#c)'/>");
  EXPECT_THAT(gradient.stops, SizeIs(2));
  EXPECT_NEAR(placed(gradient, gradient.from).x, 3, 1e-9);
  EXPECT_NEAR(placed(gradient, gradient.to).x, 30, 1e-9);
}

TEST(SvgGradient, ReferencesInACircleEnd) {
  EXPECT_THAT(shapes_of(drawing_of(svg("<linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/>"
                                       "<rect width='9' height='9' fill='url(#a)'/>"))),
              SizeIs(0));
}

TEST(SvgGradient, StopsAscendFromZeroToOne) {
  const Drawing::Gradient gradient = gradient_of(
      "<linearGradient id='g'><stop offset='.25' stop-color='red' stop-opacity='.5'/>"
      "<stop offset='75%' stop-color='green'/><stop offset='.1' stop-color='blue'/></linearGradient>"
      "<rect width='9' height='9' fill='url(#g)'/>");
  std::vector<double> offsets;
  for (const Drawing::GradientStop& stop : gradient.stops) offsets.push_back(stop.offset);
  EXPECT_THAT(offsets, ElementsAre(DoubleEq(0), DoubleEq(0.25), DoubleEq(0.75), DoubleEq(0.75), DoubleEq(1)));
  EXPECT_DOUBLE_EQ(gradient.stops[0].opacity, 0.5);
  EXPECT_EQ(gradient.stops[4].color, blue);
}

TEST(SvgGradient, OnAShapeWithoutAreaIsNone) {
  EXPECT_THAT(shapes_of(drawing_of(svg("<linearGradient id='g'>" + std::string(stops) +
                                       "</linearGradient><path d='M0 0L9 0' stroke='url(#g)' fill='none'/>"))),
              SizeIs(0));
}

TEST(SvgGradient, StopsTakeTheCurrentColour) {
  EXPECT_EQ(
      fill_of("<linearGradient id='g'><stop stop-color='currentColor'/><stop offset='0' stop-color='currentColor'/>"
              "</linearGradient><g color='red'><rect width='9' height='9' fill='url(#g)'/></g>"),
      red);
}

}  // namespace
}  // namespace vestnik
