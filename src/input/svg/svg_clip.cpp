#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "input/svg/svg_renderer.hpp"

namespace vestnik::svg {
namespace {

bool apart(const Box& a, const Box& b) {
  return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
}

// Whether one path can hold all outlines: where none lies over another, it does not matter which way they run.
bool can_be_one(const std::vector<Drawing::Clip>& outlines) {
  constexpr std::size_t most_compared = 100;
  if (outlines.size() > most_compared) return false;
  std::vector<Box> boxes;
  for (const Drawing::Clip& outline : outlines) {
    const Box box = bounds(outline.path).value_or(Box{});
    const bool clear = std::all_of(boxes.begin(), boxes.end(), [&](const Box& other) { return apart(box, other); });
    if (!clear || outline.even_odd != outlines.front().even_odd) return false;
    boxes.push_back(box);
  }
  return true;
}

// What covers several outlines that lie over each other.
std::shared_ptr<const Drawing::Mask> mask_of(const std::vector<Drawing::Clip>& outlines) {
  auto mask = std::make_shared<Drawing::Mask>();
  mask->luminance = false;
  for (const Drawing::Clip& outline : outlines) {
    Drawing::Shape shape;
    shape.path = outline.path;
    shape.even_odd = outline.even_odd;
    shape.fill = Color{};
    mask->marks.push_back({std::move(shape)});
  }
  return mask;
}

}  // namespace

bool Renderer::cuts_nothing(const Drawing::Clip& clip, const Marks& marks) {
  constexpr double tolerance = 0.01;
  const std::optional<Box> box = as_upright_rectangle(clip.path);
  if (!box) return false;
  if (box->contains(canvas_, tolerance)) return true;
  if (!context_.spend(size_of(marks) / 4)) return true;
  const std::optional<Box> painted = extent(marks, drawing_.texts, identity);
  return !painted || box->contains(*painted, tolerance);
}

std::optional<Matrix> Renderer::box_units(const Marks& marks, const State& state) {
  const std::optional<Matrix> back = inverse(state.to_drawing);
  if (!back || !context_.spend(size_of(marks) / 4)) return std::nullopt;
  const std::optional<Box> box = extent(marks, drawing_.texts, *back, Strokes::left_out);
  if (!box || !(box->width() > 0 && box->height() > 0)) return std::nullopt;
  return Matrix{box->width(), 0, 0, box->height(), box->left, box->top};
}

std::vector<Drawing::Clip> Renderer::clip_outlines(const Element& clip_path, const State& state) {
  std::vector<Drawing::Clip> outlines;
  for (const xmlNode* node : clip_path.children()) {
    Element child(node);
    State own = state;
    if (!context_.style(child, own)) return {};
    if (!own.style.displayed || !own.style.visible) continue;
    const auto move = [&] {
      own.to_drawing = joined(own.to_drawing, parse_transform(child.get("transform")).value_or(identity));
    };
    move();
    if (child.name() == "use") {
      const xmlNode* const target = context_.document().find(local_reference(child.get("href")));
      if (!target || !context_.spend(weight(target))) continue;
      own.to_drawing = joined(own.to_drawing, {1, 0, 0, 1, parse_length(child.get("x"), own.viewport_width).value_or(0),
                                               parse_length(child.get("y"), own.viewport_height).value_or(0)});
      child = Element(target);
      if (!context_.style(child, own)) return {};
      move();
    }
    if (child.name() == "text") context_.findings().left_out("texts in its clipping paths", "convert text to outlines");
    if (!own.style.clip_path.empty()) context_.findings().left_out("the clipping of its clipping paths");
    std::optional<Path> path = outline(child, own);
    if (path && context_.spend(1 + path->size())) {
      outlines.push_back({transformed(own.to_drawing, std::move(*path)), own.style.clip_even_odd});
    }
  }
  std::erase_if(outlines, [](const Drawing::Clip& outline) { return outline.path.empty() || !is_near(outline.path); });
  return outlines;
}

// SVG 1.1, 14.3.5: what any of the children covers is seen.
bool Renderer::clip(Drawing::Group& group, std::string_view id, const State& state) {
  const xmlNode* const node = context_.document().find(id);
  if (!node || Element(node).name() != "clipPath") return true;  // as browsers have it
  const Element clip_path(node);
  State inside = state;
  if (!context_.spend(weight(node)) || !context_.descend(inside) || !context_.style(clip_path, inside)) return false;
  if (clip_path.get("clipPathUnits") == "objectBoundingBox") {
    const std::optional<Matrix> units = box_units(group.marks, state);
    if (!units) return false;
    inside.to_drawing = joined(inside.to_drawing, *units);
  }
  inside.to_drawing = joined(inside.to_drawing, parse_transform(clip_path.get("transform")).value_or(identity));
  const std::vector<Drawing::Clip> outlines = clip_outlines(clip_path, inside);
  if (outlines.empty()) return false;
  if (can_be_one(outlines)) {
    Drawing::Clip whole{{}, outlines.front().even_odd};
    for (const Drawing::Clip& outline : outlines) {
      whole.path.insert(whole.path.end(), outline.path.begin(), outline.path.end());
    }
    if (!cuts_nothing(whole, group.marks)) group.clip = std::move(whole);
  } else {
    if (group.mask) group = wrapped(std::move(group));
    group.mask = mask_of(outlines);
  }
  // A clipping path may be clipped in its turn.
  const std::string outer = inside.style.clip_path;
  if (outer.empty()) return true;
  if (group.clip || group.mask) group = wrapped(std::move(group));
  return clip(group, outer, inside);
}

}  // namespace vestnik::svg
