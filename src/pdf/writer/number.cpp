#include "pdf/writer/number.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace vestnik {

void append_number(std::string& out, double value, int digits) {
  constexpr double limit = 1e9;
  if (!std::isfinite(value) || std::abs(value) > limit) value = 0;
  std::int64_t unit = 1;
  for (int i = 0; i < digits; ++i) unit *= 10;
  std::int64_t scaled = std::llround(value * static_cast<double>(unit));
  if (scaled < 0) {
    out += '-';
    scaled = -scaled;
  }
  const std::int64_t whole = scaled / unit;
  std::int64_t fraction = scaled % unit;
  if (whole != 0 || fraction == 0) append_integer(out, whole);
  if (fraction == 0) return;
  out += '.';
  for (std::int64_t place = unit / 10; place > fraction; place /= 10) out += '0';
  while (fraction % 10 == 0) fraction /= 10;
  append_integer(out, fraction);
}

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits;
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void append_hex(std::string& out, std::uint16_t value) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[static_cast<std::size_t>(value >> shift & 0xF)];
}

}  // namespace vestnik
