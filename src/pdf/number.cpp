#include "pdf/number.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>

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
  char buffer[24];
  if (whole != 0 || fraction == 0) out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, whole).ptr);
  if (fraction == 0) return;
  out += '.';
  for (std::int64_t place = unit / 10; place > fraction; place /= 10) out += '0';
  while (fraction % 10 == 0) fraction /= 10;
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, fraction).ptr);
}

}  // namespace vestnik
