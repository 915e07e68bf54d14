#include "findings/display/terminal_text.hpp"

#include <unicode/uchar.h>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik {

bool steers_the_terminal(char32_t c) {
  return is_control(c) || c == 0x2028 || c == 0x2029 ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_BIDI_CONTROL);
}

std::string for_terminal(std::string_view text, bool lines) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_character(text, at);
    if (lines && c == '\n') {
      shown += '\n';
    } else if (c < 0x20) {
      shown += to_utf8(0x2400 + c);
    } else if (c == 0x7F) {
      shown += to_utf8(char32_t{0x2421});
    } else if (c == no_character || steers_the_terminal(c)) {
      shown += to_utf8(replacement_character);
    } else {
      shown += text.substr(begin, at - begin);
    }
  }
  return shown;
}

std::string shortened_for_terminal(std::string_view text) {
  constexpr std::size_t most = 4000;  // bytes: far more than any finding takes
  if (text.size() <= most) return for_terminal(text, true);
  std::size_t end = most;
  while (end > 0 && is_continuation(text[end])) --end;
  return for_terminal(text.substr(0, end), true) + "…";
}

}  // namespace vestnik
