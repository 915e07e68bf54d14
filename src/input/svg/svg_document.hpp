/// @file svg_document.hpp
/// An SVG file as a tree of elements, with the style sheets that it brings along.
#pragma once

#include <libxml/tree.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "findings/sink/picture_findings.hpp"
#include "input/svg/svg_css.hpp"

namespace vestnik::svg {

/// Whether a node is an element of SVG.
[[nodiscard]] bool is_svg_element(const xmlNode* node);

/// The attributes of one element: those without a namespace, xlink:href as "href", and those of XML as "xml:lang".
class Element {
 public:
  explicit Element(const xmlNode* node);

  [[nodiscard]] const xmlNode* node() const { return node_; }
  [[nodiscard]] std::string_view name() const { return name_; }
  /// Of the file; 0 if it is not known.
  [[nodiscard]] int line() const;
  [[nodiscard]] std::string_view get(std::string_view attribute) const;  ///< "" without one
  [[nodiscard]] bool has(std::string_view attribute) const { return find(attribute) != nullptr; }
  [[nodiscard]] const std::vector<std::pair<std::string_view, std::string>>& attributes() const { return attributes_; }
  /// Elements of SVG inside of it.
  [[nodiscard]] std::vector<const xmlNode*> children() const;

 private:
  [[nodiscard]] const std::string* find(std::string_view attribute) const;

  const xmlNode* node_;
  std::string_view name_;
  std::vector<std::pair<std::string_view, std::string>> attributes_;
};

/// What it costs to read an element with all that is in it once more: about 1 for each 32 bytes.
[[nodiscard]] std::size_t weight(const xmlNode* root);

class Document {
 public:
  /// Parses without network, external entities and entities in entities. An error is reported.
  [[nodiscard]] static std::optional<Document> read(std::string_view file, picture::Findings& findings);

  [[nodiscard]] const xmlNode* root() const { return xmlDocGetRootElement(tree_.get()); }
  [[nodiscard]] const xmlNode* find(std::string_view id) const;  ///< or null
  /// Calls `use` with each property of an element in ascending priority: presentation attributes, style sheets, style
  /// attribute. Returns how many declarations and selectors it looked at.
  std::size_t for_each_property(const Element& element, const PropertyUse& use) const;

 private:
  struct FreeTree {
    void operator()(xmlDoc* tree) const { xmlFreeDoc(tree); }
  };
  explicit Document(xmlDoc* tree) : tree_(tree) {}
  void index(picture::Findings& findings);

  std::unique_ptr<xmlDoc, FreeTree> tree_;
  std::map<std::string, const xmlNode*, std::less<>> by_id_;
  StyleSheet sheet_;
};

}  // namespace vestnik::svg
