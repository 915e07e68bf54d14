/// @file picture.hpp
/// Decoded pictures as a PDF can hold them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "model/picture/drawing.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

/// Pixels of the largest picture that is read.
inline constexpr unsigned largest_picture_side = 20'000;
inline constexpr std::uint64_t largest_picture_pixels = 100'000'000;

/// How stored rows are to be shown, as TIFF 6.0 numbers it: 1 as they are, 3 upside down, 6 turned to the right, 8 to
/// the left, 2, 4, 5 and 7 mirrored.
using Orientation = unsigned;

/// Pixels as an image XObject stores them.
struct RasterPicture {
  enum class Filter {
    dct,    ///< a JPEG file, passed through byte for byte
    flate,  ///< a zlib stream (of a PNG's rows if `png_predictor`)
    none,   ///< rows of samples, to be compressed by the writer
    jpeg,   ///< a JPEG file whose colours a PDF cannot hold as they are: fit_pictures makes it `dct`
  };
  enum class ColorSpace { gray, rgb, cmyk, indexed };

  Filter filter = Filter::none;
  ColorSpace space = ColorSpace::rgb;
  unsigned width = 0, height = 0;  ///< pixels, at least 1
  unsigned bits = 8;               ///< per component
  Orientation orientation = 1;     ///< 1 to 8; the page turns the picture, its data stay
  bool png_predictor = false;      ///< /Predictor 15
  bool lossy = false;              ///< rows: of a file that was packed with loss, as they may be again
  bool inverted = false;           ///< Adobe's CMYK JPEGs: /Decode [1 0 1 0 1 0 1 0]
  std::string data;
  std::string palette;      ///< indexed: RGB triplets
  std::string icc_profile;  ///< embedded profile that matches `space` (the palette's RGB); empty: sRGB, or gray
  std::string alpha;        ///< 8-bit coverage, width * height, uncompressed; empty: opaque

  [[nodiscard]] bool lies_on_its_side() const { return orientation >= 5; }
  [[nodiscard]] unsigned upright_width() const { return lies_on_its_side() ? height : width; }
  [[nodiscard]] unsigned upright_height() const { return lies_on_its_side() ? width : height; }
};

struct DecodedPicture {
  std::variant<RasterPicture, Drawing> content;
  Pt natural_width, natural_height;     ///< from the file's resolution, 72 dpi where it says nothing plausible; > 0
  std::array<std::uint64_t, 2> hash{};  ///< of the file's bytes: equal pictures are stored once
  std::string name;                     ///< of the file
  SourceRange where;                    ///< where the file is first named

  [[nodiscard]] bool is_vector() const { return std::holds_alternative<Drawing>(content); }
  [[nodiscard]] double aspect() const { return natural_width / natural_height; }
};

}  // namespace vestnik
