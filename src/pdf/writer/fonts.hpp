/// @file fonts.hpp
/// Faces as composite fonts: one code for every pair of glyph and text, so that a reader of the text layer is never in
/// doubt.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "layout/text/font_library.hpp"
#include "pdf/writer/haru.hpp"

namespace vestnik {

/// The codes of one face.
class FontCodes {
 public:
  FontCodes(const FontFace& face, std::string name) : face_(face), name_(std::move(name)) {}

  /// The code that shows `glyph` and reads as `text`. Throws HaruError beyond 65,535 codes.
  [[nodiscard]] std::uint16_t code(std::uint32_t glyph, std::string_view text) {
    const std::uint32_t character = as_number(text);
    if (character == 0) return find_code(glyph, text);
    if (glyph >= latest_.size()) latest_.resize(glyph + std::size_t{1});
    Latest& latest = latest_[glyph];
    if (latest.character != character) latest = {character, find_code(glyph, text)};
    return latest.code;
  }
  [[nodiscard]] double advance(std::uint16_t code) const { return entries_[code - 1U].advance; }
  [[nodiscard]] const std::string& name() const { return name_; }  ///< in the resources, e.g. "F1"
  /// Writes subset, widths and Unicode map; returns the font's dictionary.
  [[nodiscard]] HPDF_Dict write(Haru& haru) const;

 private:
  struct Entry {
    std::uint32_t glyph = 0;
    std::string text;
    double advance = 0;  ///< thousandths of the em
  };
  struct Latest {
    std::uint32_t character = 0;
    std::uint16_t code = 0;
  };
  /// The bytes of a character as one number; 0 for a text that is not one or too long.
  static std::uint32_t as_number(std::string_view text) {
    std::uint32_t number = 0;
    if (text.size() > sizeof number) return 0;
    for (const char c : text) number = number << 8 | static_cast<unsigned char>(c);
    return number;
  }
  [[nodiscard]] std::uint16_t find_code(std::uint32_t glyph, std::string_view text);
  [[nodiscard]] HPDF_Dict descriptor(Haru& haru, const std::string& name, const std::string& program) const;
  [[nodiscard]] std::string unicode_map() const;

  const FontFace& face_;
  std::string name_;
  std::vector<Entry> entries_;  ///< of code i + 1
  std::map<std::pair<std::uint32_t, std::string>, std::uint16_t, std::less<>> codes_;
  std::vector<Latest> latest_;  ///< by glyph: the character that it showed last, which mostly is its only one
};

/// The faces of a document, in the order of their first use.
class FontSet {
 public:
  [[nodiscard]] FontCodes& codes(const FontFace& face);
  void write(Haru& haru, HPDF_Dict resources);

  // Once written: no glyph may be new.
  [[nodiscard]] FontCodes& written_codes(const FontFace& face) const { return *by_face_.at(&face); }
  [[nodiscard]] HPDF_Dict object(const FontCodes& font) const { return objects_.at(&font); }

 private:
  std::vector<std::unique_ptr<FontCodes>> fonts_;
  std::map<const FontFace*, FontCodes*> by_face_;
  std::map<const FontCodes*, HPDF_Dict> objects_;
};

}  // namespace vestnik
