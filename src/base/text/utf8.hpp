/// @file utf8.hpp
/// UTF-8: read it forwards and backwards, count, convert. What reads single characters is inline: the stages that set a
/// text do it for every letter. All functions are pure; offsets and sizes are bytes. What is not UTF-8 decodes to
/// `no_character`, as many bytes at a time as ICU and the web take for one error.
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vestnik {

/// What bytes that are not UTF-8 decode to; greater than any character.
inline constexpr char32_t no_character = 0xFFFFFFFF;
/// Stands where bytes could not be decoded.
inline constexpr char32_t replacement_character = 0xFFFD;

/// Whether the byte continues a character that began before it.
constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// The character at byte `at`, which is not past the text's end; `at` becomes the offset behind it. At the end: 0.
inline char32_t next_character(std::string_view utf8, std::size_t& at) {
  if (at >= utf8.size()) return 0;
  UChar32 c = 0;
  U8_NEXT(utf8.data(), at, utf8.size(), c);
  return static_cast<char32_t>(c);
}

/// The same for text that is known to be valid UTF-8; `at` is before its end.
inline char32_t next_valid_character(std::string_view utf8, std::size_t& at) {
  UChar32 c = 0;
  U8_NEXT_UNSAFE(utf8.data(), at, c);
  return static_cast<char32_t>(c);
}

/// The character that ends at byte `at`, which becomes the offset where it begins. At the text's beginning: 0.
inline char32_t previous_character(std::string_view utf8, std::size_t& at) {
  if (at == 0) return 0;
  auto i = static_cast<std::int32_t>(at);
  UChar32 c = 0;
  U8_PREV(utf8.data(), 0, i, c);
  at = static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

/// As next_character(); `next`, if given, becomes the offset behind the character.
inline char32_t character_at(std::string_view utf8, std::size_t at, std::size_t* next = nullptr) {
  const char32_t c = next_character(utf8, at);
  if (next != nullptr) *next = at;
  return c;
}

/// As previous_character(); `begin`, if given, becomes the offset where the character begins.
inline char32_t character_before(std::string_view utf8, std::size_t at, std::size_t* begin = nullptr) {
  const char32_t c = previous_character(utf8, at);
  if (begin != nullptr) *begin = at;
  return c;
}

/// The first character of valid UTF-8; 0 for an empty text.
inline char32_t first_character(std::string_view utf8) { return character_at(utf8, 0); }

/// How many bytes `c` takes in UTF-8.
constexpr std::size_t utf8_length(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

/// How many characters valid UTF-8 holds: bytes that continue none. For other bytes a useful estimate.
constexpr std::size_t count_characters(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += is_continuation(c) ? 0 : 1;
  return count;
}

/// The offset of the first byte that is not UTF-8, or npos.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view bytes);

/// The characters; what is not UTF-8 becomes `replacement_character`.
[[nodiscard]] std::u32string to_utf32(std::string_view utf8);

/// Appends a character, at most U+10FFFF.
void append_utf8(std::string& utf8, char32_t c);
[[nodiscard]] std::string to_utf8(char32_t c);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

/// The same text; what is not UTF-8 becomes `replacement_character`.
[[nodiscard]] std::string as_utf8(std::string text);

}  // namespace vestnik
