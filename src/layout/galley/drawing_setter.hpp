/// @file drawing_setter.hpp
/// The texts of drawings in the theme's faces.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/page_item.hpp"
#include "layout/text/shape.hpp"
#include "model/theme/resources.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

class DrawingSetter {
 public:
  /// `language` holds where a figure names none.
  DrawingSetter(const Resources& resources, Shaper& shaper, std::string language, std::vector<Diagnostic>& diagnostics)
      : resources_(resources), shaper_(shaper), language_(std::move(language)), diagnostics_(diagnostics) {}

  /// The texts of a figure's drawing; none if it has none. Findings: "picture-text-cut", and what shaping finds, each
  /// with the picture's place.
  [[nodiscard]] SetTexts set(const FigureBlock& figure);

 private:
  const Resources& resources_;
  Shaper& shaper_;
  std::string language_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace vestnik
