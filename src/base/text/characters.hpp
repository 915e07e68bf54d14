/// @file characters.hpp
/// Classes of characters, each with one meaning for the whole program, by Unicode's properties. All functions are pure
/// and take any value: what is no character belongs to no class.
#pragma once

#include <unicode/uchar.h>

#include <string_view>

namespace vestnik {

constexpr bool is_ascii_letter(char32_t c) { return (c | 0x20U) >= U'a' && (c | 0x20U) <= U'z'; }
constexpr bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// A letter of any script.
inline bool is_letter(char32_t c) { return c < 0x80 ? is_ascii_letter(c) : u_isalpha(static_cast<UChar32>(c)) != 0; }
/// A decimal digit of any script; `is_ascii_digit` holds for 0 to 9 alone.
inline bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)) != 0; }
inline bool is_letter_or_digit(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }

/// A capital letter.
inline bool is_capital(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }
/// A capital letter or a sign with the shape of one: "Ⅷ", "Ⓐ".
inline bool has_capital_shape(char32_t c) { return u_isUUppercase(static_cast<UChar32>(c)) != 0; }
inline bool is_small(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }
/// The small letter of a capital one; any other character as it is.
inline char32_t to_small(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }
/// The capital of a small letter, if that is one letter; any other character as it is.
inline char32_t to_capital(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }

/// White space of any width, line ends included.
inline bool is_white_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }
/// A space, or its like without a break: what stands between words in running text.
constexpr bool is_running_space(char32_t c) { return c == U' ' || c == U'\u00A0' || c == U'\u202F'; }
/// Holds the words beside it together on a line.
constexpr bool is_fixed_space(char32_t c) {
  return c == U'\u00A0' || c == U'\u202F' || c == U'\u2007' || c == U'\u2060';
}
inline bool is_breaking_space(char32_t c) { return is_white_space(c) && !is_fixed_space(c); }

/// Joins the parts of a word.
constexpr bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }
/// From the figure dash to the horizontal bar.
constexpr bool is_dash(char32_t c) { return c >= U'\u2012' && c <= U'\u2015'; }
/// Divides a sentence: an en dash, an em dash or a horizontal bar, but no figure dash.
constexpr bool is_sentence_dash(char32_t c) { return c >= U'\u2013' && c <= U'\u2015'; }

inline bool is_punctuation(char32_t c) { return u_ispunct(static_cast<UChar32>(c)) != 0; }
/// An opening bracket or quotation mark.
inline bool is_opening_punctuation(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}
/// Any hyphen or dash by Unicode's category Pd.
inline bool is_dash_punctuation(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION; }
/// Stands on, in or around the character before it: an accent.
inline bool is_combining_mark(char32_t c) {
  return c >= 0x300 && (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_M_MASK) != 0;
}
/// Unseen where nothing supports it: joiners, marks of direction, the soft hyphen.
inline bool is_ignorable(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}
/// Turns the direction of the text behind it (embeddings, overrides, isolates and their ends): U+202A to U+202E, U+2066
/// to U+2069. It can hide what a text says.
constexpr bool is_direction_control(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }
/// U+0000 to U+001F, U+007F to U+009F.
constexpr bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

constexpr bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

/// Whether a reader would see nothing of `utf8`: white space and ignorable characters alone. Bytes that are not UTF-8
/// are seen.
[[nodiscard]] bool is_blank(std::string_view utf8);

}  // namespace vestnik
