/// @file html_text.hpp
/// The bytes of a web page → UTF-8 that a parser of HTML can take.
#pragma once

#include <string>
#include <string_view>

namespace vestnik::readers {

struct HtmlText {
  std::string utf8;     ///< without Microsoft's conditional sections, their content kept
  std::string guessed;  ///< the encoding, where the page names none or another one; empty: none was guessed
};

/// By the byte order mark, by what the page says or the server said (`stated`, may be empty), else by what the bytes
/// can be.
[[nodiscard]] HtmlText html_as_utf8(std::string_view bytes, const std::string& stated);

/// A web page by its first bytes, whatever its name says.
[[nodiscard]] bool looks_like_html(std::string_view bytes);

}  // namespace vestnik::readers
