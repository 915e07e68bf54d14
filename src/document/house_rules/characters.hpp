/// @file characters.hpp
/// What the rules need to know of single characters.
#pragma once

#include <unicode/uchar.h>

#include <string_view>

namespace vestnik::typography {

constexpr char32_t no_break_space = 0xA0, narrow_space = 0x202F, line_separator = 0x2028;
constexpr char32_t minus = 0x2212, en_dash = 0x2013, em_dash = 0x2014, horizontal_bar = 0x2015;
constexpr char32_t left_guillemet = 0xAB, right_guillemet = 0xBB, low_quote = 0x201E, left_quote = 0x201C,
                   right_quote = 0x201D, left_single = 0x2018, right_single = 0x2019;
/// Stands in a draft for what no rule may look into: code, an address.
constexpr char32_t sealed = 0xFFFC;

constexpr bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
/// Before the first and behind the last character of a line.
constexpr bool is_edge(char32_t c) { return c == 0 || c == line_separator; }
constexpr bool is_space(char32_t c) { return c == U' ' || c == no_break_space || c == narrow_space; }
constexpr bool is_gap(char32_t c) { return is_edge(c) || is_space(c); }
constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_dash(char32_t c) { return c == en_dash || c == em_dash || c == horizontal_bar; }
/// Before a number.
constexpr bool is_sign(char32_t c) { return c == U'-' || c == minus || c == U'+'; }
inline bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
inline bool is_capital(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }
inline bool is_small(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }
constexpr bool is_opening(char32_t c) { return is_one_of(c, U"([{«„“‘\"'"); }
constexpr bool is_closing(char32_t c) { return is_one_of(c, U")]}»“”’\"'"); }
constexpr bool is_stop(char32_t c) { return is_one_of(c, U".,;:!?…"); }

}  // namespace vestnik::typography
