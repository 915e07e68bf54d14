/// @file page_content.hpp
/// A page's content by its marks: which text and which pictures stand in each piece of marked content.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/pdf/qpdf.hpp"
#include "tools/pdf/to_unicode.hpp"

namespace vestnik::pdf {

/// Text of one look.
struct Piece {
  std::string text;
  double size = 0;  ///< points
  bool bold = false, italic = false;
};

struct PlacedPicture {
  QPDFObjectHandle image;
  double left = 0, bottom = 0, right = 0, top = 0;  ///< points, as the page has them
};

struct Marked {
  std::vector<Piece> pieces;
  std::vector<PlacedPicture> pictures;
  double first_y = 0, last_y = 0;  ///< baselines of its first and last text
};

struct PageContent {
  std::map<int, Marked> by_mark;  ///< by the identifier that the structure names
  Marked unmarked;                ///< in no piece, or in one that is no part of the structure
  bool all_text = true;           ///< every code that is shown has a text
};

/// Fonts of a whole file, each read once.
using FontTexts = std::map<std::pair<int, int>, FontText>;

/// What a line's end divides is two words; an address and a word with a hyphen go on without a space.
[[nodiscard]] bool ends_word(std::string_view line);

[[nodiscard]] PageContent read_content(QPDFPageObjectHelper page, FontTexts& fonts);

}  // namespace vestnik::pdf
