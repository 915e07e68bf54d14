/// @file number.hpp
/// Numbers as PDF writes them: no exponent, no locale, no digit too many.
#pragma once

#include <cstdint>
#include <string>

namespace vestnik {

/// Appends `value` rounded to `digits` (0 to 5) decimal places, trailing zeros dropped: "12.5", "-.25", "0". A value
/// that is not finite, or beyond what PDF readers must accept, is a defect of the layout: it is written as 0.
void append_number(std::string& out, double value, int digits = 2);

void append_integer(std::string& out, std::int64_t value);

/// Appends four hexadecimal digits.
void append_hex(std::string& out, std::uint16_t value);

}  // namespace vestnik
