#include "pdf/writer/structure.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vestnik {
namespace {

constexpr std::size_t tree_leaf = 4000;  // pairs in one leaf of the parent tree: arrays end at 32,767 elements

const char* type_of(Tag tag) {
  switch (tag) {
    case Tag::document:
      return "Document";
    case Tag::section:
      return "Sect";
    case Tag::division:
      return "Div";
    case Tag::heading1:
      return "H1";
    case Tag::heading2:
      return "H2";
    case Tag::heading3:
      return "H3";
    case Tag::paragraph:
      return "P";
    case Tag::list:
      return "L";
    case Tag::list_item:
      return "LI";
    case Tag::label:
      return "Lbl";
    case Tag::list_body:
      return "LBody";
    case Tag::block_quote:
      return "BlockQuote";
    case Tag::table:
      return "Table";
    case Tag::table_row:
      return "TR";
    case Tag::table_head_cell:
      return "TH";
    case Tag::table_cell:
      return "TD";
    case Tag::figure:
      return "Figure";
    case Tag::caption:
      return "Caption";
    case Tag::contents:
      return "TOC";
    case Tag::contents_item:
      return "TOCI";
    case Tag::reference:
      return "Reference";
    case Tag::link:
      return "Link";
    case Tag::span:
      return "Span";
    case Tag::code:
      return "Code";
  }
  return "P";
}

/// Of equal length, so that names and elements have one order.
std::string name_of(NodeId node) { return fmt::format("e{:07}", node); }

}  // namespace

StructureTree::StructureTree(Haru& haru, const std::vector<StructureNode>& nodes)
    : haru_(haru), nodes_(nodes), elements_(nodes.size()) {}

const char* StructureTree::type(NodeId node) const { return type_of(nodes_[static_cast<std::size_t>(node)].tag); }

/// An element becomes its parent's child when its first content appears.
void StructureTree::attach(NodeId node) {
  while (node >= 0 && !elements_[static_cast<std::size_t>(node)].attached) {
    elements_[static_cast<std::size_t>(node)].attached = true;
    const NodeId parent = nodes_[static_cast<std::size_t>(node)].parent;
    if (parent >= 0) {
      attach(parent);
      elements_[static_cast<std::size_t>(parent)].kids.push_back({Kid::Kind::element, node});
    }
    node = parent;
  }
}

/// A cell without content is still a cell: without it the row would have fewer than the others.
void StructureTree::attach_empty_cells() {
  std::vector<NodeId> parents;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const bool cell = nodes_[i].tag == Tag::table_cell || nodes_[i].tag == Tag::table_head_cell;
    if (!cell || elements_[i].attached) continue;
    attach(static_cast<NodeId>(i));
    const NodeId row = nodes_[i].parent;
    parents.insert(parents.end(), {row, nodes_[static_cast<std::size_t>(row)].parent});
  }
  // Cells and rows were made in reading order and hold nothing else beside each other.
  for (const NodeId parent : parents) {
    std::vector<Kid>& kids = elements_[static_cast<std::size_t>(parent)].kids;
    std::stable_sort(kids.begin(), kids.end(), [](const Kid& a, const Kid& b) { return a.number < b.number; });
  }
}

void StructureTree::add_content(NodeId node, std::size_t page, int mcid) {
  attach(node);
  elements_[static_cast<std::size_t>(node)].kids.push_back({Kid::Kind::content, mcid, page});
  if (content_of_page_.size() <= page) content_of_page_.resize(page + 1);
  content_of_page_[page].push_back(node);
}

int StructureTree::add_annotation(NodeId node, std::size_t page, HPDF_Dict annotation) {
  attach(node);
  elements_[static_cast<std::size_t>(node)].kids.push_back({Kid::Kind::annotation, 0, page, annotation});
  annotations_.push_back(node);
  // Pages take the first keys; their number is known to be below this.
  constexpr int first_annotation_key = 1'000'000;
  return first_annotation_key + static_cast<int>(annotations_.size()) - 1;
}

void StructureTree::set_extent(NodeId node, std::array<double, 4> extent) {
  elements_[static_cast<std::size_t>(node)].extent.assign(1, extent);
}

