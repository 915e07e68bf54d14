#include "layout/text/itemise.hpp"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <memory>
#include <new>
#include <span>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "layout/text/letter_forms.hpp"

namespace vestnik {
namespace {

constexpr char32_t line_separator = U'\u2028';

/// Small: a text has as many as letters.
struct Character {
  char32_t code = 0;
  std::uint32_t begin = 0, span = 0;
  std::int16_t script = USCRIPT_COMMON;  ///< a UScriptCode
  std::uint8_t length = 0;               ///< bytes
  std::uint8_t level = 0;
  bool lowered = false;  ///< to be a small capital
  const FontFace* face = nullptr;

  [[nodiscard]] bool belongs_with(const Character& other) const {
    return script == other.script && span == other.span && level == other.level && face == other.face &&
           lowered == other.lowered;
  }
};

/// Of a passage in small capitals its small letters become such; its capitals too if it has nothing else.
void find_lowered(std::vector<Character>& characters, const InlineText& text) {
  for (std::size_t i = 0; i < characters.size();) {
    const std::uint32_t span = characters[i].span;
    std::size_t end = i;
    bool has_small = false;
    for (; end < characters.size() && characters[end].span == span; ++end) {
      has_small = has_small || is_small(characters[end].code);
    }
    const InlineSpan& look = text.spans[span];
    const bool applies = look.small_capitals && look.position == TextPosition::normal;
    for (; i < end; ++i) {
      const char32_t c = characters[i].code;
      characters[i].lowered = applies && (has_small ? is_small(c) : is_capital(c));
    }
  }
}

bool is_right_to_left(char32_t c) {
  if (c < 0x590) return false;
  switch (u_charDirection(static_cast<UChar32>(c))) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
    case U_ARABIC_NUMBER:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_RIGHT_TO_LEFT_ISOLATE:
      return true;
    default:
      return false;
  }
}

/// HarfBuzz sets these from the space or hides them: no face need have them.
bool needs_no_glyph(char32_t c) {
  if (c < 0x80) return false;
  return is_white_space(c) || is_ignorable(c);
}

std::int16_t script_of(char32_t c) {
  if (c < 0x80) return is_letter(c) ? USCRIPT_LATIN : USCRIPT_COMMON;
  UErrorCode error = U_ZERO_ERROR;
  return static_cast<std::int16_t>(uscript_getScript(static_cast<UChar32>(c), &error));
}

std::vector<Character> characters_of(const PreparedText& prepared) {
  std::vector<Character> characters(count_characters(prepared.text));
  std::size_t at = 0;
  std::uint32_t span = 0;
  for (Character& character : characters) {
    character.begin = static_cast<std::uint32_t>(at);
    character.code = next_valid_character(prepared.text, at);
    character.length = static_cast<std::uint8_t>(static_cast<std::uint32_t>(at) - character.begin);
    while (span + 2 < prepared.span_begins.size() && prepared.span_begins[span + 1] <= character.begin) ++span;
    character.span = span;
    character.script = script_of(character.code);
  }
  return characters;
}

/// UAX #24, 5.1: characters of no script of their own go with what stands before them, at the start with what follows.
void resolve_scripts(std::vector<Character>& characters) {
  const auto real = [](std::int16_t s) {
    return s != USCRIPT_COMMON && s != USCRIPT_INHERITED && s != USCRIPT_UNKNOWN;
  };
  std::int16_t current = USCRIPT_LATIN;
  const auto first = std::find_if(characters.begin(), characters.end(), [&](const auto& c) { return real(c.script); });
  if (first != characters.end()) current = first->script;
  for (Character& character : characters) {
    if (real(character.script)) current = character.script;
    character.script = current;
  }
}

struct BidiDelete {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

/// UAX #9, BD16: once 63 brackets are open at the same time, no further pair is looked for. ICU goes on looking, in
/// time that grows with the square of their number; it is given a neutral sign in place of each further bracket.
class OpenBrackets {
 public:
  [[nodiscard]] char32_t as_looked_at(char32_t code) {
    const auto sign = static_cast<UChar32>(code);
    const int type = u_getIntPropertyValue(sign, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
    if (type == U_BPT_NONE) return code;
    if (type == U_BPT_OPEN && open_.size() < most) {
      open_.push_back(u_getBidiPairedBracket(sign));
    } else if (type == U_BPT_OPEN) {
      full_ = true;
    } else if (!full_) {
      const auto pair = std::find(open_.rbegin(), open_.rend(), sign);
      if (pair != open_.rend()) open_.erase(std::prev(pair.base()), open_.end());
    }
    return full_ ? U'!' : code;
  }

 private:
  static constexpr std::size_t most = 63;
  std::vector<UChar32> open_;  ///< the brackets that would close those that are open
  bool full_ = false;
};

void resolve_levels(std::vector<Character>& characters) {
  if (std::none_of(characters.begin(), characters.end(), [](const auto& c) { return is_right_to_left(c.code); }))
    return;
  std::u16string text;
  std::vector<std::size_t> index;  // of characters, by code unit
  OpenBrackets brackets;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    UChar units[2];
    std::int32_t n = 0;
    U16_APPEND_UNSAFE(units, n, static_cast<UChar32>(brackets.as_looked_at(characters[i].code)));
    text.append(units, static_cast<std::size_t>(n));
    index.insert(index.end(), static_cast<std::size_t>(n), i);
  }
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, BidiDelete> bidi(ubidi_open());
  // Bulletins read from left to right, also where one opens with a word that does not.
  ubidi_setPara(bidi.get(), text.data(), static_cast<std::int32_t>(text.size()), 0, nullptr, &error);
  const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &error);
  if (bidi == nullptr || error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(error) || levels == nullptr) return;
  for (std::size_t i = 0; i < index.size(); ++i) characters[index[i]].level = levels[i];
}

class FaceChooser {
 public:
  FaceChooser(const PreparedText& prepared, const InlineText& text, const ParagraphStyle& style,
              const ItemisationContext& context)
      : prepared_(prepared), text_(text), places_(text), style_(style), context_(context) {}

