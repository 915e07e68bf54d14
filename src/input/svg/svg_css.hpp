/// @file svg_css.hpp
/// The simple style sheets that drawing programs put into an SVG.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "findings/sink/picture_findings.hpp"

namespace vestnik::svg {

class Element;

/// Called with a property's name and value.
using PropertyUse = std::function<void(std::string_view, std::string_view)>;

/// Rules whose selectors name one element by type, classes and id: "path", ".st0", "g.a.b", "#logo", "*". Others
/// (descendants, pseudo-classes, attributes) and @-rules are left out with a warning.
class StyleSheet {
 public:
  /// Adds the text of a style element.
  void add(std::string_view css, picture::Findings& findings);
  /// The declarations that apply, in ascending order of priority (CSS 2, 6.4.3). Returns how many
  /// declarations and selectors it looked at.
  std::size_t for_each_match(const Element& element, const PropertyUse& use) const;

 private:
  using Declarations = std::vector<std::pair<std::string, std::string>>;
  struct Selector {
    std::string type, id;  // empty: any
    std::vector<std::string> classes;
    std::size_t rule = 0;
    [[nodiscard]] std::size_t specificity() const {
      return (id.empty() ? 0 : 10'000) + 100 * classes.size() + (type.empty() ? 0 : 1);
    }
    [[nodiscard]] bool matches(const Element& element) const;
  };

  void add_rule(std::string_view selectors, std::string_view block, picture::Findings& findings);
  static bool parse_selector(std::string_view text, Selector& selector);

  std::vector<Declarations> rules_;
  std::vector<Selector> selectors_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_key_;  // "#id", ".class", "type" or "*": selectors
};

}  // namespace vestnik::svg
