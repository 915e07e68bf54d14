/// @file characters.hpp
/// What finding breaks needs to know of single characters; for src/layout/text/ alone.
#pragma once

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vestnik {

/// The character at byte `at` of `text`, which is not past its end; `next` becomes the offset behind it.
inline char32_t character_at(std::string_view text, std::size_t at, std::size_t* next = nullptr) {
  auto i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  U8_NEXT(text.data(), i, static_cast<std::int32_t>(text.size()), c);
  if (next != nullptr) *next = static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

/// The character that ends at byte `at`; 0 at the text's beginning. `begin` becomes its offset.
inline char32_t character_before(std::string_view text, std::size_t at, std::size_t* begin = nullptr) {
  auto i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  if (at > 0) U8_PREV(text.data(), 0, i, c);
  if (begin != nullptr) *begin = static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

inline bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }
inline bool is_dash(char32_t c) { return is_hyphen(c) || (c >= U'\u2012' && c <= U'\u2015'); }
inline bool is_fixed_space(char32_t c) { return c == U'\u00A0' || c == U'\u202F' || c == U'\u2007' || c == U'\u2060'; }
inline bool is_breaking_space(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 && !is_fixed_space(c);
}
inline bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}
inline bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)) != 0; }
inline bool is_capital(char32_t c) { return u_isUUppercase(static_cast<UChar32>(c)) != 0; }

/// A dash with white space after it stands at `at`.
inline bool is_lone_dash(std::string_view text, std::size_t at) {
  std::size_t next = at;
  if (!is_dash(character_at(text, at, &next)) || is_hyphen(character_at(text, at))) return false;
  return next < text.size() && u_isUWhiteSpace(static_cast<UChar32>(character_at(text, next))) != 0;
}

/// Characters of valid UTF-8.
inline std::size_t count_characters(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

}  // namespace vestnik
