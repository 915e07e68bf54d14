/// @file word_shaper.hpp
/// HarfBuzz's work, done once for each word: most words of a text have been there before. For src/layout/text/ alone.
#pragma once

#include <hb.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "layout/text/font_handles.hpp"
#include "layout/text/font_library.hpp"
#include "layout/text/word_map.hpp"

namespace vestnik {

/// A glyph as HarfBuzz places it; lengths in font units.
struct ShapedGlyph {
  std::uint32_t id = 0;
  std::uint32_t cluster = 0;  ///< byte of the text at which the characters begin that it stands for
  std::int32_t x_advance = 0, x_offset = 0, y_offset = 0;
  bool unsafe_to_break = false;
};

/// All that shaping depends on beside the text.
struct ShapingManner {
  const FontFace* face = nullptr;
  hb_direction_t direction = HB_DIRECTION_LTR;
  hb_script_t script = HB_SCRIPT_LATIN;
  hb_language_t language = HB_LANGUAGE_INVALID;
  std::vector<hb_feature_t> features;  ///< of the whole text

  [[nodiscard]] bool operator==(const ShapingManner& other) const;
};

/// Not for several threads at once: each borrows one from the FontLibrary, which keeps what they have learnt.
class WordShaper {
 public:
  /// Shapes text[begin, end), which is not empty; the rest of `text` is context, which joins Arabic letters. In visual
  /// order; valid until the next call. What it gives does not depend on what it shaped before.
  [[nodiscard]] std::span<const ShapedGlyph> shape(std::string_view text, std::size_t begin, std::size_t end,
                                                   const ShapingManner& manner);

 private:
  /// A word with the spaces at its sides, so that it is kerned against them.
  struct Word {
    std::vector<ShapedGlyph> glyphs;  ///< clusters count from its first byte
    bool follows_space = false;       ///< its first glyph is a space on its own
    bool precedes_space = false;      ///< its last one is, and the word has not moved it
  };
  struct Vocabulary {
    ShapingManner manner;
    std::uint32_t space = 0;
    std::int32_t space_width = 0;
    WordMap<Word> words;
  };

  Vocabulary& vocabulary(const ShapingManner& manner);
  const Word& word(Vocabulary& vocabulary, std::string_view text);
  bool join(Vocabulary& vocabulary, std::string_view text, std::size_t from);
  std::span<const ShapedGlyph> shape_whole(std::string_view text, std::size_t begin, std::size_t end,
                                           const ShapingManner& manner);

  HbPtr<hb_buffer_t> buffer_{hb_buffer_create()};
  std::vector<Vocabulary> vocabularies_;
  std::size_t words_ = 0;  ///< of all vocabularies
  std::vector<ShapedGlyph> whole_, joined_;
  Word long_word_;  ///< one that is not kept
};

/// What FontFace::Handles says by that name.
[[nodiscard]] bool shapes_by_words(hb_font_t* font);

}  // namespace vestnik
