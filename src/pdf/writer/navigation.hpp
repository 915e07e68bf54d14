/// @file navigation.hpp
/// Links, outline, page labels and named destinations.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "layout/page/pages.hpp"
#include "pdf/writer/content_stream.hpp"
#include "pdf/writer/haru.hpp"
#include "pdf/writer/structure.hpp"

namespace vestnik {

class Navigation {
 public:
  Navigation(Haru& haru, const Pages& pages, const std::vector<HPDF_Page>& page_objects);

  /// One annotation for each link on a page, however many lines it takes.
  void add_links(std::size_t page, const std::vector<LinkArea>& areas, StructureTree& structure);
  void write();

 private:
  [[nodiscard]] HPDF_Array destination(std::size_t page, Pt x, Pt y);
  [[nodiscard]] HPDF_Dict annotation(const LinkTarget& target, const std::vector<LinkArea>& areas);
  void write_outline();
  void write_page_labels();
  void write_names();

  Haru& haru_;
  const Pages& pages_;
  const std::vector<HPDF_Page>& page_objects_;
  std::map<std::string, const Anchor*> anchors_;
};

}  // namespace vestnik
