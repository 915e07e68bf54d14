/// @file exif.hpp
/// The few fields of Exif that change how a picture is shown.
#pragma once

#include <optional>
#include <string_view>

#include "input/raster/raster.hpp"

namespace vestnik::picture {

struct ExifFields {
  std::optional<Orientation> orientation;
  Resolution dpi;

  /// Takes from `later` what is not known yet: the first one that says something is right.
  void complete(const ExifFields& later) {
    if (!orientation) orientation = later.orientation;
    if (!dpi.plausible()) dpi = later.dpi;
  }
};

/// What a JPEG's segment begins with, and a PNG's chunk should not.
inline constexpr std::string_view exif_header("Exif\0\0", 6);

/// Reads the first directory of a TIFF structure, with or without that header. What is malformed there counts as
/// absent.
[[nodiscard]] ExifFields read_exif(std::string_view tiff);

}  // namespace vestnik::picture
