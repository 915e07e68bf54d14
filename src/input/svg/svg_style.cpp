#include "input/svg/svg_style.hpp"

#include <algorithm>

namespace vestnik::svg {
namespace {

using picture::Findings;

std::optional<double> parse_opacity(std::string_view value) {
  const bool percent = value.ends_with('%');
  std::optional<double> number = parse_number(percent ? value.substr(0, value.size() - 1) : value);
  if (number) number = std::clamp(percent ? *number / 100 : *number, 0.0, 1.0);
  return number;
}

void set_color(Color& target, std::string_view value, const Color& current, Findings& findings) {
  if (value == "currentColor" || value == "currentcolor") {
    target = current;
  } else if (const std::optional<Color> color = parse_color(value)) {
    target = *color;
  } else if (value != "inherit" && value != "initial") {
    findings.left_out(term("the colour \"{}\"", value.substr(0, 40)), "use #rrggbb");
  }
}

void set_paint(PaintSource& target, std::string_view value, Findings& findings) {
  using Kind = PaintSource::Kind;
  if (value == "inherit" || value == "context-fill" || value == "context-stroke") return;
  if (value == "none" || value == "transparent") {
    target = {Kind::none, {}, {}};
  } else if (value == "currentColor" || value == "currentcolor") {
    target = {Kind::current_color, {}, {}};
  } else if (value.starts_with("url(")) {
    target = {Kind::reference, {}, std::string(local_reference(value))};
    const std::size_t end = value.find(')');
    const std::string_view fallback = end == std::string_view::npos ? "" : trim(value.substr(end + 1));
    if (fallback == "none") target.fallback = Kind::none;
    if (const std::optional<Color> color = parse_color(fallback)) {
      target.fallback = Kind::color;
      target.color = *color;
    }
  } else {
    Color color = target.color;
    set_color(color, value, color, findings);
    if (parse_color(value)) target = {Kind::color, color, {}};
  }
}

template <class Number>
void set_if(Number& target, const std::optional<double>& value, double least) {
  if (value && *value >= least) target = *value;
}

void set_dashes(Style& style, std::string_view value, double diagonal) {
  if (value == "inherit") return;
  style.dashes.clear();
  if (value == "none") return;
  std::string list(value);
  std::replace(list.begin(), list.end(), ',', ' ');
  constexpr std::size_t enough = 64;
  double sum = 0;
  for (std::string_view rest = trim(list); !rest.empty() && style.dashes.size() < enough; rest = trim(rest)) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t\r\n\f"));
    rest.remove_prefix(word.size());
    const std::optional<double> length = parse_length(word, diagonal);
    if (!length || *length < 0) return style.dashes.clear();
    style.dashes.push_back(*length);
    sum += *length;
  }
  if (!(sum > 0)) return style.dashes.clear();
  if (style.dashes.size() % 2 == 1) {
    const std::vector<double> again = style.dashes;
    style.dashes.insert(style.dashes.end(), again.begin(), again.end());
  }
}

bool apply_stroke_property(Style& style, std::string_view name, std::string_view value, double diagonal,
                           Findings& findings) {
  if (name == "stroke") {
    set_paint(style.stroke, value, findings);
  } else if (name == "stroke-width") {
    set_if(style.stroke_width, parse_length(value, diagonal), 0);
  } else if (name == "stroke-opacity") {
    set_if(style.stroke_opacity, parse_opacity(value), 0);
  } else if (name == "stroke-linecap") {
    style.line_cap = value == "butt" ? 0 : value == "round" ? 1 : value == "square" ? 2 : style.line_cap;
  } else if (name == "stroke-linejoin") {
    style.line_join = value == "round" ? 1 : value == "bevel" ? 2 : value == "inherit" ? style.line_join : 0;
  } else if (name == "stroke-miterlimit") {
    set_if(style.miter_limit, parse_number(value), 1);
  } else if (name == "stroke-dasharray") {
    set_dashes(style, value, diagonal);
  } else if (name == "stroke-dashoffset") {
    if (const auto offset = parse_length(value, diagonal)) style.dash_offset = *offset;
  } else {
    return false;
  }
  return true;
}

void report_effect(std::string_view name, std::string_view value, Findings& findings) {
  if (value == "none" || value == "normal" || value.empty() || value == "inherit") return;
  if (name == "filter") findings.left_out("its filters", "turn shadows and blurs into a picture, or remove them");
  if (name == "mask") findings.left_out("its masks", "remove them, or export the drawing as PNG");
  if (name.starts_with("marker")) findings.left_out("its markers", "convert arrow heads to paths");
  if (name == "mix-blend-mode") findings.left_out("its blend modes", "flatten the drawing");
}

}  // namespace

Style Style::inherited() const {
  const Style fresh;
  Style child = *this;
  child.displayed = fresh.displayed;
  child.opacity = fresh.opacity;
  child.stop_color = fresh.stop_color;
  child.stop_opacity = fresh.stop_opacity;
  child.clip_path.clear();
  return child;
}

void apply_property(Style& style, std::string_view name, std::string_view value, double diagonal, Findings& findings) {
  if (apply_stroke_property(style, name, value, diagonal, findings)) return;
  if (name == "fill") {
    set_paint(style.fill, value, findings);
  } else if (name == "fill-opacity") {
    set_if(style.fill_opacity, parse_opacity(value), 0);
  } else if (name == "fill-rule") {
    style.even_odd = value == "evenodd" || (value == "inherit" && style.even_odd);
  } else if (name == "color") {
    set_color(style.color, value, style.color, findings);
  } else if (name == "opacity") {
    set_if(style.opacity, parse_opacity(value), 0);
  } else if (name == "display") {
    style.displayed = value != "none";
  } else if (name == "visibility") {
    style.visible = value == "visible" || (value == "inherit" && style.visible);
  } else if (name == "stop-color") {
    set_color(style.stop_color, value, style.color, findings);
  } else if (name == "stop-opacity") {
    set_if(style.stop_opacity, parse_opacity(value), 0);
  } else if (name == "clip-path") {
    style.clip_path = local_reference(value);
  } else {
    report_effect(name, value, findings);
  }
}

}  // namespace vestnik::svg
