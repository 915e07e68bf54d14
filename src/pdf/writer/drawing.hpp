/// @file drawing.hpp
/// Vector graphics as the content of a form XObject.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "layout/boxes/page_item.hpp"
#include "model/picture/picture.hpp"
#include "pdf/writer/fonts.hpp"
#include "pdf/writer/haru.hpp"

namespace vestnik {

/// Whether anything of it lets through what lies below.
[[nodiscard]] bool is_transparent(const Drawing& drawing);
/// The pictures in it, each once, in the order in which they are painted.
[[nodiscard]] std::vector<const RasterPicture*> images_of(const Drawing& drawing);

/// Gives the letters of a drawing's texts their codes, before the fonts are written.
void note_texts(const Drawing& drawing, const SetTexts& texts, FontSet& fonts);

/// What the forms of one picture share.
struct DrawingParts {
  Haru& haru;
  const FontSet& fonts;  ///< written already
  const Drawing& drawing;
  const SetTexts* texts;  ///< null: it has none
  std::function<HPDF_Dict(const RasterPicture&)> image;
};

class DrawingWriter {
 public:
  explicit DrawingWriter(const DrawingParts& parts) : parts_(parts), haru_(parts.haru) {}

  /// The form that paints the drawing, y upwards from the form's lower left corner.
  [[nodiscard]] HPDF_Dict form(Pt width, Pt height);

 private:
  using Matrix = Drawing::Matrix;
  using Marks = std::vector<Drawing::Mark>;
  /// In units of the drawing: left, top, right, bottom.
  using Extent = std::array<double, 4>;
  enum class Isolated { no, yes };

  void paint(const Marks& marks);
  void paint(const Drawing::Shape& shape);
  void paint(const Drawing::TextMark& mark);
  void paint(const Drawing::Image& image);
  void paint(const Drawing::Group& group);
  void show(const Drawing::Letters& letters, const Drawing::Text& text, const SetLetters& set);
  void show(const SetLetters& set, const Matrix& placed, int rendering, bool silent);
  void draw_lines(const Drawing::Letters& letters, const Matrix& to_drawing, const TextPiece& piece);

  void set_opacity(double fill, double stroke);
  void set_mask(const Drawing::Mask& mask);
  void append_path(const Drawing::Path& path);
  void append_matrix(const Matrix& matrix, const char* operation);
  void paint_gradient(const Drawing::Gradient& gradient, const Drawing::Shape& shape);
  void set_pattern(const Drawing::Pattern& pattern, const char* operations);
  [[nodiscard]] HPDF_Dict shading(const Drawing::Gradient& gradient);
  [[nodiscard]] HPDF_Dict color_function(const Drawing::Gradient& gradient);
  void set_stroke(const Drawing::Shape& shape);

  /// A writer for content of its own, in the drawing's or a tile's space.
  [[nodiscard]] DrawingWriter inner(const Extent& extent) const;
  /// A form that paints `marks` in the space of this one's content.
  [[nodiscard]] HPDF_Dict inner_form(const Marks& marks, Isolated isolated);
  [[nodiscard]] HPDF_Dict finished(const char* subtype);
  /// Names `object` in a category of the resources.
  [[nodiscard]] std::string use(const char* category, const char* prefix, HPDF_Dict object);
  [[nodiscard]] HPDF_Dict resources();

  const DrawingParts& parts_;
  Haru& haru_;
  std::string out_;
  int path_digits_ = 3;  ///< decimal places of coordinates
  Extent extent_{};
  Matrix flip_{1, 0, 0, 1, 0, 0};                         ///< from the drawing's space to that of the form
  unsigned depth_ = 0;                                    ///< of saved graphics states
  std::map<std::pair<int, int>, std::string> opacities_;  ///< in thousandths
  std::vector<HPDF_Dict> shadings_;
  std::map<std::string, std::vector<std::pair<std::string, HPDF_Dict>>> used_;  ///< by category
  std::map<std::string, HPDF_Dict> fonts_;
};

}  // namespace vestnik
