/// @file sign_marks.hpp
/// Signs amid text that raise, lower or strike what stands between them: "м^2^", "H~2~O", "~~old~~".
#pragma once

#include <cstddef>
#include <vector>

#include "input/markup/markup.hpp"

namespace vestnik::markup {

/// Whether a sign may be one of these marks, or the backslash that keeps a space between two of them.
[[nodiscard]] constexpr bool is_mark_sign(char c) { return c == '^' || c == '~' || c == '\\'; }

/// The text without its marks, and with what they say. `signs`: the bytes of the text, ascending, that may be marks;
/// those that were escaped or are code are not among them. Pandoc's rules: what stands between "^" and "^" or "~" and
/// "~" is not empty and has no space but "\ "; what stands between "~~" and "~~" neither begins nor ends with one.
/// Signs of which ordinary texts are full stay text: those without a partner, longer runs of them, "~" in front of a
/// word, "5~6~7", "x^2+y^2", "[^1]", "^_^", and all within an address. Time grows with the number of signs and the
/// text's length.
[[nodiscard]] InlineText with_sign_marks(InlineText text, const std::vector<std::size_t>& signs);

}  // namespace vestnik::markup
