/// @file inline_builder.hpp
/// A paragraph's text as it comes from the parser, piece by piece.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "input/markup/markup.hpp"

namespace vestnik::markup {

/// Collapses white space to single spaces (no-break spaces stay), takes it off both ends of every line, normalises.
class InlineBuilder {
 public:
  void add(std::string_view utf8, const InlineSpan& properties);
  /// Adds text whose signs may be marks, see sign_marks.hpp; the first character is not one if it is `escaped`.
  void add_with_marks(std::string_view utf8, const InlineSpan& properties, bool escaped);
  /// Lines of code: white space stays, tabs go to every fourth column, line ends are forced breaks.
  void add_code(std::string_view utf8, const InlineSpan& properties);
  void break_line(const InlineSpan& properties);

  [[nodiscard]] const InlineText& text() const { return text_; }
  /// The text with what its marks say, and empty again.
  [[nodiscard]] InlineText take();

 private:
  [[nodiscard]] bool at_line_start() const;

  InlineText text_;
  std::vector<std::size_t> signs_;  ///< bytes of the text that may be marks
  std::size_t code_column_ = 0;
};

}  // namespace vestnik::markup
