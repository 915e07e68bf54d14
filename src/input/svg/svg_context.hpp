/// @file svg_context.hpp
/// What the parts of the renderer share: the document, how much work is left, and what an element inherits.
#pragma once

#include <cstddef>
#include <string_view>

#include "input/svg/svg_document.hpp"
#include "input/svg/svg_geometry.hpp"
#include "input/svg/svg_style.hpp"

namespace vestnik::svg {

/// What an element inherits.
struct State {
  Matrix to_drawing = identity;
  Style style;
  double viewport_width = 0, viewport_height = 0;
  unsigned depth = 0;
  [[nodiscard]] double diagonal() const;
};

class Context {
 public:
  Context(const Document& document, picture::Findings& findings) : document_(document), findings_(findings) {}

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] picture::Findings& findings() { return findings_; }

  /// Takes `work` off what is left: segments and letters drawn, properties looked at, elements by `weight`. False, with
  /// a finding, once there is none.
  bool spend(std::size_t work);
  /// False, with a finding, if an element lies deeper than any that is drawn.
  bool descend(State& state);
  [[nodiscard]] std::size_t work_left() const { return work_left_; }
  [[nodiscard]] bool failed() const { return failed_; }

  /// Gives `state`, which is the parent's, the element's own properties. What is found from here on is in its line.
  bool style(const Element& element, State& state);

 private:
  const Document& document_;
  picture::Findings& findings_;
  std::size_t work_left_ = 2'000'000;
  bool failed_ = false;
};

}  // namespace vestnik::svg
