#include <cstdint>

#include "layout/text/font_handles.hpp"

namespace vestnik {

FontSubset subset_font(const FontFace& face, std::span<const std::uint32_t> glyphs) {
  const HbPtr<hb_subset_input_t> input(hb_subset_input_create_or_fail());
  if (!input) return {};
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING);
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
  // A PDF draws by glyph number: it needs outlines and widths alone.
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag : {"GSUB", "GPOS", "GDEF", "name", "post", "cmap", "kern", "OS/2", "DSIG", "gasp", "FFTM"}) {
    hb_set_add(dropped, hb_tag_from_string(tag, 4));
  }
  const HbPtr<hb_subset_plan_t> plan(hb_subset_plan_create_or_fail(face.handles().face.get(), input.get()));
  if (!plan) return {};
  const HbPtr<hb_face_t> subset(hb_subset_plan_execute_or_fail(plan.get()));
  if (!subset) return {};

  FontSubset result;
  const hb_map_t* mapping = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  result.new_ids.reserve(glyphs.size());
  for (const std::uint32_t glyph : glyphs) result.new_ids.push_back(hb_map_get(mapping, glyph));
  const HbPtr<hb_blob_t> program(face.is_cff() ? hb_face_reference_table(subset.get(), HB_TAG('C', 'F', 'F', ' '))
                                               : hb_face_reference_blob(subset.get()));
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(program.get(), &length);
  result.program.assign(bytes, length);
  return result;
}

}  // namespace vestnik
