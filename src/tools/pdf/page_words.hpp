/// @file page_words.hpp
/// A page's words with their places and faces, and the pictures between them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/pdf/page_content.hpp"
#include "tools/pdf/qpdf.hpp"

namespace vestnik::pdf {

/// Points, from the page's upper left corner.
struct Rectangle {
  double left = 0, top = 0, right = 0, bottom = 0;
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double middle() const { return (top + bottom) / 2; }
};

struct Word {
  std::string text;
  Rectangle box;
  double size = 0;
  bool bold = false, italic = false;
  bool space_after = false;
  std::string link;
};

struct PagePicture {
  Rectangle box;
  QPDFObjectHandle image;
};

struct Page {
  double width = 0, height = 0;
  std::vector<Word> words;
  std::vector<PagePicture> pictures;
};

/// Nothing: the bytes are no PDF that can be read.
[[nodiscard]] std::optional<std::vector<Page>> read_pages(std::string_view bytes, QPDF& file);

}  // namespace vestnik::pdf
