#include "layout/galley/row_setter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/galley/toy_galley.hpp"

namespace vestnik {
namespace {

class RowTest : public GalleyTest {
 protected:
  RowTest() {
    resources.theme.pictures.max_height_share = 0.4;
    resources.theme.pictures.max_crop = 0.2;
    resources.theme.pictures.row_gap = Pt{10};
  }

  static FigureBlock picture(double width, double height, bool may_be_cropped = true) {
    DecodedPicture decoded;
    decoded.natural_width = Pt{width};
    decoded.natural_height = Pt{height};
    return {.picture = std::make_shared<const DecodedPicture>(decoded), .may_be_cropped = may_be_cropped};
  }
  static PictureRow row(std::vector<FigureBlock> pictures) {
    return {.pictures = std::move(pictures), .caption = {}, .where = {}};
  }
  static std::vector<PlacedPicture> placed(const GalleyItem& item) {
    std::vector<PlacedPicture> result;
    for (const PageItem& mark : item.marks) {
      if (const auto* one = std::get_if<PlacedPicture>(&mark)) result.push_back(*one);
    }
    return result;
  }

  /// The row's items, and those of each variant.
  struct Set {
    GalleyItem item;
    std::vector<GalleyVariant> variants;
    std::vector<GalleyItem> others;
  };
  [[nodiscard]] Set set_row(const PictureRow& row, Pt measure) {
    Shaper shaper(resources, *fonts, hyphenators);
    ParagraphSetter text(resources, shaper, "en", true);
    FigureSetter figures(resources.theme, text, DrawingSetter(resources, shaper, "en", text.diagnostics()));
    RowSetter rows(resources.theme, text, figures);
    Galley galley;
    rows.add(row, measure, true, galley);
    Set result{galley.items.at(0), galley.variants, {}};
    for (const GalleyVariant& variant : galley.variants) result.others.push_back(rows.set(variant.recipe).at(0));
    return result;
  }
};

TEST_F(RowTest, PicturesAreEquallyHighAndFillTheMeasure) {
  const std::vector<PlacedPicture> pictures =
      placed(set_row(row({picture(40, 40, false), picture(80, 40, false), picture(30, 40, false)}), Pt{200}).item);
  ASSERT_EQ(pictures.size(), 3U);
  const Pt height = pictures[0].box.height;
  EXPECT_NEAR(height.value, 180 / 3.75, 1e-6);
  Pt x;
  for (const PlacedPicture& each : pictures) {
    EXPECT_EQ(each.box.height, height);
    EXPECT_EQ(each.box.y, pictures[0].box.y);
    EXPECT_NEAR(each.box.x.value, x.value, 1e-6);
    EXPECT_NEAR(each.box.width / height, each.picture->aspect(), 1e-6) << "whole";
    EXPECT_EQ(each.crop, Crop{});
    x = each.box.right() + Pt{10};
  }
  EXPECT_NEAR(pictures[2].box.right().value, 200, 1e-6);
}

TEST_F(RowTest, AHighRowIsCroppedTowardsTheFocus) {
  // 720 pt of text, of which a row may take 432: these two would take 475.
  FigureBlock high = picture(20, 100), other = picture(20, 100);
  high.focus = {0.5, 0};
  const Set set = set_row(row({high, other}), Pt{200});
  const std::vector<PlacedPicture> pictures = placed(set.item);
  EXPECT_LE(pictures[0].box.height.value, 432);
  EXPECT_GT(pictures[0].box.height.value, 432 - 12) << "the grid's step";
  EXPECT_NEAR(pictures[1].box.right().value, 200, 1e-6) << "not narrower";
  EXPECT_EQ(pictures[0].crop.y, 0);
  EXPECT_NEAR(pictures[0].crop.height, pictures[0].box.height.value / 475, 1e-3);
  EXPECT_GT(pictures[1].crop.y, 0);
  for (const PlacedPicture& each : pictures) {
    EXPECT_NEAR(each.box.width / each.box.height, 0.2 * each.crop.width / each.crop.height, 1e-6) << "not distorted";
  }
}

TEST_F(RowTest, ARowThatCannotBeCroppedGetsNarrower) {
  const std::vector<PlacedPicture> pictures =
      placed(set_row(row({picture(20, 100, false), picture(20, 100, false)}), Pt{200}).item);
  EXPECT_NEAR(pictures[0].box.height.value, 432, 1e-6);
  EXPECT_NEAR(pictures[0].box.width.value, 432 / 5.0, 1e-6);
  EXPECT_EQ(pictures[0].box.x, Pt{}) << "at the edge";
  EXPECT_EQ(pictures[0].crop, Crop{});
}

TEST_F(RowTest, CaptionsStandBelowTheirPicturesAndOneBelowAll) {
  FigureBlock left = picture(50, 50), right = picture(50, 50);
  left.caption = paragraph("left", Style::caption);
  right.caption = paragraph("right right right right", Style::caption);
  PictureRow both = row({left, right});
  both.caption = paragraph("all", Style::caption);
  const GalleyItem item = set_row(both, Pt{200}).item;
  std::vector<std::string> texts;
  std::vector<double> baselines;
  for (const PageItem& mark : item.marks) {
    const auto* piece = std::get_if<TextPiece>(&mark);
    if (piece == nullptr) continue;
    texts.push_back(piece->text);
    baselines.push_back(piece->baseline.value);
    if (piece->text.starts_with("right")) {
      EXPECT_NEAR(piece->x.value, 105, 1e-6);
    }
  }
  EXPECT_THAT(texts, testing::ElementsAre("left", testing::StartsWith("right"), testing::StartsWith("right"), "all"));
  EXPECT_EQ(baselines[0], baselines[1]);
  EXPECT_GT(baselines[3], baselines[2]);
  EXPECT_LE(baselines[3], item.lines * 12.0);
}

TEST_F(RowTest, RowsWithoutCaptionsStandAGapApart) {
  for (const double width : {40.0, 43.0, 47.0, 55.0, 60.0}) {
    const GalleyItem item = set_row(row({picture(width, 40), picture(50, 40)}), Pt{200}).item;
    const Rect box = placed(item)[0].box;
    EXPECT_NEAR((Pt{12} * item.lines + box.y - box.bottom()).value, 10, 1e-6) << width;
  }
}

TEST_F(RowTest, MayGiveLinesByCroppingAlone) {
  const Set set = set_row(row({picture(60, 40), picture(60, 40)}), Pt{200});
  const Rect whole = placed(set.item)[0].box;
  ASSERT_EQ(set.variants.size(), static_cast<std::size_t>(whole.height.value * 0.2 / 12));
  for (std::size_t i = 0; i < set.variants.size(); ++i) {
    EXPECT_EQ(set.variants[i].extents.at(0).lines, set.item.lines - static_cast<int>(i) - 1);
    EXPECT_EQ(set.others[i].lines, set.variants[i].extents[0].lines) << "what was promised is set";
    EXPECT_EQ(placed(set.others[i])[1].box.width, placed(set.item)[1].box.width);
    EXPECT_GT(set.variants[i].cost, 0);
    EXPECT_GT(set.variants[i].cropped, 0);
  }
  EXPECT_TRUE(set_row(row({picture(60, 40), picture(60, 40, false)}), Pt{200}).variants.empty());
}

}  // namespace
}  // namespace vestnik
