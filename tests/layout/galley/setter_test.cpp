#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/galley/toy_galley.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;

TEST_F(GalleyTest, ALineHoldsWhatItsMeasureHolds) {
  EXPECT_THAT(lines_of(set("aaaa bbbb cccc dddd eeee")), ElementsAre("aaaa bbbb cccc dddd", "eeee"));
  EXPECT_THAT(lines_of(set("aaaa bbbb cccc ddddd eeee")), ElementsAre("aaaa bbbb cccc", "ddddd eeee"));
  const Galley wide = set({.columns = 1, .blocks = {paragraph("aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii")}});
  EXPECT_THAT(lines_of(wide), ElementsAre("aaaa bbbb cccc dddd eeee ffff gggg hhhh", "iiii"));
}

TEST_F(GalleyTest, EachLineIsABoxOfOneGridLineWithItsBaseline) {
  const Galley galley = set("aaaa bbbb cccc dddd eeee");
  for (const GalleyItem& item : galley.items) {
    EXPECT_EQ(item.lines, 1);
    ASSERT_EQ(item.set_lines.size(), 1U);
    EXPECT_DOUBLE_EQ(item.set_lines[0].baseline / Pt{1}, 9) << "half the leading, and an ascent of 8 pt";
  }
}

TEST_F(GalleyTest, WidowsAndOrphansEndNoColumn) {
  const std::string last = "aaaa bbbb cccc dddd", line = last + " ";
  EXPECT_THAT(breaks_of(set(line + last)), ElementsAre(false, true));
  EXPECT_THAT(breaks_of(set(line + line + last)), ElementsAre(false, false, true));
  EXPECT_THAT(breaks_of(set(line + line + line + line + last)), ElementsAre(false, true, true, false, true));
}

TEST_F(GalleyTest, IndentsMakeLinesShorter) {
  style(Style::body).first_indent = Pt{10};
  style(Style::body).left_indent = Pt{5};
  // 95 - 5 - 10 = 80 pt: 16 characters; then 90 pt: 18.
  const Galley galley = set("aaaa bbbb cccc d eeee ffff gggg hhh iiii");
  EXPECT_THAT(lines_of(galley), ElementsAre("aaaa bbbb cccc d", "eeee ffff gggg hhh", "iiii"));
  EXPECT_DOUBLE_EQ(galley.items[0].set_lines[0].x / Pt{1}, 15);
  EXPECT_DOUBLE_EQ(galley.items[1].set_lines[0].x / Pt{1}, 5);
}

TEST_F(GalleyTest, JustifiedLinesEndAtTheMeasureButForTheLast) {
  style(Style::body).align = Align::justified;
  const Galley galley = set("aaaa bbbb cccc ddd eeee");
  ASSERT_EQ(galley.items.size(), 2U);
  EXPECT_NEAR(galley.items[0].set_lines[0].text_width / Pt{1}, 95, 0.1);
  EXPECT_NEAR(galley.items[1].set_lines[0].text_width / Pt{1}, 20, 0.01);
  EXPECT_TRUE(galley.items[0].set_lines[0].justified);
  EXPECT_TRUE(galley.items[0].set_lines[0].gaping) << "its spaces are 6.7 pt wide, half an em is 5 pt";
}

TEST_F(GalleyTest, CentredAndRightAlignedLinesStandWhereTheyShould) {
  const auto x = [&] { return std::get<TextPiece>(set("aaaa").items.at(0).marks.at(0)).x / Pt{1}; };
  EXPECT_NEAR(x(), 0, 0.01);
  style(Style::body).align = Align::centered;
  EXPECT_NEAR(x(), (95 - 20) / 2.0, 0.01);
  style(Style::body).align = Align::right;
  EXPECT_NEAR(x(), 95 - 20, 0.01);
}

TEST_F(GalleyTest, AHeadingStaysWithTwoLinesBelowIt) {
  style(Style::subheading).keep_with_next = true;
  style(Style::subheading).lines_before = 1;
  const Galley galley = set({.columns = 2,
                             .blocks = {paragraph("aaaa"), paragraph("Head", Style::subheading),
                                        paragraph("aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk")}});
  // Text, space, heading, three lines: the heading's box and the first line of text end no column.
  ASSERT_EQ(galley.items.size(), 6U);
  EXPECT_EQ(galley.items[1].kind, GalleyItem::Kind::space);
  EXPECT_EQ(galley.items[1].lines, 1);
  EXPECT_THAT(breaks_of(galley), ElementsAre(true, true, false, false, false, true));
}

