#include "pdf/picture/cut.hpp"

#include <algorithm>
#include <cmath>

namespace vestnik {
namespace {

/// A crop of the upright picture as one of the picture as it is stored.
Crop as_stored(const Crop& crop, Orientation orientation) {
  const auto [x, y, width, height] = crop;
  const double from_right = 1 - x - width, from_bottom = 1 - y - height;
  switch (orientation) {
    case 2:
      return {from_right, y, width, height};
    case 3:
      return {from_right, from_bottom, width, height};
    case 4:
      return {x, from_bottom, width, height};
    case 5:
      return {y, x, height, width};
    case 6:
      return {y, from_right, height, width};
    case 7:
      return {from_bottom, from_right, height, width};
    case 8:
      return {from_bottom, x, height, width};
    default:
      return crop;
  }
}

/// The reverse: what is stored turned to the right is upright turned to the left.
Crop as_seen(const Crop& crop, Orientation orientation) {
  constexpr Orientation right = 6, left = 8;
  return as_stored(crop, orientation == right ? left : orientation == left ? right : orientation);
}

struct Run {
  unsigned first, count;
};

/// The whole pixels of `of` that hold the shares [from, from + length].
Run pixels_in(double from, double length, unsigned of) {
  constexpr double rounding = 1e-6;
  const auto first = std::clamp(std::floor(from * of + rounding), 0.0, of - 1.0);
  const auto end = std::clamp(std::ceil((from + length) * of - rounding), first + 1, static_cast<double>(of));
  return {static_cast<unsigned>(first), static_cast<unsigned>(end - first)};
}

}  // namespace

Cut cut_of(const RasterPicture& raster, const Crop& crop) {
  const Crop stored = as_stored(crop, raster.orientation);
  const Run across = pixels_in(stored.x, stored.width, raster.width);
  const Run down = pixels_in(stored.y, stored.height, raster.height);
  const Crop kept =
      as_seen({static_cast<double>(across.first) / raster.width, static_cast<double>(down.first) / raster.height,
               static_cast<double>(across.count) / raster.width, static_cast<double>(down.count) / raster.height},
              raster.orientation);
  const auto share = [](double begin, double kept_begin, double kept_length) {
    return std::max(0.0, (begin - kept_begin) / kept_length);
  };
  return {{across.first, down.first, {across.count, down.count}},
          {share(crop.x, kept.x, kept.width), share(crop.y, kept.y, kept.height),
           std::min(1.0, crop.width / kept.width), std::min(1.0, crop.height / kept.height)}};
}

}  // namespace vestnik
