/// @file portrait_setter.hpp
/// High pictures at a column's edge, with text beside them.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/galley.hpp"
#include "layout/galley/figure_setter.hpp"
#include "layout/galley/paragraph_setter.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

class PortraitSetter {
 public:
  PortraitSetter(const Theme& theme, ParagraphSetter& text, FigureSetter& figures)
      : theme_(theme), text_(text), figures_(figures) {}

  struct Set {
    std::size_t paragraphs = 0;  ///< that begin beside the picture; 0: nothing was set
    int lines = 0;               ///< of their text, as if they filled the measure
  };
  /// Adds the picture to `galley` with the text that `below` begins with beside it, if it is a high photograph and
  /// there is text enough. Paragraphs that end below the picture are set to their end.
  Set add(const FigureBlock& figure, std::span<const Block> below, Pt measure, Galley& galley);

 private:
  struct Frame {
    Pt width, height, room;         ///< of the picture; `room`: what lines beside it lose
    int lines = 0;                  ///< of the picture and its caption
    int used = 0;                   ///< that have text beside them
    std::size_t paragraphs = 0;     ///< that begin beside it
    int gaping = 0;                 ///< lines beside it
    GalleyItem item;                ///< holds all three
    std::vector<GalleyItem> below;  ///< the further lines of a paragraph that begins beside the picture
  };
  [[nodiscard]] bool may_stand(const FigureBlock& figure, Pt measure) const;
  [[nodiscard]] Frame frame_of(const FigureBlock& figure, Pt measure, double share);
  /// With the text beside it and below.
  [[nodiscard]] Frame filled(const FigureBlock& figure, std::span<const Block> below, Pt measure, double share);
  /// Sets the paragraph from the first free line beside the picture on.
  void put(const Paragraph& paragraph, Pt measure, Frame& frame);
  /// Whether it may begin beside a picture.
  [[nodiscard]] bool is_plain(const Block& block) const;

  const Theme& theme_;
  ParagraphSetter& text_;
  FigureSetter& figures_;
};

}  // namespace vestnik
