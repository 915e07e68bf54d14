/// @file svg_chain.hpp
/// Paint servers that refer to one another.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "input/svg/svg_document.hpp"

namespace vestnik::svg {

/// A paint server and those that it refers to, as long as they are of the same kinds: what one does not say, the next
/// may.
class Chain {
 public:
  Chain(const Document& document, const xmlNode* first, std::initializer_list<std::string_view> kinds);

  /// What it costs to read them once more, as `weight` counts.
  [[nodiscard]] std::size_t work() const { return work_; }
  [[nodiscard]] bool empty() const { return elements_.empty(); }
  [[nodiscard]] const Element& front() const { return elements_.front(); }
  /// The first element that has children which `counts` accepts, or null.
  template <class Counts>
  [[nodiscard]] const Element* first_with(const Counts& counts) const {
    for (const Element& element : elements_) {
      for (const xmlNode* child : element.children()) {
        if (counts(Element(child))) return &element;
      }
    }
    return nullptr;
  }
  /// An attribute of the first that has it; "" if none does.
  [[nodiscard]] std::string_view get(std::string_view attribute) const;

 private:
  std::vector<Element> elements_;
  std::size_t work_ = 0;
};

}  // namespace vestnik::svg
