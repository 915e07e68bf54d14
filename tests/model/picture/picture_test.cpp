#include "model/picture/picture.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

TEST(DecodedPicture, AspectIsWidthByHeight) {
  DecodedPicture picture;
  picture.natural_width = Pt{300};
  picture.natural_height = Pt{200};
  EXPECT_DOUBLE_EQ(picture.aspect(), 1.5);
}

TEST(DecodedPicture, ADrawingIsVectorsAndPixelsAreNot) {
  DecodedPicture picture;
  EXPECT_FALSE(picture.is_vector());
  picture.content = Drawing{};
  EXPECT_TRUE(picture.is_vector());
}

}  // namespace
}  // namespace vestnik
