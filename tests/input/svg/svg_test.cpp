#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "input/svg/svg_samples.hpp"

namespace vestnik {
namespace {

using samples::decode;
using samples::drawing_of;
using samples::first_code;
using samples::first_message;
using samples::Kind;
using samples::path_text;
using samples::shape_of;
using samples::shapes_of;
using samples::svg;
using testing::HasSubstr;
using testing::SizeIs;

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
        Outline{"<path d='M1 2a0 5 0 0 1 5 5'/>", "M1 2 L6 7"},      // no radius: a line
        Outline{"<path d='M1 2a5 5 0 0 1 0 0L3 3'/>", "M1 2 L3 3"},  // no way: nothing
        Outline{"<path d='M1e1-.5.5.5'/>", "M10 -0.5 L0.5 0.5"},
        Outline{"<path d='M1 1L2 2L3'/>", "M1 1 L2 2"},  // up to the error
        Outline{"<path d='M1 1L2 2 L9e99999 3'/>", "M1 1 L2 2"},
        Outline{"<rect x='1' y='2' width='30' height='4'/>", "M1 2 L31 2 L31 6 L1 6 Z"},
        Outline{"<rect width='10' height='10' rx='5'/>",
                "M5 0 L5 0 C7.76 0 10 2.24 10 5 L10 5 C10 7.76 7.76 10 5 10 L5 10 C2.24 10 0 7.76 0 5 L0 5 C0 2.24 "
                "2.24 0 5 0 Z"},
        Outline{"<circle cx='10' cy='10' r='10'/>",
                "M20 10 C20 15.52 15.52 20 10 20 C4.48 20 0 15.52 0 10 C0 4.48 4.48 0 10 0 C15.52 0 20 4.48 20 10 Z"},
        Outline{"<ellipse cx='10' cy='5' rx='10' ry='5'/>",
                "M20 5 C20 7.76 15.52 10 10 10 C4.48 10 0 7.76 0 5 C0 2.24 4.48 0 10 0 C15.52 0 20 2.24 20 5 Z"},
        Outline{"<line x1='1' y1='2' x2='3' y2='4' stroke='red'/>", "M1 2 L3 4"},
        Outline{"<polyline points='1,2 3,4 5 6'/>", "M1 2 L3 4 L5 6"},
        Outline{"<polygon points=' 1 2 3 4 5 6 '/>", "M1 2 L3 4 L5 6 Z"},
        Outline{"<rect width='50%' height='10%'/>", "M0 0 L50 0 L50 10 L0 10 Z"},
        Outline{"<rect width='1in' height='2.54cm'/>", "M0 0 L96 0 L96 96 L0 96 Z"}),
    [](const auto& which) { return fmt::format("n{}", which.index); });

struct Arc {
  const char* rest;      // of A10 10, from (60, 50)
  double cx, cy;         // centre, in pixels
  std::size_t segments;  // with the first move
};

class Arcs : public testing::TestWithParam<Arc> {};

TEST_P(Arcs, LieOnTheirCircle) {
  const Drawing::Shape shape = shape_of(fmt::format("<path d='M60 50A10 10 {}'/>", GetParam().rest));
  EXPECT_THAT(shape.path, SizeIs(GetParam().segments));
  Drawing::Point from = shape.path.at(0).points[0];
  for (std::size_t i = 1; i < shape.path.size(); ++i) {
    const auto& [first, second, to] = shape.path[i].points;
    const double x = (from.x + 3 * first.x + 3 * second.x + to.x) / 8 / 0.75;
    const double y = (from.y + 3 * first.y + 3 * second.y + to.y) / 8 / 0.75;
    EXPECT_NEAR(std::hypot(x - GetParam().cx, y - GetParam().cy), 10, 0.003);
    EXPECT_NEAR(std::hypot(to.x / 0.75 - GetParam().cx, to.y / 0.75 - GetParam().cy), 10, 1e-5);
    from = to;
  }
}

