/// @file xml_tree.hpp
/// XML of an office document as a tree, read within limits. Names have the prefixes that the standards use, whatever
/// prefixes the file uses: "w:p", "office:text".
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vestnik::readers {

/// An element, or a text (its name is empty).
struct Node {
  std::string_view name;  ///< of an element; lives as long as its tree
  std::string text;       ///< of a text
  std::vector<std::pair<std::string_view, std::string>> attributes;
  std::vector<Node> children;

  [[nodiscard]] bool is(std::string_view wanted) const { return name == wanted; }
  /// The attribute's value; nullptr: none.
  [[nodiscard]] const std::string* attribute(std::string_view wanted) const;
  [[nodiscard]] std::string value(std::string_view wanted, std::string_view otherwise = {}) const;
  /// The first child of that name; nullptr: none.
  [[nodiscard]] const Node* child(std::string_view wanted) const;
  /// The first node of that name below this one, in reading order.
  [[nodiscard]] const Node* find(std::string_view wanted) const;
  /// All texts below, one after the other.
  [[nodiscard]] std::string all_text() const;
};

struct XmlLimits {
  int depth = 200;
  std::size_t nodes = 4'000'000;
};

class XmlTree {
 public:
  /// Nothing: the text is no XML, holds a document type (entities come from there), or goes beyond the limits;
  /// `problem` says which.
  [[nodiscard]] static std::optional<XmlTree> parse(std::string_view xml, std::string& problem,
                                                    const XmlLimits& limits = {});
  [[nodiscard]] const Node& root() const { return root_; }

  XmlTree(XmlTree&&) noexcept = default;
  XmlTree& operator=(XmlTree&&) noexcept = default;
  XmlTree(const XmlTree&) = delete;
  XmlTree& operator=(const XmlTree&) = delete;
  ~XmlTree() = default;

 private:
  XmlTree() = default;
  friend class TreeBuilder;
  friend class HtmlTreeBuilder;
  std::vector<std::unique_ptr<const std::string>> names_;
  Node root_;
};

}  // namespace vestnik::readers
