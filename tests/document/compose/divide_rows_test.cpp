#include "document/compose/divide_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::Le;

constexpr double landscape = 1.5, portrait = 0.67;

std::vector<std::size_t> rows_of(const std::vector<double>& aspects, bool lead = false, bool fine = true) {
  std::vector<FigureBlock> pictures;
  for (const double aspect : aspects) {
    DecodedPicture decoded;
    decoded.natural_width = Pt{100 * aspect};
    decoded.natural_height = Pt{100};
    decoded.name = std::to_string(pictures.size());
    pictures.push_back({.picture = std::make_shared<const DecodedPicture>(decoded)});
  }
  std::vector<std::size_t> counts;
  std::size_t next = 0;
  for (const PictureRow& row : divide_rows(std::move(pictures), lead, [&](const FigureBlock&) { return fine; })) {
    counts.push_back(row.pictures.size());
    for (const FigureBlock& picture : row.pictures) EXPECT_EQ(picture.picture->name, std::to_string(next++));
  }
  EXPECT_EQ(next, aspects.size());
  return counts;
}

TEST(DivideRows, TwoInLandscapeFormatOrThree) {
  EXPECT_THAT(rows_of({}), ElementsAre());
  EXPECT_THAT(rows_of({landscape, landscape}), ElementsAre(2));
  EXPECT_THAT(rows_of(std::vector<double>(3, landscape)), ElementsAre(3));
  EXPECT_THAT(rows_of(std::vector<double>(6, landscape)), ElementsAre(2, 2, 2));
}

TEST(DivideRows, PortraitsStandCloser) {
  EXPECT_THAT(rows_of(std::vector<double>(4, portrait)), ElementsAre(4));
  EXPECT_THAT(rows_of({landscape, portrait, portrait, landscape, landscape}), ElementsAre(3, 2));
}

TEST(DivideRows, APanoramaStandsAlone) {
  EXPECT_THAT(rows_of({landscape, landscape, 4, landscape, landscape}), ElementsAre(2, 1, 2));
}

TEST(DivideRows, AnOddNumberOpensWithALargePicture) {
  EXPECT_THAT(rows_of(std::vector<double>(7, landscape), true), ElementsAre(1, 2, 2, 2));
  EXPECT_THAT(rows_of(std::vector<double>(6, landscape), true), ElementsAre(2, 2, 2));
  EXPECT_THAT(rows_of(std::vector<double>(7, landscape), true, false), testing::Not(testing::Contains(1)))
      << "it would be coarse";
}

TEST(DivideRows, NoRowIsCrowded) {
  EXPECT_THAT(rows_of(std::vector<double>(24, 0.3)), Each(Le(5U)));
  EXPECT_THAT(rows_of(std::vector<double>(24, 0.01)), Each(Le(5U)));
}

}  // namespace
}  // namespace vestnik
