#include "pdf/writer/navigation.hpp"

#include <algorithm>
#include <charconv>

#include "pdf/writer/text_string.hpp"

namespace vestnik {

Navigation::Navigation(Haru& haru, const Pages& pages, const std::vector<HPDF_Page>& page_objects)
    : haru_(haru), pages_(pages), page_objects_(page_objects) {
  for (const Anchor& anchor : pages.anchors) anchors_.emplace(anchor.name, &anchor);
}

HPDF_Array Navigation::destination(std::size_t page, Pt x, Pt y) {
  HPDF_Array array = haru_.array();
  haru_.add(array, page_objects_[page]);
  haru_.add_name(array, "XYZ");
  haru_.add_real(array, x.value);
  haru_.add_real(array, (pages_.height - y).value);
  haru_.add(array, HPDF_Null_New(haru_.doc()->mmgr));
  return array;
}

HPDF_Dict Navigation::annotation(const LinkTarget& target, const std::vector<LinkArea>& areas) {
  HPDF_Dict result = haru_.indirect_dict();
  haru_.add_name(result, "Type", "Annot");
  haru_.add_name(result, "Subtype", "Link");
  haru_.add(result, "F", 4);
  HPDF_Array border = haru_.array();
  for (int i = 0; i < 3; ++i) haru_.add(border, 0);
  haru_.add(result, "Border", border);
  std::array<double, 4> box{areas[0].left, areas[0].bottom, areas[0].right, areas[0].top};
  std::vector<double> quads;
  for (const LinkArea& a : areas) {
    box = {std::min(box[0], a.left), std::min(box[1], a.bottom), std::max(box[2], a.right), std::max(box[3], a.top)};
    quads.insert(quads.end(), {a.left, a.top, a.right, a.top, a.left, a.bottom, a.right, a.bottom});
  }
  haru_.add(result, "Rect", haru_.reals(box));
  haru_.add(result, "QuadPoints", haru_.reals(quads));
  haru_.add_text(result, "Contents", target.description.empty() ? target.uri : target.description);
  if (!target.uri.empty()) {
    HPDF_Dict action = haru_.dict();
    haru_.add_name(action, "Type", "Action");
    haru_.add_name(action, "S", "URI");
    haru_.add_bytes(action, "URI", uri_escaped(target.uri));
    haru_.add(result, "A", action);
  } else if (const auto anchor = anchors_.find(target.anchor); anchor != anchors_.end()) {
    haru_.add(result, "Dest", destination(anchor->second->page, anchor->second->x, anchor->second->y));
  } else {
    throw HaruError("a link leads to \"" + target.anchor + "\", which is not in the document");
  }
  return result;
}

void Navigation::add_links(std::size_t page, const std::vector<LinkArea>& areas, StructureTree& structure) {
  if (areas.empty()) return;
  std::map<int, std::vector<LinkArea>> by_link;
  for (const LinkArea& area : areas) by_link[area.link].push_back(area);
  HPDF_Array annotations = haru_.array();
  for (const auto& [link, parts] : by_link) {
    HPDF_Dict object = annotation(pages_.links[static_cast<std::size_t>(link)], parts);
    haru_.add(object, "StructParent", structure.add_annotation(parts.front().node, page, object));
    haru_.add(annotations, object);
  }
  haru_.add(page_objects_[page], "Annots", annotations);
}

void Navigation::write() {
  write_outline();
  write_page_labels();
  write_names();
}

void Navigation::write_outline() {
  if (pages_.outline.empty()) return;
  struct Open {
    int level;
    HPDF_Dict dict, last_child;
    int children;
  };
  HPDF_Dict root = haru_.indirect_dict();
  haru_.add_name(root, "Type", "Outlines");
  std::vector<Open> path{{0, root, nullptr, 0}};
  const auto close = [&] {
    const Open& done = path.back();
    if (done.last_child != nullptr) {
      haru_.add(done.dict, "Last", done.last_child);
      // Sections are shown open, articles in them closed away.
      haru_.add(done.dict, "Count", done.level == 0 ? done.children : -done.children);
    }
    path.pop_back();
  };
  for (const OutlineEntry& entry : pages_.outline) {
    while (path.size() > 1 && path.back().level >= entry.level) close();
    HPDF_Dict item = haru_.indirect_dict();
    Open& parent = path.back();
    haru_.add_text(item, "Title", entry.title);
    haru_.add(item, "Parent", parent.dict);
    haru_.add(item, "Dest", destination(entry.page, Pt{}, entry.y));
    if (parent.last_child == nullptr) {
      haru_.add(parent.dict, "First", item);
    } else {
      haru_.add(item, "Prev", parent.last_child);
      haru_.add(parent.last_child, "Next", item);
    }
    parent.last_child = item;
    ++parent.children;
    path.push_back({entry.level, item, nullptr, 0});
  }
  while (!path.empty()) close();
  haru_.add(haru_.catalog(), "Outlines", root);
  haru_.add_name(haru_.catalog(), "PageMode", "UseOutlines");
}

/// A range for every stretch of pages that count on, and for those without folio.
void Navigation::write_page_labels() {
  HPDF_Array numbers = haru_.array();
  int expected = -1;  // the folio that would go on; 0: none
  for (std::size_t i = 0; i < pages_.pages.size(); ++i) {
    const std::string& folio = pages_.pages[i].folio;
    int value = 0;
    std::from_chars(folio.data(), folio.data() + folio.size(), value);
    if (value == expected) {
      expected = value == 0 ? 0 : value + 1;
      continue;
    }
    HPDF_Dict label = haru_.dict();
    if (value > 0) {
      haru_.add_name(label, "S", "D");
      haru_.add(label, "St", value);
    }
    haru_.add(numbers, static_cast<int>(i));
    haru_.add(numbers, label);
    expected = value == 0 ? 0 : value + 1;
  }
  HPDF_Dict labels = haru_.indirect_dict();
  haru_.add(labels, "Nums", numbers);
  haru_.add(haru_.catalog(), "PageLabels", labels);
}

void Navigation::write_names() {
  if (anchors_.empty()) return;
  HPDF_Array names = haru_.array();
  for (const auto& [name, anchor] : anchors_) {  // a name tree is sorted, as is the map
    haru_.add_bytes(names, name);
    haru_.add(names, destination(anchor->page, anchor->x, anchor->y));
  }
  HPDF_Dict destinations = haru_.indirect_dict();
  haru_.add(destinations, "Names", names);
  HPDF_Dict root = haru_.indirect_dict();
  haru_.add(root, "Dests", destinations);
  haru_.add(haru_.catalog(), "Names", root);
}

}  // namespace vestnik
