/// @file shape.hpp
/// From a paragraph's text to glyphs and break opportunities: itemisation by style, script, language and direction,
/// font fallback, HarfBuzz shaping, UAX #14 line breaks, hyphenation points.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/markup/markup.hpp"
#include "layout/text/font_library.hpp"
#include "layout/text/glyph_run.hpp"
#include "layout/text/hyphenator.hpp"
#include "model/theme/resources.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// A place where a line may or must end: before byte `offset` of the text.
struct BreakOpportunity {
  enum class Kind : std::uint8_t {
    space,               ///< after white space, which vanishes at the line's end
    hyphen,              ///< inside a word: a hyphen is added
    hyphen_in_compound,  ///< the same in a word that has a hyphen of its own, at which it had better break
    explicit_hyphen,     ///< after a hyphen or dash that the text has
    other,               ///< elsewhere (UAX #14; inside an address after / - . ? & =): nothing is added
    anywhere,            ///< between any two characters of an address: the last resort
    mandatory,           ///< after U+2028, and at the end of the text
  };
  std::size_t offset = 0;
  Kind kind = Kind::space;
  bool unwelcome = false;  ///< of a space: behind a short word, or before a particle
};

struct ShapedText {
  std::string text;                      ///< as shaped: with the style's capitals applied
  std::vector<GlyphRun> runs;            ///< in logical order; they cover the text but for U+2028
  std::vector<BreakOpportunity> breaks;  ///< ascending, the last one mandatory at text.size()
  std::vector<std::size_t> span_begins;  ///< where each span of the InlineText begins in `text`
};

/// Shapes paragraphs. Holds the word caches and ICU's break iterators, so use one per thread and run.
class Shaper {
 public:
  Shaper(const Resources& resources, const FontLibrary& fonts, std::map<std::string, Hyphenator>& hyphenators);
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  /// Shapes `text` in `style`. `language` holds where a span names none. Reports through `diagnostics`:
  /// "missing-glyph" (error: no face has the character; names it as U+XXXX and by its Unicode name, with its place)
  /// and "fallback-face" (warning, once per character and issue: set in another face than the style's).
  [[nodiscard]] ShapedText shape(const InlineText& text, const ParagraphStyle& style, std::string_view language,
                                 std::vector<Diagnostic>& diagnostics);

  /// Shapes bytes [begin, end) of `shaped.text` again as if nothing stood around them, with the properties of
  /// `run`: what a line break inside an unsafe cluster needs.
  [[nodiscard]] std::vector<Glyph> reshape(const ShapedText& shaped, const GlyphRun& run, std::size_t begin,
                                           std::size_t end, const ParagraphStyle& style);

  /// The hyphen that a break of kind `hyphen` adds, in the face of `run` (U+2010 or U+002D, whichever it has).
  [[nodiscard]] Glyph hyphen(const GlyphRun& run);
  [[nodiscard]] const FontLibrary& fonts() const;
  /// Advance of the space in `run`'s face and size.
  [[nodiscard]] Pt space_width(const GlyphRun& run);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Order in which runs with these embedding levels appear on a line, left to right (UAX #9, rule L2).
[[nodiscard]] std::vector<std::size_t> visual_order(const std::vector<std::uint8_t>& levels);

}  // namespace vestnik
