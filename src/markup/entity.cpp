#include "markup/entity.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include <unicode/utf8.h>

namespace vestnik {
namespace {

constexpr auto named = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"amp", "&"},      {"lt", "<"},     {"gt", ">"},    {"quot", "\""}, {"apos", "'"},        {"nbsp", "\u00A0"},
    {"shy", "\u00AD"}, {"copy", "©"},   {"reg", "®"},   {"trade", "™"}, {"mdash", "—"},       {"ndash", "–"},
    {"hellip", "…"},   {"laquo", "«"},  {"raquo", "»"}, {"ldquo", "“"}, {"rdquo", "”"},       {"lsquo", "‘"},
    {"rsquo", "’"},    {"bdquo", "„"},  {"sect", "§"},  {"para", "¶"},  {"deg", "°"},         {"plusmn", "±"},
    {"times", "×"},    {"middot", "·"}, {"bull", "•"},  {"euro", "€"},  {"thinsp", "\u2009"}, {"rarr", "→"},
});

std::optional<std::string> encode(std::uint32_t code) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
  char buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, code);
  return std::string(buffer, static_cast<std::size_t>(length));
}

}  // namespace

std::optional<std::string> resolve_entity(std::string_view entity) {
  if (entity.size() < 3 || entity.front() != '&' || entity.back() != ';') return std::nullopt;
  entity = entity.substr(1, entity.size() - 2);
  if (entity.front() == '#') {
    const bool hexadecimal = entity.size() > 1 && (entity[1] == 'x' || entity[1] == 'X');
    const std::string_view digits = entity.substr(hexadecimal ? 2 : 1);
    std::uint32_t code = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return encode(code);
  }
  const auto* found = std::find_if(named.begin(), named.end(), [&](const auto& pair) { return pair.first == entity; });
  if (found == named.end()) return std::nullopt;
  return std::string(found->second);
}

}  // namespace vestnik
