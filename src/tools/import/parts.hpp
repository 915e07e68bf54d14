/// @file parts.hpp
/// What the elements of a document's sections are: titles by size, weight, capitals, centring and place.
#pragma once

#include <cstdint>
#include <vector>

#include "tools/import/element.hpp"

namespace vestnik::importing {

enum class Part : std::uint8_t {
  text,
  item,     ///< of a list
  country,  ///< opens a section
  title,
  more_title,   ///< goes on with the title before it
  above_title,  ///< belongs to the article whose title follows
  masthead,     ///< the medium's name or logo above a title
  subheading,
  lesser_subheading,
  caption,  ///< of the picture before it
  source,
  rule,  ///< typed signs between articles
  picture,
  table,
};

/// One part for each element, those of the first section's heading left out.
[[nodiscard]] std::vector<Part> find_parts(const Elements& elements, const source::Document& document,
                                           const Context& context);

/// The line holds nothing but addresses, two or more; each of them. Otherwise empty.
[[nodiscard]] std::vector<std::string> several_addresses(std::string_view text);

/// "Source:" with nothing behind it.
[[nodiscard]] bool is_source_label(std::string_view text);

/// The element says where an article was taken from, and nothing else.
[[nodiscard]] bool stands_as_source(const Element& element);

/// A text of several words that is all one link: a title, or the name of a source.
[[nodiscard]] bool is_linked_text(const Element& element);

/// A short text of one look that no sentence ends: it may stand over others.
[[nodiscard]] bool may_be_heading(const Element& element);

}  // namespace vestnik::importing
