// Groups, clips, masks, patterns, markers and pictures within a drawing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "input/svg/svg_samples.hpp"

namespace vestnik {
namespace {

using samples::drawing_of;
using samples::fill_of;
using samples::path_text;
using samples::shape_of;
using samples::shapes_of;
using samples::svg;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using Pattern = std::shared_ptr<const Drawing::Pattern>;

constexpr Color red{255, 0, 0}, green{0, 128, 0};

// The only mark of a content, which is a group.
Drawing::Group group_of(const std::string& content) {
  const Drawing drawing = drawing_of(svg(content));
  EXPECT_THAT(drawing.marks, SizeIs(1)) << content;
  const auto* group = drawing.marks.empty() ? nullptr : std::get_if<Drawing::Group>(&drawing.marks.front().what);
  EXPECT_NE(group, nullptr) << content;
  return group ? *group : Drawing::Group{};
}

std::string path_text(const Drawing::Clip& clip) {
  Drawing::Shape shape;
  shape.path = clip.path;
  return samples::path_text(shape);
}

TEST(SvgColor, IsWrittenInManyWays) {
  struct Row {
    const char* written;
    Color color;
    double opacity;
  };
  for (const auto& [written, color, opacity] :
       {Row{"#f00", red, 1}, Row{"#F008", red, 136 / 255.0}, Row{"#ff000080", red, 128 / 255.0},
        Row{"rgba(255,0,0,.25)", red, 0.25}, Row{"rgb(255 0 0 / 25%)", red, 0.25}, Row{"RGB(100%, 0%, 0%)", red, 1},
        Row{"hsl(0, 100%, 50%)", red, 1}, Row{"hsl(120deg 100% 25.1%)", green, 1},
        Row{"hsla(360,100%,50%,.5)", red, 0.5}, Row{"hsl(-240, 100%, 25.1%)", green, 1}, Row{"Red", red, 1},
        Row{"rgb(300,-5,0)", red, 1}}) {
    const Drawing::Shape shape = shape_of(fmt::format("<path d='M0 0L9 9' fill='{}'/>", written));
    EXPECT_EQ(std::get<Color>(shape.fill), color) << written;
    EXPECT_NEAR(shape.fill_opacity, opacity, 1e-9) << written;
  }
  EXPECT_THAT(drawing_of(svg("<path d='M0 0' fill='transparent'/><path d='M0 0' fill='#0000'/>")).marks, IsEmpty());
  EXPECT_NEAR(shape_of("<path d='M0 0' color='rgba(255,0,0,.5)' fill='currentColor'/>").fill_opacity, 0.5, 1e-9);
}

TEST(SvgGroup, OpacityHoldsForAllTogether) {
  const Drawing::Group group = group_of("<g opacity='.5'><path d='M0 0L9 9'/><path d='M0 0L9 9'/></g>");
  EXPECT_EQ(group.opacity, 0.5);
  EXPECT_THAT(group.marks, SizeIs(2));
  EXPECT_EQ(shapes_of(Drawing{group.marks, {}}).front().fill_opacity, 1);
}

TEST(SvgClip, CutsToAPath) {
  const Drawing::Group group =
      group_of("<clipPath id='c'><circle r='5'/></clipPath><path clip-path='url(#c)' d='M0 0L9 9'/>");
  ASSERT_TRUE(group.clip);
  EXPECT_THAT(group.clip->path, SizeIs(6));
  EXPECT_EQ(path_text(*group_of("<clipPath id='c' transform='translate(1 0)'><rect transform='scale(2)' width='5' "
                                "height='5' clip-rule='evenodd'/></clipPath><path clip-path='url(#c)' d='M0 0L99 9'/>")
                           .clip),
            "M1 0 L11 0 L11 10 L1 10 Z");
  EXPECT_EQ(path_text(*group_of("<clipPath id='c' clipPathUnits='objectBoundingBox'><rect width='.5' height='1'/>"
                                "</clipPath><rect clip-path='url(#c)' x='10' y='10' width='20' height='20'/>")
                           .clip),
            "M10 10 L20 10 L20 30 L10 30 Z");
}

TEST(SvgClip, OfPartsThatDoNotOverlapIsOnePath) {
  const Drawing::Group group = group_of(
      "<clipPath id='c'><rect width='5' height='5'/><rect x='8' width='5' height='5'/></clipPath>"
      "<path clip-path='url(#c)' d='M0 0L99 9'/>");
  ASSERT_TRUE(group.clip);
  EXPECT_THAT(group.clip->path, SizeIs(10));
}

TEST(SvgClip, OfPartsThatOverlapIsAMask) {
  const Drawing::Group group = group_of(
      "<clipPath id='c'><circle r='5'/><circle cx='3' r='5'/></clipPath>"
      "<path clip-path='url(#c)' d='M0 0L9 9'/>");
  ASSERT_TRUE(group.mask);
  EXPECT_FALSE(group.mask->luminance);
  EXPECT_THAT(group.mask->marks, SizeIs(2));
}

TEST(SvgClip, MayBeClippedItself) {
  const Drawing::Group group = group_of(
      "<clipPath id='a'><circle r='5'/></clipPath><clipPath id='b' clip-path='url(#a)'><circle cx='3' "
      "r='5'/></clipPath>"
      "<path clip-path='url(#b)' d='M0 0L9 9'/>");
  EXPECT_TRUE(group.clip);
  ASSERT_THAT(group.marks, SizeIs(1));
  EXPECT_TRUE(std::get<Drawing::Group>(group.marks[0].what).clip);
}

TEST(SvgClip, ThatIsEmptyLeavesNothing) {
  EXPECT_THAT(drawing_of(svg("<clipPath id='c'/><path clip-path='url(#c)' d='M0 0L9 9'/>")).marks, IsEmpty());
  EXPECT_THAT(drawing_of(svg("<path clip-path='url(#nothing)' d='M0 0L9 9'/>")).marks, SizeIs(1));
}

TEST(SvgClip, InnerDrawingsEndAtTheirEdge) {
  EXPECT_TRUE(group_of("<svg width='9' height='9'><path d='M0 0L50 50'/></svg>").clip);
  EXPECT_EQ(drawing_of(svg("<svg width='9' height='9'><path d='M0 0L5 5'/></svg>")).marks[0].what.index(), 0U);
  EXPECT_EQ(drawing_of(svg("<svg width='9' height='9' overflow='visible'><path d='M0 0L50 50'/></svg>"))
                .marks[0]
                .what.index(),
            0U);
}

TEST(SvgMask, HidesByItsLight) {
  const Drawing::Group group = group_of(
      "<mask id='m'><rect width='50' height='50' fill='#fff'/></mask><path mask='url(#m)' d='M0 0L40 40 0 40'/>");
  ASSERT_TRUE(group.mask);
  EXPECT_TRUE(group.mask->luminance);
  EXPECT_FALSE(group_of("<mask id='m' mask-type='alpha'><path d='M0 0L9 9'/></mask>"
                        "<path mask='url(#m)' d='M0 0L40 40 0 40'/>")
                   .mask->luminance);
  EXPECT_THAT(drawing_of(svg("<mask id='m'/><path mask='url(#m)' d='M0 0L40 40'/>")).marks, IsEmpty());
}

TEST(SvgPattern, IsATile) {
  const Drawing::Shape shape = shape_of(
      "<pattern id='p' width='8' height='4' patternUnits='userSpaceOnUse' x='1' patternTransform='rotate(90)'>"
      "<path d='M0 0L8 4' stroke='red'/></pattern><rect width='50' height='50' fill='url(#p)'/>");
  const auto* pattern = std::get_if<Pattern>(&shape.fill);
  ASSERT_NE(pattern, nullptr);
  EXPECT_NEAR((*pattern)->width, 6, 1e-9);
  EXPECT_NEAR((*pattern)->height, 3, 1e-9);
  EXPECT_NEAR((*pattern)->transform[5], 0.75, 1e-9);
  EXPECT_THAT((*pattern)->marks, SizeIs(1));
}

TEST(SvgPattern, MayGoByTheBoxOfItsShape) {
  const Drawing::Shape shape = shape_of(
      "<pattern id='q' width='.1' height='.5'/><pattern id='p' href='#q' "
      "patternContentUnits='objectBoundingBox'><rect width='.1' height='.1'/></pattern>"
      "<rect x='10' y='10' width='40' height='20' fill='url(#p)'/>");
  const auto* pattern = std::get_if<Pattern>(&shape.fill);
  ASSERT_NE(pattern, nullptr);
  EXPECT_NEAR((*pattern)->width, 3, 1e-9);
  EXPECT_NEAR((*pattern)->height, 7.5, 1e-9);
  ASSERT_THAT((*pattern)->marks, SizeIs(1));
  EXPECT_EQ(path_text(std::get<Drawing::Shape>((*pattern)->marks[0].what)), "M0 0 L4 0 L4 2 L0 2 Z");
}

TEST(SvgPattern, OfItselfIsRefused) {
  EXPECT_EQ(samples::first_code(samples::decode(
                svg("<pattern id='p' width='1' height='1'><rect width='9' height='9' fill='url(#p)'/></pattern>"
                    "<rect width='9' height='9' fill='url(#p)'/>"))),
            "picture-corrupt");
}

TEST(SvgMarker, StandsAtTheVertices) {
  const std::string marker =
      "<marker id='m' markerWidth='2' markerHeight='2' refX='1' refY='1' overflow='visible'>"
      "<path d='M0 0L2 2' fill='red'/></marker>";
  const auto paths_of = [&](const std::string& line) {
    std::vector<std::string> paths;
    for (const Drawing::Shape& shape : shapes_of(drawing_of(svg(marker + line)))) paths.push_back(path_text(shape));
    return paths;
  };
  EXPECT_THAT(paths_of("<path d='M10 10L20 10L20 20' fill='none' stroke-width='2' marker-mid='url(#m)'/>"),
              ElementsAre("M18 8 L22 12"));
  EXPECT_THAT(paths_of("<path d='M10 10L20 10' fill='none' marker-start='url(#m)' marker-end='url(#m)'/>"),
              ElementsAre("M9 9 L11 11", "M19 9 L21 11"));
  EXPECT_THAT(paths_of("<rect width='9' height='9' fill='none' marker-start='url(#m)'/>"), IsEmpty());
}

TEST(SvgMarker, IsTurnedAndTakesTheLinesColour) {
  const std::string content =
      "<marker id='m' orient='auto' overflow='visible'><path d='M0 0L2 0' "
      "fill='context-stroke'/></marker><path d='M10 10L10 20' fill='none' stroke='red' "
      "marker-end='url(#m)'/>";
  const std::vector<Drawing::Shape> shapes = shapes_of(drawing_of(svg(content)));
  ASSERT_THAT(shapes, SizeIs(2));
  EXPECT_EQ(path_text(shapes[1]), "M10 20 L10 22");
  EXPECT_EQ(std::get<Color>(shapes[1].fill), red);
}

TEST(SvgImage, IsDecodedFromItsAddress) {
  // A PNG of 1 × 1 pixel.
  const std::string address =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQ\n"
      "d1PeAAAADElEQVR4nGM4EKAAAAMEATFyp3sjAAAAAElFTkSuQmCC";
  const Drawing drawing = drawing_of(svg("<image x='10' y='20' width='30' height='60' href='" + address + "'/>"));
  ASSERT_THAT(drawing.marks, SizeIs(1));
  const auto& image = std::get<Drawing::Image>(drawing.marks[0].what);
  EXPECT_EQ(image.pixels->width, 1U);
  EXPECT_THAT(image.transform, ElementsAre(22.5, 0, 0, 22.5, 7.5, 15 + 11.25));
}

TEST(SvgStyleSheet, SelectorsMayNameWhatIsAround) {
  for (const char* selector : {".chart path", "g path", "g > path", "#g path", "svg g.chart > path", "svg path"}) {
    EXPECT_EQ(
        fill_of(fmt::format("<style>{} {{fill:red}}</style><g id='g' class='chart x'><path d='M0 0'/></g>", selector)),
        red)
        << selector;
  }
  for (const char* selector : {".other path", "svg > path", "path g", "#g .a path"}) {
    EXPECT_EQ(
        fill_of(fmt::format("<style>{} {{fill:red}}</style><g id='g' class='chart'><path d='M0 0'/></g>", selector)),
        Color{})
        << selector;
  }
}

// Many rules for many gradient stops: refused at once or done in time.
TEST(SvgStyleSheet, ManyRulesForManyStopsAreBounded) {
  std::string content = "<style>";
  for (int i = 0; i < 200'000; ++i) content += "stop{stop-color:red}";
  content += "</style><linearGradient id='g'>";
  for (int i = 0; i < 128; ++i) content += fmt::format("<stop offset='{}'/>", i / 128.0);
  content += "</linearGradient><rect width='9' height='9' fill='url(#g)'/>";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(samples::first_code(samples::decode(svg(content))), "picture-too-large");
  EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), 30) << "it was minutes";
}

}  // namespace
}  // namespace vestnik
