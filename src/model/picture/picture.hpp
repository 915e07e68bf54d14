/// @file picture.hpp
/// Decoded pictures as a PDF can hold them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "model/theme/theme.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

/// Pixels of the largest picture that is read.
inline constexpr unsigned largest_picture_side = 20'000;
inline constexpr std::uint64_t largest_picture_pixels = 100'000'000;

/// Pixels as an image XObject stores them.
struct RasterPicture {
  enum class Filter {
    dct,    ///< a JPEG file, passed through byte for byte
    flate,  ///< a zlib stream (of a PNG's rows if `png_predictor`)
    none,   ///< rows of samples, to be compressed by the writer
  };
  enum class ColorSpace { gray, rgb, cmyk, indexed };

  Filter filter = Filter::none;
  ColorSpace space = ColorSpace::rgb;
  unsigned width = 0, height = 0;  ///< pixels, at least 1
  unsigned bits = 8;               ///< per component
  bool png_predictor = false;      ///< /Predictor 15
  bool inverted = false;           ///< Adobe's CMYK JPEGs: /Decode [1 0 1 0 1 0 1 0]
  std::string data;
  std::string palette;      ///< indexed: RGB triplets
  std::string icc_profile;  ///< embedded profile that matches `space`; empty: sRGB, or gray
  std::string alpha;        ///< 8-bit coverage, width * height, uncompressed; empty: opaque
};

/// Vector graphics, reduced to filled and stroked paths. Coordinates: origin top left, y downwards, in points of the
/// natural size.
struct Drawing {
  struct Point {
    double x = 0, y = 0;
  };
  struct Segment {
    enum class Kind : std::uint8_t { move, line, curve, close };
    Kind kind = Kind::move;
    std::array<Point, 3> points;  ///< move, line: the first; curve: two control points and the end
  };
  struct GradientStop {
    double offset = 0;
    Color color;
    double opacity = 1;
  };
  struct Gradient {
    bool radial = false;
    Point from, to;                                     ///< axis; radial: focus and centre
    double radius = 0;                                  ///< radial
    std::array<double, 6> transform{1, 0, 0, 1, 0, 0};  ///< gradient space to drawing space
    std::vector<GradientStop> stops;                    ///< at least one, offsets ascending from 0 to 1
  };
  using Paint = std::variant<std::monostate, Color, Gradient>;  ///< monostate: none
  struct Shape {
    std::vector<Segment> path;
    Paint fill, stroke;
    double fill_opacity = 1, stroke_opacity = 1;
    bool even_odd = false;
    double stroke_width = 1;
    int line_cap = 0, line_join = 0;  ///< as PDF numbers them
    double miter_limit = 4;
    std::vector<double> dashes;
    double dash_offset = 0;
  };
  std::vector<Shape> shapes;  ///< painted in order, clipped to the drawing's box
};

struct DecodedPicture {
  std::variant<RasterPicture, Drawing> content;
  Pt natural_width, natural_height;     ///< from the file's resolution, 72 dpi where it says nothing plausible; > 0
  std::array<std::uint64_t, 2> hash{};  ///< of the file's bytes: equal pictures are stored once

  [[nodiscard]] bool is_vector() const { return std::holds_alternative<Drawing>(content); }
  [[nodiscard]] double aspect() const { return natural_width / natural_height; }
};

}  // namespace vestnik
