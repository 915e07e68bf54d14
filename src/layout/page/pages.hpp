/// @file pages.hpp
/// Finished pages: a display list with semantic tags. The one thing that a back end needs. Origin: the page's top left
/// corner, y downwards.
#pragma once

#include <string>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/page_item.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

/// Marks of a page that belong into one box: a column's, the text area's, or that of a running head.
struct MarkFrame {
  std::size_t first = 0, last = 0;  ///< of the page's items: [first, last)
  Rect box;                         ///< that they stand in
  SourceRange where;                ///< what they were made from, as far as it is known
};

struct Page {
  std::string folio;            ///< printed number; empty on cover, imprint and back page
  std::vector<PageItem> items;  ///< in reading order; artifacts last
  std::vector<MarkFrame> frames;
};

struct Anchor {
  std::string name;
  std::size_t page = 0;
  Pt x, y;
};

struct OutlineEntry {
  std::string title;
  int level = 1;  ///< 1, 2, ...
  std::size_t page = 0;
  Pt y;
};

struct Pages {
  Metadata metadata;
  Pt width, height;
  std::vector<Page> pages;
  std::vector<StructureNode> structure;
  std::vector<LinkTarget> links;
  std::vector<Anchor> anchors;
  std::vector<OutlineEntry> outline;
};

}  // namespace vestnik
