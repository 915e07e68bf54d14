#include "input/markup/entities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/text/utf8.hpp"

namespace vestnik::markup {
namespace {

using Entity = std::pair<std::string_view, char32_t>;

// HTML Living Standard, section 13.5 "Named character references": names as there.
constexpr std::array entities = std::to_array<Entity>({
    {"Dagger", U'\u2021'}, {"Prime", U'\u2033'},  {"amp", U'&'},         {"apos", U'\''},       {"bdquo", U'\u201E'},
    {"bull", U'\u2022'},   {"cent", U'\u00A2'},   {"copy", U'\u00A9'},   {"dagger", U'\u2020'}, {"deg", U'\u00B0'},
    {"divide", U'\u00F7'}, {"emsp", U'\u2003'},   {"ensp", U'\u2002'},   {"euro", U'\u20AC'},   {"frac12", U'\u00BD'},
    {"frac14", U'\u00BC'}, {"frac34", U'\u00BE'}, {"ge", U'\u2265'},     {"gt", U'>'},          {"hellip", U'\u2026'},
    {"iexcl", U'\u00A1'},  {"iquest", U'\u00BF'}, {"laquo", U'\u00AB'},  {"larr", U'\u2190'},   {"ldquo", U'\u201C'},
    {"le", U'\u2264'},     {"lrm", U'\u200E'},    {"lsaquo", U'\u2039'}, {"lsquo", U'\u2018'},  {"lt", U'<'},
    {"mdash", U'\u2014'},  {"micro", U'\u00B5'},  {"middot", U'\u00B7'}, {"minus", U'\u2212'},  {"nbsp", U'\u00A0'},
    {"ndash", U'\u2013'},  {"ne", U'\u2260'},     {"numero", U'\u2116'}, {"para", U'\u00B6'},   {"permil", U'\u2030'},
    {"plusmn", U'\u00B1'}, {"pound", U'\u00A3'},  {"prime", U'\u2032'},  {"quot", U'"'},        {"raquo", U'\u00BB'},
    {"rarr", U'\u2192'},   {"rdquo", U'\u201D'},  {"reg", U'\u00AE'},    {"rlm", U'\u200F'},    {"rsaquo", U'\u203A'},
    {"rsquo", U'\u2019'},  {"sbquo", U'\u201A'},  {"sect", U'\u00A7'},   {"shy", U'\u00AD'},    {"sup1", U'\u00B9'},
    {"sup2", U'\u00B2'},   {"sup3", U'\u00B3'},   {"thinsp", U'\u2009'}, {"times", U'\u00D7'},  {"trade", U'\u2122'},
    {"zwj", U'\u200D'},    {"zwnj", U'\u200C'},
});
static_assert(std::is_sorted(entities.begin(), entities.end()));

std::optional<char32_t> numbered(std::string_view digits) {
  int base = 10;
  if (!digits.empty() && (digits.front() == 'x' || digits.front() == 'X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  std::uint32_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto [read, error] = std::from_chars(digits.data(), end, value, base);
  if (error != std::errc{} || read != end) return std::nullopt;
  const bool control = (value < 0x20 && value != '\t' && value != '\n') || (value >= 0x7F && value < 0xA0);
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  if (control || surrogate || value > 0x10FFFF) return std::nullopt;
  return static_cast<char32_t>(value);
}

std::optional<char32_t> named(std::string_view name) {
  const auto* found = std::lower_bound(entities.begin(), entities.end(), name,
                                       [](const Entity& entity, std::string_view key) { return entity.first < key; });
  if (found == entities.end() || found->first != name) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<std::string> resolve_entity(std::string_view entity) {
  if (entity.size() < 3 || entity.front() != '&' || entity.back() != ';') return std::nullopt;
  const std::string_view name = entity.substr(1, entity.size() - 2);
  const std::optional<char32_t> character = name.front() == '#' ? numbered(name.substr(1)) : named(name);
  if (!character) return std::nullopt;
  std::string text;
  append_utf8(text, *character);
  return text;
}

}  // namespace vestnik::markup