TEST_F(GalleyTest, WiderLeadingTakesWholeGridLines) {
  style(Style::section_title).size = Pt{20};
  style(Style::section_title).leading = Pt{20};
  const Galley galley = set({.columns = 1, .blocks = {paragraph("Title", Style::section_title)}});
  ASSERT_EQ(galley.items.size(), 1U);
  EXPECT_EQ(galley.items[0].lines, 2) << "20 pt need two lines of 12 pt";
}

TEST_F(GalleyTest, NarrowerLeadingMakesOneBoxOfAllLines) {
  style(Style::caption).size = Pt{8};
  style(Style::caption).leading = Pt{9};
  // 4 pt a character: 23 in 95 pt, so three lines: 27 pt, three lines of the grid.
  const Galley galley = set(
      {.columns = 2, .blocks = {paragraph("aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk", Style::caption)}});
  ASSERT_EQ(galley.items.size(), 1U);
  EXPECT_EQ(galley.items[0].set_lines.size(), 3U);
  EXPECT_EQ(galley.items[0].lines, 3);
}

TEST_F(GalleyTest, AContentsEntryNamesTheFolioOfItsTarget) {
  const Region region{.columns = 1, .blocks = {ContentsEntry{paragraph("Kazakhstan", Style::contents_entry), "kz"}}};
  EXPECT_THAT(text_of(set(region, false, {{"kz", "17"}}).items.at(0)), testing::HasSubstr("17"));
  EXPECT_THAT(text_of(set(region, false, {{"kg", "17"}}).items.at(0)), testing::Not(testing::HasSubstr("17")));
}

TEST_F(GalleyTest, VariantsOfAParagraphHaveTheLinesThatTheyPromise) {
  style(Style::body).align = Align::justified;
  resources.theme.pagination.paragraph_longer = 1;
  resources.theme.pagination.paragraph_tolerance = 50;
  resources.theme.breaking.max_space = 10;
  resources.theme.breaking.tolerance = 50;
  std::string text;
  for (int i = 0; i < 40; ++i) text += "aaa ";
  Shaper shaper(resources, *fonts, hyphenators);
  Setter setter(resources, shaper, "en", true);
  const std::vector<Region> regions{{.columns = 2, .blocks = {paragraph(text + "end")}}};
  const Galley galley = setter.set(regions, {}).at(0);
  ASSERT_FALSE(galley.variants.empty());
  for (const GalleyVariant& variant : galley.variants) {
    EXPECT_EQ(variant.first, 0U);
    EXPECT_EQ(variant.last, galley.items.size());
    EXPECT_GT(variant.cost, 0);
    const std::vector<GalleyItem> items = setter.set(variant.recipe);
    ASSERT_EQ(items.size(), variant.extents.size());
    EXPECT_NE(items.size(), galley.items.size()) << "a variant is shorter or longer";
    for (std::size_t i = 0; i < items.size(); ++i) {
      EXPECT_EQ(items[i].lines, variant.extents[i].lines);
      EXPECT_EQ(items[i].break_after, variant.extents[i].break_after);
    }
    EXPECT_TRUE(text_of(items.back()).ends_with("end"));
  }
}

TEST_F(GalleyTest, ARuleEndsNoColumnAndStandsInTheMiddle) {
  const Galley galley = set({.columns = 1, .blocks = {RuleBlock{.weight = Pt{1}, .width = Pt{50}}}});
  const auto& rule = std::get<PlacedRule>(galley.items.at(0).marks.at(0));
  EXPECT_FALSE(galley.items[0].break_after);
  EXPECT_DOUBLE_EQ(rule.box.x / Pt{1}, 75);
  EXPECT_DOUBLE_EQ(rule.box.width / Pt{1}, 50);
}

TEST_F(GalleyTest, JustifiedLinesAreFullHoweverWideTheirSpaces) {
  style(Style::body).align = Align::justified;
  // Two words and a long one; one word and a long one.
  for (const char* text : {"aa bb cccccccccccccccccc dd", "aaaaaaaaa cccccccccccccccccc dd"}) {
    const Galley galley = set(text);
    for (std::size_t i = 0; i + 1 < galley.items.size(); ++i) {
      EXPECT_NEAR(galley.items[i].set_lines.at(0).text_width / Pt{1}, 95, 0.3) << text << ", line " << i + 1;
    }
    EXPECT_TRUE(galley.items[0].set_lines.at(0).gaping) << text;
    EXPECT_FALSE(galley.items.back().set_lines.at(0).gaping) << "the last line is as long as it comes";
  }
}

}  // namespace
}  // namespace vestnik
