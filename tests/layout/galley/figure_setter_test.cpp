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

/// Adds one picture to a galley of two columns; the box of each way to set it, as it is first.
class SetWidthTest : public GalleyTest {
 protected:
  [[nodiscard]] std::vector<Rect> boxes(double width, double height, bool may_be_cropped, bool short_item) {
    DecodedPicture decoded;
    decoded.natural_width = Pt{width};
    decoded.natural_height = Pt{height};
    Shaper shaper(resources, *fonts, hyphenators);
    ParagraphSetter text(resources, shaper, "en", false);
    FigureSetter figures(resources.theme, text, DrawingSetter(resources, shaper, "en", text.diagnostics()));
    galley = {.columns = 2, .short_item = short_item};
    figures.add({.picture = std::make_shared<const DecodedPicture>(decoded), .may_be_cropped = may_be_cropped}, Pt{240},
                true, galley);
    std::vector<Rect> result{box_of(galley.items.at(0))};
    for (const GalleyVariant& variant : galley.variants) result.push_back(box_of(figures.set(variant.recipe).at(0)));
    return result;
  }
  static Rect box_of(const GalleyItem& item) { return std::get<PlacedPicture>(item.marks.at(0)).box; }

  Galley galley;
};

TEST_F(SetWidthTest, AShortItemsPhotographIsCroppedAndNeverReduced) {
  resources.theme.pictures.max_crop = 0.2;
  const std::vector<Rect> ways = boxes(120, 80, true, true);  // 240 by 160
  ASSERT_EQ(ways.size(), 3U) << "two lines of 12 pt are less than a fifth";
  for (const Rect& box : ways) {
    EXPECT_EQ(box.x, Pt{});
    EXPECT_NEAR(box.width.value, 240, 1e-6);
  }
  EXPECT_NEAR(ways[1].height.value, 148, 1e-6);
  EXPECT_NEAR(ways[2].height.value, 136, 1e-6);
  EXPECT_EQ(galley.variants[1].extents.at(0).lines, galley.items[0].lines - 2);
  EXPECT_GT(galley.variants[1].cropped, 0.1);
}

TEST_F(SetWidthTest, WhatCannotBeCroppedIsReducedAsElsewhere) {
  const std::vector<Rect> ways = boxes(120, 80, false, true);
  ASSERT_GT(ways.size(), 1U);
  EXPECT_LT(ways[1].width.value, 240);
}

TEST_F(SetWidthTest, AHighPictureFillsItsColumnCroppedAsFarAsItMayBe) {
  resources.theme.pictures.max_crop = 0.1;
  resources.theme.pictures.max_height_share = 0.4;  // of 720 pt: 288
  for (const bool short_item : {false, true}) {
    const std::vector<Rect> ways = boxes(75, 100, true, short_item);  // 240 by 320
    EXPECT_EQ(ways.at(0).x, Pt{});
    EXPECT_NEAR(ways[0].width.value, 240, 1e-6);
    EXPECT_NEAR(ways[0].height.value, 288, 1e-6) << "a tenth of 320 pt is cut off";
    EXPECT_EQ(ways.size(), 1U) << "and no more";
  }
}

TEST_F(SetWidthTest, WhatIsTooHighForItsColumnTakesAShareOfItAtTheEdge) {
  resources.theme.pictures.max_height_share = 0.4;
  const Rect telephone = boxes(50, 100, false, false).at(0);  // 240 by 480, where 432 may be
  EXPECT_EQ(telephone.x, Pt{});
  EXPECT_NEAR(telephone.width.value, 120, 1e-6) << "with two thirds it would be 320 high, where the theme allows 288";
  EXPECT_NEAR(telephone.height.value, 240, 1e-6);
}

}  // namespace
}  // namespace vestnik
