#include "base/text/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace vestnik {

std::u32string to_utf32(std::string_view utf8) {
  std::u32string text;
  text.reserve(utf8.size());
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U && !text.empty()) {
      text.back() = text.back() << 6 | (byte & 0x3FU);
    } else {
      text += byte < 0x80 ? byte : byte < 0xE0 ? byte & 0x1FU : byte < 0xF0 ? byte & 0x0FU : byte & 0x07U;
    }
  }
  return text;
}

void append_utf8(std::string& utf8, char32_t code) {
  const auto add = [&](char32_t byte) { utf8 += static_cast<char>(byte); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0U | code >> 6);
    add(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    add(0xE0U | code >> 12);
    add(0x80U | (code >> 6 & 0x3FU));
    add(0x80U | (code & 0x3FU));
  } else {
    add(0xF0U | code >> 18);
    add(0x80U | (code >> 12 & 0x3FU));
    add(0x80U | (code >> 6 & 0x3FU));
    add(0x80U | (code & 0x3FU));
  }
}

std::string to_utf8(std::u32string_view text) {
  std::string utf8;
  utf8.reserve(text.size() * 2);
  for (const char32_t code : text) append_utf8(utf8, code);
  return utf8;
}

bool is_blank(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c < 0 || (!u_isUWhiteSpace(c) && !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))) return false;
  }
  return true;
}

}  // namespace vestnik
