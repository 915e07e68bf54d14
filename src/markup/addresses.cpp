#include "markup/addresses.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace vestnik {
namespace {

bool looks_like_address(std::string_view word) {
  const std::size_t at = word.find('@');
  return word.find("://") != std::string_view::npos || word.starts_with("www.") ||
         (at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos);
}

/// Where the white space, or what is none, ends that begins at `at`.
std::size_t end_of(std::string_view utf8, std::size_t at, bool spaces) {
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (auto i = static_cast<std::int32_t>(at); i < size; at = static_cast<std::size_t>(i)) {
    UChar32 c = 0;
    U8_NEXT(utf8.data(), i, size, c);
    if ((c >= 0 && u_isUWhiteSpace(c) != 0) != spaces) return at;
  }
  return at;
}

}  // namespace

std::vector<TextStretch> addresses_in(std::string_view utf8) {
  std::vector<TextStretch> addresses;
  if (utf8.find("://") == std::string_view::npos && utf8.find('@') == std::string_view::npos &&
      utf8.find("www.") == std::string_view::npos) {
    return addresses;
  }
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = end_of(utf8, at, false);
    if (looks_like_address(utf8.substr(at, end - at))) addresses.push_back({at, end});
    at = end_of(utf8, end, true);
  }
  return addresses;
}

}  // namespace vestnik
