#include "layout/galley/figure_setter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/galley/toy_galley.hpp"

namespace vestnik {
namespace {

using FigureTest = GalleyTest;

TEST_F(FigureTest, APictureKeepsItsAspectAndGivesLinesAway) {
  DecodedPicture square;
  square.natural_width = square.natural_height = Pt{80};
  Shaper shaper(resources, *fonts, hyphenators);
  ParagraphSetter text(resources, shaper, "en", false);
  FigureSetter figures(resources.theme, text, DrawingSetter(resources, shaper, "en", text.diagnostics()));
  Galley galley{.columns = 2};
  figures.add({.picture = std::make_shared<const DecodedPicture>(square)}, Pt{95}, true, galley);
  const auto box_of = [](const GalleyItem& item) { return std::get<PlacedPicture>(item.marks.at(0)).box; };
  const Rect whole = box_of(galley.items.at(0));
  EXPECT_NEAR(whole.width / Pt{1}, 95, 0.01) << "as wide as its column";
  EXPECT_NEAR(whole.height / Pt{1}, 95, 0.01);
  // The theme lets it shrink to four fifths: by one line of 12 pt, not by two.
  ASSERT_EQ(galley.variants.size(), 1U);
  const Rect reduced = box_of(figures.set(galley.variants[0].recipe).at(0));
  EXPECT_NEAR(reduced.height / Pt{1}, 83, 0.01);
  EXPECT_NEAR(reduced.width / Pt{1}, 83, 0.01);
  EXPECT_EQ(galley.variants[0].extents.at(0).lines, galley.items[0].lines - 1);
}

TEST_F(FigureTest, KeepsTheSizeThatTheThemeGivesIt) {
  DecodedPicture emblem;
  emblem.natural_width = emblem.natural_height = Pt{80};
  Shaper shaper(resources, *fonts, hyphenators);
  ParagraphSetter text(resources, shaper, "en", false);
  FigureSetter figures(resources.theme, text, DrawingSetter(resources, shaper, "en", text.diagnostics()));
  Galley galley;
  figures.add({.picture = std::make_shared<const DecodedPicture>(emblem), .max_width = Pt{40}}, Pt{200}, true, galley);
  EXPECT_TRUE(galley.variants.empty());
  EXPECT_DOUBLE_EQ(std::get<PlacedPicture>(galley.items.at(0).marks.at(0)).box.width.value, 40);
}

}  // namespace
}  // namespace vestnik
