/// @file html_styles.hpp
/// What a web page's styles say of text: the part of CSS that tells how it is printed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "tools/readers/xml_tree.hpp"
#include "tools/source/source_document.hpp"

namespace vestnik::readers {

/// A text's look and its paragraph's, as elements hand them down.
struct HtmlFormat {
  source::Look look{.size = 12};
  source::Alignment alignment = source::Alignment::start;
};

class HtmlStyles {
 public:
  /// Takes the rules whose selectors are an element, a class, an element with a class, or an id; others need a browser.
  void read(std::string_view sheet);
  /// The format inside `element`, of which `outer` stands around it.
  [[nodiscard]] HtmlFormat inside(const Node& element, const HtmlFormat& outer) const;
  /// The declarations of an element: its own and those of the sheets, the strongest last.
  [[nodiscard]] std::string declarations(const Node& element) const;

 private:
  std::map<std::string, std::string, std::less<>> rules_;  // declarations by selector
};

/// The value of a property in declarations, the last one; empty: none.
[[nodiscard]] std::string css_value(std::string_view declarations, std::string_view property);
/// "12pt", "16px", "1.5em", "120%", of a size in points; nothing: another unit.
[[nodiscard]] std::optional<double> css_length(std::string_view text, double of);

/// The words of a class or another attribute whose words are divided by spaces.
[[nodiscard]] std::vector<std::string> words_of_attribute(const Node& element, std::string_view name);

}  // namespace vestnik::readers
