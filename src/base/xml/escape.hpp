/// @file escape.hpp
/// Text that goes into XML or HTML.
#pragma once

#include <string>
#include <string_view>

namespace vestnik {

/// UTF-8 as the content of an element or of an attribute in double quotes (XML 1.0, section 2.2 and 2.4). Tabs and ends
/// of lines survive in attributes too; a character that XML has no place for becomes a question mark.
[[nodiscard]] std::string xml_escaped(std::string_view utf8);

}  // namespace vestnik
