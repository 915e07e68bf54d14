#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdint>
#include <new>

#include "base/text/case_and_form.hpp"
#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/markup/addresses.hpp"
#include "layout/text/itemise.hpp"

namespace vestnik {
namespace {

/// Left over from web pages: break opportunities, word joiners, byte order marks, changes of direction.
bool is_debris(char32_t c) { return c == 0x200B || c == 0xFEFF || c == 0x2060 || is_direction_control(c); }
/// Joiners and marks of direction: Arabic and emoji need them.
bool is_joiner(char32_t c) { return c >= 0x200C && c <= 0x200F; }

/// Whether a joiner or a mark of direction is of no use beside `c`; 0 is the text's end.
bool needs_no_joiner(char32_t c) {
  if (c < 0x80 || is_digit(c) || is_punctuation(c) || is_white_space(c)) return true;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
  return script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC;
}

/// The first character of `text` that is seen, or 0.
char32_t first_seen(std::string_view text) {
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    const char32_t c = character_at(text, at, &next);
    if (!is_debris(c) && !is_joiner(c)) return c;
  }
  return 0;
}

/// One span's text as it is shaped.
class SpanPreparer {
 public:
  /// `source` is where the span begins in the author's text, `length` how long it is there, `rest` what follows it.
  SpanPreparer(PreparedText& prepared, std::size_t source, std::size_t length, std::string_view rest)
      : prepared_(prepared), source_(source), last_(length == 0 ? 0 : length - 1), rest_(rest) {}

  void add(std::string_view part) {
    std::size_t kept = 0;  // from here on, nothing needs a change
    for (std::size_t i = 0; i < part.size();) {
      const std::size_t begin = i;
      const char32_t c = next_character(part, i);
      if (c != no_character && c != soft_hyphen && !is_control(c) && !is_debris(c) && !is_joiner(c)) continue;
      append(part.substr(kept, begin - kept), kept);
      kept = begin;
      if (is_joiner(c) && !is_idle(part.substr(i))) continue;
      kept = i;
      if (c == soft_hyphen) {
        prepared_.soft_hyphens.push_back(prepared_.text.size());
      } else if (!is_debris(c) && !is_joiner(c)) {
        append(c == no_character ? "\uFFFD" : " ", begin);
      }
    }
    append(part.substr(kept), kept);
  }

 private:
  static constexpr char32_t soft_hyphen = 0xAD;

  /// Whether a joiner between what is written already and `behind` does nothing.
  [[nodiscard]] bool is_idle(std::string_view behind) const {
    const char32_t before = character_before(prepared_.text, prepared_.text.size());
    char32_t after = first_seen(behind);
    if (after == 0) after = first_seen(rest_);
    return needs_no_joiner(before) && needs_no_joiner(after);
  }

  void append(std::string_view bytes, std::size_t from) {
    prepared_.text += bytes;
    // Upper case may change a text's length; the place is then right to within the span.
    for (std::size_t i = 0; i < bytes.size(); ++i) prepared_.sources.push_back(source_ + std::min(from + i, last_));
  }

  PreparedText& prepared_;
  std::size_t source_, last_;
  std::string_view rest_;
};

}  // namespace

bool is_in_capitals(const ParagraphStyle& style, const InlineText& text, const InlineSpan& span) {
  if (style.capitals != Capitals::all) return false;
  return span.link.empty() ||
         addresses_in(std::string_view(text.text).substr(span.begin, span.end - span.begin)).empty();
}

PreparedText prepare(const InlineText& text, const ParagraphStyle& style, std::string_view language) {
  PreparedText prepared;
  prepared.text.reserve(text.text.size());
  prepared.sources.reserve(text.text.size());
  for (const InlineSpan& span : text.spans) {
    prepared.span_begins.push_back(prepared.text.size());
    const std::string_view part = std::string_view(text.text).substr(span.begin, span.end - span.begin);
    SpanPreparer preparer(prepared, span.begin, part.size(), std::string_view(text.text).substr(span.end));
    if (is_in_capitals(style, text, span)) {
      preparer.add(in_capitals(part, span.language.empty() ? language : std::string_view(span.language)));
    } else {
      preparer.add(part);
    }
  }
  prepared.span_begins.push_back(prepared.text.size());
  return prepared;
}

ShownCharacters show_characters(const PreparedText& prepared, TextPlaces& places, std::size_t begin, std::size_t end) {
  constexpr std::size_t most_shown = 40;
  std::size_t next = begin, count = 0;
  char32_t character = 0;
  std::string shown;
  while (next < end) {
    const std::size_t at = next;
    const char32_t c = character_at(prepared.text, at, &next);
    if (count++ == 0) character = c;
    if (count <= most_shown) shown.append(prepared.text, at, next - at);
  }
  if (count > most_shown) shown += "…";
  if (count < 2) {
    char name[128] = "";
    UErrorCode error = U_ZERO_ERROR;
    u_charName(static_cast<UChar32>(character), U_EXTENDED_CHAR_NAME, name, sizeof name, &error);
    shown = fmt::format("U+{:04X} {}", static_cast<std::uint32_t>(character), name);
  }
  SourceRange where;
  if (!prepared.sources.empty()) where = places.at(prepared.sources[std::min(begin, prepared.sources.size() - 1)]);
  return {std::move(shown), count >= 2, std::move(where)};
}

}  // namespace vestnik
