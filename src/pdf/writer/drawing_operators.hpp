/// @file drawing_operators.hpp
/// Operators with their operands, as drawings need them.
#pragma once

#include <initializer_list>
#include <string>

#include "model/theme/theme.hpp"
#include "pdf/writer/number.hpp"

namespace vestnik {

inline void append_numbers(std::string& out, std::initializer_list<double> numbers, const char* operation,
                           int digits = 3) {
  for (const double number : numbers) {
    append_number(out, number, digits);
    out += ' ';
  }
  out += operation;
  out += '\n';
}

[[nodiscard]] inline std::array<double, 3> components(Color color) {
  return {color.red / 255.0, color.green / 255.0, color.blue / 255.0};
}

inline void append_color(std::string& out, Color color, const char* operation) {
  const auto [red, green, blue] = components(color);
  append_numbers(out, {red, green, blue}, operation);
}

}  // namespace vestnik
