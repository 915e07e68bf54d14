/// @file svg_text_style.hpp
/// The properties by which SVG sets text.
#pragma once

#include <string>
#include <string_view>

#include "findings/sink/picture_findings.hpp"
#include "input/svg/svg_values.hpp"

namespace vestnik::svg {

/// A length that may be given in ems of a size that is not known yet.
struct FontLength {
  double pixels = 0, ems = 0;
  [[nodiscard]] double at(double size) const { return pixels + ems * size; }
};

struct TextStyle {
  Drawing::Family family = Drawing::Family::sans;
  double size = usual_font_size;
  bool bold = false, italic = false, capitals = false;
  Drawing::Anchor anchor = Drawing::Anchor::start;
  Drawing::Baseline baseline = Drawing::Baseline::alphabetic;
  FontLength letter_spacing, word_spacing;
  bool underlined = false, overlined = false, struck = false;
  bool keeps_space = false;  ///< white space is not collapsed
  bool right_to_left = false;
  bool stroke_first = false;
  std::string language;  ///< BCP 47; empty: not said
  double rise = 0;       ///< by which all elements around raise the baseline

  // Of the parent: what this element's own values are relative to.
  double parent_size = usual_font_size, parent_rise = 0;

  /// What a child starts with.
  [[nodiscard]] TextStyle inherited() const;
};

/// Sets one property, or the attributes `xml:space`, `xml:lang` and `lang`. Returns false for any other name. What
/// Vestnik cannot set is reported.
bool apply_text_property(TextStyle& style, std::string_view name, std::string_view value, picture::Findings& findings);

}  // namespace vestnik::svg
