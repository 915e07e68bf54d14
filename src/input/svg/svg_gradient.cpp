#include "input/svg/svg_gradient.hpp"

#include <algorithm>
#include <cmath>

#include "input/svg/svg_chain.hpp"
#include "input/svg/svg_style.hpp"

namespace vestnik::svg {
namespace {

constexpr std::size_t max_stops = 2'000;

// The stops of the first that has some.
std::vector<Element> stops_of(const Chain& chain, picture::Findings& findings) {
  std::vector<Element> stops;
  const auto is_stop = [](const Element& element) { return element.name() == "stop"; };
  const Element* const element = chain.first_with(is_stop);
  if (!element) return stops;
  for (const xmlNode* child : element->children()) {
    if (stops.size() == max_stops) {
      findings.left_out("gradient stops beyond 2000");
      break;
    }
    stops.emplace_back(child);
    if (!is_stop(stops.back())) stops.pop_back();
  }
  return stops;
}

// Offsets ascend from 0 to 1: beyond the outer stops their colours go on.
std::vector<Drawing::GradientStop> read_stops(const Document& document, const Chain& chain, const PaintedShape& shape,
                                              std::size_t& work, picture::Findings& findings) {
  std::vector<Drawing::GradientStop> stops;
  double last = 0;
  for (const Element& element : stops_of(chain, findings)) {
    Style style;
    style.color = shape.color;
    work += document.for_each_property(element, [&](std::string_view name, std::string_view value) {
      apply_property(style, name, value, 0, findings);
    });
    constexpr std::size_t more_than_there_is = 2'000'000;  // of a renderer's work: what follows would be in vain
    if (work > more_than_there_is) break;
    const double offset = std::clamp(parse_length(element.get("offset"), 1).value_or(0), last, std::max(last, 1.0));
    last = std::min(offset, 1.0);
    stops.push_back({last, style.stop_color.color, style.stop_opacity * style.stop_color.opacity});
  }
  if (stops.empty()) return stops;
  if (stops.front().offset > 0) {
    stops.insert(stops.begin(), stops.front());
    stops.front().offset = 0;
  }
  if (stops.back().offset < 1) {
    stops.push_back(stops.back());
    stops.back().offset = 1;
  }
  return stops;
}

void read_geometry(const Chain& chain, bool in_box, const PaintedShape& shape, Drawing::Gradient& gradient) {
  const double width = in_box ? 1 : shape.viewport_width, height = in_box ? 1 : shape.viewport_height;
  const auto length = [&](std::string_view name, double whole, double otherwise) {
    return parse_length(chain.get(name), whole).value_or(otherwise);
  };
  gradient.radial = chain.front().name() == "radialGradient";
  if (!gradient.radial) {
    gradient.from = {length("x1", width, 0), length("y1", height, 0)};
    gradient.to = {length("x2", width, width), length("y2", height, 0)};
    return;
  }
  const double diagonal = std::sqrt((width * width + height * height) / 2);
  gradient.to = {length("cx", width, width / 2), length("cy", height, height / 2)};
  gradient.radius = length("r", diagonal, diagonal / 2);
  gradient.from = {length("fx", width, gradient.to.x), length("fy", height, gradient.to.y)};
  // SVG 1.1, 13.2.3: a focus outside of the circle moves to its edge.
  const double dx = gradient.from.x - gradient.to.x, dy = gradient.from.y - gradient.to.y;
  const double distance = std::hypot(dx, dy), limit = 0.999 * gradient.radius;
  if (distance > limit && distance > 0) {
    gradient.from = {gradient.to.x + dx / distance * limit, gradient.to.y + dy / distance * limit};
  }
}

}  // namespace

std::optional<ResolvedPaint> resolve_gradient(const Document& document, std::string_view id, const PaintedShape& shape,
                                              std::size_t& work, picture::Findings& findings) {
  const Chain chain(document, document.find(id), {"linearGradient", "radialGradient"});
  work += chain.work();
  if (chain.empty()) return std::nullopt;
  Drawing::Gradient gradient;
  gradient.stops = read_stops(document, chain, shape, work, findings);
  if (gradient.stops.empty()) return ResolvedPaint{};

  const bool in_box = chain.get("gradientUnits") != "userSpaceOnUse";
  read_geometry(chain, in_box, shape, gradient);
  const std::string_view spread = chain.get("spreadMethod");
  if (spread == "reflect" || spread == "repeat") findings.left_out("the repetition of its gradients");

  const bool no_way =
      gradient.radial ? !(gradient.radius > 0) : gradient.from.x == gradient.to.x && gradient.from.y == gradient.to.y;
  const bool one_color =
      std::all_of(gradient.stops.begin(), gradient.stops.end(), [&](const Drawing::GradientStop& stop) {
        return stop.color == gradient.stops.back().color && stop.opacity == gradient.stops.back().opacity;
      });
  if (no_way || one_color) return ResolvedPaint{gradient.stops.back().color, gradient.stops.back().opacity};

  Matrix to_drawing = shape.to_drawing;
  if (in_box) {
    if (!(shape.box.width() > 0 && shape.box.height() > 0)) return std::nullopt;
    to_drawing = joined(to_drawing, {shape.box.width(), 0, 0, shape.box.height(), shape.box.left, shape.box.top});
  }
  gradient.transform = joined(to_drawing, parse_transform(chain.get("gradientTransform")).value_or(identity));
  const auto is_finite = [](double value) { return std::isfinite(value); };
  if (!std::all_of(gradient.transform.begin(), gradient.transform.end(), is_finite) ||
      !is_finite(gradient.from.x + gradient.from.y + gradient.to.x + gradient.to.y + gradient.radius) ||
      !(mean_scale(gradient.transform) > 0)) {
    return std::nullopt;
  }
  return ResolvedPaint{std::move(gradient), 1};
}

}  // namespace vestnik::svg
