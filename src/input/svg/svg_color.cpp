#include "input/svg/svg_color.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "input/svg/svg_values.hpp"

namespace vestnik::svg {
namespace {

std::uint8_t channel(double value) { return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0))); }

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
  return std::nullopt;
}

// The digits behind "#": one or two for each of red, green, blue and perhaps the opacity.
std::optional<Tint> parse_digits(std::string_view digits) {
  const std::size_t each = digits.size() <= 4 ? 1 : 2, count = digits.size() / each;
  if (digits.size() % each != 0 || (count != 3 && count != 4)) return std::nullopt;
  std::array<double, 4> values{0, 0, 0, 255};
  for (std::size_t i = 0; i < count; ++i) {
    const std::optional<unsigned> high = hex_digit(digits[i * each]), low = hex_digit(digits[i * each + each - 1]);
    if (!high || !low) return std::nullopt;
    values[i] = *high * 16 + *low;
  }
  return Tint{{channel(values[0]), channel(values[1]), channel(values[2])}, values[3] / 255};
}

struct Component {
  double value = 0;
  bool percent = false;
};

std::optional<Component> parse_component(std::string_view word) {
  const bool percent = word.ends_with('%');
  if (percent) word.remove_suffix(1);
  if (word.ends_with("deg")) word.remove_suffix(3);
  if (word == "none") return Component{};
  const std::optional<double> value = parse_number(word);
  return value ? std::optional(Component{*value, percent}) : std::nullopt;
}

// What stands in the brackets of a function, at most four components.
std::vector<Component> parse_components(std::string_view text) {
  std::vector<Component> components;
  constexpr std::string_view dividers = " \t\r\n\f,/";
  for (;;) {
    const std::size_t begin = text.find_first_not_of(dividers);
    if (begin == std::string_view::npos) return components;
    text.remove_prefix(begin);
    const std::string_view word = text.substr(0, text.find_first_of(dividers));
    const std::optional<Component> component = parse_component(word);
    if (!component || components.size() == 4) return {};
    components.push_back(*component);
    text.remove_prefix(word.size());
  }
}

// CSS Color 4, 7.1: hue in degrees, the others from 0 to 1.
Color from_hsl(double hue, double saturation, double lightness) {
  hue = std::fmod(hue, 360);
  if (hue < 0) hue += 360;
  const auto part = [&](double n) {
    const double k = std::fmod(n + hue / 30, 12);
    const double reach = saturation * std::min(lightness, 1 - lightness);
    return channel(255 * (lightness - reach * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}))));
  };
  return {part(0), part(8), part(4)};
}

std::optional<Tint> parse_function(std::string_view name, std::string_view arguments) {
  const std::vector<Component> parts = parse_components(arguments);
  if (parts.size() < 3) return std::nullopt;
  Tint tint;
  if (name == "rgb" || name == "rgba") {
    const auto level = [](Component part) { return channel(part.percent ? part.value * 2.55 : part.value); };
    tint.color = {level(parts[0]), level(parts[1]), level(parts[2])};
  } else if (name == "hsl" || name == "hsla") {
    const auto share = [](Component part) { return std::clamp(part.value / 100, 0.0, 1.0); };
    tint.color = from_hsl(parts[0].value, share(parts[1]), share(parts[2]));
  } else {
    return std::nullopt;
  }
  if (parts.size() == 4) tint.opacity = std::clamp(parts[3].percent ? parts[3].value / 100 : parts[3].value, 0.0, 1.0);
  return tint;
}

}  // namespace

std::optional<Tint> parse_tint(std::string_view text) {
  constexpr std::size_t longest = 200;
  text = trim(text);
  if (text.empty() || text.size() > longest) return std::nullopt;
  const std::string small = in_small_letters(text);
  if (small == "transparent") return Tint{{}, 0};
  if (small.front() == '#') return parse_digits(std::string_view(small).substr(1));
  const std::size_t open = small.find('(');
  if (open == std::string::npos) {
    const std::optional<Color> named = parse_color_name(small);
    return named ? std::optional(Tint{*named, 1}) : std::nullopt;
  }
  if (small.back() != ')') return std::nullopt;
  return parse_function(std::string_view(small).substr(0, open),
                        std::string_view(small).substr(open + 1, small.size() - open - 2));
}

}  // namespace vestnik::svg
