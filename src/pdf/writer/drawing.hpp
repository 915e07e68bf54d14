/// @file drawing.hpp
/// Vector graphics as the content of a form XObject.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/picture/picture.hpp"
#include "pdf/writer/haru.hpp"

namespace vestnik {

/// A paint's opacity; a gradient's is the mean of its stops'.
[[nodiscard]] double paint_opacity(const Drawing::Paint& paint, double opacity);

class DrawingWriter {
 public:
  explicit DrawingWriter(Haru& haru) : haru_(haru) {}

  /// Operators that paint `drawing`, y upwards from the form's lower left corner.
  [[nodiscard]] std::string content(const Drawing& drawing, Pt width, Pt height);
  [[nodiscard]] HPDF_Dict resources();

 private:
  void paint(const Drawing::Shape& shape);
  void set_opacity(double fill, double stroke);
  void append_path(const Drawing::Shape& shape);
  void paint_gradient(const Drawing::Gradient& gradient, const Drawing::Shape& shape);
  [[nodiscard]] HPDF_Dict shading(const Drawing::Gradient& gradient);
  [[nodiscard]] HPDF_Dict color_function(const Drawing::Gradient& gradient);
  void set_stroke(const Drawing::Shape& shape);

  Haru& haru_;
  std::string out_;
  int path_digits_ = 3;                                   ///< decimal places of coordinates
  std::map<std::pair<int, int>, std::string> opacities_;  ///< in thousandths
  std::vector<HPDF_Dict> shadings_;
};

}  // namespace vestnik
