#include "layout/text/letter_forms.hpp"

#include <hb.h>

#include <algorithm>
#include <new>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "layout/text/font_handles.hpp"

namespace vestnik {
namespace {

/// Made ones are a little higher than small letters, as drawn ones are.
constexpr double capitals_by_x_height = 1.06, smallest_capitals = 0.7, largest_capitals = 0.88;

/// The glyphs of `text` as HarfBuzz gives them with `features`.
std::vector<hb_codepoint_t> glyphs_of(const GlyphRun& run, std::string_view text,
                                      const std::vector<hb_feature_t>& features) {
  const HbPtr<hb_buffer_t> buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
  hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer.get(), hb_script_from_string(run.script, 4));
  hb_buffer_set_language(buffer.get(),
                         hb_language_from_string(run.language.data(), static_cast<int>(run.language.size())));
  hb_shape(run.face->handles().font.get(), buffer.get(), features.data(), static_cast<unsigned>(features.size()));
  if (hb_buffer_allocation_successful(buffer.get()) == 0) throw std::bad_alloc();
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  std::vector<hb_codepoint_t> glyphs;
  for (unsigned i = 0; i < count; ++i) glyphs.push_back(infos[i].codepoint);
  return glyphs;
}

bool has_digits(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether the face draws each letter otherwise for `form` than it does without. Digits are of one make in a text: a
/// face that has some of them has none.
bool has_all(const GlyphRun& run, GlyphForm form, std::string_view text) {
  std::string shaped = letters_for(form, text);
  if (has_digits(text)) shaped += "0123456789";
  std::vector<hb_feature_t> features;
  for (const std::string& name : features_for(form)) {
    features.push_back({hb_tag_from_string(name.data(), static_cast<int>(name.size())), 1, HB_FEATURE_GLOBAL_START,
                        HB_FEATURE_GLOBAL_END});
  }
  bool any = false;
  for (std::size_t at = 0, next = 0; at < shaped.size(); at = next) {
    if (is_white_space(character_at(shaped, at, &next))) continue;
    const std::string_view letter = std::string_view(shaped).substr(at, next - at);
    if (glyphs_of(run, letter, features) == glyphs_of(run, letter, {})) return false;
    any = true;
  }
  return any;
}

}  // namespace

void set_position(GlyphRun& run, TextPosition position, std::string_view text) {
  if (position == TextPosition::normal) return;
  const bool above = position == TextPosition::superscript;
  const GlyphForm form = above ? GlyphForm::superscript : GlyphForm::subscript;
  if (has_all(run, form, text)) {
    run.form = form;
    return;
  }
  const FaceMetrics& metrics = run.face->metrics();
  const FaceMetrics::Moved& moved = above ? metrics.superscript : metrics.subscript;
  run.rise = run.size * moved.rise;
  run.size = run.size * moved.size;
}

bool set_small_capitals(GlyphRun& run, std::string_view text) {
  for (const GlyphForm form : {GlyphForm::small_capitals, GlyphForm::lowered_capitals}) {
    if (!has_all(run, form, text)) continue;
    run.form = form;
    return true;
  }
  const FaceMetrics& metrics = run.face->metrics();
  const double share = metrics.cap_height > 0 ? metrics.x_height / metrics.cap_height * capitals_by_x_height : 0;
  run.form = GlyphForm::capitals;
  run.size = run.size * std::clamp(share, smallest_capitals, largest_capitals);
  return false;
}

std::string letters_for(GlyphForm form, std::string_view text) {
  const bool small = form == GlyphForm::small_capitals;
  if (!small && form != GlyphForm::lowered_capitals && form != GlyphForm::capitals) return std::string(text);
  std::string letters;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    const char32_t other = small ? to_small(c) : to_capital(c);
    append_utf8(letters, utf8_length(other) == utf8_length(c) ? other : c);
  }
  return letters;
}

std::vector<std::string> features_for(GlyphForm form) {
  switch (form) {
    case GlyphForm::superscript:
      return {"sups"};
    case GlyphForm::subscript:
      return {"subs"};
    case GlyphForm::small_capitals:
      return {"smcp"};
    case GlyphForm::lowered_capitals:
      return {"c2sc"};
    case GlyphForm::plain:
    case GlyphForm::capitals:
      break;
  }
  return {};
}

}  // namespace vestnik
