/// @file font_handles.hpp
/// HarfBuzz's view of a face; for src/layout/text/ alone.
#pragma once

#include <hb-subset.h>
#include <hb.h>

#include <array>
#include <memory>
#include <string>

#include "layout/text/font_library.hpp"

namespace vestnik {

struct HbDelete {
  void operator()(hb_blob_t* p) const { hb_blob_destroy(p); }
  void operator()(hb_face_t* p) const { hb_face_destroy(p); }
  void operator()(hb_font_t* p) const { hb_font_destroy(p); }
  void operator()(hb_buffer_t* p) const { hb_buffer_destroy(p); }
  void operator()(hb_subset_input_t* p) const { hb_subset_input_destroy(p); }
  void operator()(hb_subset_plan_t* p) const { hb_subset_plan_destroy(p); }
};
template <class T>
using HbPtr = std::unique_ptr<T, HbDelete>;

struct FontFace::Handles {
  HbPtr<hb_blob_t> blob;
  HbPtr<hb_face_t> face;
  HbPtr<hb_font_t> font;  ///< scaled to font units
  double units_per_em = 1000;
  std::string postscript_name;
  FaceMetrics metrics;
  bool cff = false;
  /// The space changes no other glyph and is changed by none; what it is kerned with stands directly beside it.
  bool shapes_by_words = false;
  /// Glyphs of Latin and Cyrillic: asked for by each character of a text.
  std::array<hb_codepoint_t, 0x530> frequent{};
};

/// Checks one font file and makes a face of it. `blob` holds its bytes; null: they could not be had. `file` is for
/// messages. Errors as FontLibrary::load.
[[nodiscard]] Outcome<std::unique_ptr<FontFace>> make_face(HbPtr<hb_blob_t> blob, const std::filesystem::path& file);

/// Bytes that HarfBuzz keeps alive as long as it needs them.
[[nodiscard]] HbPtr<hb_blob_t> blob_of(std::shared_ptr<const std::string> bytes);

}  // namespace vestnik
