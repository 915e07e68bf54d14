#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/galley/setter.hpp"
#include "layout/galley/toy_face.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;

/// A page of 200 pt between its margins, two columns of 95 pt; text of 10 pt in the toy face on a grid of 12 pt: 40
/// characters fill the page's width, 19 a column's.
class GalleyTest : public testing::Test {
 protected:
  GalleyTest() {
    Theme& theme = resources.theme;
    theme.page = {.width = Pt{220},
                  .height = Pt{740},
                  .top = Pt{10},
                  .bottom = Pt{10},
                  .inner = Pt{10},
                  .outer = Pt{10},
                  .gutter = Pt{10},
                  .grid = Pt{12}};
    theme.families["toy"] = {.regular = "toy.ttf", .bold = "", .italic = "", .bold_italic = ""};
    for (ParagraphStyle& style : theme.styles) {
      style = {.family = "toy", .size = Pt{10}, .leading = Pt{12}, .align = Align::left, .hyphenate = false};
    }
    theme.pagination = {.widow_lines = 2, .orphan_lines = 2};
    const std::array faces{toy::face()};
    Outcome<FontLibrary> loaded = FontLibrary::load(theme, "/nowhere", MemoryFiles(nullptr), faces);
    EXPECT_TRUE(loaded.ok()) << (loaded.diagnostics.empty() ? "" : loaded.diagnostics.front().message);
    if (loaded.ok()) fonts.emplace(std::move(*loaded.value));
  }
  void SetUp() override { ASSERT_TRUE(fonts); }

  [[nodiscard]] ParagraphStyle& style(Style which) { return resources.theme.styles[static_cast<std::size_t>(which)]; }

  static Paragraph paragraph(std::string_view text, Style style = Style::body) {
    Paragraph result{.style = style};
    result.text.append(text, {});
    result.span_nodes.assign(result.text.spans.size(), artifact);
    return result;
  }

  [[nodiscard]] Galley set(Region region, bool variants = false, const Folios& folios = {}) {
    Shaper shaper(resources, *fonts, hyphenators);
    Setter setter(resources, shaper, "en", variants, true);
    const std::vector<Region> regions{std::move(region)};
    std::vector<Galley> galleys = setter.set(regions, folios);
    EXPECT_TRUE(setter.diagnostics().empty());
    EXPECT_EQ(galleys.size(), 1U);
    return std::move(galleys.front());
  }
  [[nodiscard]] Galley set(std::string_view text) { return set({.columns = 2, .blocks = {paragraph(text)}}); }

  static std::string text_of(const GalleyItem& item) {
    std::string text;
    for (const PageItem& mark : item.marks) {
      if (const auto* piece = std::get_if<TextPiece>(&mark)) text += piece->text;
    }
    while (text.ends_with(' ')) text.pop_back();
    return text;
  }
  static std::vector<std::string> lines_of(const Galley& galley) {
    std::vector<std::string> lines;
    for (const GalleyItem& item : galley.items) {
      if (item.kind == GalleyItem::Kind::box) lines.push_back(text_of(item));
    }
    return lines;
  }
  static std::vector<bool> breaks_of(const Galley& galley) {
    std::vector<bool> breaks;
    for (const GalleyItem& item : galley.items) breaks.push_back(item.break_after);
    return breaks;
  }

  Resources resources;
  std::optional<FontLibrary> fonts;
  std::map<std::string, Hyphenator> hyphenators;
};

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
  resources.theme.breaking.max_space = 2;  // the toy face's spaces are half an em wide already
  const Galley galley = set("aaaa bbbb cccc ddd eeee");
  ASSERT_EQ(galley.items.size(), 2U);
  EXPECT_NEAR(galley.items[0].set_lines[0].text_width / Pt{1}, 95, 0.1);
  EXPECT_NEAR(galley.items[1].set_lines[0].text_width / Pt{1}, 20, 0.01);
  EXPECT_TRUE(galley.items[0].set_lines[0].justified);
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

TEST_F(GalleyTest, APictureKeepsItsAspectAndGivesLinesAway) {
  DecodedPicture square;
  square.natural_width = square.natural_height = Pt{80};
  Shaper shaper(resources, *fonts, hyphenators);
  Setter setter(resources, shaper, "en", true);
  const std::vector<Region> regions{
      {.columns = 2, .blocks = {FigureBlock{.picture = std::make_shared<const DecodedPicture>(square)}}}};
  const Galley galley = setter.set(regions, {}).at(0);
  const auto box_of = [](const GalleyItem& item) { return std::get<PlacedPicture>(item.marks.at(0)).box; };
  const Rect whole = box_of(galley.items.at(0));
  EXPECT_NEAR(whole.width / Pt{1}, 95, 0.01) << "as wide as its column";
  EXPECT_NEAR(whole.height / Pt{1}, 95, 0.01);
  // The theme lets it shrink to four fifths: by one line of 12 pt, not by two.
  ASSERT_EQ(galley.variants.size(), 1U);
  const Rect reduced = box_of(setter.set(galley.variants[0].recipe).at(0));
  EXPECT_NEAR(reduced.height / Pt{1}, 83, 0.01);
  EXPECT_NEAR(reduced.width / Pt{1}, 83, 0.01);
  EXPECT_EQ(galley.variants[0].extents.at(0).lines, galley.items[0].lines - 1);
}

TEST_F(GalleyTest, ARuleEndsNoColumnAndStandsInTheMiddle) {
  const Galley galley = set({.columns = 1, .blocks = {RuleBlock{.weight = Pt{1}, .width = Pt{50}}}});
  const auto& rule = std::get<PlacedRule>(galley.items.at(0).marks.at(0));
  EXPECT_FALSE(galley.items[0].break_after);
  EXPECT_DOUBLE_EQ(rule.box.x / Pt{1}, 75);
  EXPECT_DOUBLE_EQ(rule.box.width / Pt{1}, 50);
}

TEST_F(GalleyTest, ATableGivesItsColumnsWhatTheirWordsNeed) {
  TableBlock table;
  const auto row = [&](const char* a, const char* b) {
    table.rows.push_back({{paragraph(a, Style::table_cell)}, {paragraph(b, Style::table_cell)}});
  };
  row("Country", "Cases");
  row("Kazakhstan", "5");
  row("Russia", "2");
  const Galley galley = set({.columns = 1, .blocks = {table}});
  std::vector<std::string> rows;
  for (const GalleyItem& item : galley.items) {
    if (!item.marks.empty()) rows.push_back(text_of(item));
  }
  EXPECT_THAT(
      rows, ElementsAre(testing::HasSubstr("Country"), testing::HasSubstr("Kazakhstan"), testing::HasSubstr("Russia")));
  for (const GalleyItem& item : galley.items) {
    for (const PageItem& mark : item.marks) {
      if (const auto* piece = std::get_if<TextPiece>(&mark)) {
        EXPECT_GE(piece->x, Pt{0});
        EXPECT_LE((piece->x + width_of(*piece)) / Pt{1}, 200.01);
      }
    }
  }
}

}  // namespace
}  // namespace vestnik
