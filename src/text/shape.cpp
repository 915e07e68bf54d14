#include "text/shape.hpp"

#include <hb.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <set>

#include "messages/message.hpp"
#include "text/breaks.hpp"
#include "text/font_handles.hpp"
#include "text/itemise.hpp"

namespace vestnik {
namespace {

std::vector<hb_feature_t> features_of(const ParagraphStyle& style) {
  std::vector<hb_feature_t> features;
  for (const std::string& name : style.features) {
    hb_feature_t feature;
    if (hb_feature_from_string(name.data(), static_cast<int>(name.size()), &feature) != 0) features.push_back(feature);
  }
  // Letters that are spaced apart do not join.
  if (style.tracking != Pt{}) {
    for (const hb_tag_t tag : {HB_TAG('l', 'i', 'g', 'a'), HB_TAG('c', 'l', 'i', 'g')}) {
      features.push_back({tag, 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
    }
  }
  return features;
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
  HbPtr<hb_buffer_t> buffer{hb_buffer_create()};
  std::set<char32_t> reported_fallbacks;

  /// Shapes text[begin, end) in the run's face; the rest of `text` is context, which joins Arabic letters.
  std::vector<Glyph> shape(std::string_view text, const GlyphRun& run, std::size_t begin, std::size_t end,
                           const ParagraphStyle& style) {
    hb_buffer_t* b = buffer.get();
    hb_buffer_clear_contents(b);
    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf8(b, text.data(), static_cast<int>(text.size()), static_cast<unsigned>(begin),
                       static_cast<int>(end - begin));
    hb_buffer_set_direction(b, run.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(b, hb_script_from_string(run.script, 4));
    hb_buffer_set_language(b, hb_language_from_string(run.language.data(), static_cast<int>(run.language.size())));
    const std::vector<hb_feature_t> features = features_of(style);
    hb_shape(run.face->handles().font.get(), b, features.data(), static_cast<unsigned>(features.size()));
    return collect(run, end, style);
  }

  [[nodiscard]] std::vector<Glyph> collect(const GlyphRun& run, std::size_t end, const ParagraphStyle& style) const {
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const double scale = run.size.value / run.face->handles().units_per_em;
    const bool backwards = run.level % 2 == 1;
    std::vector<Glyph> glyphs(count);
    // In the order of the text each cluster ends where the next begins; its first glyph stands for all of it.
    std::size_t cluster_end = end, next_end = end;
    for (unsigned step = 0; step < count; ++step) {
      const unsigned i = backwards ? step : count - 1 - step;
      const hb_glyph_info_t& info = infos[i];
      Glyph& glyph = glyphs[i];
      glyph.id = info.codepoint;
      glyph.text_begin = info.cluster;
      if (info.cluster < next_end) {
        cluster_end = next_end;
        next_end = info.cluster;
      }
      glyph.text_end = static_cast<std::uint32_t>(cluster_end);
      glyph.advance = Pt{positions[i].x_advance * scale};
      glyph.x_offset = Pt{positions[i].x_offset * scale};
      glyph.y_offset = Pt{positions[i].y_offset * scale};
      if (positions[i].x_advance != 0) glyph.advance += style.tracking;
      glyph.unsafe_to_break = (hb_glyph_info_get_glyph_flags(&info) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
    }
    for (unsigned i = 1; i < count; ++i) {
      if (infos[i].cluster == infos[i - 1].cluster) glyphs[i].text_begin = glyphs[i].text_end;
    }
    return glyphs;
  }

  /// No .notdef ever reaches a page: it is an error, and a question mark stands in until the run ends.
  void refuse_missing(const ShapedText& shaped, const PreparedText& prepared, const InlineText& text, GlyphRun& run,
                      std::vector<Diagnostic>& diagnostics) const {
    for (Glyph& glyph : run.glyphs) {
      if (glyph.id != 0) continue;
      auto at = static_cast<std::int32_t>(glyph.text_begin);
      UChar32 c = 0xFFFD;
      if (glyph.text_begin < shaped.text.size()) {
        U8_NEXT(shaped.text.data(), at, static_cast<std::int32_t>(shaped.text.size()), c);
      }
      diagnostics.push_back(finding("missing-glyph", place_of(prepared, text, glyph.text_begin),
                                    {value("character", describe(static_cast<char32_t>(c)))}));
      glyph.id = run.face->glyph_for(U'?');
    }
  }
};

Shaper::Shaper(const Resources& resources, const FontLibrary& fonts, std::map<std::string, Hyphenator>& hyphenators)
    : state_(new State{resources, fonts, BreakFinder(resources, hyphenators)}) {}
Shaper::~Shaper() = default;

const FontLibrary& Shaper::fonts() const { return state_->fonts; }

ShapedText Shaper::shape(const InlineText& text, const ParagraphStyle& style, std::string_view language,
                         std::vector<Diagnostic>& diagnostics) {
  PreparedText prepared = prepare(text, style, language);
  ShapedText shaped;
  shaped.runs = itemise(prepared, text, style, language,
                        {state_->resources, state_->fonts, state_->reported_fallbacks, diagnostics});
  shaped.breaks = state_->breaks.find(prepared, text, style, shaped.runs, language);
  shaped.text = prepared.text;
  for (GlyphRun& run : shaped.runs) {
    run.glyphs = state_->shape(shaped.text, run, run.text_begin, run.text_end, style);
    state_->refuse_missing(shaped, prepared, text, run, diagnostics);
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
