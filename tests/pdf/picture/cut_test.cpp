#include "pdf/picture/cut.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

RasterPicture raster(unsigned width, unsigned height, Orientation orientation) {
  RasterPicture result;
  result.width = width;
  result.height = height;
  result.orientation = orientation;
  return result;
}

/// Where the pixel of an upright picture at (x, y) is stored, as TIFF 6.0 says of each orientation.
std::pair<unsigned, unsigned> stored(unsigned x, unsigned y, unsigned width, unsigned height, Orientation orientation) {
  const unsigned right = width - 1 - x, below = height - 1 - y;
  switch (orientation) {
    case 2:
      return {right, y};
    case 3:
      return {right, below};
    case 4:
      return {x, below};
    case 5:
      return {y, x};
    case 6:
      return {y, right};
    case 7:
      return {below, right};
    case 8:
      return {below, x};
    default:
      return {x, y};
  }
}

TEST(Cut, TakesThePixelsThatAreSeenInAnyOrientation) {
  constexpr unsigned width = 10, height = 8;  // upright
  for (Orientation orientation = 1; orientation <= 8; ++orientation) {
    const bool sideways = orientation >= 5;
    const RasterPicture picture = raster(sideways ? height : width, sideways ? width : height, orientation);
    const Cut cut = cut_of(picture, {0.2, 0.25, 0.3, 0.5});  // columns 2 to 4, rows 2 to 5
    for (unsigned y = 0; y < height; ++y) {
      for (unsigned x = 0; x < width; ++x) {
        const auto [u, v] = stored(x, y, width, height, orientation);
        const bool kept = u - cut.pixels.left < cut.pixels.size.width && u >= cut.pixels.left &&
                          v - cut.pixels.top < cut.pixels.size.height && v >= cut.pixels.top;
        EXPECT_EQ(kept, x >= 2 && x < 5 && y >= 2 && y < 6) << orientation << ": " << x << ", " << y;
      }
    }
    EXPECT_NEAR(cut.seen.width, 1, 1e-9);
    EXPECT_NEAR(cut.seen.height, 1, 1e-9);
  }
}

TEST(Cut, AnEdgeAmidAPixelKeepsIt) {
  const Cut cut = cut_of(raster(10, 10, 1), {0.25, 0, 0.5, 1});
  EXPECT_EQ(cut.pixels, (PixelRect{2, 0, {6, 10}}));
  EXPECT_NEAR(cut.seen.x, 0.5 / 6, 1e-9);
  EXPECT_NEAR(cut.seen.width, 5.0 / 6, 1e-9);
  const Cut turned = cut_of(raster(10, 10, 8), {0.25, 0, 0.5, 1});
  EXPECT_NEAR(turned.seen.x, 0.5 / 6, 1e-9) << "what is seen counts in the upright picture";
}

TEST(Cut, LeavesAPixelAtLeast) {
  const Cut cut = cut_of(raster(3, 3, 1), {0.99, 0.99, 0.01, 0.01});
  EXPECT_EQ(cut.pixels, (PixelRect{2, 2, {1, 1}}));
}

TEST(Cut, TheWholePictureStaysWhole) {
  const Cut cut = cut_of(raster(7, 5, 6), {});
  EXPECT_EQ(cut.pixels, (PixelRect{0, 0, {7, 5}}));
  EXPECT_EQ(cut.seen, Crop{});
}

}  // namespace
}  // namespace vestnik
