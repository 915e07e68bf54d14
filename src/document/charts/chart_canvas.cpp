#include "document/charts/chart_canvas.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

using Segment = Drawing::Segment;
using Point = Drawing::Point;

constexpr double outline = 0.5;
constexpr double curve_weight = 1.4;

/// `color` on white paper, so much of it.
Color tint(Color color, double share) {
  const auto mixed = [&](std::uint8_t part) {
    return static_cast<std::uint8_t>(std::lround(255 - (255 - part) * share));
  };
  return {mixed(color.red), mixed(color.green), mixed(color.blue)};
}

Segment move_to(double x, double y) { return {Segment::Kind::move, {Point{x, y}}}; }
Segment line_to(double x, double y) { return {Segment::Kind::line, {Point{x, y}}}; }
Segment closing() { return {Segment::Kind::close, {}}; }

Drawing::Path box(double x, double y, double width, double height) {
  return {move_to(x, y), line_to(x + width, y), line_to(x + width, y + height), line_to(x, y + height), closing()};
}

/// Stripes of a colour on a ground, turned by so many degrees.
Drawing::Paint stripes(Color color, Color ground, double degrees, double step, double weight) {
  auto pattern = std::make_shared<Drawing::Pattern>();
  pattern->width = pattern->height = step;
  const double angle = degrees * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
  pattern->transform = {c, s, -s, c, 0, 0};
  pattern->marks.push_back({Drawing::Shape{.path = box(0, 0, step, step), .fill = ground}});
  pattern->marks.push_back({Drawing::Shape{.path = box(0, 0, weight, step), .fill = color}});
  return std::shared_ptr<const Drawing::Pattern>(std::move(pattern));
}

Drawing::Paint checks(Color color, Color ground, double step) {
  auto pattern = std::make_shared<Drawing::Pattern>();
  pattern->width = pattern->height = step;
  pattern->marks.push_back({Drawing::Shape{.path = box(0, 0, step, step), .fill = ground}});
  pattern->marks.push_back({Drawing::Shape{.path = box(0, 0, step / 2, step / 2), .fill = color}});
  pattern->marks.push_back({Drawing::Shape{.path = box(step / 2, step / 2, step / 2, step / 2), .fill = color}});
  return std::shared_ptr<const Drawing::Pattern>(std::move(pattern));
}

/// An arc of at most a quarter, as one curve.
Segment arc(Point centre, double radius, double from, double to) {
  const double k = 4.0 / 3.0 * std::tan((to - from) / 4);
  const auto at = [&](double angle) {
    return Point{centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)};
  };
  const Point begin = at(from), end = at(to);
  const Point first{begin.x + k * radius * std::cos(from), begin.y + k * radius * std::sin(from)};
  const Point second{end.x - k * radius * std::cos(to), end.y - k * radius * std::sin(to)};
  return {Segment::Kind::curve, {first, second, end}};
}

void add_arc(Drawing::Path& path, Point centre, double radius, double from, double to) {
  const int parts = std::max(1, static_cast<int>(std::ceil((to - from) / (std::numbers::pi / 2) - 1e-9)));
  for (int i = 0; i < parts; ++i) {
    path.push_back(arc(centre, radius, from + (to - from) * i / parts, from + (to - from) * (i + 1) / parts));
  }
}

}  // namespace

double estimated_width(std::string_view words, double size) {
  constexpr std::u32string_view narrow = U"iljft.,:;'|!()[] \u00A0\u202F1rI", wide = U"mwMWЖШЩЮФМжшщюмфыЫ%@—";
  double ems = 0;
  for (std::size_t at = 0; at < words.size();) {
    const char32_t c = next_character(words, at);
    ems += is_one_of(c, narrow) ? 0.36 : is_one_of(c, wide) ? 0.86 : is_capital(c) ? 0.66 : 0.55;
  }
  return ems * size;
}

