/// @file pack.hpp
/// Pixels → JPEG files, and rows as a PNG packs them.
#pragma once

#include <string>

#include "model/picture/picture.hpp"

namespace vestnik {

/// The quality of a JPEG that is made: none better than that of the file it is made of, whose first quantization table
/// has the sum `coarseness`.
[[nodiscard]] int jpeg_quality(unsigned coarseness);

/// A JPEG of the picture's rows of gray, RGB or CMYK (255 for full ink; the file has it inverted, as Adobe's do).
[[nodiscard]] std::string jpeg_file(const RasterPicture& rows, int quality);

/// Packs the picture's rows of gray or RGB with a PNG's predictors, losslessly.
void pack_rows(RasterPicture& rows);

}  // namespace vestnik
