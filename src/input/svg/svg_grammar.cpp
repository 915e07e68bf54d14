// The one file that includes SVG++: its grammars for paths, points, transforms, colours and declarations.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <svgpp/adapter/path.hpp>
#include <svgpp/factory/integer_color.hpp>
#include <svgpp/parser/color.hpp>
#include <svgpp/parser/css_style_iterator.hpp>
#include <svgpp/parser/list_of_points.hpp>
#include <svgpp/parser/path_data.hpp>
#include <svgpp/parser/transform_list.hpp>

#include "input/svg/svg_values.hpp"

namespace vestnik::svg {
namespace {

namespace tag = svgpp::tag;

constexpr double pi = 3.14159265358979323846;

struct Quiet {  // SVG++'s own policy throws
  template <class Context, class Attribute, class Text>
  static bool parse_failed(Context&, Attribute, const Text&) {
    return false;
  }
};

struct Curves : svgpp::policy::path::no_shorthands {
  static constexpr bool quadratic_bezier_as_cubic = true;
};

// Spirit's number parser has preconditions: characters are ASCII, and neither the digits after the point nor the
// exponent leave the range of its arithmetic. No sensible number comes near; text that breaks them is cut off there.
std::string_view parsable(std::string_view text) {
  constexpr std::size_t max_digits = 200, max_exponent_digits = 4;
  std::size_t digits = 0, limit = max_digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) > 0x7e) return text.substr(0, i);
    if (c >= '0' && c <= '9') {
      if (++digits > limit) return text.substr(0, i - digits + 1);
    } else {
      const bool in_exponent = c == 'e' || c == 'E' || ((c == '+' || c == '-') && digits == 0 && limit != max_digits);
      limit = in_exponent ? max_exponent_digits : max_digits;
      digits = 0;
    }
  }
  return text;
}

// The end of `range` has no character to read: SVG++ compares iterators only.
boost::iterator_range<const char*> range(std::string_view text) { return {text.data(), text.data() + text.size()}; }

// Takes SVG++'s path events, named as it calls them.
class PathSink {
 public:
  PathSink(Path& path, std::size_t max_segments) : path_(path), max_segments_(max_segments) {}

  void path_move_to(double x, double y, tag::coordinate::absolute) {
    start_ = at_ = {x, y};
    add(Drawing::Segment::Kind::move, at_);
  }
  void path_line_to(double x, double y, tag::coordinate::absolute) {
    at_ = {x, y};
    add(Drawing::Segment::Kind::line, at_);
  }
  void path_cubic_bezier_to(double x1, double y1, double x2, double y2, double x, double y, tag::coordinate::absolute) {
    at_ = {x, y};
    add(Drawing::Segment::Kind::curve, {x1, y1}, {x2, y2}, at_);
  }
  // SVG++ can turn arcs into curves by itself, but they miss the radius by 0.2%, and the special cases of SVG 1.1,
  // F.6.2 end in NaN.
  void path_elliptical_arc_to(double rx, double ry, double rotation, bool large, bool sweep, double x, double y,
                              tag::coordinate::absolute absolute) {
    if (x == at_.x && y == at_.y) return;
    const double phi = std::fmod(rotation, 360.0) * pi / 180;
    double cx = 0, cy = 0, from = 0, to = 0;
    if (rx > 0 && ry > 0) {
      svgpp::arc_endpoint_to_center(at_.x, at_.y, x, y, rx, ry, phi, large, sweep, cx, cy, from, to);
    }
    if (!(rx > 0 && ry > 0) || !std::isfinite(cx + cy + from + to + rx + ry)) return path_line_to(x, y, absolute);
    if (sweep && to < from) to += 2 * pi;
    if (!sweep && to > from) to -= 2 * pi;
    const double c = std::cos(phi), s = std::sin(phi);
    add_arc({rx * c, rx * s, -ry * s, ry * c, cx, cy}, from, to);
    at_ = {x, y};
  }
  void path_close_subpath() {
    add(Drawing::Segment::Kind::close);
    at_ = start_;
  }
  void path_exit() {}

