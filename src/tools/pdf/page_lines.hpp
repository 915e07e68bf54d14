/// @file page_lines.hpp
/// Words → lines in reading order: columns, lines across them, running heads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tools/pdf/page_words.hpp"

namespace vestnik::pdf {

struct TextLine {
  std::vector<Word> words;
  Rectangle box;
  double size = 0;  ///< of most of its letters
  bool bold = false, italic = false;
  int page = 0;    ///< from 1
  int region = 0;  ///< lines of one column between two lines across it have the same number
  double column_left = 0, column_right = 0;

  [[nodiscard]] std::string text() const;
};

struct PageLines {
  std::vector<TextLine> lines;    ///< in reading order
  std::vector<TextLine> running;  ///< heads and folios
};

[[nodiscard]] PageLines find_lines(const std::vector<Page>& pages);

/// The first letter is a small one, as amid a sentence.
[[nodiscard]] bool begins_small(std::string_view text);

/// No space stands between these two words of a line.
[[nodiscard]] bool touch(const Word& left, const Word& right);

}  // namespace vestnik::pdf
