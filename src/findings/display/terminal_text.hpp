/// @file terminal_text.hpp
/// Text that came from files, as a terminal may show it.
#pragma once

#include <string>
#include <string_view>

namespace vestnik {

/// Whether a terminal obeys `c` instead of showing it, or shows what follows in another order.
[[nodiscard]] bool steers_the_terminal(char32_t c);

/// `text` without what a terminal obeys: controls of ASCII become their pictures (U+2400 and on), those beyond it,
/// marks of direction and what is not UTF-8 become U+FFFD. `lines`: line ends stay.
[[nodiscard]] std::string for_terminal(std::string_view text, bool lines = false);

/// The same, with line ends, of a text that may be of any length, as in a report that somebody else wrote: its
/// beginning.
[[nodiscard]] std::string shortened_for_terminal(std::string_view text);

}  // namespace vestnik
