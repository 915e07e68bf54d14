#include "base/text/utf8.hpp"

#include <utility>

#include <cstdint>

namespace vestnik {

std::size_t first_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    if (next_character(bytes, at) == no_character) return begin;
  }
  return std::string_view::npos;
}

std::u32string to_utf32(std::string_view utf8) {
  std::u32string text;
  text.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_character(utf8, at);
    text += c == no_character ? replacement_character : c;
  }
  return text;
}

void append_utf8(std::string& utf8, char32_t c) {
  char bytes[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  utf8.append(bytes, length);
}

std::string to_utf8(char32_t c) {
  std::string utf8;
  append_utf8(utf8, c);
  return utf8;
}

std::string to_utf8(std::u32string_view text) {
  std::string utf8;
  utf8.reserve(text.size() * 2);
  for (const char32_t c : text) append_utf8(utf8, c);
  return utf8;
}

std::string as_utf8(std::string text) {
  return first_invalid_utf8(text) == std::string_view::npos ? std::move(text) : to_utf8(to_utf32(text));
}

}  // namespace vestnik
