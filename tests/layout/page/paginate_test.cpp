#include "layout/page/paginate.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "layout/page/toy_theme.hpp"

namespace vestnik {
namespace {

/// A box that leaves its number on the page as a rule of that width.
GalleyItem box(int number, int lines = 1, bool break_after = true) {
  GalleyItem item{.lines = lines, .break_after = break_after};
  item.marks.emplace_back(PlacedRule{{Pt{}, Pt{}, Pt(number), Pt{1}}, {}});
  return item;
}

Galley text(int first, int count, int columns = 2) {
  Galley galley{.columns = columns};
  for (int i = 0; i < count; ++i) galley.items.push_back(box(first + i));
  return galley;
}

Galley title(int number, int lines = 2) {
  Galley galley{.columns = 1, .keep_with_next = true};
  galley.items.push_back(box(number, lines, false));
  return galley;
}

struct Placed {
  std::size_t page;
  double x, y;
};

std::map<int, Placed> placed(const PartLayout& layout) {
  std::map<int, Placed> result;
  for (std::size_t page = 0; page < layout.pages.size(); ++page) {
    for (const PageItem& item : layout.pages[page]) {
      const Rect& rect = std::get<PlacedRule>(item).box;
      EXPECT_TRUE(result.emplace(static_cast<int>(rect.width.value), Placed{page, rect.x.value, rect.y.value}).second);
    }
  }
  return result;
}

TEST(Paginate, ArticleIsBalancedBelowItsTitle) {
  std::vector<Diagnostic> diagnostics;
  const PartLayout layout = laid_out({title(1), text(10, 8)}, toy_theme(20), Pagination::greedy, diagnostics);
  ASSERT_EQ(layout.pages.size(), 1U);
  const auto boxes = placed(layout);
  EXPECT_EQ(boxes.at(10).y, 30);  // top margin and a title of two lines
  EXPECT_EQ(boxes.at(13).y, 60);
  EXPECT_EQ(boxes.at(14).x, 105);  // the second column
  EXPECT_EQ(boxes.at(14).y, 30);
  EXPECT_TRUE(diagnostics.empty());
}

TEST(Paginate, SaysWhichSectionAPageBeginsWith) {
  // Two sections on the first page; the second one fills two more; the third one heads a page of its own.
  std::vector<Galley> galleys{title(1), text(10, 8), title(2), text(20, 70), title(3), text(90, 8)};
  for (std::size_t i = 0; i < galleys.size(); ++i) galleys[i].section = i / 2;
  galleys[4].page_break_before = true;
  std::vector<Diagnostic> diagnostics;
  const PartLayout layout = laid_out(galleys, toy_theme(20), Pagination::greedy, diagnostics);
  std::vector<std::pair<std::size_t, bool>> heads;
  for (const PageHead& head : layout.heads) heads.emplace_back(head.section, head.opens);
  const std::vector<std::pair<std::size_t, bool>> expected{{0, true}, {1, false}, {1, false}, {2, true}};
  EXPECT_EQ(heads, expected);
  EXPECT_EQ(layout.pages.size(), heads.size());
}

TEST(Paginate, ArticleRunsOnOverThePage) {
  std::vector<Diagnostic> diagnostics;
  const PartLayout layout = laid_out({title(1), text(10, 50)}, toy_theme(20), Pagination::greedy, diagnostics);
  ASSERT_EQ(layout.pages.size(), 2U);
  const auto boxes = placed(layout);
  EXPECT_EQ(boxes.at(10 + 35).page, 0U);  // two columns of eighteen lines
  EXPECT_EQ(boxes.at(10 + 36).page, 1U);
  EXPECT_EQ(boxes.at(10 + 36).y, 10);
}

TEST(Paginate, TitleStaysWithItsText) {
  std::vector<Diagnostic> diagnostics;
  Theme theme = toy_theme(20);
  theme.pagination.lines_below_title = 4;
  // Thirty lines leave five below: room for the title and three lines, one fewer than the theme asks for.
  const PartLayout layout = laid_out({text(10, 30), title(1), text(100, 20)}, theme, Pagination::greedy, diagnostics);
  EXPECT_EQ(placed(layout).at(1).page, 1U);
  const PartLayout roomy = laid_out({text(10, 28), title(1), text(100, 20)}, theme, Pagination::greedy, diagnostics);
  EXPECT_EQ(placed(roomy).at(1).page, 0U);
}

TEST(Paginate, KeepsAnArticleOnOnePageWhereOneCanHoldIt) {
  std::vector<Diagnostic> diagnostics;
  std::vector<Galley> galleys{text(10, 20), title(1), text(100, 20)};
  EXPECT_EQ(placed(laid_out(galleys, toy_theme(20), Pagination::greedy, diagnostics)).at(1).page, 0U);
  galleys[2].keep_on_one_page = true;
  const auto boxes = placed(laid_out(galleys, toy_theme(20), Pagination::greedy, diagnostics));
  EXPECT_EQ(boxes.at(1).page, 1U);
  EXPECT_EQ(boxes.at(119).page, 1U);
}

TEST(Paginate, PageBreakBefore) {
  std::vector<Diagnostic> diagnostics;
  std::vector<Galley> galleys{text(10, 4), text(100, 4)};
  galleys[1].page_break_before = true;
  EXPECT_EQ(placed(laid_out(galleys, toy_theme(20), Pagination::greedy, diagnostics)).at(100).page, 1U);
}

TEST(Paginate, FillsShareWhatThePageHasLeft) {
  std::vector<Diagnostic> diagnostics;
  Galley cover{.columns = 1};
  cover.items = {
      {.kind = GalleyItem::Kind::fill, .weight = 1}, box(1), {.kind = GalleyItem::Kind::fill, .weight = 2}, box(2)};
  const auto boxes = placed(laid_out({cover}, toy_theme(20), Pagination::greedy, diagnostics));
  EXPECT_EQ(boxes.at(1).y, 10 + 60);  // a third of the eighteen lines left
  EXPECT_EQ(boxes.at(2).y, 10 + 190);
}

TEST(Paginate, WhatIsBoundStaysInOneColumn) {
  std::vector<Diagnostic> diagnostics;
  Galley one = text(10, 41);  // a page holds forty lines
  one.items[39].break_after = false;
  EXPECT_EQ(placed(laid_out({one}, toy_theme(20), Pagination::greedy, diagnostics)).at(10 + 39).page, 1U);
  Galley two = text(10, 2);
  two.items[0].break_after = false;
  const auto boxes = placed(laid_out({two}, toy_theme(20), Pagination::greedy, diagnostics));
  EXPECT_EQ(boxes.at(10).x, boxes.at(11).x);
}

TEST(Paginate, ReportsABoxThatNoPageHolds) {
  std::vector<Diagnostic> diagnostics;
  Galley galley{.columns = 2};
  galley.items = {box(1, 21)};
  galley.items.front().where = {.file = "issue.yaml", .line = 7};
  (void)laid_out({galley}, toy_theme(20), Pagination::greedy, diagnostics);
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics.front().code, "box-too-tall");
  EXPECT_EQ(diagnostics.front().where.line, 7);
}

class PaginateBothWays : public testing::TestWithParam<Pagination> {};
INSTANTIATE_TEST_SUITE_P(Ways, PaginateBothWays, testing::Values(Pagination::optimal, Pagination::greedy));

TEST_P(PaginateBothWays, RandomSectionsLoseNothingAndNeverOverflow) {
  std::mt19937 random(16122024);
  for (int round = 0; round < 500; ++round) {
    std::vector<Galley> galleys;
    int number = 0;
    const int articles = 1 + static_cast<int>(random() % 5);
    for (int a = 0; a < articles; ++a) {
      galleys.push_back(title(++number, 1 + static_cast<int>(random() % 4)));
      Galley body{.columns = 2};
      const int count = 1 + static_cast<int>(random() % 90);
      for (int i = 0; i < count; ++i) {
        const bool picture = random() % 15 == 0;
        body.items.push_back(box(++number, picture ? 3 + static_cast<int>(random() % 8) : 1, random() % 3 != 0));
        body.items.back().floats = picture;
        if (random() % 10 == 0) body.items.push_back({.kind = GalleyItem::Kind::space, .lines = 1});
      }
      galleys.push_back(std::move(body));
    }
    std::vector<Diagnostic> diagnostics;
    const PartLayout layout = laid_out(galleys, toy_theme(20), GetParam(), diagnostics);
    const auto boxes = placed(layout);
    ASSERT_EQ(boxes.size(), static_cast<std::size_t>(number));
    ASSERT_TRUE(diagnostics.empty());
    for (const Galley& galley : galleys) {
      for (const GalleyItem& item : galley.items) {
        if (item.marks.empty()) continue;
        const int id = static_cast<int>(std::get<PlacedRule>(item.marks.front()).box.width.value);
        ASSERT_LE(boxes.at(id).y + item.lines * 10, 210.0);
        ASSERT_GE(boxes.at(id).y, 10.0);
      }
    }
  }
}

}  // namespace
}  // namespace vestnik
