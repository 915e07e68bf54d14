#include "base/text/characters.hpp"

#include "base/text/utf8.hpp"

namespace vestnik {

bool is_blank(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_character(utf8, at);
    if (c == no_character || (!is_white_space(c) && !is_ignorable(c))) return false;
  }
  return true;
}

}  // namespace vestnik
