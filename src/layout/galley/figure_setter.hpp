/// @file figure_setter.hpp
/// Pictures with their captions, in the size that their place gives them and in smaller ones.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/galley.hpp"
#include "layout/galley/drawing_setter.hpp"
#include "layout/galley/paragraph_setter.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

/// What it costs to cut that share off a picture's height, in PaginationCosts' unit.
[[nodiscard]] double crop_cost(double share);

class FigureSetter {
 public:
  FigureSetter(const Theme& theme, ParagraphSetter& text, DrawingSetter drawings)
      : theme_(theme), text_(text), drawings_(std::move(drawings)) {}

  /// Adds the figure to `galley`; `variants`: and, unless the theme fixes its size, what it may be reduced to, or, in a
  /// short item, cropped to.
  void add(const FigureBlock& figure, Pt measure, bool variants, Galley& galley);
  /// The items of a figure's variant that `add` gave.
  [[nodiscard]] std::vector<GalleyItem> set(const VariantRecipe& recipe);
  /// The figure in a box of its own, at the left edge, the picture in `box`; its caption is as wide as `measure` at
  /// most.
  [[nodiscard]] GalleyItem item_of(const FigureBlock& figure, const Rect& box, Pt measure);
  /// Whether it would not fill its measure at the height that the theme allows pictures.
  [[nodiscard]] bool is_slim(const FigureBlock& figure, Pt measure) const;
  /// Share of a photograph's height that may be cut off.
  [[nodiscard]] double largest_crop() const;
  /// The texts of its drawing, each picture's once a language; null if it has none.
  [[nodiscard]] std::shared_ptr<const SetTexts> texts_of(const FigureBlock& figure);

 private:
  /// A picture with its caption, which is shaped already.
  struct KeptFigure {
    FigureBlock figure;  ///< a copy: its arrangement may be gone when a variant is chosen
    std::shared_ptr<const ShapedText> caption;
    Pt measure;
    bool set_width = false;  ///< it stands at the left edge, at a share of the measure that pictures have in common
  };
  [[nodiscard]] GalleyItem item_of(const KeptFigure& kept, const Rect& box);
  /// `reduction` off its height, in proportion.
  [[nodiscard]] Rect picture_box(const FigureBlock& figure, Pt measure, Pt reduction) const;
  /// The same at a set width, cropped if need be, and by `cropping` more.
  [[nodiscard]] Rect set_box(const FigureBlock& figure, Pt measure, Pt cropping) const;
  [[nodiscard]] Pt height_limit(const FigureBlock& figure) const;
  void add_reduced(const KeptFigure& kept, std::size_t at, Galley& galley);
  void add_cropped(const KeptFigure& kept, std::size_t at, Galley& galley);
  [[nodiscard]] Rect caption_box(const FigureBlock& figure, const Rect& picture, Pt measure) const;
  /// Its height in grid lines: of the picture's box and so many lines of its caption.
  [[nodiscard]] int lines_of(const FigureBlock& figure, const Rect& picture, std::size_t caption_lines) const;
  /// Moves a picture that ends at `foot` down to the middle of the space that its lines of the grid leave it, but where
  /// a column begins with it.
  void centre_between_text(GalleyItem& item, Pt foot) const;

  const Theme& theme_;
  ParagraphSetter& text_;
  DrawingSetter drawings_;
  std::vector<KeptFigure> figures_;  ///< that variants set in other sizes
  /// By picture and language.
  std::map<std::pair<std::array<std::uint64_t, 2>, std::string>, std::shared_ptr<const SetTexts>> drawing_texts_;
};

}  // namespace vestnik
