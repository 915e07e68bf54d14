/// @file exif.hpp
/// The few fields of Exif that change how a picture is shown.
#pragma once

#include <string_view>

#include "input/raster/raster.hpp"

namespace vestnik::picture {

struct ExifFields {
  unsigned orientation = 1;  ///< 1 to 8, as TIFF numbers it
  Resolution dpi;
};

/// Reads the first directory of a TIFF structure. What is malformed there counts as absent.
[[nodiscard]] ExifFields read_exif(std::string_view tiff);

}  // namespace vestnik::picture
