/// @file html_tree.hpp
/// HTML as browsers take it, however broken, as a tree.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tools/readers/xml_tree.hpp"

namespace vestnik::readers {

struct HtmlTree {
  XmlTree tree;            ///< its root has no name; elements' names are small letters
  std::string saved_from;  ///< the address that browsers write into a page that they save; may be empty
};

/// Parses UTF-8. What stands deeper than `limits.depth` is at that depth. Nothing: the page goes beyond the other
/// limits or nests so deep that no browser would show it; `problem` says which.
[[nodiscard]] std::optional<HtmlTree> parse_html(std::string_view utf8, std::string& problem,
                                                 const XmlLimits& limits = {.depth = 150});

}  // namespace vestnik::readers
