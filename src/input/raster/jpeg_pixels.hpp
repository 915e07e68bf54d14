/// @file jpeg_pixels.hpp
/// The samples of a JPEG, upright.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "input/raster/jpeg_markers.hpp"

namespace vestnik::picture {

enum class JpegSamples { gray, rgb, cmyk, rgb_of_cmyk };

/// Decodes a JPEG of that structure and turns it as its orientation asks. CMYK comes with 255 for full ink, whatever
/// the file has; `rgb_of_cmyk` is R = (1 - C)(1 - K) and so on, which is all one can say of inks without a profile.
[[nodiscard]] std::optional<std::string> decode_jpeg_pixels(std::string_view file, const JpegStructure& structure,
                                                            JpegSamples samples, Findings& findings);

}  // namespace vestnik::picture
