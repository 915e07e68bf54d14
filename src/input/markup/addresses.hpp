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

/// The web and e-mail addresses in `utf8`, in order, without the punctuation beside them: what is put before or behind
/// an address does not change where it begins and ends.
[[nodiscard]] std::vector<TextStretch> addresses_in(std::string_view utf8);

}  // namespace vestnik
