/// @file svg_renderer.hpp
/// From SVG's tree to a list of painted paths.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "input/svg/svg_document.hpp"
#include "input/svg/svg_geometry.hpp"
#include "input/svg/svg_gradient.hpp"
#include "input/svg/svg_style.hpp"

namespace vestnik::svg {

class Renderer {
 public:
  Renderer(const Document& document, const Box& canvas, picture::Findings& findings)
      : document_(document), canvas_(canvas), findings_(findings) {}

  /// Draws what is inside of the root element. `to_drawing` leads from its user space, of which `view` is seen.
  /// Empty, with a finding, if that would take too long or too much memory.
  [[nodiscard]] std::optional<Drawing> render(const Matrix& to_drawing, const Box& view);

 private:
  // What an element inherits.
  struct State {
    Matrix to_drawing = identity;
    Style style;
    double opacity = 1;  // of all groups around
    double viewport_width = 0, viewport_height = 0;
    unsigned depth = 0;
    [[nodiscard]] double diagonal() const;
  };

  void draw_children(const Element& element, const State& state);
  void draw(const Element& element, const State& parent);
  void draw_content(const Element& element, State& state);
  void draw_use(const Element& use, State state);
  void draw_viewport(const Element& element, State state, std::string_view width, std::string_view height);
  void draw_switch(const Element& element, const State& state);
  void draw_shape(Path path, const State& state);
  void check_clip(const State& state, std::size_t first_shape);

  [[nodiscard]] bool style_element(const Element& element, State& state);
  [[nodiscard]] std::optional<Path> outline(const Element& element, const State& state);
  [[nodiscard]] ResolvedPaint resolve(const PaintSource& source, const PaintedShape& shape);
  [[nodiscard]] bool spend(std::size_t work);

  const Document& document_;
  Box canvas_;
  picture::Findings& findings_;
  Drawing drawing_;
  std::size_t work_left_ = 2'000'000;  // segments drawn, properties looked at, elements by `weight`
  bool failed_ = false;
};

}  // namespace vestnik::svg
