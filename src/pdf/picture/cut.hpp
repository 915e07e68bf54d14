/// @file cut.hpp
/// The pixels that a crop leaves of a picture.
#pragma once

#include "document/compose/document.hpp"
#include "model/picture/picture.hpp"
#include "pdf/picture/reducer.hpp"

namespace vestnik {

struct PixelRect {
  unsigned left = 0, top = 0;
  PixelSize size;
  bool operator==(const PixelRect&) const = default;
};

/// Pixels as they are stored, and what of them is to be seen: a crop may end amid a pixel.
struct Cut {
  PixelRect pixels;
  Crop seen;
};

[[nodiscard]] Cut cut_of(const RasterPicture& raster, const Crop& crop);

}  // namespace vestnik
