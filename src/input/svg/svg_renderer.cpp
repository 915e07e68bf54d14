#include "input/svg/svg_renderer.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace vestnik::svg {
namespace {

using Point = Drawing::Point;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

double Renderer::State::diagonal() const {
  return std::sqrt((viewport_width * viewport_width + viewport_height * viewport_height) / 2);
}

bool Renderer::spend(std::size_t work) {
  if (failed_) return false;
  if (work > work_left_) {
    findings_.too_large("it draws more than an SVG may");
    failed_ = true;
    return false;
  }
  work_left_ -= work;
  return true;
}

std::optional<Drawing> Renderer::render(const Matrix& to_drawing, const Box& view) {
  State state;
  state.to_drawing = to_drawing;
  state.viewport_width = view.width();
  state.viewport_height = view.height();
  const Element root(document_.root());
  if (!style_element(root, state)) return std::nullopt;
  state.opacity = state.style.opacity;
  if (state.style.displayed) draw_children(root, state);
  if (failed_) return std::nullopt;
  return std::move(drawing_);
}

void Renderer::draw_children(const Element& element, const State& state) {
  for (const xmlNode* child : element.children()) {
    if (failed_) return;
    draw(Element(child), state);
  }
}

bool Renderer::style_element(const Element& element, State& state) {
  state.style = state.style.inherited();
  const std::size_t looked_at =
      document_.for_each_property(element, [&](std::string_view name, std::string_view value) {
        apply_property(state.style, name, value, state.diagonal(), findings_);
      });
  return spend(1 + looked_at / 8);
}

void Renderer::draw(const Element& element, const State& parent) {
  static constexpr std::array<std::string_view, 13> drawn{
      "g", "a", "svg", "use", "switch", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "symbol"};
  static constexpr std::array<std::string_view, 7> unsupported{"image",   "foreignObject",    "video",        "audio",
                                                               "animate", "animateTransform", "animateMotion"};
  constexpr unsigned deepest = 200;
  if (element.name() == "text") return findings_.left_out("its text", "convert text to outlines");
  if (is_one_of(element.name(), unsupported)) {
    return findings_.left_out(term("its <{}> elements", element.name()), "replace them by paths");
  }
  if (!is_one_of(element.name(), drawn)) return;
  State state = parent;
  if (++state.depth > deepest) {
    findings_.corrupt("its elements are nested too deeply");
    failed_ = true;
    return;
  }
  if (!style_element(element, state) || !state.style.displayed) return;
  state.opacity *= state.style.opacity;
  if (element.has("transform")) {
    // SVG 1.1, 7.6: what a wrong or flat transformation applies to is not drawn.
    const std::optional<Matrix> transform = parse_transform(element.get("transform"));
    if (!transform) return findings_.left_out("elements whose transformation is wrong", "");
    state.to_drawing = joined(state.to_drawing, *transform);
  }
  const std::size_t first_shape = drawing_.shapes.size();
  draw_content(element, state);
  if (!state.style.clip_path.empty()) check_clip(state, first_shape);
}

void Renderer::draw_content(const Element& element, State& state) {
  const std::string_view name = element.name();
  if (name == "g" || name == "a") return draw_children(element, state);
  if (name == "use") return draw_use(element, state);
  if (name == "switch") return draw_switch(element, state);
  if (name == "symbol") return;  // drawn by use only
  if (name == "svg") {
    state.to_drawing =
        joined(state.to_drawing, {1, 0, 0, 1, parse_length(element.get("x"), state.viewport_width).value_or(0),
                                  parse_length(element.get("y"), state.viewport_height).value_or(0)});
    return draw_viewport(element, state, element.get("width"), element.get("height"));
  }
  if (std::optional<Path> path = outline(element, state)) draw_shape(std::move(*path), state);
}

// SVG 1.1, 5.6: as if the element stood in a group in place of `use`, moved to its x and y.
void Renderer::draw_use(const Element& use, State state) {
  const xmlNode* const node = document_.find(local_reference(use.get("href")));
  if (!node || !spend(weight(node))) return;
  state.to_drawing = joined(state.to_drawing, {1, 0, 0, 1, parse_length(use.get("x"), state.viewport_width).value_or(0),
                                               parse_length(use.get("y"), state.viewport_height).value_or(0)});
  const Element element(node);
  if (element.name() != "symbol") return draw(element, state);
  if (!style_element(element, state) || !state.style.displayed) return;
  state.opacity *= state.style.opacity;
  draw_viewport(element, state, use.get("width"), use.get("height"));
}

void Renderer::draw_viewport(const Element& element, State state, std::string_view width, std::string_view height) {
  const double w = parse_length(width, state.viewport_width).value_or(state.viewport_width);
  const double h = parse_length(height, state.viewport_height).value_or(state.viewport_height);
  if (!(w > 0 && h > 0)) return;
  state.viewport_width = w;
  state.viewport_height = h;
  const std::vector<double> view_box = parse_numbers(element.get("viewBox"));
  if (view_box.size() == 4) {
    if (!(view_box[2] > 0 && view_box[3] > 0)) return;
    const Box box{view_box[0], view_box[1], view_box[0] + view_box[2], view_box[1] + view_box[3]};
    state.to_drawing = joined(state.to_drawing, fit(box, w, h, element.get("preserveAspectRatio")));
    state.viewport_width = box.width();
    state.viewport_height = box.height();
  }
  draw_children(element, state);
}

// The first child that asks for nothing special: Illustrator puts its own data before the drawing.
void Renderer::draw_switch(const Element& element, const State& state) {
  for (const xmlNode* node : element.children()) {
    const Element child(node);
    if (child.has("requiredExtensions") || child.name() == "foreignObject") continue;
    return draw(child, state);
  }
}

std::optional<Path> Renderer::outline(const Element& element, const State& state) {
  const double diagonal = state.diagonal();
  const auto length = [&](std::string_view name, double whole) { return parse_length(element.get(name), whole); };
  const auto x = [&](std::string_view name) { return length(name, state.viewport_width).value_or(0); };
  const auto y = [&](std::string_view name) { return length(name, state.viewport_height).value_or(0); };
  const std::string_view name = element.name();
  if (name == "path") return parse_path_data(element.get("d"), work_left_ + 1);
  if (name == "polyline" || name == "polygon") return polygon(parse_points(element.get("points")), name == "polygon");
  if (name == "line") return polygon({{x("x1"), y("y1")}, {x("x2"), y("y2")}}, false);
  if (name == "rect") {
    const double width = x("width"), height = y("height");
    if (!(width > 0 && height > 0)) return std::nullopt;
    const std::optional<double> rx = length("rx", state.viewport_width), ry = length("ry", state.viewport_height);
    return rectangle({x("x"), y("y"), x("x") + width, y("y") + height}, rx.value_or(ry.value_or(0)),
                     ry.value_or(rx.value_or(0)));
  }
  if (name == "circle" || name == "ellipse") {
    const double rx = name == "circle" ? length("r", diagonal).value_or(0) : x("rx");
    const double ry = name == "circle" ? rx : y("ry");
    if (!(rx > 0 && ry > 0)) return std::nullopt;
    return ellipse({x("cx"), y("cy")}, rx, ry);
  }
  return std::nullopt;
}

ResolvedPaint Renderer::resolve(const PaintSource& source, const PaintedShape& shape) {
  using Kind = PaintSource::Kind;
  Kind kind = source.kind;
  if (kind == Kind::reference) {
    std::size_t work = 0;
    std::optional<ResolvedPaint> paint = resolve_gradient(document_, source.id, shape, work, findings_);
    if (!spend(work)) return {};
    if (paint) return std::move(*paint);
    kind = source.fallback == Kind::color ? Kind::color : Kind::none;
  }
  if (kind == Kind::color) return {source.color, 1};
  if (kind == Kind::current_color) return {shape.color, 1};
  return {};
}

void Renderer::draw_shape(Path path, const State& state) {
  if (!spend(1 + path.size()) || !state.style.visible) return;
  const std::optional<Box> box = bounds(path);
  if (!box) return;
  constexpr double farthest = 1e6;  // points; PDF's numbers end not far beyond
  Drawing::Shape shape;
  shape.path = transformed(state.to_drawing, std::move(path));
  const bool near = std::all_of(shape.path.begin(), shape.path.end(), [](const Drawing::Segment& segment) {
    return std::all_of(segment.points.begin(), segment.points.end(),
                       [](Point p) { return std::abs(p.x) <= farthest && std::abs(p.y) <= farthest; });
  });
  if (!near) return findings_.left_out("shapes that lie far outside of it", "");

  const PaintedShape painted{*box, state.to_drawing, state.viewport_width, state.viewport_height, state.style.color};
  const Style& style = state.style;
  const double scale = mean_scale(state.to_drawing);
  shape.stroke_width = style.stroke_width * scale;
  ResolvedPaint fill = resolve(style.fill, painted);
  ResolvedPaint stroke =
      shape.stroke_width > 0 && shape.stroke_width <= farthest ? resolve(style.stroke, painted) : ResolvedPaint{};
  shape.fill = std::move(fill.paint);
  shape.stroke = std::move(stroke.paint);
  shape.fill_opacity = style.fill_opacity * fill.opacity * state.opacity;
  shape.stroke_opacity = style.stroke_opacity * stroke.opacity * state.opacity;
  if (shape.fill_opacity == 0) shape.fill = std::monostate();
  if (shape.stroke_opacity == 0) shape.stroke = std::monostate();
  if (shape.fill.index() == 0 && shape.stroke.index() == 0) return;
  shape.even_odd = style.even_odd;
  shape.line_cap = style.line_cap;
  shape.line_join = style.line_join;
  shape.miter_limit = style.miter_limit;
  for (const double dash : style.dashes) shape.dashes.push_back(std::min(dash * scale, farthest));
  shape.dash_offset = std::clamp(style.dash_offset * scale, -farthest, farthest);
  drawing_.shapes.push_back(std::move(shape));
}

// Drawing programs clip with rectangles that cut nothing off. Any other clipping is left out and reported.
void Renderer::check_clip(const State& state, std::size_t first_shape) {
  const xmlNode* const node = document_.find(state.style.clip_path);
  if (!node || !spend(weight(node))) return;
  const Element clip(node);
  std::optional<Box> box;
  const std::vector<const xmlNode*> children = clip.children();
  if (children.size() == 1 && clip.name() == "clipPath" && clip.get("clipPathUnits") != "objectBoundingBox") {
    Element child(children.front());
    if (child.name() == "use") {
      const xmlNode* const target = document_.find(local_reference(child.get("href")));
      if (!target || !spend(weight(target))) return;
      child = Element(target);
    }
    const auto matrix_of = [](const Element& e) { return parse_transform(e.get("transform")).value_or(identity); };
    const Matrix matrix = joined(state.to_drawing, joined(matrix_of(clip), matrix_of(child)));
    if (const std::optional<Path> path = outline(child, state); path && spend(1 + path->size())) {
      box = as_upright_rectangle(transformed(matrix, *path));
    }
  }
  if (box && box->contains(canvas_, 0.01)) return;
  bool cuts = !box;
  for (std::size_t i = first_shape; i < drawing_.shapes.size() && !cuts; ++i) {
    const Drawing::Shape& shape = drawing_.shapes[i];
    const std::optional<Box> painted = bounds(shape.path);
    cuts = painted && !box->contains(*painted, 0.01);
  }
  if (cuts)
    findings_.left_out("its clipping paths", "apply clipping paths to the shapes, or export the drawing as PNG");
}

}  // namespace vestnik::svg
