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

void set_color(Tint& target, std::string_view value, const Tint& current, Findings& findings) {
  if (value == "currentColor" || value == "currentcolor") {
    target = current;
  } else if (const std::optional<Tint> color = parse_tint(value)) {
    target = *color;
  } else if (value != "inherit" && value != "initial") {
    findings.left_out(term("the colour \"{}\"", value.substr(0, 40)), "use #rrggbb");
  }
}

void set_paint(PaintSource& target, std::string_view value, const Style& style, Findings& findings) {
  using Kind = PaintSource::Kind;
  if (value == "inherit") return;
  if (value == "context-fill") {
    target = style.context_fill;
  } else if (value == "context-stroke") {
    target = style.context_stroke;
  } else if (value == "none") {
    target = {Kind::none, {}, {}};
  } else if (value == "currentColor" || value == "currentcolor") {
    target = {Kind::current_color, {}, {}};
  } else if (value.starts_with("url(")) {
    target = {Kind::reference, {}, std::string(local_reference(value))};
    const std::size_t end = value.find(')');
    const std::string_view fallback = end == std::string_view::npos ? "" : trim(value.substr(end + 1));
    if (fallback == "none") target.fallback = Kind::none;
    if (const std::optional<Tint> color = parse_tint(fallback)) {
      target.fallback = Kind::color;
      target.color = *color;
    }
  } else {
    Tint color = target.color;
    set_color(color, value, color, findings);
    if (parse_tint(value)) target = {Kind::color, color, {}};
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
    set_paint(style.stroke, value, style, findings);
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

// A reference, or nothing; what else CSS allows there is reported.
void set_reference(std::string& id, std::string_view value, const LocalText& what, const LocalText& advice,
                   Findings& findings) {
  id = local_reference(value);
  const bool nothing = value.empty() || value == "none" || value == "inherit" || value == "initial";
  if (id.empty() && !nothing && !value.starts_with("url(")) findings.left_out(what, advice);
}

bool apply_marker_property(Style& style, std::string_view name, std::string_view value) {
  if (!name.starts_with("marker")) return false;
  if (value == "inherit") return true;
  const std::string id(local_reference(value));
  if (name == "marker-start" || name == "marker") style.marker_start = id;
  if (name == "marker-mid" || name == "marker") style.marker_mid = id;
  if (name == "marker-end" || name == "marker") style.marker_end = id;
  return true;
}

// Clips, masks and what lies outside of a viewport: not inherited.
bool apply_whole_property(Style& style, std::string_view name, std::string_view value, Findings& findings) {
  if (name == "clip-path") {
    set_reference(style.clip_path, value, "its clipping paths",
                  "apply clipping paths to the shapes, or export the drawing as PNG", findings);
  } else if (name == "mask") {
    set_reference(style.mask, value, "its masks", "remove them, or export the drawing as PNG", findings);
  } else if (name == "mask-type") {
    style.masks_by_alpha = value == "alpha";
  } else if (name == "overflow") {
    style.overflows = value == "visible" || value == "auto";
  } else if (name == "opacity") {
    set_if(style.opacity, parse_opacity(value), 0);
  } else {
    return false;
  }
  return true;
}

void report_effect(std::string_view name, std::string_view value, Findings& findings) {
  if (value == "none" || value == "normal" || value.empty() || value == "inherit") return;
  if (name == "filter") findings.left_out("its filters", "turn shadows and blurs into a picture, or remove them");
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
  child.overflows = fresh.overflows;
  child.mask.clear();
  child.masks_by_alpha = fresh.masks_by_alpha;
  child.text = text.inherited();
  return child;
}

void apply_property(Style& style, std::string_view name, std::string_view value, double diagonal, Findings& findings) {
  if (apply_stroke_property(style, name, value, diagonal, findings)) return;
  if (apply_text_property(style.text, name, value, findings)) return;
  if (apply_marker_property(style, name, value) || apply_whole_property(style, name, value, findings)) return;
  if (name == "fill") {
    set_paint(style.fill, value, style, findings);
  } else if (name == "fill-opacity") {
    set_if(style.fill_opacity, parse_opacity(value), 0);
  } else if (name == "fill-rule") {
    style.even_odd = value == "evenodd" || (value == "inherit" && style.even_odd);
  } else if (name == "color") {
    set_color(style.color, value, style.color, findings);
  } else if (name == "display") {
    style.displayed = value != "none";
  } else if (name == "visibility") {
    style.visible = value == "visible" || (value == "inherit" && style.visible);
  } else if (name == "stop-color") {
    set_color(style.stop_color, value, style.color, findings);
  } else if (name == "stop-opacity") {
    set_if(style.stop_opacity, parse_opacity(value), 0);
  } else if (name == "clip-rule") {
    style.clip_even_odd = value == "evenodd" || (value == "inherit" && style.clip_even_odd);
  } else {
    report_effect(name, value, findings);
  }
}

}  // namespace vestnik::svg
