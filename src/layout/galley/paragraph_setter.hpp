/// @file paragraph_setter.hpp
/// Paragraphs to lines of placed glyphs and their boxes: what everything that holds text is set by.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "layout/boxes/galley.hpp"
#include "layout/galley/line_boxes.hpp"
#include "layout/galley/paragraph_breaker.hpp"
#include "layout/text/shape.hpp"
#include "model/theme/resources.hpp"

namespace vestnik {

class ParagraphSetter {
 public:
  /// `describe`: lines also say how they were set and where they come from.
  ParagraphSetter(const Resources& resources, Shaper& shaper, std::string language, bool describe);
  ParagraphSetter(const ParagraphSetter&) = delete;
  ParagraphSetter& operator=(const ParagraphSetter&) = delete;

  /// Adds the paragraph's lines to `galley`; `variants`: and its other ways to be broken, as far as they are of use.
  void add(const Paragraph& paragraph, Pt measure, bool variants, Galley& galley);
  /// The items of a paragraph's variant that `add` gave.
  [[nodiscard]] std::vector<GalleyItem> set(const VariantRecipe& recipe);

  [[nodiscard]] std::vector<BuiltLine> set_lines(const Paragraph& paragraph, Pt measure);
  /// The same with a picture beside the first lines.
  [[nodiscard]] std::vector<BuiltLine> set_lines(const Paragraph& paragraph, Pt measure, const Beside& beside);
  /// The same of a paragraph that is shaped already.
  [[nodiscard]] std::shared_ptr<const ShapedText> shape(const Paragraph& paragraph) {
    return breaker_.shape(paragraph);
  }
  [[nodiscard]] std::vector<BuiltLine> set_lines(const Paragraph& paragraph, std::shared_ptr<const ShapedText> shaped,
                                                 Pt measure);
  [[nodiscard]] std::size_t count_lines(const Paragraph& paragraph, std::shared_ptr<const ShapedText> shaped,
                                        Pt measure);
  [[nodiscard]] bool fits_line(const Paragraph& paragraph, Pt measure);

  struct Widths {
    Pt least, natural;  ///< of the longest word, of the longest line if no line is broken
  };
  [[nodiscard]] Widths widths_of(const Paragraph& paragraph);

  [[nodiscard]] std::vector<TextPiece> set_label(const InlineText& text, ParagraphStyle style) {
    return breaker_.set_label(text, std::move(style));
  }

  [[nodiscard]] const LineBoxes& boxes() const { return boxes_; }
  [[nodiscard]] std::vector<LinkTarget>& links() { return links_; }
  [[nodiscard]] std::vector<Diagnostic>& diagnostics() { return diagnostics_; }

 private:
  [[nodiscard]] std::vector<BuiltLine> set_lines(const BrokenParagraph& broken, std::size_t variant);
  [[nodiscard]] TextPiece finish(TextPiece piece, const Paragraph& paragraph, std::size_t span);
  [[nodiscard]] int link_for(const InlineSpan& span, NodeId node);

  const Resources& resources_;
  const Theme& theme_;
  Shaper& shaper_;
  bool describe_;
  std::vector<LinkTarget> links_;
  std::map<NodeId, int> link_by_node_;
  std::vector<Diagnostic> diagnostics_;
  ParagraphBreaker breaker_;
  LineBoxes boxes_;
  std::vector<std::shared_ptr<const BrokenParagraph>> paragraphs_;  ///< that variants set in other ways
};

}  // namespace vestnik
