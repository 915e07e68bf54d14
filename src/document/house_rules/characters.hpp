/// @file characters.hpp
/// What the rules need to know of single characters.
#pragma once

#include <string_view>

#include "base/text/characters.hpp"

namespace vestnik::typography {

constexpr char32_t no_break_space = 0xA0, narrow_space = 0x202F, line_separator = 0x2028;
constexpr char32_t minus = 0x2212, en_dash = 0x2013, em_dash = 0x2014, horizontal_bar = 0x2015;
constexpr char32_t left_guillemet = 0xAB, right_guillemet = 0xBB, low_quote = 0x201E, left_quote = 0x201C,
                   right_quote = 0x201D, left_single = 0x2018, right_single = 0x2019;
/// Stands in a draft for what no rule may look into: code, an address.
constexpr char32_t sealed = 0xFFFC;

/// Before the first and behind the last character of a line.
constexpr bool is_edge(char32_t c) { return c == 0 || c == line_separator; }
constexpr bool is_gap(char32_t c) { return is_edge(c) || is_running_space(c); }
/// Before a number.
constexpr bool is_sign(char32_t c) { return c == U'-' || c == minus || c == U'+'; }
constexpr bool is_opening(char32_t c) { return is_one_of(c, U"([{«„“‘\"'"); }
constexpr bool is_closing(char32_t c) { return is_one_of(c, U")]}»“”’\"'"); }
constexpr bool is_stop(char32_t c) { return is_one_of(c, U".,;:!?…"); }

}  // namespace vestnik::typography