 private:
  // The unit circle between two angles, placed by `matrix`: cubics of at most a quarter.
  void add_arc(const Matrix& matrix, double from, double to) {
    const int count = std::max(1, static_cast<int>(std::ceil(std::abs(to - from) / (pi / 2) - 1e-9)));
    const double step = (to - from) / count, k = 4.0 / 3 * std::tan(step / 4);
    const auto placed = [&](double u, double v) {
      return Drawing::Point{matrix[0] * u + matrix[2] * v + matrix[4], matrix[1] * u + matrix[3] * v + matrix[5]};
    };
    for (int i = 0; i < count; ++i) {
      const double a = from + i * step, b = from + (i + 1) * step;
      add(Drawing::Segment::Kind::curve, placed(std::cos(a) - k * std::sin(a), std::sin(a) + k * std::cos(a)),
          placed(std::cos(b) + k * std::sin(b), std::sin(b) - k * std::cos(b)), placed(std::cos(b), std::sin(b)));
    }
  }
  void add(Drawing::Segment::Kind kind, Drawing::Point a = {}, Drawing::Point b = {}, Drawing::Point c = {}) {
    if (path_.size() < max_segments_) path_.push_back({kind, {a, b, c}});
  }

  Path& path_;
  std::size_t max_segments_;
  Drawing::Point at_, start_;
};

struct TransformSink {
  Matrix matrix{1, 0, 0, 1, 0, 0};
  void transform_matrix(const boost::array<double, 6>& joined) {
    std::copy(joined.begin(), joined.end(), matrix.begin());
  }
};

struct PointsSink {
  std::vector<Drawing::Point> points;
  template <class Pairs>
  void set(tag::attribute::points, const Pairs& pairs) {
    for (const auto& [x, y] : pairs) points.push_back({x, y});
  }
};

struct ColorSink {
  int rgb = 0;
  void set(tag::attribute::color, int value) { rgb = value; }
};

}  // namespace

Path parse_path_data(std::string_view d, std::size_t max_segments) {
  Path path;
  PathSink sink(path, max_segments);
  using Parser = svgpp::value_parser<tag::type::path_data, svgpp::path_policy<Curves>, svgpp::error_policy<Quiet>>;
  Parser::parse(tag::attribute::d(), sink, range(parsable(d)), tag::source::attribute());
  return path;
}

std::vector<Drawing::Point> parse_points(std::string_view points) {
  PointsSink sink;
  using Parser = svgpp::value_parser<tag::attribute::points, svgpp::error_policy<Quiet>>;
  Parser::parse(tag::attribute::points(), sink, range(trim(parsable(points))), tag::source::attribute());
  return std::move(sink.points);
}

std::optional<Matrix> parse_transform(std::string_view list) {
  if (parsable(list) != list) return std::nullopt;
  TransformSink sink;
  using Parser = svgpp::value_parser<tag::type::transform_list, svgpp::error_policy<Quiet>>;
  if (!Parser::parse(tag::attribute::transform(), sink, range(list), tag::source::attribute())) return std::nullopt;
  return sink.matrix;
}

std::optional<Color> parse_color_name(std::string_view text) {
  if (parsable(text) != text) return std::nullopt;
  ColorSink sink;
  using Parser = svgpp::value_parser<tag::type::color, svgpp::error_policy<Quiet>>;
  if (!Parser::parse(tag::attribute::color(), sink, range(trim(text)), tag::source::css())) return std::nullopt;
  const auto channel = [&](int shift) { return static_cast<std::uint8_t>(sink.rgb >> shift & 0xff); };
  return Color{channel(16), channel(8), channel(0)};
}

void for_each_declaration(std::string_view style, const std::function<void(std::string_view, std::string_view)>& use) {
  constexpr std::string_view important = "!important";
  for (svgpp::css_style_iterator<const char*> it(style.data(), style.data() + style.size()); !it.eof(); ++it) {
    const std::string_view name(it->first.begin(), it->first.end());
    std::string_view value(it->second.begin(), it->second.end());
    if (value.ends_with(important)) value = trim(value.substr(0, value.size() - important.size()));
    use(name, value);
  }
}

}  // namespace vestnik::svg
