#include "pdf/writer/text_string.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/text/utf8.hpp"
#include "pdf/writer/haru.hpp"

namespace vestnik {
namespace {

/// Code units of valid UTF-8.
std::vector<std::uint16_t> units_of(std::string_view utf8) {
  std::vector<std::uint16_t> units;
  units.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t code = next_valid_character(utf8, i);
    if (code > 0xFFFF) {
      units.push_back(static_cast<std::uint16_t>(0xD800 + ((code - 0x10000) >> 10)));
      units.push_back(static_cast<std::uint16_t>(0xDC00 + ((code - 0x10000) & 0x3FF)));
    } else {
      units.push_back(static_cast<std::uint16_t>(code));
    }
  }
  return units;
}

}  // namespace

std::string text_string(std::string_view utf8) {
  const auto same_in_ascii = [](char c) { return c >= ' ' && c <= '~'; };
  if (std::all_of(utf8.begin(), utf8.end(), same_in_ascii)) return std::string(utf8);
  std::string result = "\xFE\xFF";
  for (const std::uint16_t unit : units_of(utf8)) {
    result += static_cast<char>(unit >> 8);
    result += static_cast<char>(unit & 0xFF);
  }
  return result;
}

void append_utf16_hex(std::string& out, std::string_view utf8) {
  for (const std::uint16_t unit : units_of(utf8)) append_hex(out, unit);
}

std::string uri_escaped(std::string_view address) {
  std::string result;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > 0x20 && byte < 0x7F && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
    if (plain) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", byte);
    }
  }
  return result;
}

}  // namespace vestnik
