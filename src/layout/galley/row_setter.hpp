/// @file row_setter.hpp
/// Pictures side by side.
#pragma once

#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/galley.hpp"
#include "layout/galley/figure_setter.hpp"
#include "layout/galley/paragraph_setter.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

class RowSetter {
 public:
  /// `figures` sets the letters of drawings.
  RowSetter(const Theme& theme, ParagraphSetter& text, FigureSetter& figures)
      : theme_(theme), text_(text), figures_(figures) {}

  /// Adds the row to `galley`: as wide as `measure` and as high as its pictures then are. A row that would be too high
  /// is cropped, and only then made narrower; `variants`: also what it could be cropped to.
  void add(const PictureRow& row, Pt measure, bool variants, Galley& galley);
  /// The items of a row's variant that `add` gave.
  [[nodiscard]] std::vector<GalleyItem> set(const VariantRecipe& recipe);

 private:
  struct Frame {
    Pt height;           ///< of each picture
    double scale = 1;    ///< of its width: points by the picture's aspect before it is cropped
    bool tight = false;  ///< no caption is below: the white space there is that between pictures
  };
  [[nodiscard]] Frame frame_of(const PictureRow& row, Pt measure) const;
  [[nodiscard]] GalleyItem item_of(const PictureRow& row, const Frame& frame);
  /// Puts a caption below `top`; gives where its last line ends.
  [[nodiscard]] Pt put_caption(const Paragraph& caption, Pt x, Pt top, Pt width, GalleyItem& item);
  /// Of pictures that end at `foot`.
  [[nodiscard]] int lines_of(Pt foot, bool tight) const;

  struct KeptRow {
    PictureRow row;
    Frame frame;
  };
  const Theme& theme_;
  ParagraphSetter& text_;
  FigureSetter& figures_;
  std::vector<KeptRow> rows_;  ///< that variants set in other heights
};

}  // namespace vestnik
