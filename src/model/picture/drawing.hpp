/// @file drawing.hpp
/// Vector graphics as a PDF can hold them: painted paths, texts, pixels, and groups of these.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/theme/theme.hpp"

namespace vestnik {

struct RasterPicture;

/// Coordinates: origin top left, y downwards, in points of the natural size. Matrices are {a, b, c, d, e, f}:
/// x' = a x + c y + e, y' = b x + d y + f.
struct Drawing {
  using Matrix = std::array<double, 6>;
  struct Point {
    double x = 0, y = 0;
  };
  struct Segment {
    enum class Kind : std::uint8_t { move, line, curve, close };
    Kind kind = Kind::move;
    std::array<Point, 3> points;  ///< move, line: the first; curve: two control points and the end
  };
  using Path = std::vector<Segment>;

  struct GradientStop {
    double offset = 0;
    Color color;
    double opacity = 1;
  };
  struct Gradient {
    bool radial = false;
    Point from, to;                      ///< axis; radial: focus and centre
    double radius = 0;                   ///< radial
    Matrix transform{1, 0, 0, 1, 0, 0};  ///< gradient space to drawing space
    std::vector<GradientStop> stops;     ///< at least one, offsets ascending from 0 to 1
  };
  struct Pattern;
  using Paint = std::variant<std::monostate, Color, Gradient, std::shared_ptr<const Pattern>>;  ///< monostate: none

  struct Shape {
    Path path;
    Paint fill, stroke;
    double fill_opacity = 1, stroke_opacity = 1;
    bool even_odd = false;
    double stroke_width = 1;
    int line_cap = 0, line_join = 0;  ///< as PDF numbers them
    double miter_limit = 4;
    std::vector<double> dashes;
    double dash_offset = 0;
  };

  enum class Family : std::uint8_t { sans, serif, mono };
  enum class Baseline : std::uint8_t { alphabetic, middle, central, hanging, top, bottom };
  /// Letters of one style, behind those before them in their text.
  struct Letters {
    std::string text;      ///< UTF-8, with the spaces that are to be seen
    std::string language;  ///< BCP 47; empty: that of the text around the picture
    Family family = Family::sans;
    bool bold = false, italic = false, capitals = false;
    double size = 0;  ///< more than 0
    double letter_spacing = 0, word_spacing = 0;
    double dx = 0, dy = 0;  ///< from where the letters before them end
    double rotation = 0;    ///< of the letters about their own beginning, in degrees, clockwise
    double rise = 0;        ///< above the line, for superior and inferior letters
    Baseline baseline = Baseline::alphabetic;
    bool underlined = false, overlined = false, struck = false;
    std::optional<Color> fill, stroke;
    double fill_opacity = 1, stroke_opacity = 1, stroke_width = 0;
    bool stroke_first = false;  ///< the stroke is a halo behind the letters
  };
  enum class Anchor : std::uint8_t { start, middle, end };
  /// A line of text that is placed as a whole. Lengths are points in a space of its own, which may be turned and
  /// slanted in the drawing's but has areas of the same size.
  struct Text {
    Matrix transform{1, 0, 0, 1, 0, 0};  ///< from the text's space to the drawing's
    Point at;
    Anchor anchor = Anchor::start;  ///< what of the text stands there
    double length = 0;              ///< what the file says that it is long; 0: nothing
    bool spread = false;            ///< reach that length by space between the letters
    std::vector<Letters> letters;   ///< at least one
    int line = 0;                   ///< of the file
  };

  struct Image {
    std::shared_ptr<const RasterPicture> pixels;
    Matrix transform{1, 0, 0, 1, 0, 0};  ///< from the unit square, its top left corner at the origin
    double opacity = 1;
  };
  /// A text of `texts`, painted in its place among the rest.
  struct TextMark {
    std::size_t number = 0;
  };

  struct Mark;
  struct Clip {
    Path path;
    bool even_odd = false;
  };
  struct Mask;
  /// Marks that are painted as one: clipped, masked, then laid over what is there.
  struct Group {
    std::vector<Mark> marks;
    std::optional<Clip> clip;
    std::shared_ptr<const Mask> mask;
    double opacity = 1;
  };
  struct Mark {
    std::variant<Shape, TextMark, Image, Group> what;
  };
  struct Mask {
    std::vector<Mark> marks;
    bool luminance = true;  ///< what is light is seen; else what is painted is
  };
  /// A tile that is repeated without end.
  struct Pattern {
    std::vector<Mark> marks;                          ///< in the tile's space
    double left = 0, top = 0, width = 0, height = 0;  ///< of the tile: more than 0
    Matrix transform{1, 0, 0, 1, 0, 0};               ///< tile's space to drawing space
  };

  std::vector<Mark> marks;  ///< painted in order, clipped to the drawing's box
  std::vector<Text> texts;  ///< of all marks, by number
};

}  // namespace vestnik
