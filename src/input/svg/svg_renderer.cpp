#include "input/svg/svg_renderer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "input/svg/svg_text.hpp"

namespace vestnik::svg {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array drawn_elements =
    std::to_array<std::string_view>({"g", "a", "svg", "use", "switch", "path", "rect", "circle", "ellipse", "line",
                                     "polyline", "polygon", "symbol", "text", "image"});
// They are for others to use, or say something about the drawing.
constexpr std::array silent_elements = std::to_array<std::string_view>(
    {"defs",           "symbol", "marker", "mask",  "clipPath",  "pattern",       "linearGradient",
     "radialGradient", "filter", "stop",   "style", "script",    "title",         "desc",
     "metadata",       "view",   "cursor", "font",  "font-face", "color-profile", "namedview"});

}  // namespace

std::optional<Drawing> Renderer::render(const Matrix& to_drawing, const Box& view) {
  State state;
  state.to_drawing = to_drawing;
  state.viewport_width = view.width();
  state.viewport_height = view.height();
  const Element root(context_.document().root());
  if (!context_.style(root, state)) return std::nullopt;
  if (state.style.displayed) add_together(collect([&] { draw_children(root, state); }), state);
  if (context_.failed()) return std::nullopt;
  return std::move(drawing_);
}

void Renderer::draw_children(const Element& element, const State& state) {
  for (const xmlNode* child : element.children()) {
    if (context_.failed()) return;
    draw(Element(child), state);
  }
}

void Renderer::draw(const Element& element, const State& parent) {
  if (is_one_of(element.name(), silent_elements)) return;
  State state = parent;
  if (!context_.descend(state) || !context_.style(element, state) || !state.style.displayed) return;
  if (!is_one_of(element.name(), drawn_elements)) {
    return context_.findings().left_out(term("its <{}> elements", element.name()), "replace them by paths");
  }
  if (element.has("transform")) {
    // SVG 1.1, 7.6: what a wrong or flat transformation applies to is not drawn.
    const std::optional<Matrix> transform = parse_transform(element.get("transform"));
    if (!transform) return context_.findings().left_out("elements whose transformation is wrong");
    state.to_drawing = joined(state.to_drawing, *transform);
  }
  if (!state.style.acts_on_whole()) return draw_content(element, state);
  add_together(collect([&] { draw_content(element, state); }), state);
}

void Renderer::add_together(Marks marks, const State& state) {
  const Style& style = state.style;
  if (marks.empty() || context_.failed() || style.opacity <= 0) return;
  Drawing::Group group;
  group.marks = std::move(marks);
  if (!style.mask.empty() && !mask(group, style.mask, state)) return;
  if (!style.clip_path.empty() && !clip(group, style.clip_path, state)) return;
  const bool plain = !group.clip && !group.mask;
  if (style.opacity < 1 && !(plain && fade(group.marks, drawing_.texts, style.opacity))) group.opacity = style.opacity;
  if (!plain || group.opacity < 1) return add(std::move(group));
  std::move(group.marks.begin(), group.marks.end(), std::back_inserter(*marks_));
}

void Renderer::add_within(Marks marks, const Box& box, const Matrix& to_drawing) {
  Drawing::Group group;
  group.marks = std::move(marks);
  group.clip = Drawing::Clip{transformed(to_drawing, rectangle(box, 0, 0)), false};
  if (group.marks.empty() || !context_.spend(size_of(group.marks) / 4)) return;
  if (!cuts_nothing(*group.clip, group.marks)) return add(std::move(group));
  std::move(group.marks.begin(), group.marks.end(), std::back_inserter(*marks_));
}

void Renderer::draw_content(const Element& element, State& state) {
  const std::string_view name = element.name();
  if (name == "g" || name == "a") return draw_children(element, state);
  if (name == "use") return draw_use(element, state);
  if (name == "switch") return draw_switch(element, state);
  if (name == "text") return draw_text(element, state);
  if (name == "image") return draw_image(element, state);
  if (name == "svg") {
    state.to_drawing =
        joined(state.to_drawing, {1, 0, 0, 1, parse_length(element.get("x"), state.viewport_width).value_or(0),
                                  parse_length(element.get("y"), state.viewport_height).value_or(0)});
    return draw_viewport(element, state, element.get("width"), element.get("height"));
  }
  std::optional<Path> path = outline(element, state);
  if (!path) return;
  static constexpr std::array marked = std::to_array<std::string_view>({"path", "line", "polyline", "polygon"});
  if (!state.style.has_markers() || !is_one_of(name, marked)) return draw_shape(std::move(*path), state);
  draw_shape(*path, state);
  draw_markers(*path, state);
}

// SVG 1.1, 5.6: as if the element stood in a group in place of `use`, moved to its x and y.
void Renderer::draw_use(const Element& use, State state) {
  const std::string_view id = local_reference(use.get("href"));
  const xmlNode* const node = context_.document().find(id);
  if (!node) {
    if (!use.get("href").empty()) {
      context_.findings().left_out(term("what its <use> names, \"{}\"", use.get("href").substr(0, 40)));
    }
    return;
  }
  if (!context_.spend(weight(node))) return;
  state.to_drawing = joined(state.to_drawing, {1, 0, 0, 1, parse_length(use.get("x"), state.viewport_width).value_or(0),
                                               parse_length(use.get("y"), state.viewport_height).value_or(0)});
  const Element element(node);
  if (element.name() != "symbol") return draw(element, state);
  if (!context_.descend(state) || !context_.style(element, state) || !state.style.displayed) return;
  add_together(collect([&] { draw_viewport(element, state, use.get("width"), use.get("height")); }), state);
}

