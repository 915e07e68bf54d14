/// @file jpeg_pixels.hpp
/// The samples of a JPEG.
#pragma once

#include <string_view>

#include "input/raster/jpeg_markers.hpp"
#include "input/raster/rows.hpp"

namespace vestnik::picture {

enum class JpegSamples { gray, rgb, cmyk, rgb_of_cmyk };

/// Decodes a JPEG of that structure, row by row as it is stored. CMYK comes with 255 for full ink, whatever
/// the file has; `rgb_of_cmyk` is R = (1 - C)(1 - K) and so on, which is all one can say of inks without a profile.
/// False, and a finding, where the data are corrupt.
[[nodiscard]] bool decode_jpeg_rows(std::string_view file, const JpegStructure& structure, JpegSamples samples,
                                    const RowSink& sink, Findings& findings);

}  // namespace vestnik::picture