INSTANTIATE_TEST_SUITE_P(Flags, Arcs,
                         testing::Values(Arc{"0 1 1 60 50.01", 70 - 1.25e-6, 50.005, 5}, Arc{"0 0 1 50 60", 50, 50, 2},
                                         Arc{"0 1 0 50 60", 50, 50, 4}, Arc{"0 0 0 50 60", 60, 60, 2},
                                         Arc{"30 0150 60", 50, 50, 2},     // flags that run into each other
                                         Arc{"0 0 1 40 50", 50, 50, 3}));  // half a circle

TEST(SvgPath, HugeNumbersAreLeftOut) {
  const Outcome<DecodedPicture> outcome = decode(svg("<path d='M0 0L1e300 5'/><path d='M0 0L1 1'/>"));
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(first_code(outcome), "svg-unsupported");
  EXPECT_THAT(shapes_of(std::get<Drawing>(outcome.value->content)), SizeIs(1));
}

TEST(SvgPath, EndlessDigitsEndThePath) {
  const std::string digits(1000, '1');
  EXPECT_EQ(path_text(shape_of("<path d='M1 1L2 2L0." + digits + " 3'/>")), "M1 1 L2 2");
  EXPECT_EQ(path_text(shape_of("<path d='M1 1L2 2L1.5e-2147483648 3'/>")), "M1 1 L2 2");
}

struct Placed {
  const char* content;
  const char* path;
};

class Transforms : public testing::TestWithParam<Placed> {};

TEST_P(Transforms, MoveTheShape) { EXPECT_EQ(path_text(shape_of(GetParam().content)), GetParam().path); }

INSTANTIATE_TEST_SUITE_P(
    Lists, Transforms,
    testing::Values(
        Placed{"<path transform='translate(5)' d='M1 2'/>", "M6 2"},
        Placed{"<path transform='translate(5,6) scale(2)' d='M1 2'/>", "M7 10"},
        Placed{"<path transform='scale(2 3)' d='M1 2'/>", "M2 6"},
        Placed{"<path transform='rotate(90)' d='M1 2'/>", "M-2 1"},
        Placed{"<path transform='rotate(90 1 1)' d='M1 2'/>", "M0 1"},
        Placed{"<path transform='skewX(45)' d='M1 2'/>", "M3 2"},
        Placed{"<path transform='skewY(45)' d='M1 2'/>", "M1 3"},
        Placed{"<path transform='matrix(1 2 3 4 5 6)' d='M1 2'/>", "M12 16"},
        Placed{"<g transform='scale(2)'><g transform='translate(1 0)'><path d='M1 2'/></g></g>", "M4 4"},
        Placed{"<svg x='10' y='20' width='50' height='50' viewBox='0 0 100 100'><path d='M10 10'/></svg>", "M15 25"},
        Placed{"<defs><path id='p' d='M1 2'/></defs><use href='#p' x='10' y='20'/>", "M11 22"},
        Placed{"<defs><path id='p' d='M1 2'/></defs><use xlink:href='#p' transform='scale(2)' x='1'/>", "M4 4"},
        Placed{"<symbol id='s' viewBox='0 0 10 10'><path d='M1 2'/></symbol>"
               "<use href='#s' x='50' width='50' height='50'/>",
               "M55 10"},
        Placed{"<switch><foreignObject/><g><path d='M1 2'/></g><path d='M5 5'/></switch>", "M1 2"},
        Placed{"<a><path d='M1 2'/></a>", "M1 2"}),
    [](const auto& which) { return fmt::format("n{}", which.index); });

struct Frame {
  const char* attributes;
  double width, height;  // points
  const char* path;      // of M0 0 L100 100
};

class Frames : public testing::TestWithParam<Frame> {};

