/// @file png_chunks.hpp
/// The chunks of a PNG file (ISO/IEC 15948) that matter to a PDF.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "input/raster/png_colors.hpp"
#include "input/raster/raster.hpp"

namespace vestnik::picture {

struct PngStructure {
  enum Color : unsigned { gray = 0, rgb = 2, indexed = 3, gray_alpha = 4, rgb_alpha = 6 };  ///< as IHDR numbers them

  unsigned width = 0, height = 0;
  unsigned bits = 0;  ///< per channel
  unsigned color = gray;
  bool interlaced = false;
  bool transparent = false;  ///< an alpha channel, or a tRNS chunk that is not all opaque
  std::string palette;       ///< RGB triplets, 2^bits at most
  std::string image;         ///< of all IDAT chunks: one zlib stream
  Resolution dpi;            ///< pHYs', else Exif's
  Orientation orientation = 1;
  PngColors colors;

  [[nodiscard]] unsigned channels() const {
    return color == rgb ? 3 : color == gray_alpha ? 2 : color == rgb_alpha ? 4 : 1;
  }
  [[nodiscard]] std::size_t row_bytes() const {  ///< without the filter's byte
    return (std::size_t{width} * channels() * bits + 7) / 8;
  }
};

/// Reads all chunks up to IEND; each must be whole and fulfil its checksum. The image data are not decoded.
[[nodiscard]] std::optional<PngStructure> read_png_structure(std::string_view file, Findings& findings);

}  // namespace vestnik::picture
