#include "input/svg/svg_values.hpp"

#include <charconv>
#include <cmath>

namespace vestnik::svg {
namespace {

constexpr std::string_view white_space = " \t\r\n\f";

// Takes a number off the front of `text`.
std::optional<double> take_number(std::string_view& text) {
  std::string_view digits = text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
  text = digits.substr(static_cast<std::size_t>(end - digits.data()));
  return value;
}

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

std::optional<double> parse_number(std::string_view text) {
  text = trim(text);
  const std::optional<double> value = take_number(text);
  return text.empty() ? value : std::nullopt;
}

std::vector<double> parse_numbers(std::string_view text) {
  std::vector<double> values;
  for (text = trim(text); !text.empty();) {
    const std::optional<double> value = take_number(text);
    if (!value) return {};
    values.push_back(*value);
    text = trim(text);
    if (text.starts_with(',')) text = trim(text.substr(1));
  }
  return values;
}

std::optional<double> parse_length(std::string_view text, double whole, double em) {
  text = trim(text);
  const std::optional<double> value = take_number(text);
  if (!value) return std::nullopt;
  struct Unit {
    std::string_view name;
    double pixels;
  };
  static constexpr Unit units[] = {{"", 1},    {"px", 1},         {"pt", 96.0 / 72}, {"pc", 16},
                                   {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"rem", usual_font_size}};
  if (text == "%") return *value * whole / 100;
  if (text == "em") return *value * em;
  if (text == "ex") return *value * em / 2;
  for (const Unit& unit : units) {
    if (text == unit.name) return *value * unit.pixels;
  }
  return std::nullopt;
}

std::vector<double> parse_lengths(std::string_view text, double whole, double em, std::size_t most) {
  constexpr std::string_view dividers = " \t\r\n\f,";
  std::vector<double> lengths;
  while (lengths.size() < most) {
    const std::size_t begin = text.find_first_not_of(dividers);
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    const std::string_view word = text.substr(0, text.find_first_of(dividers));
    const std::optional<double> length = parse_length(word, whole, em);
    if (!length) break;
    lengths.push_back(*length);
    text.remove_prefix(word.size());
  }
  return lengths;
}

std::string_view local_reference(std::string_view text) {
  text = trim(text);
  if (text.starts_with("url(")) {
    text = trim(text.substr(4, text.find(')') - 4));
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front()) {
      text = text.substr(1, text.size() - 2);
    }
  }
  return text.starts_with('#') ? text.substr(1) : std::string_view();
}

}  // namespace vestnik::svg
