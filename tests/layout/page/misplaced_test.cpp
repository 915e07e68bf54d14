#include "layout/page/misplaced.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// A page of 200 by 300 pt with one frame, 20 pt from its left and 30 pt from its top, of 100 by 200 pt.
Pages with(PageItem item) {
  Pages pages{.metadata = {}, .width = Pt{200}, .height = Pt{300}};
  Page page{.folio = "1", .items = {}, .frames = {}};
  page.items.push_back(std::move(item));
  page.frames.push_back({0, 1, {Pt{20}, Pt{30}, Pt{100}, Pt{200}}, {.file = "a.md", .line = 7}});
  pages.pages.push_back(std::move(page));
  return pages;
}

/// Ten letters of 5 pt.
TextPiece piece(Pt x, Pt baseline, const std::string& text = "abcdefghij") {
  TextPiece result{.size = Pt{10}, .x = x, .baseline = baseline, .text = text};
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    result.glyphs.push_back(
        {.id = 1, .advance = Pt{5}, .x_offset = {}, .y_offset = {}, .text_begin = i, .text_end = i + 1});
  }
  return result;
}

std::vector<Diagnostic> check(PageItem item, const Theme& theme = {}) {
  return misplaced_marks(with(std::move(item)), theme);
}

TEST(Misplaced, WhatStandsInItsColumnIsFine) {
  EXPECT_THAT(check(piece(Pt{20}, Pt{40})), IsEmpty());
  EXPECT_THAT(check(piece(Pt{70}, Pt{229})), IsEmpty());
  EXPECT_THAT(check(PlacedRule{.box = {Pt{20}, Pt{30}, Pt{100}, Pt{1}}}), IsEmpty());
  EXPECT_THAT(check(PlacedPicture{.picture = nullptr, .box = {Pt{20}, Pt{30}, Pt{100}, Pt{200}}}), IsEmpty());
}

struct Outside {
  const char* name;
  Pt x, baseline;
  const char* distance;
};

TEST(Misplaced, TextOutsideItsColumnIsFoundOnEverySide) {
  for (const Outside& outside :
       {Outside{"left", Pt{17}, Pt{40}, "3.0 pt"}, Outside{"right", Pt{72.5}, Pt{40}, "2.5 pt"},
        Outside{"above", Pt{20}, Pt{35}, "2.0 pt"}, Outside{"below", Pt{20}, Pt{234}, "4.0 pt"}}) {
    const std::vector<Diagnostic> found = check(piece(outside.x, outside.baseline));
    ASSERT_EQ(found.size(), 1U) << outside.name;
    EXPECT_EQ(found[0].code, "mark-outside");
    EXPECT_EQ(found[0].severity, Severity::warning);
    EXPECT_EQ(found[0].where.line, 7);
    EXPECT_THAT(found[0].message, HasSubstr("page 1: \"abcdefghij\""));
    EXPECT_THAT(found[0].message, HasSubstr(outside.distance)) << outside.name;
  }
}

TEST(Misplaced, PicturesAndRulesAreFoundToo) {
  EXPECT_THAT(check(PlacedPicture{.picture = nullptr, .box = {Pt{20}, Pt{30}, Pt{104}, Pt{20}}}).at(0).message,
              HasSubstr("4.0 pt"));
  EXPECT_THAT(check(PlacedRule{.box = {Pt{10}, Pt{30}, Pt{100}, Pt{1}}}).at(0).message, HasSubstr("10.0 pt"));
}

TEST(Misplaced, ThePageComesFirst) {
  EXPECT_THAT(check(piece(Pt{180}, Pt{40})).at(0).message, HasSubstr("30.0 pt outside the page"));
}

TEST(Misplaced, PunctuationMayHangOutAsFarAsTheThemeSays) {
  Theme theme;
  theme.protrusion[U'.'] = {.left = 0, .right = 600};
  EXPECT_THAT(check(piece(Pt{73}, Pt{40}, "abcdefghi."), theme), IsEmpty());
  EXPECT_EQ(check(piece(Pt{73}, Pt{40}, "abcdefghij"), theme).size(), 1U);
  EXPECT_EQ(check(piece(Pt{77}, Pt{40}, "abcdefghi."), theme).size(), 1U);
}

TEST(Misplaced, AFrameIsReportedOnce) {
  Pages pages = with(piece(Pt{0}, Pt{40}));
  pages.pages[0].items.emplace_back(piece(Pt{0}, Pt{60}));
  pages.pages[0].frames[0].last = 2;
  EXPECT_EQ(misplaced_marks(pages, {}).size(), 1U);
}

}  // namespace
}  // namespace vestnik
