/// @file addresses.hpp
/// Addresses amid text: no rule for words holds for them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "input/markup/markup.hpp"

namespace vestnik {

/// Bytes [begin, end) of a text.
struct TextStretch {
  std::size_t begin = 0, end = 0;
};

/// The web and e-mail addresses in `utf8`, in order, without the punctuation beside them: what is put before or behind
/// an address does not change where it begins and ends.
[[nodiscard]] std::vector<TextStretch> addresses_in(std::string_view utf8);

/// Whether a PDF's link may lead there: a web, ftp, e-mail or telephone address whole, or "#name", a place in the
/// document. The scheme may be in capitals.
[[nodiscard]] bool is_link_address(std::string_view address);

/// The text with its addresses as links, but for those that are code or part of a link.
[[nodiscard]] InlineText with_links(InlineText text);

}  // namespace vestnik
