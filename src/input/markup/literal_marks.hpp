/// @file literal_marks.hpp
/// Marks of Word or Markdown that are printed as they stand, because they make nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "findings/catalogue/message.hpp"

namespace vestnik::markup {

/// What the parser left of a paragraph's source as text. What is no text of the source, or was meant as it stands
/// (code, links, escaped signs), is there as one character that stands for a letter or for a sign.
class LiteralText {
 public:
  void clear() { *this = {}; }
  /// Text that stands at byte `offset` of the source.
  void add(std::string_view text, std::size_t offset);
  void add_word() { text_ += word; }
  void add_sign() { text_ += sign; }
  void add_line_end() { text_ += '\n'; }

  [[nodiscard]] const std::string& text() const { return text_; }
  /// Where the byte at `at` of the text stands in the source.
  [[nodiscard]] std::size_t source_offset(std::size_t at) const;

  static constexpr char word = '\x02', sign = '\x03';

 private:
  struct Piece {
    std::size_t at = 0, offset = 0;
  };
  std::string text_;
  std::vector<Piece> pieces_;  // ascending
};

struct LiteralMark {
  MessageId<"mark"> id;
  std::size_t begin = 0, end = 0;  ///< bytes of the text
};

/// The first mark of each kind that is in the text, in order; marks that open a line only where `is_block`.
[[nodiscard]] std::vector<LiteralMark> find_literal_marks(std::string_view text, bool is_block);

/// Whether the text of an indented code block is prose, as Word indents it.
[[nodiscard]] bool is_indented_prose(std::string_view text);

}  // namespace vestnik::markup
