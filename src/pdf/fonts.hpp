/// @file fonts.hpp
/// Faces as composite fonts: one code for every pair of glyph and text, so that a reader of the text layer is never in
/// doubt.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/haru.hpp"
#include "text/font_library.hpp"

namespace vestnik {

/// The codes of one face.
class FontCodes {
 public:
  FontCodes(const FontFace& face, std::string name) : face_(face), name_(std::move(name)) {}

  /// The code that shows `glyph` and reads as `text`. Throws HaruError beyond 65,535 codes.
  [[nodiscard]] std::uint16_t code(std::uint32_t glyph, std::string_view text);
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
  [[nodiscard]] HPDF_Dict descriptor(Haru& haru, const std::string& name, const std::string& program) const;
  [[nodiscard]] std::string unicode_map() const;

  const FontFace& face_;
  std::string name_;
  std::vector<Entry> entries_;  ///< of code i + 1
  std::map<std::pair<std::uint32_t, std::string>, std::uint16_t, std::less<>> codes_;
  struct Latest {
    std::uint32_t text = 0;
    std::uint16_t code = 0;
  };
  std::vector<Latest> latest_;  ///< by glyph: the character that it showed last, which mostly is its only one
};

/// The faces of a document, in the order of their first use.
class FontSet {
 public:
  [[nodiscard]] FontCodes& codes(const FontFace& face);
  void write(Haru& haru, HPDF_Dict resources) const;

 private:
  std::vector<std::unique_ptr<FontCodes>> fonts_;
  std::map<const FontFace*, FontCodes*> by_face_;
};

}  // namespace vestnik
