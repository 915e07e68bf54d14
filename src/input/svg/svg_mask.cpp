// Masks and patterns: drawings within the drawing.
#include <memory>
#include <utility>

#include "input/svg/svg_chain.hpp"
#include "input/svg/svg_renderer.hpp"

namespace vestnik::svg {
namespace {

// x, y, width and height of a mask or tile, in the user space or in units of a box.
struct Region {
  double x = 0, y = 0, width = 0, height = 0;
};

template <class Get>
Region read_region(const Get& get, const Region& otherwise, const State& state, bool in_box) {
  const double whole_x = in_box ? 1 : state.viewport_width, whole_y = in_box ? 1 : state.viewport_height;
  const auto length = [&](std::string_view name, double whole, double usual) {
    return parse_length(get(name), whole, state.style.text.size).value_or(usual * (in_box ? 1 : whole));
  };
  return {length("x", whole_x, otherwise.x), length("y", whole_y, otherwise.y),
          length("width", whole_x, otherwise.width), length("height", whole_y, otherwise.height)};
}

}  // namespace

// What others use inherits from where it stands, not from where it is used.
Style Renderer::style_of(const xmlNode* node) {
  const auto known = styles_.find(node);
  if (known != styles_.end()) return known->second;
  State state;
  const xmlNode* const parent = node->parent;
  if (parent && is_svg_element(parent)) state.style = style_of(parent);
  context_.style(Element(node), state);
  return styles_[node] = state.style;
}

bool Renderer::mask(Drawing::Group& group, std::string_view id, const State& state) {
  const xmlNode* const node = context_.document().find(id);
  if (!node || Element(node).name() != "mask") return true;  // as browsers have it
  const Element element(node);
  State inside = state;
  if (!context_.spend(weight(node)) || !context_.descend(inside)) return false;
  inside.style = style_of(node);
  const std::optional<Matrix> units = box_units(group.marks, state);
  const bool region_in_box = element.get("maskUnits") != "userSpaceOnUse";
  const bool content_in_box = element.get("maskContentUnits") == "objectBoundingBox";
  if (!units && (region_in_box || content_in_box)) return false;
  constexpr Region usual{-0.1, -0.1, 1.2, 1.2};
  const Region region =
      read_region([&](std::string_view name) { return element.get(name); }, usual, state, region_in_box);
  if (!(region.width > 0 && region.height > 0)) return false;
  if (content_in_box) inside.to_drawing = joined(state.to_drawing, *units);
  auto mask = std::make_shared<Drawing::Mask>();
  mask->luminance = !inside.style.masks_by_alpha;
  const Matrix outer = region_in_box ? joined(state.to_drawing, *units) : state.to_drawing;
  mask->marks = collect_silently([&] {
    add_within(collect([&] { draw_children(element, inside); }),
               {region.x, region.y, region.x + region.width, region.y + region.height}, outer);
  });
  if (mask->marks.empty()) return false;
  if (!inside.style.mask.empty()) context_.findings().left_out("the masks of its masks");
  if (group.mask) group = wrapped(std::move(group));
  group.mask = std::move(mask);
  return true;
}

std::optional<Drawing::Paint> Renderer::pattern(std::string_view id, const PaintedShape& shape) {
  const Chain chain(context_.document(), context_.document().find(id), {"pattern"});
  if (chain.empty()) return std::nullopt;
  State state;
  state.viewport_width = shape.viewport_width;
  state.viewport_height = shape.viewport_height;
  state.depth = shape.depth;
  if (!context_.spend(chain.work()) || !context_.descend(state)) return Drawing::Paint{};
  const auto get = [&](std::string_view name) { return chain.get(name); };
  const bool in_box = get("patternUnits") != "userSpaceOnUse";
  const bool content_in_box = get("patternContentUnits") == "objectBoundingBox";
  const Box& box = shape.box;
  if ((in_box || content_in_box) && !(box.width() > 0 && box.height() > 0)) return std::nullopt;
  Region tile = read_region(get, {}, state, in_box);
  if (in_box) {
    tile = {box.left + tile.x * box.width(), box.top + tile.y * box.height(), tile.width * box.width(),
            tile.height * box.height()};
  }
  const Element* const content = chain.first_with([](const Element&) { return true; });
  if (!content || !(tile.width > 0 && tile.height > 0)) return Drawing::Paint{};

  const PatternKey key{content->node(),
                       tile.x,
                       tile.y,
                       tile.width,
                       tile.height,
                       content_in_box ? box.width() : 0,
                       content_in_box ? box.height() : 0,
                       shape.to_drawing};
  const auto known = patterns_.find(key);
  if (known != patterns_.end()) return known->second;
  const Matrix to_drawing =
      joined(joined(shape.to_drawing, parse_transform(get("patternTransform")).value_or(identity)),
             {1, 0, 0, 1, tile.x, tile.y});
  const double scale = mean_scale(to_drawing), width = tile.width * scale, height = tile.height * scale;
  constexpr double smallest = 0.1;  // points: a finer one is a tint, and takes readers long
  if (!(width >= smallest && height >= smallest && width <= farthest && height <= farthest)) {
    context_.findings().left_out("patterns of very small tiles", "use a colour");
    return std::nullopt;
  }
  // The tile's space has the drawing's scale, so that its numbers are as fine.
  state.to_drawing = {scale, 0, 0, scale, 0, 0};
  const std::vector<double> view = parse_numbers(get("viewBox"));
  if (view.size() == 4 && view[2] > 0 && view[3] > 0) {
    const Box view_box{view[0], view[1], view[0] + view[2], view[1] + view[3]};
    state.to_drawing = joined(state.to_drawing, fit(view_box, tile.width, tile.height, get("preserveAspectRatio")));
  } else if (content_in_box) {
    state.to_drawing = joined(state.to_drawing, {box.width(), 0, 0, box.height(), 0, 0});
  }
  state.style = style_of(content->node());
  auto pattern = std::make_shared<Drawing::Pattern>();
  pattern->marks = collect_silently([&] { draw_children(*content, state); });
  if (pattern->marks.empty()) return Drawing::Paint{};
  pattern->width = width;
  pattern->height = height;
  pattern->transform = joined(to_drawing, {1 / scale, 0, 0, 1 / scale, 0, 0});
  return patterns_[key] = std::shared_ptr<const Drawing::Pattern>(std::move(pattern));
}

}  // namespace vestnik::svg
