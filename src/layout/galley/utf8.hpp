/// @file utf8.hpp
/// The few characters that setting text must know by name.
#pragma once

#include <string_view>

namespace vestnik {

inline constexpr std::string_view no_break_space = "\u00A0";
inline constexpr std::string_view soft_hyphen = "\u00AD";
inline constexpr std::string_view line_separator = "\u2028";

}  // namespace vestnik
