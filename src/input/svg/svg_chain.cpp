#include "input/svg/svg_chain.hpp"

#include <algorithm>

#include "input/svg/svg_values.hpp"

namespace vestnik::svg {

Chain::Chain(const Document& document, const xmlNode* first, std::initializer_list<std::string_view> kinds) {
  constexpr std::size_t longest = 16;
  for (const xmlNode* node = first; node && elements_.size() < longest;) {
    work_ += weight(node);
    elements_.emplace_back(node);
    if (std::find(kinds.begin(), kinds.end(), elements_.back().name()) == kinds.end()) {
      elements_.pop_back();
      break;
    }
    node = document.find(local_reference(elements_.back().get("href")));
  }
}

std::string_view Chain::get(std::string_view attribute) const {
  const auto found =
      std::find_if(elements_.begin(), elements_.end(), [&](const Element& e) { return e.has(attribute); });
  return found == elements_.end() ? std::string_view() : found->get(attribute);
}

}  // namespace vestnik::svg
