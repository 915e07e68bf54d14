/// @file addresses.hpp
/// Addresses amid text: no rule for words holds for them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace vestnik {

/// Bytes [begin, end) of a text.
struct TextStretch {
  std::size_t begin = 0, end = 0;
};

/// The words of `utf8` that are web or e-mail addresses, with the punctuation beside them, in order.
[[nodiscard]] std::vector<TextStretch> addresses_in(std::string_view utf8);

}  // namespace vestnik
