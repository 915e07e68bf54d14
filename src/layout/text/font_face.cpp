#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

#include <algorithm>
#include <cstdint>
#include <new>

#include "base/threads/need_room.hpp"
#include "findings/catalogue/message.hpp"
#include "layout/text/font_handles.hpp"
#include "layout/text/word_shaper.hpp"

namespace vestnik {
namespace {

/// HarfBuzz takes tables that it has no memory for as not there.
constexpr std::size_t room_for_a_face = std::size_t{1} << 20;

struct FtDelete {
  void operator()(FT_Library p) const { FT_Done_FreeType(p); }
  void operator()(FT_Face p) const { FT_Done_Face(p); }
};

Outcome<std::unique_ptr<FontFace>> failure(MessageId<"name"> id, const std::filesystem::path& file) {
  return {std::nullopt, {finding(id, {.file = file.string()}, value<"name">(file.filename().string()))}};
}

/// The OS/2 table's measures, as far as they can be meant; what is set above the line must not reach the line above.
void read_moved_letters(const TT_OS2& os2, double scale, FaceMetrics& metrics) {
  constexpr double smallest = 0.5, largest = 0.75, em = 1000;
  const auto size = [&](FT_Short units, double otherwise) {
    const double share = units * scale / em;
    return share >= smallest && share <= largest ? share : otherwise;
  };
  FaceMetrics::Moved &above = metrics.superscript, &below = metrics.subscript;
  above.size = size(os2.ySuperscriptYSize, above.size);
  below.size = size(os2.ySubscriptYSize, below.size);
  const double highest = (metrics.ascent - above.size * metrics.cap_height) / em;
  const double rise = os2.ySuperscriptYOffset * scale / em;
  above.rise = std::min(rise > 0 ? rise : above.rise, highest);
  const double drop = os2.ySubscriptYOffset * scale / em;
  if (drop > 0) below.rise = -std::min(drop, -metrics.descent / em);
  if (os2.yStrikeoutPosition > 0) metrics.strike_top = os2.yStrikeoutPosition * scale;
  if (os2.yStrikeoutSize > 0) metrics.strike_weight = os2.yStrikeoutSize * scale;
}

FaceMetrics metrics_of(FT_Face face) {
  FaceMetrics metrics;
  const double scale = 1000.0 / face->units_per_EM;
  metrics.ascent = face->ascender * scale;
  metrics.descent = face->descender * scale;
  metrics.bounding_box = {static_cast<double>(face->bbox.xMin) * scale, static_cast<double>(face->bbox.yMin) * scale,
                          static_cast<double>(face->bbox.xMax) * scale, static_cast<double>(face->bbox.yMax) * scale};
  metrics.fixed_pitch = FT_IS_FIXED_WIDTH(face);
  metrics.cap_height = metrics.ascent * 0.7;  // what old faces without OS/2 version 2 leave out
  metrics.x_height = metrics.ascent * 0.5;
  if (const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face, FT_SFNT_OS2))) {
    metrics.weight = os2->usWeightClass;
    constexpr int last_serif_class = 7;  // sFamilyClass: 1 to 5 and 7 are serif classes
    const int family_class = os2->sFamilyClass >> 8;
    metrics.serif = family_class > 0 && family_class <= last_serif_class && family_class != 6;
    if (os2->version >= 2 && os2->version != 0xFFFF) {
      if (os2->sCapHeight > 0) metrics.cap_height = os2->sCapHeight * scale;
      if (os2->sxHeight > 0) metrics.x_height = os2->sxHeight * scale;
    }
    metrics.strike_top = metrics.x_height / 2;
    read_moved_letters(*os2, scale, metrics);
  }
  if (const auto* post = static_cast<const TT_Postscript*>(FT_Get_Sfnt_Table(face, FT_SFNT_POST))) {
    metrics.italic_angle = static_cast<double>(post->italicAngle) / 65536.0;
  }
  return metrics;
}

/// OS/2 fsType: 2 alone forbids embedding, 0x100 subsetting, 0x200 all but bitmaps.
bool may_embed(FT_Face face) {
  const FT_UShort rights = FT_Get_FSType_Flags(face);
  return (rights & 0xF) != FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING &&
         (rights & (FT_FSTYPE_NO_SUBSETTING | FT_FSTYPE_BITMAP_EMBEDDING_ONLY)) == 0;
}

}  // namespace

