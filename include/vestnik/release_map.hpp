/// @file release_map.hpp
/// What stands where on a release's pages, and which place of the input it came from. Made on request
/// (`TypesetOptions::map`), for programs that show pages beside their sources. Plain values. Lengths are points from
/// the page's top left corner, y downwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "vestnik/diagnostic.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

/// A line of text, or a picture.
struct MappedPlace {
  Rect box;
  /// Where its first character, or the picture, stands in the input. Text of a file is known by the line at least.
  SourceRange where;
  bool begins = true;  ///< a paragraph's first line, or a picture; further lines belong to the place before them
};

struct MappedPage {
  std::string folio;  ///< as printed; may be empty
  /// A hash of all that is painted on the page: where it is the same, pages of two releases look the same.
  std::uint64_t look = 0;
  std::vector<MappedPlace> places;  ///< in reading order; none for what no input names, such as running heads
};

/// A heading of the document outline.
struct MappedHeading {
  std::string title;
  int level = 1;         ///< 1 section, 2 article
  std::size_t page = 0;  ///< index into `ReleaseMap::pages`
  Pt y;                  ///< of the upper edge of what it heads
};

struct ReleaseMap {
  Pt page_width, page_height;
  std::vector<MappedPage> pages;
  std::vector<MappedHeading> headings;  ///< in reading order
};

}  // namespace vestnik
