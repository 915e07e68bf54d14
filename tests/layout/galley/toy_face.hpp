/// @file toy_face.hpp
/// A face made for tests: every character is half an em wide, so that lines can be counted by hand.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vestnik/issue.hpp"

namespace vestnik::toy {

inline std::string u16(unsigned value) {
  return {static_cast<char>(value >> 8U & 0xFFU), static_cast<char>(value & 0xFFU)};
}
inline std::string u32(std::uint32_t value) { return u16(value >> 16U) + u16(value & 0xFFFFU); }

/// The characters that the face has: from the first to the last code of each row.
struct Row {
  char32_t first, last;
};
inline constexpr std::array rows{Row{0x20, 0x7E}, Row{0xA0, 0xA0}, Row{0x410, 0x44F}, Row{0x2010, 0x2026}};
inline constexpr unsigned em = 1000, advance = 500;

inline unsigned glyph_count() {
  unsigned count = 1;  // .notdef
  for (const Row& row : rows) count += row.last - row.first + 1;
  return count;
}

inline std::string cmap() {
  std::string groups;
  unsigned glyph = 1;
  for (const Row& row : rows) {
    groups += u32(row.first) + u32(row.last) + u32(glyph);
    glyph += row.last - row.first + 1;
  }
  const std::string body = u32(0) + u32(static_cast<std::uint32_t>(rows.size())) + groups;
  const std::string table = u16(12) + u16(0) + u32(static_cast<std::uint32_t>(8 + body.size())) + body;
  return u16(0) + u16(1) + u16(3) + u16(10) + u32(12) + table;
}

inline std::string os2() {
  std::string table = u16(4) + u16(advance) + u16(400) + u16(5) + u16(0);  // fsType 0: may be embedded
  table += std::string(22, '\0') + std::string(10, '\0') + std::string(16, '\0') + "TEST" + u16(0x40) + u16(0x20) +
           u16(0xFFFD) + u16(800) + u16(0xFF38) + u16(0) + u16(800) + u16(200) + std::string(8, '\0') + u16(500) +
           u16(700) + u16(0) + u16(0x20) + u16(1);
  return table;
}

inline std::string names() {
  const std::string_view name = "Toy";
  std::string text;
  for (const char c : name) text += u16(static_cast<unsigned char>(c));
  return u16(0) + u16(1) + u16(6 + 12) + u16(3) + u16(1) + u16(0x409) + u16(6) +
         u16(static_cast<unsigned>(text.size())) + u16(0) + text;
}

/// A TrueType file (OpenType 1.9, "Required tables") whose glyphs are empty.
inline std::string font_program() {
  const unsigned glyphs = glyph_count();
  std::string metrics, places;
  for (unsigned i = 0; i < glyphs; ++i) metrics += u16(advance) + u16(0);
  for (unsigned i = 0; i <= glyphs; ++i) places += u16(0);
  const std::vector<std::pair<std::string, std::string>> tables{
      {"OS/2", os2()},
      {"cmap", cmap()},
      {"glyf", std::string(4, '\0')},
      {"head", u32(0x10000) + u32(0x10000) + u32(0) + u32(0x5F0F3CF5) + u16(0) + u16(em) + std::string(16, '\0') +
                   u16(0) + u16(0xFF38) + u16(advance) + u16(800) + u16(0) + u16(8) + u16(2) + u16(0) + u16(0)},
      {"hhea", u32(0x10000) + u16(800) + u16(0xFF38) + u16(0) + u16(advance) + u16(0) + u16(0) + u16(advance) + u16(1) +
                   u16(0) + std::string(10, '\0') + u16(0) + u16(glyphs)},
      {"hmtx", metrics},
      {"loca", places},
      {"maxp", u32(0x10000) + u16(glyphs) + std::string(26, '\0')},
      {"name", names()},
      {"post", u32(0x30000) + std::string(28, '\0')},
  };
  std::string directory = u32(0x10000) + u16(static_cast<unsigned>(tables.size())) + u16(128) + u16(3) + u16(32), body;
  const std::size_t begin = directory.size() + tables.size() * 16;
  for (const auto& [tag, table] : tables) {
    directory += tag + u32(0) + u32(static_cast<std::uint32_t>(begin + body.size())) +
                 u32(static_cast<std::uint32_t>(table.size()));
    body += table + std::string((4 - table.size() % 4) % 4, '\0');
  }
  return directory + body;
}

/// The face under the name "toy.ttf", for FontLibrary::load.
inline FileBytes face() { return {.name = "toy.ttf", .bytes = std::make_shared<const std::string>(font_program())}; }

}  // namespace vestnik::toy