void StructureTree::write(const std::vector<HPDF_Page>& pages) {
  if (elements_.empty()) return;
  attach(0);
  attach_empty_cells();
  for (Element& element : elements_) {
    if (element.attached) element.dict = haru_.indirect_dict();
  }
  for (const StructureNode& node : nodes_) {
    for (const NodeId head : node.heads) elements_[static_cast<std::size_t>(head)].named = true;
  }
  HPDF_Dict root = haru_.indirect_dict();
  haru_.add_name(root, "Type", "StructTreeRoot");
  haru_.add(root, "K", elements_.front().dict);
  haru_.add(elements_.front().dict, "P", root);
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    if (elements_[i].attached) write_element(static_cast<NodeId>(i), pages);
  }
  haru_.add(root, "ParentTree", parent_tree(pages.size()));
  if (HPDF_Dict names = name_tree(); names != nullptr) haru_.add(root, "IDTree", names);
  haru_.add(haru_.catalog(), "StructTreeRoot", root);
  HPDF_Dict mark = haru_.dict();
  haru_.add(mark, "Marked", true);
  haru_.add(haru_.catalog(), "MarkInfo", mark);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    haru_.add(pages[page], "StructParents", static_cast<int>(page));
    haru_.add_name(pages[page], "Tabs", "S");
  }
}

void StructureTree::write_element(NodeId id, const std::vector<HPDF_Page>& pages) {
  const StructureNode& node = nodes_[static_cast<std::size_t>(id)];
  Element& element = elements_[static_cast<std::size_t>(id)];
  haru_.add_name(element.dict, "Type", "StructElem");
  haru_.add_name(element.dict, "S", type(id));
  if (element.named) haru_.add_bytes(element.dict, "ID", name_of(id));
  if (node.parent >= 0) haru_.add(element.dict, "P", elements_[static_cast<std::size_t>(node.parent)].dict);
  if (!node.language.empty()) haru_.add_bytes(element.dict, "Lang", node.language);
  if (!node.alternative.empty()) haru_.add_text(element.dict, "Alt", node.alternative);
  if (!node.title.empty()) haru_.add_text(element.dict, "T", node.title);
  write_attributes(id);
  // The page most content is on stands once, in the element.
  const auto first = std::find_if(element.kids.begin(), element.kids.end(),
                                  [](const Kid& kid) { return kid.kind != Kid::Kind::element; });
  if (first != element.kids.end()) haru_.add(element.dict, "Pg", pages[first->page]);
  HPDF_Array kids = haru_.array();
  for (const Kid& kid : element.kids) {
    const bool here = first != element.kids.end() && kid.page == first->page;
    if (kid.kind == Kid::Kind::content && here) {
      haru_.add(kids, kid.number);
    } else {
      haru_.add(kids, kid_object(kid, pages));
    }
  }
  haru_.add(element.dict, "K", kids);
}

void* StructureTree::kid_object(const Kid& kid, const std::vector<HPDF_Page>& pages) {
  if (kid.kind == Kid::Kind::element) return elements_[static_cast<std::size_t>(kid.number)].dict;
  HPDF_Dict reference = haru_.dict();
  haru_.add_name(reference, "Type", kid.kind == Kid::Kind::content ? "MCR" : "OBJR");
  haru_.add(reference, "Pg", pages[kid.page]);
  if (kid.kind == Kid::Kind::content) {
    haru_.add(reference, "MCID", kid.number);
  } else {
    haru_.add(reference, "Obj", kid.annotation);
  }
  return reference;
}

void StructureTree::write_attributes(NodeId id) {
  const StructureNode& node = nodes_[static_cast<std::size_t>(id)];
  const Element& element = elements_[static_cast<std::size_t>(id)];
  HPDF_Dict attributes = nullptr;
  if (node.tag == Tag::list) {
    attributes = haru_.dict();
    haru_.add_name(attributes, "O", "List");
    haru_.add_name(attributes, "ListNumbering", node.ordered ? "Decimal" : "Disc");
  } else if (node.tag == Tag::table_head_cell || node.tag == Tag::table_cell) {
    attributes = cell_attributes(node);
  } else if (node.struck || node.position != TextPosition::normal) {
    attributes = haru_.dict();
    haru_.add_name(attributes, "O", "Layout");
    if (node.struck) haru_.add_name(attributes, "TextDecorationType", "LineThrough");
    if (node.position == TextPosition::superscript) haru_.add_name(attributes, "TextPosition", "Sup");
    if (node.position == TextPosition::subscript) haru_.add_name(attributes, "TextPosition", "Sub");
  } else if (node.tag == Tag::figure && !element.extent.empty()) {
    attributes = haru_.dict();
    haru_.add_name(attributes, "O", "Layout");
    haru_.add_name(attributes, "Placement", "Block");
    haru_.add(attributes, "BBox", haru_.reals(element.extent.front()));
  }
  if (attributes != nullptr) haru_.add(element.dict, "A", attributes);
}

