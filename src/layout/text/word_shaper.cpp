#include "layout/text/word_shaper.hpp"

#include <hb-ot.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <new>

namespace vestnik {
namespace {

/// More would cost more memory than they save time; a longer "word" is an address, which does not come again.
constexpr std::size_t most_words = 20000, longest_word = 64;

struct SetDelete {
  void operator()(hb_set_t* set) const { hb_set_destroy(set); }
};
using GlyphSet = std::unique_ptr<hb_set_t, SetDelete>;
GlyphSet glyph_set() { return GlyphSet(hb_set_create()); }

bool is_written_in_words(const ShapingManner& manner) {
  return manner.direction == HB_DIRECTION_LTR && manner.face->handles().shapes_by_words &&
         (manner.script == HB_SCRIPT_LATIN || manner.script == HB_SCRIPT_CYRILLIC || manner.script == HB_SCRIPT_GREEK);
}

/// The end of the word that begins at `from`, with the single space behind it that the next word shares.
std::size_t word_end(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find(' ', from + 1); at < text.size(); at = text.find(' ', at + 1)) {
    if (at + 1 < text.size() && text[at - 1] != ' ' && text[at + 1] != ' ') return at + 1;
  }
  return text.size();
}

}  // namespace

bool ShapingManner::operator==(const ShapingManner& other) const {
  const auto same = [](const hb_feature_t& a, const hb_feature_t& b) { return a.tag == b.tag && a.value == b.value; };
  return face == other.face && direction == other.direction && script == other.script && language == other.language &&
         std::ranges::equal(features, other.features, same);
}

bool shapes_by_words(hb_font_t* font) {
  hb_codepoint_t space = 0;
  if (hb_font_get_nominal_glyph(font, ' ', &space) == 0) return false;
  hb_face_t* face = hb_font_get_face(font);
  const GlyphSet before = glyph_set(), input = glyph_set(), after = glyph_set();
  for (const hb_tag_t table : {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS}) {
    const unsigned lookups = hb_ot_layout_table_get_lookup_count(face, table);
    for (unsigned lookup = 0; lookup < lookups; ++lookup) {
      for (hb_set_t* set : {before.get(), input.get(), after.get()}) hb_set_clear(set);
      hb_ot_layout_lookup_collect_glyphs(face, table, lookup, before.get(), input.get(), after.get(), nullptr);
      if (hb_set_has(before.get(), space) != 0 || hb_set_has(after.get(), space) != 0) return false;
      if (table == HB_OT_TAG_GSUB && hb_set_has(input.get(), space) != 0) return false;
    }
  }
  return true;
}

std::span<const ShapedGlyph> WordShaper::shape(std::string_view text, std::size_t begin, std::size_t end,
                                               const ShapingManner& manner) {
  if (is_written_in_words(manner) && join(vocabulary(manner), text.substr(0, end), begin)) return joined_;
  return shape_whole(text, begin, end, manner);
}

WordShaper::Vocabulary& WordShaper::vocabulary(const ShapingManner& manner) {
  if (words_ >= most_words) {
    vocabularies_.clear();
    words_ = 0;
  }
  const auto known = std::ranges::find(vocabularies_, manner, &Vocabulary::manner);
  if (known != vocabularies_.end()) return *known;
  Vocabulary& added = vocabularies_.emplace_back(Vocabulary{.manner = manner});
  hb_font_t* font = manner.face->handles().font.get();
  hb_font_get_nominal_glyph(font, ' ', &added.space);
  added.space_width = hb_font_get_glyph_h_advance(font, added.space);
  return added;
}

/// Sets the words of `text` from byte `from` on beside each other. Neighbours share a space: the kerning of each
/// against it adds up. False if some word does more to it than that.
bool WordShaper::join(Vocabulary& vocabulary, std::string_view text, std::size_t from) {
  joined_.clear();
  for (std::size_t begin = from, end = from; end < text.size(); begin = end - 1) {
    end = word_end(text, begin);
    const Word& next = word(vocabulary, text.substr(begin, end - begin));
    std::span<const ShapedGlyph> glyphs = next.glyphs;
    if (end < text.size() && !next.precedes_space) return false;
    if (begin != from) {
      if (!next.follows_space) return false;
      joined_.back().x_advance += glyphs.front().x_advance - vocabulary.space_width;
      glyphs = glyphs.subspan(1);
    }
    for (ShapedGlyph glyph : glyphs) {
      glyph.cluster += static_cast<std::uint32_t>(begin);
      joined_.push_back(glyph);
    }
  }
  return true;
}

const WordShaper::Word& WordShaper::word(Vocabulary& vocabulary, std::string_view text) {
  if (const auto known = vocabulary.words.find(text); known != vocabulary.words.end()) return known->second;
  const std::span<const ShapedGlyph> glyphs = shape_whole(text, 0, text.size(), vocabulary.manner);
  Word made{.glyphs = {glyphs.begin(), glyphs.end()}};
  const auto is_space = [&](const ShapedGlyph& glyph) {
    return glyph.id == vocabulary.space && glyph.x_offset == 0 && glyph.y_offset == 0;
  };
  if (glyphs.size() > 1) {
    const ShapedGlyph& last = glyphs.back();
    made.follows_space = text.front() == ' ' && is_space(glyphs.front()) && glyphs[1].cluster == 1;
    made.precedes_space = text.back() == ' ' && is_space(last) && last.cluster + 1 == text.size() &&
                          last.x_advance == vocabulary.space_width;
  }
  if (text.size() > longest_word) return long_word_ = std::move(made);
  ++words_;
  return vocabulary.words.emplace(text, std::move(made)).first->second;
}

std::span<const ShapedGlyph> WordShaper::shape_whole(std::string_view text, std::size_t begin, std::size_t end,
                                                     const ShapingManner& manner) {
  hb_buffer_t* buffer = buffer_.get();
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), static_cast<unsigned>(begin),
                     static_cast<int>(end - begin));
  hb_buffer_set_direction(buffer, manner.direction);
  hb_buffer_set_script(buffer, manner.script);
  hb_buffer_set_language(buffer, manner.language);
  hb_shape(manner.face->handles().font.get(), buffer, manner.features.data(),
           static_cast<unsigned>(manner.features.size()));
  if (hb_buffer_allocation_successful(buffer) == 0) throw std::bad_alloc();
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  whole_.clear();
  for (unsigned i = 0; i < count; ++i) {
    const bool unsafe_to_break = (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
    whole_.push_back({infos[i].codepoint, infos[i].cluster, positions[i].x_advance, positions[i].x_offset,
                      positions[i].y_offset, unsafe_to_break});
  }
  return whole_;
}

}  // namespace vestnik