TEST_P(Frames, GiveTheNaturalSize) {
  const Outcome<DecodedPicture> outcome = decode(svg("<path d='M0 0L100 100'/>", GetParam().attributes));
  ASSERT_TRUE(outcome.ok()) << first_message(outcome);
  EXPECT_NEAR(outcome.value->natural_width.value, GetParam().width, 1e-9);
  EXPECT_NEAR(outcome.value->natural_height.value, GetParam().height, 1e-9);
  EXPECT_EQ(path_text(shapes_of(std::get<Drawing>(outcome.value->content)).at(0)), GetParam().path);
}

INSTANTIATE_TEST_SUITE_P(
    Roots, Frames,
    testing::Values(Frame{"width='200' height='100'", 150, 75, "M0 0 L100 100"},
                    Frame{"width='2in' height='72pt'", 144, 72, "M0 0 L100 100"},
                    Frame{"width='25.4mm' height='6pc'", 72, 72, "M0 0 L100 100"},
                    Frame{"viewBox='0 0 200 100'", 150, 75, "M0 0 L100 100"},
                    Frame{"viewBox='10,20,100,100' width='100%' height='100%'", 75, 75, "M-10 -20 L90 80"},
                    Frame{"viewBox='0 0 100 100' width='200'", 150, 150, "M0 0 L200 200"},
                    Frame{"viewBox='0 0 100 100' height='50px'", 37.5, 37.5, "M0 0 L50 50"},
                    Frame{"viewBox='0 0 100 100' width='200' height='100'", 150, 75, "M50 0 L150 100"},
                    Frame{"viewBox='0 0 100 100' width='200' height='100' preserveAspectRatio='xMinYMin'", 150, 75,
                          "M0 0 L100 100"},
                    Frame{"viewBox='0 0 100 100' width='200' height='100' preserveAspectRatio='xMaxYMax meet'", 150, 75,
                          "M100 0 L200 100"},
                    Frame{"viewBox='0 0 100 100' width='200' height='100' preserveAspectRatio='xMidYMax slice'", 150,
                          75, "M0 -100 L200 100"},
                    Frame{"viewBox='0 0 100 100' width='200' height='100' preserveAspectRatio='none'", 150, 75,
                          "M0 0 L200 100"}),
    [](const auto& which) { return fmt::format("n{}", which.index); });

TEST(Svg, NeedsASize) {
  for (const char* attributes : {"", "width='100%'", "viewBox='0 0 0 5'", "viewBox='1 2 3'", "width='-5' height='5'",
                                 "width='nan' height='inf'"}) {
    EXPECT_EQ(first_code(decode(svg("<path d='M0 0'/>", attributes))), "picture-corrupt") << attributes;
  }
  EXPECT_EQ(first_code(decode(svg("", "width='20001' height='5'"))), "picture-too-large");
}

TEST(Svg, DrawsNothingThatIsNotShown) {
  EXPECT_THAT(shapes_of(drawing_of(svg(
                  "<defs><rect width='1' height='1'/></defs><symbol><rect width='1' height='1'/></symbol>"
                  "<g display='none'><rect width='1' height='1'/></g>"
                  "<rect style='display:none' width='1' height='1'/><rect visibility='hidden' width='1' height='1'/>"
                  "<rect fill='none' width='1' height='1'/><rect opacity='0' width='1' height='1'/>"
                  "<rect width='0' height='1'/><circle/><path/><title>t</title>"
                  "<other xmlns='urn:x'><rect width='1' height='1'/></other>"))),
              SizeIs(0));
}

struct LeftOut {
  const char* content;
  const char* what;
  const char* hint;
};

class Unsupported : public testing::TestWithParam<LeftOut> {};

