/// @file chart_canvas.hpp
/// What charts are drawn with: shapes, labels, and fills that differ in black and white too.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/picture/drawing.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

/// Faces, colours and sizes of a chart.
struct ChartStyle {
  double width = 0;      ///< of the drawing, points
  double text_size = 8;  ///< of all labels
  Color accent, rule, ink;

  [[nodiscard]] double line() const { return text_size * 1.25; }  ///< baseline to baseline
};

/// About how wide the words will be: they are set only when the page is, so this rather says too much.
[[nodiscard]] double estimated_width(std::string_view words, double size);
/// Words broken into lines of about that width; none is longer but a single word.
[[nodiscard]] std::vector<std::string> broken_to(std::string_view words, double width, double size);

class ChartCanvas {
 public:
  using Point = Drawing::Point;
  using Anchor = Drawing::Anchor;

  explicit ChartCanvas(const ChartStyle& style) : style_(style) {}

  [[nodiscard]] const ChartStyle& style() const { return style_; }

  /// The fill of series `number`, and how its line is drawn.
  [[nodiscard]] Drawing::Paint fill(std::size_t number) const;
  [[nodiscard]] Color line_color(std::size_t number) const;
  [[nodiscard]] static std::vector<double> dashes(std::size_t number);

  void rectangle(double x, double y, double width, double height, const Drawing::Paint& fill);
  void line(Point from, Point to, double weight, Color color);
  void polyline(const std::vector<Point>& points, std::size_t series);
  /// The mark of a point of series `number`.
  void marker(Point at, std::size_t series);
  /// A slice of a circle, clockwise from the top; shares of the whole.
  void slice(Point centre, double radius, double from, double to, const Drawing::Paint& fill);
  /// One line of words; `at` is its anchor's point, in the middle of the letters' height.
  void label(std::string_view words, Point at, Anchor anchor, bool bold = false);
  /// Lines of words, in the middle of which `at` is.
  void labels(const std::vector<std::string>& lines, Point at, Anchor anchor);

  [[nodiscard]] Drawing take() { return std::move(drawing_); }

 private:
  void add(Drawing::Shape shape) { drawing_.marks.push_back({std::move(shape)}); }

  ChartStyle style_;
  Drawing drawing_;
};

}  // namespace vestnik
