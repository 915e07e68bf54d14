/// @file pages.hpp
/// Finished pages: a display list with semantic tags. The one thing that a back end needs. Origin: the page's top left
/// corner, y downwards.
#pragma once

#include <string>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/galley/page_item.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

struct Page {
  std::string folio;            ///< printed number; empty on cover, imprint and back page
  std::vector<PageItem> items;  ///< in reading order; artifacts last
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