TEST_P(Unsupported, IsReportedOnce) {
  const std::string content = GetParam().content;
  const Outcome<DecodedPicture> outcome = decode(svg(content + content + "<path d='M0 0'/>"));
  ASSERT_TRUE(outcome.ok());
  ASSERT_EQ(outcome.diagnostics.size(), 1U);
  EXPECT_EQ(outcome.diagnostics[0].code, "svg-unsupported");
  EXPECT_EQ(outcome.diagnostics[0].severity, Severity::warning);
  EXPECT_THAT(outcome.diagnostics[0].message, HasSubstr(GetParam().what));
  EXPECT_THAT(outcome.diagnostics[0].hint, HasSubstr(GetParam().hint));
}

INSTANTIATE_TEST_SUITE_P(
    Things, Unsupported,
    testing::Values(
        LeftOut{"<text>T<tref href='#t'/></text>", "<tref>", "outlines"},
        LeftOut{"<flowRoot>T</flowRoot>", "<flowRoot>", "paths"},
        LeftOut{"<text><textPath>T</textPath></text>", "<textPath>", "outlines"},
        LeftOut{"<text font-family='Wingdings'>n</text>", "wingdings", "paths"},
        LeftOut{"<text writing-mode='tb'>T</text>", "vertical", "transformation"},
        LeftOut{"<text x='9e9'>T</text>", "far outside", ""}, LeftOut{"<use href='#nothing'/>", "#nothing", ""},
        LeftOut{"<image href='x.png'/>", "x.png", "embed"}, LeftOut{"<g filter='url(#f)'/>", "filters", "picture"},
        LeftOut{"<g mask='paint(x)'/>", "masks", "PNG"}, LeftOut{"<script>x</script>", "scripts", ""},
        LeftOut{"<foreignObject/>", "foreignObject", ""},
        LeftOut{"<image href='data:image/png;base64,AAAA'/>", "neither", "JPEG"},
        LeftOut{"<image href='data:image/png;base64,iVBORw0KGgo='/>", "damaged", "again"},
        LeftOut{"<switch><foreignObject/></switch>", "foreignObject", ""},
        LeftOut{"<pattern id='p' width='1' height='1'><text>T</text></pattern><path d='M0 0L9 0 9 9' fill='url(#p)'/>",
                "texts in its masks and patterns", "outlines"},
        LeftOut{"<path clip-path='circle(5px)' d='M0 0L9 9'/>", "clipping", ""},
        LeftOut{"<clipPath id='c'><text>T</text></clipPath><path clip-path='url(#c)' d='M0 0L9 9'/>",
                "texts in its clipping paths", "outlines"},
        LeftOut{"<path fill='lch(1 2 3)' d='M0 0'/>", "lch", "#rrggbb"},
        LeftOut{"<style>path:hover { fill: red }</style>", "selectors", "attributes"},
        LeftOut{"<style>@media print { path { fill: red } }</style>", "@-rules", "attributes"}),
    [](const auto& which) { return fmt::format("n{}", which.index); });

TEST(Svg, ClippingThatCutsNothingIsSilent) {
  EXPECT_THAT(shapes_of(drawing_of(svg("<clipPath id='c'><rect width='100' height='100'/></clipPath>"
                                       "<g clip-path='url(#c)'><circle r='500'/></g>"))),
              SizeIs(1));
  EXPECT_THAT(
      shapes_of(drawing_of(svg("<defs><rect id='r' x='10' y='10' width='20' height='20'/></defs><clipPath id='c'><use "
                               "href='#r'/></clipPath><g clip-path='url(#c)'><circle cx='20' cy='20' r='5'/></g>"))),
      SizeIs(1));
}

TEST(Svg, XmlErrorsNameTheirLine) {
  const Outcome<DecodedPicture> outcome =
      decode("<svg xmlns='http://www.w3.org/2000/svg'\n viewBox='0 0 1 1'>\n<g></svg>");
  EXPECT_EQ(first_code(outcome), "picture-corrupt");
  EXPECT_THAT(first_message(outcome), HasSubstr("line 3"));
}