std::vector<std::string> broken_to(std::string_view words, double width, double size) {
  std::vector<std::string> lines;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    const std::string word(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
    if (word.empty()) continue;
    if (!lines.empty() && estimated_width(lines.back() + ' ' + word, size) <= width) {
      lines.back() += ' ' + word;
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

Drawing::Paint ChartCanvas::fill(std::size_t number) const {
  const Color color = style_.accent, white{255, 255, 255};
  switch (number % 8) {
    case 0:
      return color;
    case 1:
      return tint(color, 0.35);
    case 2:
      return stripes(color, white, 45, 4, 1.2);
    case 3:
      return checks(color, white, 3);
    case 4:
      return tint(color, 0.65);
    case 5:
      return stripes(color, white, 90, 3, 0.8);
    case 6:
      return stripes(white, color, -45, 4, 1.2);
    default:
      return white;
  }
}

Color ChartCanvas::line_color(std::size_t number) const {
  return number % 2 == 0 ? style_.accent : tint(style_.accent, 0.6);
}

std::vector<double> ChartCanvas::dashes(std::size_t number) {
  switch (number % 4) {
    case 1:
      return {5, 2.5};
    case 2:
      return {1.5, 2};
    case 3:
      return {7, 2, 1.5, 2};
    default:
      return {};
  }
}

void ChartCanvas::rectangle(double x, double y, double width, double height, const Drawing::Paint& fill) {
  add({.path = box(x, y, width, height), .fill = fill, .stroke = style_.accent, .stroke_width = outline});
}

void ChartCanvas::line(Point from, Point to, double weight, Color color) {
  add({.path = {move_to(from.x, from.y), line_to(to.x, to.y)}, .stroke = color, .stroke_width = weight});
}

void ChartCanvas::polyline(const std::vector<Point>& points, std::size_t series) {
  if (points.size() < 2) return;
  Drawing::Shape shape{.stroke = line_color(series), .stroke_width = curve_weight, .line_join = 1};
  shape.dashes = dashes(series);
  for (const Point& point : points) {
    shape.path.push_back(shape.path.empty() ? move_to(point.x, point.y) : line_to(point.x, point.y));
  }
  add(std::move(shape));
}

void ChartCanvas::marker(Point at, std::size_t series) {
  constexpr double half = 2;
  const Color color = line_color(series), white{255, 255, 255};
  Drawing::Shape shape{.stroke = color, .stroke_width = 0.8};
  switch (series % 4) {
    case 0:
      shape.path.push_back(move_to(at.x, at.y - half));
      add_arc(shape.path, at, half, 0, 2 * std::numbers::pi);
      break;
    case 1:
      shape.path = box(at.x - half, at.y - half, 2 * half, 2 * half);
      break;
    case 2:
      shape.path = {move_to(at.x, at.y - half * 1.3), line_to(at.x + half * 1.2, at.y + half),
                    line_to(at.x - half * 1.2, at.y + half)};
      break;
    default:
      shape.path = {move_to(at.x, at.y - half * 1.4), line_to(at.x + half * 1.4, at.y),
                    line_to(at.x, at.y + half * 1.4), line_to(at.x - half * 1.4, at.y)};
      break;
  }
  if (shape.path.back().kind != Segment::Kind::close) shape.path.push_back(closing());
  shape.fill = series % 8 < 4 ? color : white;
  add(std::move(shape));
}

void ChartCanvas::slice(Point centre, double radius, double from, double to, const Drawing::Paint& fill) {
  const double begin = from * 2 * std::numbers::pi, end = to * 2 * std::numbers::pi;
  Drawing::Shape shape{.fill = fill, .stroke = style_.accent, .stroke_width = outline, .line_join = 1};
  const Point first{centre.x + radius * std::sin(begin), centre.y - radius * std::cos(begin)};
  if (to - from < 1 - 1e-9) {
    shape.path = {move_to(centre.x, centre.y), line_to(first.x, first.y)};
  } else {
    shape.path = {move_to(first.x, first.y)};
  }
  add_arc(shape.path, centre, radius, begin, end);
  shape.path.push_back(closing());
  add(std::move(shape));
}

void ChartCanvas::label(std::string_view words, Point at, Anchor anchor, bool bold) {
  if (is_blank(words)) return;
  constexpr double half_height = 0.35;  // of capitals and figures, in ems
  Drawing::Letters letters{.text = std::string(words), .bold = bold, .size = style_.text_size, .fill = style_.ink};
  Drawing::Text text{.at = {at.x, at.y + style_.text_size * half_height}, .anchor = anchor};
  text.letters.push_back(std::move(letters));
  drawing_.texts.push_back(std::move(text));
  drawing_.marks.push_back({Drawing::TextMark{drawing_.texts.size() - 1}});
}

void ChartCanvas::labels(const std::vector<std::string>& lines, Point at, Anchor anchor) {
  const double top = at.y - style_.line() * (static_cast<double>(lines.size()) - 1) / 2;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    label(lines[i], {at.x, top + style_.line() * static_cast<double>(i)}, anchor);
  }
}

}  // namespace vestnik
