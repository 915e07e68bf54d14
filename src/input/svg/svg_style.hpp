/// @file svg_style.hpp
/// The properties of SVG that Vestnik draws with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "findings/sink/picture_findings.hpp"
#include "input/svg/svg_color.hpp"
#include "input/svg/svg_text_style.hpp"
#include "input/svg/svg_values.hpp"

namespace vestnik::svg {

/// The value of `fill` or `stroke`.
struct PaintSource {
  enum class Kind { none, color, current_color, reference };
  Kind kind = Kind::none;
  Tint color;
  std::string id;                       ///< of a paint server
  Kind fallback = Kind::current_color;  ///< if the server is not there; current_color: nothing was said
};

struct Style {
  PaintSource fill{PaintSource::Kind::color, {}, {}};
  PaintSource stroke;
  Tint color;
  double fill_opacity = 1, stroke_opacity = 1;
  bool even_odd = false, clip_even_odd = false;
  double stroke_width = 1;
  int line_cap = 0, line_join = 0;
  double miter_limit = 4;
  std::vector<double> dashes;
  double dash_offset = 0;
  bool visible = true;
  TextStyle text;
  std::string marker_start, marker_mid, marker_end;  ///< ids
  PaintSource context_fill, context_stroke;          ///< of the shape that a marker stands on

  // Not inherited
  bool displayed = true;
  double opacity = 1;
  Tint stop_color;
  double stop_opacity = 1;
  std::string clip_path, mask;  ///< ids
  bool masks_by_alpha = false;
  bool overflows = false;  ///< is seen outside of its viewport

  /// Whether a property asks for all that the element paints to be treated as one.
  [[nodiscard]] bool acts_on_whole() const { return opacity < 1 || !clip_path.empty() || !mask.empty(); }
  [[nodiscard]] bool has_markers() const { return !marker_start.empty() || !marker_mid.empty() || !marker_end.empty(); }

  /// What a child starts with.
  [[nodiscard]] Style inherited() const;
};

/// Sets one property. What is not a property, or has no valid value, changes nothing; a property that Vestnik cannot
/// draw is reported. `diagonal` is what 100% of a stroke's width means.
void apply_property(Style& style, std::string_view name, std::string_view value, double diagonal,
                    picture::Findings& findings);

}  // namespace vestnik::svg
