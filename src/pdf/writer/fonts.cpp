#include "pdf/writer/fonts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/hash/hash.hpp"
#include "pdf/writer/text_string.hpp"

namespace vestnik {
namespace {

constexpr std::size_t most_codes = 65535;
constexpr std::size_t unicode_block = 100;  // entries of one bfchar section

/// Codes that a literal string must escape. The commonest letter of a text got one of them, so they are left out.
bool is_awkward(std::size_t code) {
  const std::size_t low = code & 0xFF;
  return low == '(' || low == ')' || low == '\\' || low == '\r';
}

/// Six letters that name a subset: of its content, so that equal subsets have equal names.
std::string subset_tag(std::string_view program) {
  std::uint64_t hash = hash64(program);
  std::string tag;
  for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
  return tag;
}

}  // namespace

std::uint16_t FontCodes::find_code(std::uint32_t glyph, std::string_view text) {
  // At a plain space every reader parts words, however narrow it is set; at one that must not break some go by its
  // width.
  if (text == "\u00A0" || text == "\u202F") text = " ";
  // A glyph without text of its own, the second of a cluster, reads as a space of no width.
  const std::pair<std::uint32_t, std::string> pair(glyph, text.empty() ? "\u200B" : std::string(text));
  const auto [entry, added] = codes_.try_emplace(pair, std::uint16_t{0});
  if (added) {
    while (is_awkward(entries_.size() + 1)) entries_.push_back({});
    entry->second = static_cast<std::uint16_t>(entries_.size() + 1);
    if (entries_.size() >= most_codes) throw HaruError("a face is used with more than 65,535 different glyphs");
    entries_.push_back({glyph, pair.second, face_.advance(glyph)});
  }
  return entry->second;
}

HPDF_Dict FontCodes::descriptor(Haru& haru, const std::string& name, const std::string& program) const {
  const FaceMetrics& metrics = face_.metrics();
  HPDF_Dict result = haru.indirect_dict();
  haru.add_name(result, "Type", "FontDescriptor");
  haru.add_name(result, "FontName", name);
  constexpr int fixed = 1, serif = 2, symbolic = 4, italic = 64;
  int flags = symbolic;
  if (metrics.fixed_pitch) flags |= fixed;
  if (metrics.serif) flags |= serif;
  if (metrics.italic_angle != 0) flags |= italic;
  haru.add(result, "Flags", flags);
  haru.add(result, "FontBBox", haru.reals(metrics.bounding_box));
  haru.add_real(result, "ItalicAngle", metrics.italic_angle);
  haru.add_real(result, "Ascent", metrics.ascent);
  haru.add_real(result, "Descent", metrics.descent);
  haru.add_real(result, "CapHeight", metrics.cap_height);
  haru.add(result, "StemV", 50 + metrics.weight * metrics.weight / 6500);
  HPDF_Dict file = haru.shared_stream(program);
  haru.add(file, "Length1", static_cast<int>(program.size()));
  haru.add(result, "FontFile2", file);
  return result;
}

std::string FontCodes::unicode_map() const {
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  std::vector<std::size_t> codes;
  for (std::size_t code = 1; code <= entries_.size(); ++code) {
    if (!is_awkward(code)) codes.push_back(code);
  }
  for (std::size_t at = 0; at < codes.size(); at += unicode_block) {
    const std::size_t end = std::min(at + unicode_block, codes.size());
    map += fmt::format("{} beginbfchar\n", end - at);
    for (std::size_t i = at; i < end; ++i) {
      map += '<';
      append_hex(map, static_cast<std::uint16_t>(codes[i]));
      map += "> <";
      append_utf16_hex(map, entries_[codes[i] - 1].text);
      map += ">\n";
    }
    map += "endbfchar\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

HPDF_Dict FontCodes::write(Haru& haru) const {
  if (face_.is_cff())
    throw HaruError(fmt::format("{}: only TrueType outlines can be embedded", face_.postscript_name()));
  std::vector<std::uint32_t> glyphs;
  for (const Entry& entry : entries_) glyphs.push_back(entry.glyph);
  std::sort(glyphs.begin(), glyphs.end());
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  const FontSubset subset = subset_font(face_, glyphs);
  if (subset.program.empty()) throw HaruError(fmt::format("{} cannot be cut to a subset", face_.postscript_name()));
  const std::string name = subset_tag(subset.program) + "+" + face_.postscript_name();

  std::string glyph_map(2, '\0');  // code 0 shows .notdef and is never used
  HPDF_Array widths = haru.array();
  haru.add(widths, 0);
  HPDF_Array row = haru.array();
  haru.add_real(row, face_.advance(0));
  for (const Entry& entry : entries_) {
    const auto at = std::lower_bound(glyphs.begin(), glyphs.end(), entry.glyph) - glyphs.begin();
    const std::uint32_t id = subset.new_ids[static_cast<std::size_t>(at)];
    glyph_map += static_cast<char>(id >> 8);
    glyph_map += static_cast<char>(id & 0xFF);
    haru.add_real(row, entry.advance);
  }
  haru.add(widths, row);

  HPDF_Dict descendant = haru.indirect_dict();
  haru.add_name(descendant, "Type", "Font");
  haru.add_name(descendant, "Subtype", "CIDFontType2");
  haru.add_name(descendant, "BaseFont", name);
  HPDF_Dict info = haru.dict();
  haru.add_bytes(info, "Registry", "Adobe");
  haru.add_bytes(info, "Ordering", "Identity");
  haru.add(info, "Supplement", 0);
  haru.add(descendant, "CIDSystemInfo", info);
  haru.add(descendant, "FontDescriptor", descriptor(haru, name, subset.program));
  haru.add(descendant, "W", widths);
  haru.add(descendant, "CIDToGIDMap", haru.shared_stream(glyph_map));

  HPDF_Dict font = haru.indirect_dict();
  haru.add_name(font, "Type", "Font");
  haru.add_name(font, "Subtype", "Type0");
  haru.add_name(font, "BaseFont", name);
  haru.add_name(font, "Encoding", "Identity-H");
  HPDF_Array descendants = haru.array();
  haru.add(descendants, descendant);
  haru.add(font, "DescendantFonts", descendants);
  haru.add(font, "ToUnicode", haru.shared_stream(unicode_map()));
  return font;
}

FontCodes& FontSet::codes(const FontFace& face) {
  FontCodes*& slot = by_face_[&face];
  if (slot == nullptr) {
    fonts_.push_back(std::make_unique<FontCodes>(face, fmt::format("F{}", fonts_.size() + 1)));
    slot = fonts_.back().get();
  }
  return *slot;
}

void FontSet::write(Haru& haru, HPDF_Dict resources) {
  if (fonts_.empty()) return;
  HPDF_Dict fonts = haru.dict();
  for (const auto& font : fonts_) {
    const HPDF_Dict object = objects_[font.get()] = font->write(haru);
    haru.add(fonts, font->name().c_str(), object);
  }
  haru.add(resources, "Font", fonts);
}

}  // namespace vestnik
