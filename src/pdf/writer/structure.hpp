/// @file structure.hpp
/// The structure tree (ISO 32000-1, 14.7) from the order in which content appears.
#pragma once

#include <string>
#include <vector>

#include "layout/page/pages.hpp"
#include "pdf/writer/haru.hpp"

namespace vestnik {

class StructureTree {
 public:
  StructureTree(Haru& haru, const std::vector<StructureNode>& nodes);

  /// Notes that marked content `mcid` of `page` belongs to `node`.
  void add_content(NodeId node, std::size_t page, int mcid);
  /// Notes that a link annotation on `page` belongs to `node`; returns the annotation's key in the parent tree.
  [[nodiscard]] int add_annotation(NodeId node, std::size_t page, HPDF_Dict annotation);
  /// The printed extent of a figure, in PDF coordinates: left, bottom, right, top.
  void set_extent(NodeId node, std::array<double, 4> extent);
  /// The standard structure type, as it is also named in the content.
  [[nodiscard]] const char* type(NodeId node) const;
  /// Writes the tree into the catalog and its keys into `pages`.
  void write(const std::vector<HPDF_Page>& pages);

 private:
  struct Kid {
    enum class Kind { content, element, annotation } kind;
    int number = 0;  ///< MCID, or node
    std::size_t page = 0;
    HPDF_Dict annotation = nullptr;
  };
  struct Element {
    std::vector<Kid> kids;
    std::vector<std::array<double, 4>> extent;  ///< none or one
    bool attached = false;
    bool named = false;  ///< others refer to it
    HPDF_Dict dict = nullptr;
  };

  void attach(NodeId node);
  void attach_empty_cells();
  void write_element(NodeId node, const std::vector<HPDF_Page>& pages);
  void write_attributes(NodeId node);
  [[nodiscard]] HPDF_Dict cell_attributes(const StructureNode& cell);
  [[nodiscard]] HPDF_Dict name_tree();
  [[nodiscard]] void* kid_object(const Kid& kid, const std::vector<HPDF_Page>& pages);
  [[nodiscard]] HPDF_Dict parent_tree(std::size_t page_count);

  Haru& haru_;
  const std::vector<StructureNode>& nodes_;
  std::vector<Element> elements_;
  std::vector<std::vector<NodeId>> content_of_page_;  ///< by page: node of each MCID
  std::vector<NodeId> annotations_;                   ///< by order; keys follow those of the pages
};

}  // namespace vestnik
