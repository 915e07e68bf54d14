#include "layout/text/shape.hpp"

#include <hb.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>

#include "layout/text/breaks.hpp"
#include "layout/text/font_handles.hpp"
#include "layout/text/itemise.hpp"
#include "layout/text/letter_forms.hpp"
#include "layout/text/word_shaper.hpp"

namespace vestnik {
namespace {

std::vector<hb_feature_t> features_of(const ParagraphStyle& style, GlyphForm form) {
  std::vector<hb_feature_t> features;
  for (const std::string& name : style.features) {
    hb_feature_t feature;
    if (hb_feature_from_string(name.data(), static_cast<int>(name.size()), &feature) != 0) features.push_back(feature);
  }
  for (const std::string& name : features_for(form)) {
    features.push_back({hb_tag_from_string(name.data(), static_cast<int>(name.size())), 1, HB_FEATURE_GLOBAL_START,
                        HB_FEATURE_GLOBAL_END});
  }
  // Letters that are spaced apart do not join.
  if (style.tracking != Pt{}) {
    for (const hb_tag_t tag : {HB_TAG('l', 'i', 'g', 'a'), HB_TAG('c', 'l', 'i', 'g')}) {
      features.push_back({tag, 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
    }
  }
  return features;
}

ShapingManner manner_of(const GlyphRun& run, const ParagraphStyle& style) {
  return {.face = run.face,
          .direction = run.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR,
          .script = hb_script_from_string(run.script, 4),
          .language = hb_language_from_string(run.language.data(), static_cast<int>(run.language.size())),
          .features = features_of(style, run.form)};
}

}  // namespace

Pt GlyphRun::width() const {
  Pt width;
  for (const Glyph& glyph : glyphs) width += glyph.advance;
  return width;
}

struct Shaper::State {
  const Resources& resources;
  const FontLibrary& fonts;
  BreakFinder breaks;
  std::unique_ptr<WordShaper> words = fonts.borrow_shaper();
  std::set<char32_t> reported_fallbacks;
  std::set<const FontFace*> without_small_capitals;

  /// Shapes text[begin, end) in the run's face; the rest of `text` is context.
  std::vector<Glyph> shape(std::string_view text, const GlyphRun& run, std::size_t begin, std::size_t end,
                           const ParagraphStyle& style) {
    const bool own_letters = run.form == GlyphForm::plain;
    const std::string letters = own_letters ? std::string() : letters_for(run.form, text.substr(begin, end - begin));
    const std::size_t skipped = own_letters ? 0 : begin;
    const std::span<const ShapedGlyph> placed = own_letters
                                                    ? words->shape(text, begin, end, manner_of(run, style))
                                                    : words->shape(letters, 0, letters.size(), manner_of(run, style));
    const double scale = run.size.value / run.face->handles().units_per_em;
    const bool backwards = run.level % 2 == 1;
    const std::size_t count = placed.size();
    std::vector<Glyph> glyphs(count);
    // In the order of the text each cluster ends where the next begins; its first glyph stands for all of it.
    std::size_t cluster_end = end, next_end = end;
    for (std::size_t step = 0; step < count; ++step) {
      const std::size_t i = backwards ? step : count - 1 - step;
      const ShapedGlyph& from = placed[i];
      Glyph& glyph = glyphs[i];
      glyph.id = from.id;
      const auto cluster = static_cast<std::uint32_t>(from.cluster + skipped);
      glyph.text_begin = cluster;
      if (cluster < next_end) {
        cluster_end = next_end;
        next_end = cluster;
      }
      glyph.text_end = static_cast<std::uint32_t>(cluster_end);
      glyph.advance = Pt{from.x_advance * scale};
      glyph.x_offset = Pt{from.x_offset * scale};
      glyph.y_offset = Pt{from.y_offset * scale} + run.rise;
      if (from.x_advance != 0) glyph.advance += style.tracking;
      glyph.unsafe_to_break = from.unsafe_to_break;
    }
    for (std::size_t i = 1; i < count; ++i) {
      if (placed[i].cluster == placed[i - 1].cluster) glyphs[i].text_begin = glyphs[i].text_end;
    }
    return glyphs;
  }

  /// No .notdef ever reaches a page: it is an error, and a question mark stands in until the run ends.
  void refuse_missing(const PreparedText& prepared, TextPlaces& places, GlyphRun& run,
                      std::vector<Diagnostic>& diagnostics) const {
    std::vector<std::pair<std::size_t, std::size_t>> without_glyph;
    for (Glyph& glyph : run.glyphs) {
      if (glyph.id != 0) continue;
      without_glyph.emplace_back(glyph.text_begin, glyph.text_end);
      glyph.id = run.face->glyph_for(U'?');
    }
    std::ranges::sort(without_glyph);
    for (std::size_t i = 0; i < without_glyph.size();) {
      const std::size_t begin = without_glyph[i].first;
      std::size_t end = without_glyph[i].second;
      while (++i < without_glyph.size() && without_glyph[i].first == end) end = without_glyph[i].second;
      const ShownCharacters missing = show_characters(prepared, places, begin, end);
      diagnostics.push_back(finding(missing.are_several ? "missing-glyph/several"_id : "missing-glyph"_id,
                                    missing.where, value<"character">(missing.words)));
    }
  }
};

Shaper::Shaper(const Resources& resources, const FontLibrary& fonts, std::map<std::string, Hyphenator>& hyphenators)
    : state_(new State{resources, fonts, BreakFinder(resources, hyphenators)}) {}
Shaper::~Shaper() { state_->fonts.give_back(std::move(state_->words)); }

const FontLibrary& Shaper::fonts() const { return state_->fonts; }

ShapedText Shaper::shape(const InlineText& text, const ParagraphStyle& style, std::string_view language,
                         std::vector<Diagnostic>& diagnostics) {
  PreparedText prepared = prepare(text, style, language);
  ShapedText shaped;
  shaped.runs = itemise(
      prepared, text, style, language,
      {state_->resources, state_->fonts, state_->reported_fallbacks, state_->without_small_capitals, diagnostics});
  shaped.breaks = state_->breaks.find(prepared, text, style, shaped.runs, language);
  shaped.text = prepared.text;
  TextPlaces places(text);
  for (GlyphRun& run : shaped.runs) {
    run.glyphs = state_->shape(shaped.text, run, run.text_begin, run.text_end, style);
    state_->refuse_missing(prepared, places, run, diagnostics);
  }
  prepared.span_begins.pop_back();
  shaped.span_begins = std::move(prepared.span_begins);
  return shaped;
}

std::vector<Glyph> Shaper::reshape(const ShapedText& shaped, const GlyphRun& run, std::size_t begin, std::size_t end,
                                   const ParagraphStyle& style) {
  std::vector<Glyph> glyphs =
      state_->shape(std::string_view(shaped.text).substr(begin, end - begin), run, 0, end - begin, style);
  for (Glyph& glyph : glyphs) {
    glyph.text_begin += static_cast<std::uint32_t>(begin);
    glyph.text_end += static_cast<std::uint32_t>(begin);
    if (glyph.id == 0) glyph.id = run.face->glyph_for(U'?');
  }
  return glyphs;
}

Glyph Shaper::hyphen(const GlyphRun& run) {
  std::uint32_t id = run.face->glyph_for(U'\u2010');
  if (id == 0) id = run.face->glyph_for(U'-');
  return {.id = id, .advance = run.size * (run.face->advance(id) / 1000)};
}

Pt Shaper::space_width(const GlyphRun& run) { return run.size * (run.face->advance(run.face->glyph_for(U' ')) / 1000); }

std::vector<std::size_t> visual_order(const std::vector<std::uint8_t>& levels) {
  std::vector<std::size_t> order(levels.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (levels.empty()) return order;
  const std::uint8_t highest = *std::max_element(levels.begin(), levels.end());
  for (unsigned level = highest; level >= 1; --level) {
    for (std::size_t i = 0; i < order.size();) {
      std::size_t end = i;
      while (end < order.size() && levels[order[end]] >= level) ++end;
      if (end > i + 1) {
        std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(end));
      }
      i = std::max(end, i + 1);
    }
  }
  return order;
}

}  // namespace vestnik