void Renderer::draw_viewport(const Element& element, State state, std::string_view width, std::string_view height) {
  const double w = parse_length(width, state.viewport_width).value_or(state.viewport_width);
  const double h = parse_length(height, state.viewport_height).value_or(state.viewport_height);
  if (!(w > 0 && h > 0)) return;
  const Matrix outer = state.to_drawing;
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
  if (state.style.overflows) return draw_children(element, state);
  add_within(collect([&] { draw_children(element, state); }), {0, 0, w, h}, outer);
}

// The first child that asks for nothing special: Illustrator puts its own data before the drawing.
void Renderer::draw_switch(const Element& element, const State& state) {
  for (const xmlNode* node : element.children()) {
    const Element child(node);
    if (child.has("requiredExtensions") || child.name() == "foreignObject") continue;
    return draw(child, state);
  }
  // There is nothing else to show instead.
  for (const xmlNode* node : element.children()) draw(Element(node), state);
}

std::optional<Path> Renderer::outline(const Element& element, const State& state) {
  const double diagonal = state.diagonal(), em = state.style.text.size;
  const auto length = [&](std::string_view name, double whole) { return parse_length(element.get(name), whole, em); };
  const auto x = [&](std::string_view name) { return length(name, state.viewport_width).value_or(0); };
  const auto y = [&](std::string_view name) { return length(name, state.viewport_height).value_or(0); };
  const std::string_view name = element.name();
  if (name == "path") return parse_path_data(element.get("d"), context_.work_left() + 1);
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
    std::optional<ResolvedPaint> paint =
        resolve_gradient(context_.document(), source.id, shape, work, context_.findings());
    if (!context_.spend(work)) return {};
    if (paint) return std::move(*paint);
    if (std::optional<Drawing::Paint> tiles = pattern(source.id, shape)) return {std::move(*tiles), 1};
    kind = source.fallback == Kind::color ? Kind::color : Kind::none;
  }
  if (kind == Kind::color) return {source.color.color, source.color.opacity};
  if (kind == Kind::current_color) return {shape.color.color, shape.color.opacity};
  return {};
}

void Renderer::draw_shape(Path path, const State& state) {
  if (!context_.spend(1 + path.size()) || !state.style.visible) return;
  const std::optional<Box> box = bounds(path);
  if (!box) return;
  Drawing::Shape shape;
  shape.path = transformed(state.to_drawing, std::move(path));
  if (!is_near(shape.path)) return context_.findings().left_out("shapes that lie far outside of it");

  const PaintedShape painted{
      *box, state.to_drawing, state.viewport_width, state.viewport_height, state.style.color, state.depth};
  const Style& style = state.style;
  const double scale = mean_scale(state.to_drawing);
  shape.stroke_width = style.stroke_width * scale;
  ResolvedPaint fill = resolve(style.fill, painted);
  ResolvedPaint stroke =
      shape.stroke_width > 0 && shape.stroke_width <= farthest ? resolve(style.stroke, painted) : ResolvedPaint{};
  shape.fill = std::move(fill.paint);
  shape.stroke = std::move(stroke.paint);
  shape.fill_opacity = style.fill_opacity * fill.opacity;
  shape.stroke_opacity = style.stroke_opacity * stroke.opacity;
  if (shape.fill_opacity == 0) shape.fill = std::monostate();
  if (shape.stroke_opacity == 0) shape.stroke = std::monostate();
  if (shape.fill.index() == 0 && shape.stroke.index() == 0) return;
  shape.even_odd = style.even_odd;
  shape.line_cap = style.line_cap;
  shape.line_join = style.line_join;
  shape.miter_limit = style.miter_limit;
  for (const double dash : style.dashes) shape.dashes.push_back(std::min(dash * scale, farthest));
  shape.dash_offset = std::clamp(style.dash_offset * scale, -farthest, farthest);
  marks_->push_back({std::move(shape)});
}

void Renderer::draw_text(const Element& element, const State& state) {
  if (!sets_text_) return context_.findings().left_out("texts in its masks and patterns", "convert text to outlines");
  const auto paint = [&](const PaintSource& source, const State& letters) { return letter_paint(source, letters); };
  for (Drawing::Text& text : read_text(element, state, context_, paint)) {
    marks_->push_back({Drawing::TextMark{drawing_.texts.size()}});
    drawing_.texts.push_back(std::move(text));
  }
}

// A gradient's colours have no box to lie in before the letters are set: the one half way stands for them.
std::optional<Tint> Renderer::letter_paint(const PaintSource& source, const State& state) {
  const PaintedShape shape{{0, 0, 1, 1},          identity,          state.viewport_width,
                           state.viewport_height, state.style.color, state.depth};
  const ResolvedPaint paint = resolve(source, shape);
  if (const auto* color = std::get_if<Color>(&paint.paint)) return Tint{*color, paint.opacity};
  if (const auto* gradient = std::get_if<Drawing::Gradient>(&paint.paint)) {
    context_.findings().left_out("the gradients of its texts");
    return Tint{gradient->stops[gradient->stops.size() / 2].color, paint.opacity};
  }
  if (paint.paint.index() != 0) {
    context_.findings().left_out("the patterns of its texts");
    return Tint{state.style.color.color, paint.opacity};
  }
  return std::nullopt;
}

}  // namespace vestnik::svg
