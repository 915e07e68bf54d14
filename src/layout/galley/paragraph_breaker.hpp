/// @file paragraph_breaker.hpp
/// Paragraphs to lines: shapes the text and finds where its lines end.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "layout/galley/broken_paragraph.hpp"
#include "layout/text/shape.hpp"
#include "model/theme/theme.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

class ParagraphBreaker {
 public:
  /// `language` holds where a paragraph names none. What shaping finds goes to `diagnostics`.
  ParagraphBreaker(const Theme& theme, Shaper& shaper, std::string language, std::vector<Diagnostic>& diagnostics)
      : theme_(theme), shaper_(shaper), language_(std::move(language)), diagnostics_(diagnostics) {}

  [[nodiscard]] std::shared_ptr<const ShapedText> shape(const Paragraph& paragraph);

  /// `variants`: also in other numbers of lines.
  [[nodiscard]] BrokenParagraph break_lines(const Paragraph& paragraph, std::shared_ptr<const ShapedText> shaped,
                                            Pt measure, bool variants, const Beside& beside = {});
  /// Broken only where it must be: the lines are as long as they are.
  [[nodiscard]] BrokenParagraph break_where_forced(const Paragraph& paragraph);

  /// `text` in one line as wide as it comes, from x = 0.
  [[nodiscard]] std::vector<TextPiece> set_label(const InlineText& text, ParagraphStyle style);

 private:
  [[nodiscard]] std::string_view language_of(const Paragraph& paragraph) const;
  [[nodiscard]] std::shared_ptr<const ShapedText> shape(const Paragraph& paragraph, const ParagraphStyle& style);
  /// Not broken yet, but its measure is known. `style` and `breaking` must outlive it.
  [[nodiscard]] BrokenParagraph measured(const Paragraph& paragraph, const ParagraphStyle& style,
                                         const BreakingParameters& breaking, std::shared_ptr<const ShapedText> shaped,
                                         Pt measure, const Beside& beside = {});
  /// The same with more elastic letters, where that closes gaps.
  [[nodiscard]] BrokenParagraph closed_up(BrokenParagraph broken, Pt measure, bool variants);
  [[nodiscard]] ParagraphItems items_for(const BrokenParagraph& broken, LastResort resort);
  void find_breaks(BrokenParagraph& broken, LastResort resort, bool variants);

  const Theme& theme_;
  Shaper& shaper_;
  std::string language_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace vestnik