  /// Chooses for a base character and the marks on it together: they must be of one face to combine.
  void choose(std::vector<Character>& characters) {
    for (std::size_t i = 0; i < characters.size();) {
      std::size_t end = i + 1;
      while (end < characters.size() && (is_combining_mark(characters[end].code) || characters[end].code == 0x200D) &&
             characters[end].span == characters[i].span) {
        ++end;
      }
      const FontFace* face = face_for(characters, i, end);
      note(std::span(characters).subspan(i, end - i), face);
      for (; i < end; ++i) characters[i].face = face;
    }
    close_loan();
  }

 private:
  const FontFace* face_for(const std::vector<Character>& characters, std::size_t begin, std::size_t end) {
    if (characters[begin].span != span_) choose_own(characters[begin].span);
    const FontFace& own = *own_;
    const auto has_all = [&](const FontFace& face) {
      for (std::size_t i = begin; i < end; ++i) {
        if (face.glyph_for(characters[i].code) == 0 && !needs_no_glyph(characters[i].code)) return false;
      }
      return true;
    };
    if (has_all(own)) return &own;
    for (std::size_t i = begin; i < end; ++i) {
      const FontFace* other = context_.fonts.face_for(characters[i].code, family_, bold_, italic_);
      if (other != nullptr && other != &own && has_all(*other)) return other;
    }
    return &own;  // shaping finds .notdef and reports the character
  }

  /// The face that the span's own style asks for.
  void choose_own(std::size_t span_index) {
    const InlineSpan& span = text_.spans[span_index];
    span_ = span_index;
    bold_ = style_.bold != span.strong;
    italic_ = style_.italic != span.emphasis;
    const bool mono = span.code && context_.resources.theme.families.count("mono") != 0;
    family_ = mono ? std::string_view("mono") : std::string_view(style_.family);
    own_ = &context_.fonts.face(family_, bold_, italic_);
  }

