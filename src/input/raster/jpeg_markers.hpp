/// @file jpeg_markers.hpp
/// The structure of a JPEG file (ITU-T T.81, annex B), read without decoding its pictures.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "input/raster/raster.hpp"

namespace vestnik::picture {

struct JpegStructure {
  unsigned width = 0, height = 0;
  unsigned components = 0;            ///< 1, 3 or 4
  bool components_named_rgb = false;  ///< their identifiers are the letters R, G and B
  bool jfif = false;
  std::optional<unsigned> adobe_transform;  ///< of Adobe's marker: 0 as they are, 1 YCbCr, 2 YCCK
  Resolution dpi;                           ///< JFIF's, else Exif's
  unsigned orientation = 1;                 ///< Exif's, 1 to 8
  std::string icc_profile;                  ///< empty: none that is whole
  unsigned coarseness = 0;                  ///< sum of the first component's quantization table
  std::size_t end = 0;                      ///< past the end marker; what follows is not part of the picture
};

/// Follows every marker up to the end marker: all tables that the scans use are there, all components are scanned, and
/// the scans hold at least as much data as their size needs. Coding that PDF cannot hold is "picture-format".
[[nodiscard]] std::optional<JpegStructure> read_jpeg_structure(std::string_view file, Findings& findings);

}  // namespace vestnik::picture
