/// @file svg_css.hpp
/// The simple style sheets that drawing programs put into an SVG.
#pragma once

#include <libxml/tree.h>

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

/// Rules whose selectors name an element by type, classes and id ("path", ".st0", "g.a.b", "#logo", "*"), alone or
/// within others (".chart text", "g > path"). Others (pseudo-classes, attributes, siblings) and @-rules are left out
/// with a warning.
class StyleSheet {
 public:
  /// Adds the text of a style element.
  void add(std::string_view css, picture::Findings& findings);
  /// The declarations that apply, in ascending order of priority (CSS 2, 6.4.3). Returns how many
  /// declarations and selectors it looked at.
  std::size_t for_each_match(const Element& element, const PropertyUse& use) const;

 private:
  using Declarations = std::vector<std::pair<std::string, std::string>>;
  /// What a selector says of one element.
  struct Compound {
    std::string type, id;  // empty: any
    std::vector<std::string> classes;
    bool child = false;  // of the element that the compound before it is about; else anywhere within it
    [[nodiscard]] std::size_t specificity() const {
      return (id.empty() ? 0 : 10'000) + 100 * classes.size() + (type.empty() ? 0 : 1);
    }
    [[nodiscard]] bool matches(std::string_view name, std::string_view id, std::string_view classes) const;
  };
  struct Selector {
    std::vector<Compound> compounds;  // the element's own last
    std::size_t rule = 0;
    std::size_t specificity = 0;
  };

  void add_rule(std::string_view selectors, std::string_view block, picture::Findings& findings);
  static bool parse_selector(std::string_view text, Selector& selector);
  static bool parse_compound(std::string_view& text, Compound& compound);
  /// Whether the compounds before number `count` match elements around `node`. Adds to `steps` what it looked at.
  static bool matches_around(const Selector& selector, std::size_t count, const xmlNode* node, std::size_t& steps);

  std::vector<Declarations> rules_;
  std::vector<Selector> selectors_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_key_;  // "#id", ".class", "type" or "*": selectors
};

}  // namespace vestnik::svg
