/// @file rows.hpp
/// The pixels of a picture, row by row: a picture of 100 megapixels needs no more memory than its rows.
#pragma once

#include <functional>

#include "findings/sink/picture_findings.hpp"
#include "model/picture/picture.hpp"

namespace vestnik::picture {

/// Takes the stored rows one after the other, from the first. Must not throw: it is called amid a C library.
using RowSink = std::function<void(const unsigned char*)>;

/// Samples of a pixel, 8 bits each: gray 1, RGB 3, CMYK 4 (255 for full ink), and one more for coverage.
[[nodiscard]] unsigned channels_of(const RasterPicture& raster);

/// Decodes the data of `raster`, however they are packed. False, and a finding, where they are corrupt.
[[nodiscard]] bool read_rows(const RasterPicture& raster, const RowSink& sink, Findings& findings);

}  // namespace vestnik::picture
