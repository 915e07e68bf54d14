/// @file text_string.hpp
/// UTF-8 in the encodings that PDF wants.
#pragma once

#include <string>
#include <string_view>

namespace vestnik {

/// Appends UTF-16BE as hexadecimal digits, without a byte order mark.
void append_utf16_hex(std::string& out, std::string_view utf8);

/// An address with everything percent-encoded that may not stand in a URI.
[[nodiscard]] std::string uri_escaped(std::string_view address);

}  // namespace vestnik
