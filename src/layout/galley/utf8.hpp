/// @file utf8.hpp
/// The few characters that setting text must know by name.
#pragma once

#include <string_view>

namespace vestnik {

inline constexpr std::string_view no_break_space = "\u00A0";
inline constexpr std::string_view soft_hyphen = "\u00AD";
inline constexpr std::string_view line_separator = "\u2028";

/// The first code point of valid UTF-8; 0 for an empty text.
[[nodiscard]] constexpr char32_t first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return lead;
  if (lead < 0xE0) return (lead & 0x1FU) << 6 | (byte(1) & 0x3FU);
  if (lead < 0xF0) return (lead & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
  return (lead & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 | (byte(2) & 0x3FU) << 6 | (byte(3) & 0x3FU);
}

}  // namespace vestnik
