/// @file pdf_model.hpp
/// What stands where on the pages of a PDF, as far as a comparison asks. All lengths are millimetres from the page's
/// upper left corner.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vestnik::compare {

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;

  void include(const Box& other);
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  /// Area that both cover, as a share of the smaller one's.
  [[nodiscard]] double overlap(const Box& other) const;
};

/// A word; one that a line's end broke is whole again, and stands where its first part does.
struct Word {
  std::string text;      ///< UTF-8, without soft hyphens
  std::size_t page = 0;  ///< from 0
  std::size_t line = 0;  ///< counts on through the document
  Box box;
  double size = 0;  ///< of its type, in points
  std::string face;
};

struct PlacedPicture {
  std::size_t page = 0;
  Box box;
  std::uint64_t content = 0;  ///< equal for equal pixels
};

struct PageSize {
  double width = 0, height = 0;
};

struct PdfModel {
  std::vector<PageSize> pages;
  std::vector<Word> words;  ///< in reading order
  std::vector<PlacedPicture> pictures;
};

}  // namespace vestnik::compare
