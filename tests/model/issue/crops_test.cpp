#include "model/issue/crops.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace vestnik {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

TEST(Crops, LieWithinThePicture) {
  EXPECT_TRUE(is_sound(Crop{}));
  EXPECT_TRUE(is_sound(Crop{0.333, 0.1, 0.667, 0.9}));
  EXPECT_TRUE(is_sound(Crop{0.3334, 0, 0.6667, 1})) << "shares are rounded by hand";
  for (const Crop& wrong :
       {Crop{-0.1, 0, 1, 1}, Crop{0, -0.1, 1, 1}, Crop{0.5, 0, 0.6, 1}, Crop{0, 0.5, 1, 0.6}, Crop{0, 0, 0, 1},
        Crop{0, 0, 1, 0}, Crop{0, 0, -1, 1}, Crop{none, 0, 1, 1}, Crop{0, none, 1, 1}, Crop{0, 0, none, 1},
        Crop{0, 0, 1, none}, Crop{0, 0, 2, 1}, Crop{0, 0, std::numeric_limits<double>::infinity(), 1}}) {
    EXPECT_FALSE(is_sound(wrong)) << wrong.x << ' ' << wrong.y << ' ' << wrong.width << ' ' << wrong.height;
  }
}

TEST(Crops, AFocusLiesWithinThePicture) {
  EXPECT_TRUE(is_sound(Focus{0, 1}));
  for (const Focus& wrong : {Focus{-0.1, 0}, Focus{0, 1.1}, Focus{none, 0}, Focus{0, none}}) {
    EXPECT_FALSE(is_sound(wrong));
  }
}

TEST(Crops, OfACropCountInTheWholePicture) {
  const Crop inner = within({0.2, 0.4, 0.5, 0.5}, {0.5, 0, 0.5, 1});
  EXPECT_DOUBLE_EQ(inner.x, 0.45);
  EXPECT_DOUBLE_EQ(inner.y, 0.4);
  EXPECT_DOUBLE_EQ(inner.width, 0.25);
  EXPECT_DOUBLE_EQ(inner.height, 0.5);
}

TEST(Crops, KeepTheFocusAsNearToTheMiddleAsTheyCan) {
  const Crop wide = cropped_to({}, 1, 2, {0.5, 0.4});
  EXPECT_DOUBLE_EQ(wide.width, 1);
  EXPECT_DOUBLE_EQ(wide.height, 0.5);
  EXPECT_DOUBLE_EQ(wide.y, 0.15);
  EXPECT_DOUBLE_EQ(cropped_to({}, 1, 2, {0.5, 0.1}).y, 0) << "not beyond the picture's edge";
  EXPECT_DOUBLE_EQ(cropped_to({}, 1, 2, {0.5, 1}).y, 0.5);
  const Crop high = cropped_to({}, 2, 1, {0.7, 0.5});
  EXPECT_DOUBLE_EQ(high.width, 0.5);
  EXPECT_DOUBLE_EQ(high.x, 0.45);
  EXPECT_DOUBLE_EQ(high.height, 1);
  EXPECT_EQ(cropped_to({}, 1.5, 1.5, {0, 0}), Crop{}) << "what has that shape stays whole";
}

TEST(Crops, StayWithinTheEditorsOwn) {
  const Crop own{0.25, 0.5, 0.5, 0.5};
  const Crop cropped = cropped_to(own, 1, 2, {0.5, 0});
  EXPECT_DOUBLE_EQ(cropped.x, 0.25);
  EXPECT_DOUBLE_EQ(cropped.width, 0.5);
  EXPECT_DOUBLE_EQ(cropped.y, 0.5) << "the focus lies above it";
  EXPECT_DOUBLE_EQ(cropped.height, 0.25);
}

}  // namespace
}  // namespace vestnik
