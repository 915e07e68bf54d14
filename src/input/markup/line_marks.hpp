/// @file line_marks.hpp
/// The lines of a text and the signs that open them; for line_ends.cpp alone.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace vestnik::markup {

class CodeRanges;

/// What a line begins with.
enum class LineMark {
  words,
  blank,
  markdown,  ///< a mark of Markdown, or code: no line of text
  item,      ///< Markdown's own: "- ", "* ", "+ "
  number,    ///< "2. ", "2) "
  dash,      ///< "– "
  bullet,    ///< "• "
  letter,    ///< "а) ", "(а) "
  clause,    ///< "1.1. "
  roman,     ///< "IV. "
  label,     ///< "Answer: "
};
inline constexpr std::size_t line_marks = 11;

struct Line {
  std::size_t begin = 0, end = 0;  ///< bytes of the text; without spaces at the end
  std::size_t first = 0;           ///< of what is seen
  LineMark mark = LineMark::words;
  std::size_t mark_end = 0;    ///< where the text behind the mark begins
  std::size_t length = 0;      ///< characters that are seen
  std::size_t first_word = 0;  ///< characters of the first word
  char32_t opening = 0;        ///< the first letter or digit behind the mark and quotation marks
  char32_t closing = 0;        ///< the last character before closing quotation marks and brackets
  int number = 0;              ///< of a mark that is a number; of one that is a letter: its code
  bool in_capitals = false;    ///< a title: letters are all capitals

  [[nodiscard]] bool is_text() const {
    return mark != LineMark::blank && mark != LineMark::markdown && mark != LineMark::item;
  }
  [[nodiscard]] bool is_item() const { return mark == LineMark::item || mark == LineMark::number; }
  [[nodiscard]] bool ends_sentence() const;
  /// A capital letter or a digit comes first.
  [[nodiscard]] bool begins_sentence() const;
};

[[nodiscard]] std::vector<Line> lines_of(std::string_view text, const CodeRanges& code);

/// Whether a sentence ends within the line, before its last one.
[[nodiscard]] bool has_several_sentences(std::string_view line);

}  // namespace vestnik::markup