HbPtr<hb_blob_t> blob_of(std::shared_ptr<const std::string> bytes) {
  using Owner = std::shared_ptr<const std::string>;
  auto owner = std::make_unique<Owner>(std::move(bytes));
  const std::string& content = **owner;
  const std::size_t size = content.size();  // the owner may be gone below
  // HarfBuzz calls the function also where it makes no blob.
  HbPtr<hb_blob_t> blob(hb_blob_create(content.data(), static_cast<unsigned>(content.size()), HB_MEMORY_MODE_READONLY,
                                       owner.release(), [](void* user) { delete static_cast<Owner*>(user); }));
  if (blob.get() == hb_blob_get_empty() && size > 0) throw std::bad_alloc();
  return blob;
}

Outcome<std::unique_ptr<FontFace>> make_face(HbPtr<hb_blob_t> blob, const std::filesystem::path& file) {
  if (!blob) return failure("font-missing"_id, file);
  need_room(room_for_a_face);
  auto handles = std::make_unique<FontFace::Handles>();
  handles->blob = std::move(blob);
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(handles->blob.get(), &length);

  FT_Library raw_library = nullptr;
  if (FT_Init_FreeType(&raw_library) != 0) throw std::bad_alloc();
  const std::unique_ptr<std::remove_pointer_t<FT_Library>, FtDelete> library(raw_library);
  FT_Face raw_face = nullptr;
  const FT_Error error = FT_New_Memory_Face(library.get(), reinterpret_cast<const FT_Byte*>(bytes),
                                            static_cast<FT_Long>(length), 0, &raw_face);
  if (error == FT_Err_Out_Of_Memory) throw std::bad_alloc();
  if (error != 0) return failure("font-corrupt"_id, file);
  const std::unique_ptr<std::remove_pointer_t<FT_Face>, FtDelete> face(raw_face);
  if (!FT_IS_SCALABLE(face) || face->units_per_EM == 0) {
    return failure("font-corrupt/bitmap"_id, file);
  }
  if (!may_embed(face.get())) {
    return failure("font-not-embeddable"_id, file);
  }
  const char* name = FT_Get_Postscript_Name(face.get());
  handles->postscript_name = name != nullptr ? name : file.stem().string();
  handles->metrics = metrics_of(face.get());
  handles->units_per_em = face->units_per_EM;

  handles->face.reset(hb_face_create(handles->blob.get(), 0));
  handles->font.reset(hb_font_create(handles->face.get()));
  if (handles->face.get() == hb_face_get_empty() || handles->font.get() == hb_font_get_empty()) throw std::bad_alloc();
  const HbPtr<hb_blob_t> cff(hb_face_reference_table(handles->face.get(), HB_TAG('C', 'F', 'F', ' ')));
  handles->cff = hb_blob_get_length(cff.get()) > 0;
  for (hb_codepoint_t c = 0; c < handles->frequent.size(); ++c) {
    hb_font_get_nominal_glyph(handles->font.get(), c, &handles->frequent[c]);
  }
  handles->shapes_by_words = shapes_by_words(handles->font.get());
  // Shared between threads from here on.
  hb_font_make_immutable(handles->font.get());
  hb_face_make_immutable(handles->face.get());
  return {std::make_unique<FontFace>(std::move(handles)), {}};
}

FontFace::FontFace(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
FontFace::~FontFace() = default;

const std::string& FontFace::postscript_name() const { return handles_->postscript_name; }
const FaceMetrics& FontFace::metrics() const { return handles_->metrics; }
bool FontFace::is_cff() const { return handles_->cff; }

double FontFace::advance(std::uint32_t glyph) const {
  return hb_font_get_glyph_h_advance(handles_->font.get(), glyph) * 1000.0 / handles_->units_per_em;
}

std::uint32_t FontFace::glyph_for(char32_t character) const {
  if (character < handles_->frequent.size()) return handles_->frequent[character];
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(handles_->font.get(), character, &glyph) != 0 ? glyph : 0;
}

}  // namespace vestnik
