// What a text element says of its letters.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "input/svg/svg_samples.hpp"

namespace vestnik {
namespace {

using samples::drawing_of;
using samples::svg;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string rounded(double value) { return fmt::format("{}", std::round(value / 0.75 * 100) / 100 + 0.0); }

// Lines as "x,y:letters|letters"; letters that are moved or turned say so first: "+dx,dy" and "@degrees". Pixels.
std::vector<std::string> lines_of(const std::string& content) {
  std::vector<std::string> lines;
  for (const Drawing::Text& text : drawing_of(svg(content)).texts) {
    std::string line = rounded(text.at.x) + "," + rounded(text.at.y) + ":";
    for (const Drawing::Letters& letters : text.letters) {
      if (!line.ends_with(':')) line += '|';
      if (letters.dx != 0 || letters.dy != 0) line += "+" + rounded(letters.dx) + "," + rounded(letters.dy) + " ";
      if (letters.rotation != 0) line += fmt::format("@{} ", letters.rotation);
      line += letters.text;
    }
    lines.push_back(line);
  }
  return lines;
}

Drawing::Text text_of(const std::string& content) {
  const Drawing drawing = drawing_of(svg(content));
  EXPECT_THAT(drawing.texts, SizeIs(1)) << content;
  return drawing.texts.empty() ? Drawing::Text{.letters = {{}}} : drawing.texts.front();
}

Drawing::Letters letters_of(const std::string& content) { return text_of(content).letters.front(); }

TEST(SvgText, StandsWhereItIsPut) {
  EXPECT_THAT(lines_of("<text x='10' y='20'>Май</text>"), ElementsAre("10,20:Май"));
  EXPECT_THAT(lines_of("<text>Май</text>"), ElementsAre("0,0:Май"));
  EXPECT_THAT(lines_of("<text x='50%' y='1em' font-size='10'>A</text>"), ElementsAre("50,10:A"));
  EXPECT_THAT(lines_of("<text x='1' y='2' dx='3' dy='.5em' font-size='20'>A</text>"), ElementsAre("4,12:A"));
  EXPECT_THAT(lines_of("<text x='1' y='2'><tspan x='5' y='6'>A</tspan><tspan x='5' dy='9'>B</tspan></text>"),
              ElementsAre("5,6:A", "5,15:B"));
  // Nested, as LibreOffice has it.
  EXPECT_THAT(lines_of("<text><tspan><tspan x='7' y='8'><tspan>Кг</tspan></tspan></tspan></text>"),
              ElementsAre("7,8:Кг"));
}

TEST(SvgText, LettersWithAPlaceEachAreLinesEach) {
  EXPECT_THAT(lines_of("<text x='1 2 3' y='4 5'>abcd</text>"), ElementsAre("1,4:a", "2,5:b", "3,5:cd"));
  EXPECT_THAT(lines_of("<text x='1,2'>a<tspan x='9'>b</tspan>c</text>"), ElementsAre("1,0:a", "9,0:b|c"));
  // What stands on a letter stays on it.
  EXPECT_THAT(lines_of("<text x='1 2 3'>е\xcc\x88ж</text>"), ElementsAre("1,0:е\xcc\x88", "3,0:ж"));
  // The file counts in UTF-16.
  EXPECT_THAT(lines_of("<text x='1 2 3'>\xf0\x9d\x90\x80z</text>"), ElementsAre("1,0:\xf0\x9d\x90\x80", "3,0:z"));
}

TEST(SvgText, LettersAreMovedAndTurned) {
  EXPECT_THAT(lines_of("<text y='9' dx='0 1'>abc</text>"), ElementsAre("0,9:a|+1,0 bc"));
  EXPECT_THAT(lines_of("<text y='9'>a<tspan dy='-3'>b</tspan><tspan dy='3'>c</tspan></text>"),
              ElementsAre("0,9:a|+0,-3 b|+0,3 c"));
  EXPECT_THAT(lines_of("<text y='9'>a<tspan y='20'>b</tspan></text>"), ElementsAre("0,9:a|+0,11 b"));
  EXPECT_THAT(lines_of("<text rotate='30 40'>abc</text>"), ElementsAre("0,0:@30 a|@40 b|@40 c"));
}

TEST(SvgText, WhiteSpaceIsCollapsedUnlessItIsKept) {
  EXPECT_THAT(lines_of("<text>\n  a \t b\n<tspan> c</tspan>\n</text>"), ElementsAre("0,0:a b |c"));
  EXPECT_THAT(lines_of("<text xml:space='preserve'> a  b</text>"), ElementsAre("0,0: a  b"));
  EXPECT_THAT(lines_of("<g xml:space='preserve'><text>a  b</text></g>"), ElementsAre("0,0:a  b"));
  EXPECT_THAT(lines_of("<text style='white-space: pre'>a  b</text>"), ElementsAre("0,0:a  b"));
  EXPECT_THAT(lines_of("<text><![CDATA[a & b]]></text>"), ElementsAre("0,0:a & b"));
  EXPECT_THAT(lines_of("<text> \n </text><text xml:space='preserve'>  </text><text/>"), IsEmpty());
}

TEST(SvgText, WhatIsNotShownIsNotThere) {
  EXPECT_THAT(lines_of("<text display='none'>a</text><text visibility='hidden'>a</text><text fill='none'>a</text>"
                       "<text fill-opacity='0'>a</text><text font-size='0'>a</text><defs><text>a</text></defs>"),
              IsEmpty());
  EXPECT_THAT(lines_of("<text>a<tspan display='none'>b</tspan><title>c</title></text>"), ElementsAre("0,0:a"));
}

TEST(SvgText, HasASpaceOfTheSameArea) {
  const Drawing::Text text =
      text_of("<text transform='translate(10 20) rotate(-90) scale(2)' x='3' font-size='5'>a</text>");
  EXPECT_DOUBLE_EQ(text.letters[0].size, 5 * 2 * 0.75);
  EXPECT_NEAR(text.at.x, 3 * 2 * 0.75, 1e-9);
  EXPECT_THAT(text.transform, ElementsAre(testing::DoubleNear(0, 1e-9), testing::DoubleNear(-1, 1e-9),
                                          testing::DoubleNear(1, 1e-9), testing::DoubleNear(0, 1e-9), 7.5, 15));
}

struct Styled {
  const char* content;
  bool (*holds)(const Drawing::Letters& letters);
};

class LetterStyles : public testing::TestWithParam<Styled> {};

TEST_P(LetterStyles, AreRead) { EXPECT_TRUE(GetParam().holds(letters_of(GetParam().content))) << GetParam().content; }

using L = const Drawing::Letters&;
constexpr auto sans = Drawing::Family::sans, serif = Drawing::Family::serif, mono = Drawing::Family::mono;

INSTANTIATE_TEST_SUITE_P(
    Properties, LetterStyles,
    testing::Values(
        Styled{"<text>a</text>", [](L l) { return l.size == 12 && l.family == sans && !l.bold && !l.italic; }},
        Styled{"<g font-size='10pt'><text>a</text></g>", [](L l) { return std::abs(l.size - 10) < 1e-9; }},
        Styled{"<g font-size='10'><text font-size='2em'>a</text></g>", [](L l) { return l.size == 15; }},
        Styled{"<g font-size='10'><text font-size='150%'>a</text></g>", [](L l) { return l.size == 11.25; }},
        Styled{"<text font-size='small'>a</text>", [](L l) { return l.size == 9.75; }},
        Styled{"<text font-weight='bold' font-style='italic'>a</text>", [](L l) { return l.bold && l.italic; }},
        Styled{"<text font-weight='700'>a</text>", [](L l) { return l.bold; }},
        Styled{"<text font-weight='500'>a</text>", [](L l) { return !l.bold; }},
        Styled{"<text font-family='Liberation Serif, serif'>a</text>", [](L l) { return l.family == serif; }},
        Styled{"<text font-family='&quot;Times New Roman&quot;'>a</text>", [](L l) { return l.family == serif; }},
        Styled{"<text font-family='Calibri,Calibri_MSFontService,sans-serif'>a</text>",
               [](L l) { return l.family == sans; }},
        Styled{"<text font-family=\"'DejaVu Sans Mono'\">a</text>", [](L l) { return l.family == mono; }},
        Styled{"<text font-family='Noto Sans Serif'>a</text>", [](L l) { return l.family == sans; }},
        Styled{"<text style=\"font: 20px 'DejaVu Serif', serif\">a</text>",
               [](L l) { return l.size == 15 && l.family == serif && !l.bold; }},
        Styled{"<text style='font: italic bold 12px/30px Georgia, serif'>a</text>",
               [](L l) { return l.size == 9 && l.family == serif && l.bold && l.italic; }},
        Styled{"<text style='font: 700 12px Arial'>a</text>", [](L l) { return l.size == 9 && l.bold; }},
        Styled{"<text fill='red' stroke='blue' stroke-width='2'>a</text>",
               [](L l) {
                 return l.fill == Color{255, 0, 0} && l.stroke == Color{0, 0, 255} && l.stroke_width == 1.5;
               }},
        Styled{"<text fill='rgba(0,0,0,.5)' fill-opacity='.5'>a</text>", [](L l) { return l.fill_opacity == 0.25; }},
        Styled{"<g opacity='.5'><text>a</text></g>", [](L l) { return l.fill_opacity == 0.5; }},
        Styled{"<text letter-spacing='.1em' font-size='10'>a</text>", [](L l) { return l.letter_spacing == 0.75; }},
        Styled{"<text word-spacing='4'>a</text>", [](L l) { return l.word_spacing == 3; }},
        Styled{"<text text-decoration='underline line-through'>a</text>",
               [](L l) { return l.underlined && l.struck && !l.overlined; }},
        Styled{"<text text-transform='uppercase'>a</text>", [](L l) { return l.capitals; }},
        Styled{"<text dominant-baseline='central'>a</text>",
               [](L l) { return l.baseline == Drawing::Baseline::central; }},
        Styled{"<g style='dominant-baseline:hanging'><text alignment-baseline='auto'>a</text></g>",
               [](L l) { return l.baseline == Drawing::Baseline::hanging; }},
        Styled{"<text font-size='10'><tspan baseline-shift='-20%'>a</tspan></text>",
               [](L l) { return l.rise == -1.5; }},
        Styled{"<text paint-order='stroke' stroke='#fff'>a</text>", [](L l) { return l.stroke_first; }},
        Styled{"<text xml:lang='kk'>a</text>", [](L l) { return l.language == "kk"; }},
        Styled{"<style>text{font-size:20px} .b{font-weight:bold}</style><text class='b'>a</text>",
               [](L l) { return l.size == 15 && l.bold; }}),
    [](const auto& which) { return fmt::format("n{}", which.index); });

TEST(SvgText, HasAnAnchorAndALength) {
  EXPECT_EQ(text_of("<text text-anchor='middle'>a</text>").anchor, Drawing::Anchor::middle);
  EXPECT_EQ(text_of("<g text-anchor='end'><text>a</text></g>").anchor, Drawing::Anchor::end);
  EXPECT_EQ(text_of("<text direction='rtl'>a</text>").anchor, Drawing::Anchor::end);
  const Drawing::Text text = text_of("<text textLength='40' lengthAdjust='spacingAndGlyphs'>abc</text>");
  EXPECT_EQ(text.length, 30);
  EXPECT_FALSE(text.spread);
  EXPECT_TRUE(text_of("<text><tspan textLength='40'>abc</tspan></text>").spread);
  for (const Drawing::Text& line : drawing_of(svg("<text textLength='40' x='1 2'>ab</text>")).texts) {
    EXPECT_EQ(line.length, 0);  // that of both
  }
}

TEST(SvgText, KnowsItsLine) { EXPECT_EQ(text_of("\n\n<text>a</text>").line, 3); }

TEST(SvgText, StylesChangeInALine) {
  const Drawing::Text text = text_of("<text>a<tspan font-weight='bold' fill='red'>b</tspan>c</text>");
  ASSERT_THAT(text.letters, SizeIs(3));
  EXPECT_TRUE(text.letters[1].bold && text.letters[1].fill == (Color{255, 0, 0}));
  EXPECT_TRUE(!text.letters[2].bold && text.letters[2].fill == Color{});
}

TEST(SvgText, IsPaintedAmongTheRest) {
  const Drawing drawing = drawing_of(svg("<path d='M0 0'/><text>a</text><path d='M0 0'/><text>b</text>"));
  ASSERT_THAT(drawing.marks, SizeIs(4));
  EXPECT_EQ(std::get<Drawing::TextMark>(drawing.marks[1].what).number, 0U);
  EXPECT_EQ(std::get<Drawing::TextMark>(drawing.marks[3].what).number, 1U);
}

// Four times the letters, at most six times the work.
TEST(SvgText, GrowsInProportion) {
  const auto seconds = [](int count) {
    std::string content = "<text>", places;
    for (int i = 0; i < count; ++i) content += fmt::format("<tspan x='{}' rotate='1' textLength='9'>a b</tspan>", i);
    for (int i = 0; i < count; ++i) places += fmt::format("{} ", i);
    content += "</text><text x='" + places + "'>" + std::string(static_cast<std::size_t>(count), 'x') + "</text>";
    double least = 1e9;  // of three: time on the processor, which other programs do not share in
    for (int i = 0; i < 3; ++i) {
      const std::clock_t begin = std::clock();
      (void)samples::decode(svg(content));
      least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return least;
  };
  (void)seconds(2'000);
  EXPECT_LT(seconds(8'000), 6 * seconds(2'000) + 0.05);
}

}  // namespace
}  // namespace vestnik
