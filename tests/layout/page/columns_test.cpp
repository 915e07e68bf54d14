#include "layout/page/columns.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace vestnik {
namespace {

using Kind = GalleyItem::Kind;

/// Lists written as a string: digit = box of that many lines, '.' = one line of space, '!' = no break after the item
/// before it, 'P' = a floating picture of five lines.
std::vector<GalleyItem> list(std::string_view pattern) {
  std::vector<GalleyItem> items;
  for (const char c : pattern) {
    if (c == '!') {
      items.back().break_after = false;
    } else if (c == '.') {
      items.push_back({.kind = Kind::space, .lines = 1});
    } else if (c == 'P') {
      items.push_back({.lines = 5, .floats = true});
    } else {
      items.push_back({.lines = c - '0'});
    }
  }
  return items;
}

Flow flow_of(const std::vector<GalleyItem>& items) {
  Flow flow;
  for (const GalleyItem& item : items) flow.push_back(&item);
  return flow;
}

TEST(Columns, HeightLeavesOutWhiteSpaceAtBothEnds) {
  const auto items = list("..1.2..");
  EXPECT_EQ(height_of(flow_of(items), {0, items.size()}), 4);
  const Slice slice = trim(flow_of(items), {0, items.size()});
  EXPECT_EQ(slice.begin, 2U);
  EXPECT_EQ(slice.end, 5U);
}

struct FillCase {
  const char* pattern;
  int lines;
  std::size_t end;
};

class FillColumn : public testing::TestWithParam<FillCase> {};

TEST_P(FillColumn, EndsAtTheLastAllowedBreakThatFits) {
  const auto items = list(GetParam().pattern);
  Flow flow = flow_of(items);
  EXPECT_EQ(fill_column(flow, 0, GetParam().lines), GetParam().end);
}

INSTANTIATE_TEST_SUITE_P(Cases, FillColumn,
                         testing::Values(FillCase{"1111", 3, 3}, FillCase{"1111", 9, 4}, FillCase{"111!1", 3, 2},
                                         FillCase{"1!1!1!1", 3, 0}, FillCase{"11.11", 3, 3}, FillCase{"4", 3, 0},
                                         // The heading (kept with the next two lines) goes over.
                                         FillCase{"111.1!1!11", 6, 4}));

TEST(FillColumnPicture, LetsTextPassAPictureThatDoesNotFit) {
  const auto items = list("11P1111");
  Flow flow = flow_of(items);
  const std::size_t end = fill_column(flow, 0, 4);
  EXPECT_EQ(height_of(flow, {0, end}), 4);
  ASSERT_LT(end, flow.size());
  EXPECT_TRUE(flow[end]->floats) << "the picture opens the next column";
}

TEST(FillColumnPicture, StaysWhereItFits) {
  const auto items = list("11P1111");
  Flow flow = flow_of(items);
  EXPECT_EQ(fill_column(flow, 0, 8), 4U);
  EXPECT_TRUE(flow[2]->floats);
}

TEST(BalanceColumns, EvenTextGivesEvenFeet) {
  const auto items = list("11111111");
  Balance balance;
  ASSERT_TRUE(balance_columns(flow_of(items), 0, 20, balance));
  EXPECT_EQ(balance.left, 4);
  EXPECT_EQ(balance.right, 4);
}

TEST(BalanceColumns, TheOddLineIsTheLeftColumns) {
  const auto items = list("1111111");
  Balance balance;
  ASSERT_TRUE(balance_columns(flow_of(items), 0, 20, balance));
  EXPECT_EQ(balance.left, 4);
  EXPECT_EQ(balance.right, 3);
}

TEST(BalanceColumns, SpaceAtTheCutVanishes) {
  const auto items = list("111.111");
  Balance balance;
  ASSERT_TRUE(balance_columns(flow_of(items), 0, 20, balance));
  EXPECT_EQ(balance.left, 3);
  EXPECT_EQ(balance.right, 3);
}

TEST(BalanceColumns, RefusesWhatDoesNotFit) {
  const auto items = list("111111");
  Balance balance;
  EXPECT_FALSE(balance_columns(flow_of(items), 0, 2, balance));
}

TEST(BalanceColumns, MovesAPictureForEvenFeet) {
  // In order the picture ends the left column with seven lines against three, or opens the right with two against
  // eight.
  const auto items = list("11P111");
  Balance balance;
  ASSERT_TRUE(balance_columns(flow_of(items), 0, 20, balance));
  EXPECT_LE(std::abs(balance.left - balance.right), 1);
}

TEST(BalanceColumns, KeepsOrderAndRulesOnRandomLists) {
  std::mt19937 random(20241216);
  for (int round = 0; round < 2000; ++round) {
    std::vector<GalleyItem> items;
    const std::size_t count = 1 + random() % 30;
    for (std::size_t i = 0; i < count; ++i) {
      const unsigned kind = random() % 10;
      if (kind == 0) items.push_back({.kind = Kind::space, .lines = 1});
      if (kind > 0)
        items.push_back({.lines = kind == 1 ? 6 : 1, .break_after = random() % 3 != 0, .floats = kind == 1});
    }
    const Flow flow = flow_of(items);
    const int lines = 1 + static_cast<int>(random() % 25);
    Balance balance;
    if (!balance_columns(flow, 0, lines, balance)) continue;
    ASSERT_LE(balance.height(), lines);
    ASSERT_EQ(balance.flow.size(), flow.size());
    ASSERT_TRUE(may_break_before(balance.flow, balance.cut));
    ASSERT_EQ(balance.left, height_of(balance.flow, {0, balance.cut}));
    ASSERT_EQ(balance.right, height_of(balance.flow, {balance.cut, balance.flow.size()}));
    // All that is not a picture keeps its order.
    Flow text = balance.flow, original = flow;
    const auto floats = [](const GalleyItem* item) { return item->floats; };
    std::erase_if(text, floats);
    std::erase_if(original, floats);
    ASSERT_EQ(text, original);
  }
}

TEST(FeetCost, TextBesideThePictureOfAShortItemMayBeShorter) {
  Galley galley{.columns = 2};
  const double uneven = feet_cost(galley, true, 13, 6), right = feet_cost(galley, true, 6, 13);
  galley.short_item = true;
  galley.opening_picture = 13;
  EXPECT_LT(feet_cost(galley, true, 13, 6), uneven);
  EXPECT_EQ(feet_cost(galley, false, 13, 6), uneven) << "its beginning is on the page before";
  EXPECT_EQ(feet_cost(galley, true, 14, 7), uneven) << "text stands below the picture, and could stand on the right";
  EXPECT_EQ(feet_cost(galley, true, 6, 13), right) << "the right column is longer";
  EXPECT_EQ(feet_cost(galley, true, 13, 12), feet_cost({.columns = 2}, true, 13, 12)) << "never more than elsewhere";
}

}  // namespace
}  // namespace vestnik