TEST(Svg, ErrorsOfXmlAreNotPrinted) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(first_code(decode("<svg a='&nothing;'><\xff</svg>")), "picture-corrupt");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Svg, ReadsOtherEncodings) {
  const std::string ascii = svg("<path id='p' d='M1 1'/>");
  std::string wide = "\xff\xfe";
  for (const char c : ascii) wide += {c, '\0'};
  EXPECT_EQ(path_text(shapes_of(drawing_of(wide)).at(0)), "M1 1");
  EXPECT_EQ(path_text(shapes_of(drawing_of("\xef\xbb\xbf" + ascii)).at(0)), "M1 1");
}

TEST(Svg, PlainEntitiesAreRead) {
  const Drawing drawing = drawing_of(
      "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'>"
      "<!ENTITY red 'fill:#ff0000'>]>"
      "<svg xmlns='&ns;' viewBox='0 0 9 9'><path style='&red;' d='M1 1'/></svg>");
  ASSERT_THAT(shapes_of(drawing), SizeIs(1));
  EXPECT_EQ(std::get<Color>(shapes_of(drawing)[0].fill), (Color{255, 0, 0}));
}

TEST(Svg, EntitiesThatReachOutOrGrowAreErrors) {
  const std::string bodies[] = {"<!ENTITY e SYSTEM 'file:///etc/hostname'>", "<!ENTITY a 'aa'><!ENTITY e '&a;&a;'>",
                                "<!ENTITY e '" + std::string(1000, 'x') + "'>"};
  for (const std::string& body : bodies) {
    const std::string file =
        "<!DOCTYPE svg [" + body + "]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9' id='&e;'/>";
    EXPECT_EQ(first_code(decode(file)), "picture-corrupt") << body;
  }
}

TEST(Svg, ManyEntityReferencesAreAnError) {
  std::string references;
  for (int i = 0; i < 20'000; ++i) references += "&e;";
  EXPECT_EQ(first_code(decode(
                "<!DOCTYPE svg [<!ENTITY e 'x'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><desc>" +
                references + "</desc></svg>")),
            "picture-corrupt");
}

TEST(Svg, UseThatMultipliesIsRefused) {
  std::string content = "<g id='g0'><path d='M0 0L1 1'/></g>";
  for (int i = 1; i < 20; ++i) {
    content += fmt::format("<g id='g{}'>", i);
    for (int k = 0; k < 10; ++k) content += fmt::format("<use href='#g{}'/>", i - 1);
    content += "</g>";
  }
  EXPECT_EQ(first_code(decode(svg(content))), "picture-too-large");
}

TEST(Svg, UseOfItselfIsRefused) {
  EXPECT_EQ(first_code(decode(svg("<g id='g'><use href='#g'/></g>"))), "picture-corrupt");
}

TEST(Svg, DeepNestingIsRefused) {
  for (const std::size_t depth : {210U, 100'000U}) {
    std::string content;
    for (std::size_t i = 0; i < depth; ++i) content += "<g>";
    for (std::size_t i = 0; i < depth; ++i) content += "</g>";
    EXPECT_EQ(first_code(decode(svg(content))), "picture-corrupt") << depth;
  }
}

TEST(Svg, TooManyAttributesAreRefused) {
  std::string attributes = "viewBox='0 0 9 9'";
  for (int i = 0; i < 2500; ++i) attributes += fmt::format(" a{}='1'", i);
  EXPECT_EQ(first_code(decode(svg("", attributes))), "picture-corrupt");
}

TEST(Svg, DecodesOnSeveralThreads) {
  const std::string file =
      svg("<style>.a{fill:#123456}</style><path class='a' d='M0 0A5 5 0 0 1 9 9' transform='scale(2)'/>");
  const std::string expected = path_text(shapes_of(drawing_of(file)).at(0));
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  threads.reserve(results.size());
  for (std::string& result : results) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) result = path_text(shapes_of(std::get<Drawing>(decode(file).value->content)).at(0));
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(results, testing::Each(expected));
}

}  // namespace
}  // namespace vestnik
