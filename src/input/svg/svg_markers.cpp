// Marks at the vertices of lines: arrow heads, points of charts.
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>

#include "input/svg/svg_renderer.hpp"

namespace vestnik::svg {
namespace {

using Point = Drawing::Point;
using SegmentKind = Drawing::Segment::Kind;

Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
bool is_zero(Point p) { return p.x == 0 && p.y == 0; }

struct Vertex {
  Point at, in, out;  // directions; zero: none
};

Point first_that_leads(std::initializer_list<Point> ways) {
  const auto found = std::find_if(ways.begin(), ways.end(), [](Point p) { return !is_zero(p); });
  return found == ways.end() ? Point{} : *found;
}

// SVG 1.1, 11.6.2 and F.5: how the path comes to each vertex and leaves it.
std::vector<Vertex> vertices_of(const Path& path) {
  std::vector<Vertex> vertices;
  std::size_t first = 0;  // of the part in hand
  for (const Drawing::Segment& segment : path) {
    const auto& p = segment.points;
    if (segment.kind == SegmentKind::move || vertices.empty()) {
      first = vertices.size();
      vertices.push_back({p[0], {}, {}});
      continue;
    }
    const Point from = vertices.back().at;
    if (segment.kind == SegmentKind::curve) {
      vertices.back().out = first_that_leads({p[0] - from, p[1] - from, p[2] - from});
      vertices.push_back({p[2], first_that_leads({p[2] - p[1], p[2] - p[0], p[2] - from}), {}});
    } else {
      const Point to = segment.kind == SegmentKind::close ? vertices[first].at : p[0];
      vertices.back().out = to - from;
      vertices.push_back({to, to - from, {}});
      if (segment.kind == SegmentKind::close) {
        vertices.back().out = vertices[first].out;
        vertices[first].in = vertices.back().in;
      }
    }
  }
  return vertices;
}

// Radians; half way between the two directions.
double angle_of(const Vertex& vertex) {
  if (is_zero(vertex.in)) return std::atan2(vertex.out.y, vertex.out.x);
  if (is_zero(vertex.out)) return std::atan2(vertex.in.y, vertex.in.x);
  const double in = std::hypot(vertex.in.x, vertex.in.y), out = std::hypot(vertex.out.x, vertex.out.y);
  const Point sum{vertex.in.x / in + vertex.out.x / out, vertex.in.y / in + vertex.out.y / out};
  constexpr double opposite = 1e-9;
  if (std::hypot(sum.x, sum.y) < opposite) return std::atan2(vertex.in.y, vertex.in.x);
  return std::atan2(sum.y, sum.x);
}

}  // namespace

void Renderer::draw_markers(const Path& path, const State& state) {
  const Style& style = state.style;
  if (style.marker_start.empty() && style.marker_mid.empty() && style.marker_end.empty()) return;
  if (!style.visible || !context_.spend(path.size())) return;
  const std::vector<Vertex> vertices = vertices_of(path);
  for (std::size_t i = 0; i < vertices.size() && !context_.failed(); ++i) {
    const double angle = angle_of(vertices[i]);
    const bool first = i == 0, last = i + 1 == vertices.size();
    if (first) draw_marker(style.marker_start, vertices[i].at, angle, true, state);
    if (!first && !last) draw_marker(style.marker_mid, vertices[i].at, angle, false, state);
    if (last) draw_marker(style.marker_end, vertices[i].at, angle, false, state);
  }
}

void Renderer::draw_marker(std::string_view id, Point at, double angle, bool at_start, const State& state) {
  const xmlNode* const node = id.empty() ? nullptr : context_.document().find(id);
  if (!node || Element(node).name() != "marker") return;
  const Element marker(node);
  State inside = state;
  if (!context_.spend(weight(node)) || !context_.descend(inside)) return;
  inside.style = style_of(node);
  inside.style.context_fill = state.style.fill;
  inside.style.context_stroke = state.style.stroke;
  const std::string_view orient = marker.get("orient");
  if (!orient.starts_with("auto")) angle = parse_number(orient).value_or(0) / 180 * std::numbers::pi;
  if (orient == "auto-start-reverse" && at_start) angle += std::numbers::pi;
  constexpr double usual_size = 3;
  const double width = parse_length(marker.get("markerWidth"), state.viewport_width).value_or(usual_size);
  const double height = parse_length(marker.get("markerHeight"), state.viewport_height).value_or(usual_size);
  const double scale = marker.get("markerUnits") == "userSpaceOnUse" ? 1 : state.style.stroke_width;
  if (!(width > 0 && height > 0 && scale > 0)) return;
  Matrix content = identity;
  inside.viewport_width = width;
  inside.viewport_height = height;
  const std::vector<double> view = parse_numbers(marker.get("viewBox"));
  if (view.size() == 4) {
    if (!(view[2] > 0 && view[3] > 0)) return;
    content =
        fit({view[0], view[1], view[0] + view[2], view[1] + view[3]}, width, height, marker.get("preserveAspectRatio"));
    inside.viewport_width = view[2];
    inside.viewport_height = view[3];
  }
  const Point reference =
      transformed(content, Point{parse_length(marker.get("refX"), inside.viewport_width).value_or(0),
                                 parse_length(marker.get("refY"), inside.viewport_height).value_or(0)});
  const double c = std::cos(angle) * scale, s = std::sin(angle) * scale;
  const Matrix placed =
      joined(joined(state.to_drawing, {c, s, -s, c, at.x, at.y}), {1, 0, 0, 1, -reference.x, -reference.y});
  inside.to_drawing = joined(placed, content);
  if (inside.style.overflows) return draw_children(marker, inside);
  add_within(collect([&] { draw_children(marker, inside); }), {0, 0, width, height}, placed);
}

}  // namespace vestnik::svg
