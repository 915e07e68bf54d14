#include "input/svg/svg_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestnik::svg {
namespace {

using SegmentKind = Drawing::Segment::Kind;
using Point = Drawing::Point;

Drawing::Segment move(Point to) { return {SegmentKind::move, {to}}; }
Drawing::Segment line(Point to) { return {SegmentKind::line, {to}}; }
Drawing::Segment close() { return {SegmentKind::close, {}}; }

// A quarter of an ellipse that touches the lines from `from` to `corner` and from `corner` to `to`.
Drawing::Segment quarter(Point from, Point corner, Point to) {
  constexpr double k = 0.5522847498307936;  // 4 (sqrt 2 - 1) / 3
  return {SegmentKind::curve,
          {Point{from.x + (corner.x - from.x) * k, from.y + (corner.y - from.y) * k},
           Point{to.x + (corner.x - to.x) * k, to.y + (corner.y - to.y) * k}, to}};
}

std::size_t points_of(SegmentKind kind) { return kind == SegmentKind::curve ? 3 : kind == SegmentKind::close ? 0 : 1; }

struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
  void include(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  // Also the extremes of a cubic between its ends, where its derivative is 0.
  void include_curve(double p0, double p1, double p2, double p3) {
    const double a = -p0 + 3 * p1 - 3 * p2 + p3, b = 2 * (p0 - 2 * p1 + p2), c = p1 - p0;
    const auto include_at = [&](double t) {
      if (!(t > 0 && t < 1)) return;
      const double u = 1 - t;
      include(u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3);
    };
    if (a == 0) {
      if (b != 0) include_at(-c / b);
    } else if (const double d = b * b - 4 * a * c; d >= 0) {
      include_at((-b + std::sqrt(d)) / (2 * a));
      include_at((-b - std::sqrt(d)) / (2 * a));
    }
    include(p3);
  }
};

}  // namespace

bool Box::contains(const Box& other, double tolerance) const {
  return left <= other.left + tolerance && top <= other.top + tolerance && right >= other.right - tolerance &&
         bottom >= other.bottom - tolerance;
}

Matrix joined(const Matrix& outer, const Matrix& inner) {
  return {outer[0] * inner[0] + outer[2] * inner[1],
          outer[1] * inner[0] + outer[3] * inner[1],
          outer[0] * inner[2] + outer[2] * inner[3],
          outer[1] * inner[2] + outer[3] * inner[3],
          outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
          outer[1] * inner[4] + outer[3] * inner[5] + outer[5]};
}

std::optional<Matrix> inverse(const Matrix& m) {
  const double d = m[0] * m[3] - m[1] * m[2];
  const Matrix back{
      m[3] / d, -m[1] / d, -m[2] / d, m[0] / d, (m[2] * m[5] - m[3] * m[4]) / d, (m[1] * m[4] - m[0] * m[5]) / d};
  const bool sound = std::all_of(back.begin(), back.end(), [](double value) { return std::isfinite(value); });
  return sound ? std::optional(back) : std::nullopt;
}

Point transformed(const Matrix& m, Point p) { return {m[0] * p.x + m[2] * p.y + m[4], m[1] * p.x + m[3] * p.y + m[5]}; }

Path transformed(const Matrix& matrix, Path path) {
  for (Drawing::Segment& segment : path) {
    for (std::size_t i = 0; i < points_of(segment.kind); ++i) {
      segment.points[i] = transformed(matrix, segment.points[i]);
    }
  }
  return path;
}

bool is_near(const Path& path) {
  return std::all_of(path.begin(), path.end(), [](const Drawing::Segment& segment) {
    return std::all_of(segment.points.begin(), segment.points.end(),
                       [](Point p) { return std::abs(p.x) <= farthest && std::abs(p.y) <= farthest; });
  });
}

double mean_scale(const Matrix& m) { return std::sqrt(std::abs(m[0] * m[3] - m[1] * m[2])); }