/// Nothing for a cell of which there is nothing to say.
HPDF_Dict StructureTree::cell_attributes(const StructureNode& cell) {
  const bool head = cell.tag == Tag::table_head_cell;
  if (!head && cell.rows == 1 && cell.columns == 1 && cell.heads.empty()) return nullptr;
  HPDF_Dict attributes = haru_.dict();
  haru_.add_name(attributes, "O", "Table");
  if (head) {
    haru_.add_name(attributes, "Scope",
                   cell.scope == HeadScope::both  ? "Both"
                   : cell.scope == HeadScope::row ? "Row"
                                                  : "Column");
  }
  if (cell.rows > 1) haru_.add(attributes, "RowSpan", cell.rows);
  if (cell.columns > 1) haru_.add(attributes, "ColSpan", cell.columns);
  if (cell.heads.empty()) return attributes;
  HPDF_Array heads = haru_.array();
  for (const NodeId id : cell.heads) haru_.add_bytes(heads, name_of(id));
  haru_.add(attributes, "Headers", heads);
  return attributes;
}

/// The elements that others refer to by name, in the names' order; nothing if there are none.
HPDF_Dict StructureTree::name_tree() {
  std::vector<NodeId> named;
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    if (elements_[i].named) named.push_back(static_cast<NodeId>(i));
  }
  if (named.empty()) return nullptr;
  HPDF_Array leaves = haru_.array();
  for (std::size_t at = 0; at < named.size(); at += tree_leaf) {
    const std::size_t end = std::min(at + tree_leaf, named.size());
    HPDF_Dict leaf = haru_.indirect_dict();
    HPDF_Array limits = haru_.array(), names = haru_.array();
    haru_.add_bytes(limits, name_of(named[at]));
    haru_.add_bytes(limits, name_of(named[end - 1]));
    for (std::size_t i = at; i < end; ++i) {
      haru_.add_bytes(names, name_of(named[i]));
      haru_.add(names, elements_[static_cast<std::size_t>(named[i])].dict);
    }
    haru_.add(leaf, "Limits", limits);
    haru_.add(leaf, "Names", names);
    haru_.add(leaves, leaf);
  }
  HPDF_Dict root = haru_.indirect_dict();
  haru_.add(root, "Kids", leaves);
  return root;
}

/// A number tree: page keys first, then those of annotations, in leaves of bounded size.
HPDF_Dict StructureTree::parent_tree(std::size_t page_count) {
  std::vector<std::pair<int, void*>> entries;
  content_of_page_.resize(page_count);
  for (std::size_t page = 0; page < page_count; ++page) {
    HPDF_Array elements = haru_.indirect_array();
    for (const NodeId node : content_of_page_[page]) {
      haru_.add(elements, elements_[static_cast<std::size_t>(node)].dict);
    }
    entries.emplace_back(static_cast<int>(page), elements);
  }
  for (std::size_t i = 0; i < annotations_.size(); ++i) {
    entries.emplace_back(1'000'000 + static_cast<int>(i), elements_[static_cast<std::size_t>(annotations_[i])].dict);
  }
  HPDF_Dict root = haru_.indirect_dict();
  HPDF_Array leaves = haru_.array();
  for (std::size_t at = 0; at < entries.size(); at += tree_leaf) {
    const std::size_t end = std::min(at + tree_leaf, entries.size());
    HPDF_Dict leaf = haru_.indirect_dict();
    HPDF_Array limits = haru_.array(), numbers = haru_.array();
    haru_.add(limits, entries[at].first);
    haru_.add(limits, entries[end - 1].first);
    for (std::size_t i = at; i < end; ++i) {
      haru_.add(numbers, entries[i].first);
      haru_.add(numbers, entries[i].second);
    }
    haru_.add(leaf, "Limits", limits);
    haru_.add(leaf, "Nums", numbers);
    haru_.add(leaves, leaf);
  }
  haru_.add(root, "Kids", leaves);
  return root;
}

}  // namespace vestnik
