/// @file svg_renderer.hpp
/// From SVG's tree to a list of painted marks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "input/svg/svg_context.hpp"
#include "input/svg/svg_gradient.hpp"
#include "input/svg/svg_marks.hpp"
#include "model/picture/picture.hpp"

namespace vestnik::svg {

class Renderer {
 public:
  Renderer(const Document& document, const Box& canvas, picture::Findings& findings)
      : context_(document, findings), canvas_(canvas) {}

  /// Draws what is inside of the root element. `to_drawing` leads from its user space, of which `view` is seen.
  /// Empty, with a finding, if that would take too long or too much memory.
  [[nodiscard]] std::optional<Drawing> render(const Matrix& to_drawing, const Box& view);

 private:
  void draw_children(const Element& element, const State& state);
  void draw(const Element& element, const State& parent);
  void draw_content(const Element& element, State& state);
  void draw_use(const Element& use, State state);
  void draw_viewport(const Element& element, State state, std::string_view width, std::string_view height);
  void draw_switch(const Element& element, const State& state);
  void draw_shape(Path path, const State& state);
  void draw_text(const Element& element, const State& state);

  /// What `draw` adds to the drawing, taken off it.
  template <class Draw>
  [[nodiscard]] Marks collect(const Draw& draw);
  /// The same of a mask or tile, where no text is set.
  template <class Draw>
  [[nodiscard]] Marks collect_silently(const Draw& draw);
  /// Adds the marks of an element by the properties that hold for all of them together.
  void add_together(Marks marks, const State& state);
  void add(Drawing::Group group) { marks_->push_back({std::move(group)}); }
  /// Marks that are seen within an upright rectangle of the user space alone.
  void add_within(Marks marks, const Box& box, const Matrix& to_drawing);

  // svg_clip.cpp
  /// Clips `group` as the element `id` says. False if nothing of it is seen.
  bool clip(Drawing::Group& group, std::string_view id, const State& state);
  [[nodiscard]] std::vector<Drawing::Clip> clip_outlines(const Element& clip_path, const State& state);
  /// From units of the marks' box to the user space; empty if there is no box.
  [[nodiscard]] std::optional<Matrix> box_units(const Marks& marks, const State& state);
  [[nodiscard]] bool cuts_nothing(const Drawing::Clip& clip, const Marks& marks);

  // svg_mask.cpp
  bool mask(Drawing::Group& group, std::string_view id, const State& state);
  /// Empty if there is no such pattern, or none that can be drawn.
  [[nodiscard]] std::optional<Drawing::Paint> pattern(std::string_view id, const PaintedShape& shape);
  [[nodiscard]] Style style_of(const xmlNode* node);

  // svg_markers.cpp, svg_image.cpp
  void draw_markers(const Path& path, const State& state);
  void draw_marker(std::string_view id, Drawing::Point at, double angle, bool at_start, const State& state);
  void draw_image(const Element& element, const State& state);
  [[nodiscard]] std::shared_ptr<const RasterPicture> read_image(const Element& element);

  [[nodiscard]] std::optional<Path> outline(const Element& element, const State& state);
  [[nodiscard]] ResolvedPaint resolve(const PaintSource& source, const PaintedShape& shape);
  [[nodiscard]] std::optional<Tint> letter_paint(const PaintSource& source, const State& state);

  /// The element with the tile's content, its box, the box of the shape, the shape's space.
  using PatternKey = std::tuple<const xmlNode*, double, double, double, double, double, double, Matrix>;

  Context context_;
  Box canvas_;
  Drawing drawing_;
  Marks* marks_ = &drawing_.marks;  // to which is drawn
  bool sets_text_ = true;
  std::uint64_t pixels_left_ = largest_picture_pixels;  // of all images
  std::map<const xmlNode*, std::shared_ptr<const RasterPicture>> images_;
  std::map<const xmlNode*, Style> styles_;
  std::map<PatternKey, std::shared_ptr<const Drawing::Pattern>> patterns_;
};

template <class Draw>
Marks Renderer::collect(const Draw& draw) {
  Marks marks;
  Marks* const outer = std::exchange(marks_, &marks);
  draw();
  marks_ = outer;
  return marks;
}

template <class Draw>
Marks Renderer::collect_silently(const Draw& draw) {
  const bool outer = std::exchange(sets_text_, false);
  Marks marks = collect(draw);
  sets_text_ = outer;
  return marks;
}

}  // namespace vestnik::svg
