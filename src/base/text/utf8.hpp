/// @file utf8.hpp
/// Between UTF-8 and code points.
#pragma once

#include <string>
#include <string_view>

namespace vestnik {

/// The code points of valid UTF-8.
[[nodiscard]] std::u32string to_utf32(std::string_view utf8);

void append_utf8(std::string& utf8, char32_t code);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

/// Whether a reader would see nothing: white space and characters without width alone.
[[nodiscard]] bool is_blank(std::string_view text);

}  // namespace vestnik
