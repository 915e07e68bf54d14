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

  /// Adds the figure to `galley`; `variants`: and, unless the theme fixes its size, what it may be reduced to.
  void add(const FigureBlock& figure, Pt measure, bool variants, Galley& galley);
  /// The items of a figure's variant that `add` gave.
  [[nodiscard]] std::vector<GalleyItem> set(const VariantRecipe& recipe);
  /// The texts of its drawing, each picture's once a language; null if it has none.
  [[nodiscard]] std::shared_ptr<const SetTexts> texts_of(const FigureBlock& figure);

 private:
  /// The picture with its caption, which is shaped already; `reduction` off its height.
  [[nodiscard]] GalleyItem item_of(const FigureBlock& figure, const std::shared_ptr<const ShapedText>& caption,
                                   Pt measure, Pt reduction);
  [[nodiscard]] Rect picture_box(const FigureBlock& figure, Pt measure, Pt reduction) const;
  [[nodiscard]] Rect caption_box(const FigureBlock& figure, const Rect& picture, Pt measure) const;
  /// Its height in grid lines: of the picture's box and so many lines of its caption.
  [[nodiscard]] int lines_of(const FigureBlock& figure, const Rect& picture, std::size_t caption_lines) const;
  /// Moves a picture that ends at `foot` down to the middle of the space that its lines of the grid leave it, but where
  /// a column begins with it.
  void centre_between_text(GalleyItem& item, Pt foot) const;

  struct KeptFigure {
    FigureBlock figure;  ///< a copy: its arrangement may be gone when a variant is chosen
    std::shared_ptr<const ShapedText> caption;
    Pt measure;
  };
  const Theme& theme_;
  ParagraphSetter& text_;
  DrawingSetter drawings_;
  std::vector<KeptFigure> figures_;  ///< that variants set in other sizes
  /// By picture and language.
  std::map<std::pair<std::array<std::uint64_t, 2>, std::string>, std::shared_ptr<const SetTexts>> drawing_texts_;
};

}  // namespace vestnik
