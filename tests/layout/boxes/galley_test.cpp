#include "layout/boxes/galley.hpp"

#include <gtest/gtest.h>

#include "layout/boxes/protrusion.hpp"

namespace vestnik {
namespace {

TEST(GalleyItem, IsItselfAtAColumnsHeadUnlessItSaysOtherwise) {
  GalleyItem row{.lines = 1};
  EXPECT_EQ(row.at_column_head().lines, 1);
  row.headed = std::make_shared<const GalleyItem>(GalleyItem{.lines = 3});
  EXPECT_EQ(row.at_column_head().lines, 3);
}

TEST(GalleyItem, MovesDownWithAllThatStandsInIt) {
  GalleyItem item{.lines = 4};
  item.marks.emplace_back(TextPiece{.x = Pt{1}, .baseline = Pt{10}});
  item.marks.emplace_back(PlacedRule{.box = {Pt{2}, Pt{20}, Pt{30}, Pt{1}}});
  item.marks.emplace_back(PlacedPicture{.picture = nullptr, .box = {Pt{3}, Pt{5}, Pt{30}, Pt{10}}});
  item.set_lines.push_back({.baseline = Pt{10}});
  shift_down(item, Pt{2.5});
  EXPECT_EQ(std::get<TextPiece>(item.marks[0]).baseline, Pt{12.5});
  EXPECT_EQ(std::get<TextPiece>(item.marks[0]).x, Pt{1});
  EXPECT_EQ(std::get<PlacedRule>(item.marks[1]).box.y, Pt{22.5});
  EXPECT_EQ(std::get<PlacedPicture>(item.marks[2]).box.y, Pt{7.5});
  EXPECT_EQ(item.set_lines[0].baseline, Pt{12.5});
}

TEST(PageItem, IsShiftedInBothDirections) {
  const PageItem rule = shifted(PlacedRule{.box = {Pt{2}, Pt{20}, Pt{30}, Pt{1}}}, Pt{-1}, Pt{4});
  EXPECT_EQ(std::get<PlacedRule>(rule).box.x, Pt{1});
  EXPECT_EQ(std::get<PlacedRule>(rule).box.y, Pt{24});
}

TEST(TextPiece, IsAsWideAsItsAdvances) {
  TextPiece piece;
  for (int i = 0; i < 3; ++i) piece.glyphs.push_back({.advance = Pt{2.5}});
  EXPECT_EQ(width_of(piece), Pt{7.5});
}

TEST(Protrusion, IsAShareOfTheAdvanceOfTheFirstCharacter) {
  Theme theme;
  theme.protrusion[U'—'] = {.left = 200, .right = 400};
  EXPECT_DOUBLE_EQ(left_protrusion(theme, "—", Pt{10}).value, 2);
  EXPECT_DOUBLE_EQ(right_protrusion(theme, "—", Pt{10}).value, 4);
  EXPECT_EQ(right_protrusion(theme, "a", Pt{10}), Pt{});
  theme.breaking.protrusion = 0.5;
  EXPECT_DOUBLE_EQ(right_protrusion(theme, "—", Pt{10}).value, 2);
}

}  // namespace
}  // namespace vestnik