  /// Characters one after the other that another face lends are reported together, if one of them is new.
  void note(std::span<const Character> characters, const FontFace* face) {
    const Character &base = characters.front(), &last = characters.back();
    if (face != lender_ || base.span != lent_span_) close_loan();
    if (face == own_) return;
    if (lender_ == nullptr) lent_begin_ = base.begin;
    lender_ = face;
    lent_span_ = base.span;
    lent_end_ = last.begin + last.length;
    for (const Character& character : characters) {
      lends_new_ = context_.reported.insert(character.code).second || lends_new_;
    }
  }

  void close_loan() {
    if (lender_ != nullptr && lends_new_) {
      const ShownCharacters lent = show_characters(prepared_, places_, lent_begin_, lent_end_);
      context_.diagnostics.push_back(finding(lent.are_several ? "fallback-face/several"_id : "fallback-face"_id,
                                             lent.where, value<"character">(lent.words),
                                             value<"face">(lender_->postscript_name())));
    }
    lender_ = nullptr;
    lends_new_ = false;
  }

  const PreparedText& prepared_;
  const InlineText& text_;
  TextPlaces places_;
  const ParagraphStyle& style_;
  const ItemisationContext& context_;
  std::size_t span_ = static_cast<std::size_t>(-1);  ///< that the following hold for
  bool bold_ = false, italic_ = false;
  std::string_view family_;
  const FontFace* own_ = nullptr;
  const FontFace* lender_ = nullptr;  ///< of the stretch in hand
  std::size_t lent_span_ = 0, lent_begin_ = 0, lent_end_ = 0;
  bool lends_new_ = false;
};

}  // namespace

std::vector<GlyphRun> itemise(const PreparedText& prepared, const InlineText& text, const ParagraphStyle& style,
                              std::string_view language, const ItemisationContext& context) {
  std::vector<Character> characters = characters_of(prepared);
  resolve_scripts(characters);
  resolve_levels(characters);
  find_lowered(characters, text);
  FaceChooser(prepared, text, style, context).choose(characters);

  std::vector<GlyphRun> runs;
  std::vector<bool> lowered;            // by run
  const Character* previous = nullptr;  // of the same run, if there is one
  for (const Character& character : characters) {
    if (character.code == line_separator) {
      previous = nullptr;  // ends the run and belongs to none
      continue;
    }
    const bool same = previous != nullptr && previous->belongs_with(character);
    previous = &character;
    if (same) {
      runs.back().text_end = character.begin + character.length;
      continue;
    }
    const InlineSpan& span = text.spans[character.span];
    const bool outside_link = !span.link.empty() && span.link.front() != '#';
    GlyphRun run{.face = character.face,
                 .size = style.size,
                 .color = outside_link ? context.resources.theme.colors.link : style.color,
                 .level = character.level,
                 .span = character.span,
                 .text_begin = character.begin,
                 .text_end = character.begin + character.length,
                 .language = span.language.empty() ? std::string(language) : span.language};
    std::strncpy(run.script, uscript_getShortName(static_cast<UScriptCode>(character.script)), sizeof run.script - 1);
    runs.push_back(std::move(run));
    lowered.push_back(character.lowered);
  }
  TextPlaces places(text);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    GlyphRun& run = runs[i];
    const std::string_view letters =
        std::string_view(prepared.text).substr(run.text_begin, run.text_end - run.text_begin);
    set_position(run, text.spans[run.span].position, letters);
    if (!lowered[i] || set_small_capitals(run, letters) || !context.without_small_capitals.insert(run.face).second) {
      continue;
    }
    context.diagnostics.push_back(finding("small-capitals-made"_id, places.at(prepared.sources[run.text_begin]),
                                          value<"face">(run.face->postscript_name())));
  }
  return runs;
}

}  // namespace vestnik