Path rectangle(const Box& box, double rx, double ry) {
  const auto [left, top, right, bottom] = box;
  rx = std::min(rx, box.width() / 2);
  ry = std::min(ry, box.height() / 2);
  if (!(rx > 0 && ry > 0)) {
    return {move({left, top}), line({right, top}), line({right, bottom}), line({left, bottom}), close()};
  }
  return {move({left + rx, top}),
          line({right - rx, top}),
          quarter({right - rx, top}, {right, top}, {right, top + ry}),
          line({right, bottom - ry}),
          quarter({right, bottom - ry}, {right, bottom}, {right - rx, bottom}),
          line({left + rx, bottom}),
          quarter({left + rx, bottom}, {left, bottom}, {left, bottom - ry}),
          line({left, top + ry}),
          quarter({left, top + ry}, {left, top}, {left + rx, top}),
          close()};
}

Path ellipse(Point centre, double rx, double ry) {
  const double left = centre.x - rx, right = centre.x + rx, top = centre.y - ry, bottom = centre.y + ry;
  return {move({right, centre.y}),
          quarter({right, centre.y}, {right, bottom}, {centre.x, bottom}),
          quarter({centre.x, bottom}, {left, bottom}, {left, centre.y}),
          quarter({left, centre.y}, {left, top}, {centre.x, top}),
          quarter({centre.x, top}, {right, top}, {right, centre.y}),
          close()};
}

Path polygon(const std::vector<Point>& points, bool closed) {
  Path path;
  for (const Point& point : points) path.push_back(path.empty() ? move(point) : line(point));
  if (closed && !path.empty()) path.push_back(close());
  return path;
}

std::optional<Box> bounds(const Path& path) {
  if (path.empty()) return std::nullopt;
  Range x, y;
  Point at;
  for (const Drawing::Segment& segment : path) {
    const auto& p = segment.points;
    switch (segment.kind) {
      case SegmentKind::move:
      case SegmentKind::line:
        x.include(p[0].x);
        y.include(p[0].y);
        at = p[0];
        break;
      case SegmentKind::curve:
        x.include_curve(at.x, p[0].x, p[1].x, p[2].x);
        y.include_curve(at.y, p[0].y, p[1].y, p[2].y);
        at = p[2];
        break;
      case SegmentKind::close:
        break;
    }
  }
  return Box{x.low, y.low, x.high, y.high};
}

std::optional<Box> as_upright_rectangle(const Path& path) {
  const std::optional<Box> box = bounds(path);
  if (!box) return std::nullopt;
  const double tolerance = 1e-6 * (box->width() + box->height());
  const auto side = [&](double value, double low, double high) {
    return std::abs(value - low) <= tolerance ? 0 : std::abs(value - high) <= tolerance ? 1 : -1;
  };
  unsigned corners = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i].kind == SegmentKind::close) continue;
    if (path[i].kind == SegmentKind::curve || (path[i].kind == SegmentKind::move && i > 0)) return std::nullopt;
    const int h = side(path[i].points[0].x, box->left, box->right);
    const int v = side(path[i].points[0].y, box->top, box->bottom);
    if (h < 0 || v < 0) return std::nullopt;
    corners |= 1U << (2 * h + v);
  }
  return corners == 15 ? box : std::nullopt;
}

Matrix fit(const Box& view_box, double width, double height, std::string_view preserve) {
  double sx = width / view_box.width(), sy = height / view_box.height();
  double along_x = 0.5, along_y = 0.5;
  preserve = trim(preserve);
  if (!preserve.starts_with("none")) {
    sx = sy = preserve.ends_with("slice") ? std::max(sx, sy) : std::min(sx, sy);
    const auto align = [&](std::string_view low, std::string_view high) {
      return preserve.find(low) != std::string_view::npos ? 0 : preserve.find(high) != std::string_view::npos ? 1 : 0.5;
    };
    along_x = align("xMin", "xMax");
    along_y = align("YMin", "YMax");
  }
  return {sx,
          0,
          0,
          sy,
          (width - view_box.width() * sx) * along_x - view_box.left * sx,
          (height - view_box.height() * sy) * along_y - view_box.top * sy};
}

}  // namespace vestnik::svg
