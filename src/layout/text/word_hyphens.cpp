#include "layout/text/word_hyphens.hpp"

#include <cstdint>
#include <optional>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "model/locale/languages.hpp"

namespace vestnik {
namespace {

using Kind = BreakOpportunity::Kind;

/// Letters that stay with a hyphen of the word's own, and with a space that must not break: an added hyphen so close to
/// either is a second one, or parts what the space holds together.
constexpr std::size_t beside_hyphen = 3, beside_fixed_space = 4;

struct Word {
  std::size_t begin = 0, end = 0;
};

/// The first word of letters in [from, end); empty at the end without one.
Word next_word(std::string_view text, std::size_t from, std::size_t end) {
  Word word{end, end};
  std::size_t next = from;
  for (std::size_t at = from; at < end; at = next) {
    const bool letter = is_letter(character_at(text, at, &next));
    if (letter && word.begin == end) word.begin = at;
    if (!letter && word.begin != end) {
      word.end = at;
      break;
    }
  }
  return word;
}

bool is_word_character(char32_t c) { return is_letter(c) || is_digit(c); }

/// A word goes on beyond `word` where the run does not: style or language change within it.
bool is_cut(std::string_view text, Word word) {
  return is_letter(character_before(text, word.begin)) ||
         (word.end < text.size() && is_letter(character_at(text, word.end)));
}

/// "т.е.", "U.S.", "polisia.kz": a full stop with something on both sides and no space.
bool is_dotted(std::string_view text, Word word) {
  std::size_t stop = word.begin, next = word.end;
  if (character_before(text, word.begin, &stop) == U'.' && is_word_character(character_before(text, stop))) return true;
  return word.end < text.size() && character_at(text, word.end, &next) == U'.' && next < text.size() &&
         is_word_character(character_at(text, next));
}

bool is_part_of_a_sign(char32_t beside) {
  return is_digit(beside) || beside == U'_' || beside == U'@' || beside == U'#';
}

/// A dash with white space after it stands at `at`.
bool is_lone_dash(std::string_view text, std::size_t at) {
  return is_dash(next_character(text, at)) && at < text.size() && is_white_space(character_at(text, at));
}

bool is_russian(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto c = to_small(next_character(word, at));
    if ((c < U'а' || c > U'я') && c != U'ё') return false;
  }
  return true;
}

std::string small_letters(std::string_view letters) {
  std::string lower;
  for (std::size_t at = 0; at < letters.size();) append_utf8(lower, to_small(next_character(letters, at)));
  return lower;
}

/// The word as the author wrote it, where the style sets capitals; nothing if its letters are not those.
std::optional<std::string> as_written(const PreparedText& prepared, const InlineText& text, Word word) {
  const std::string_view letters = std::string_view(prepared.text).substr(word.begin, word.end - word.begin);
  const std::size_t begin = prepared.sources[word.begin];
  if (begin + letters.size() > text.text.size()) return std::nullopt;
  std::string written = text.text.substr(begin, letters.size());
  if (small_letters(written) != small_letters(letters)) return std::nullopt;
  return written;
}

}  // namespace

std::string_view hyphenation_language(std::string_view script, std::string_view language,
                                      std::string_view issue_language) {
  const auto is_written_so = [&](std::string_view tag) {
    const LanguageInfo* info = find_language(tag);
    return info != nullptr && info->script == script;
  };
  if (is_written_so(language)) return language;
  if (is_written_so(issue_language)) return issue_language;
  return script == "Cyrl" ? "ru" : "";
}

WordHyphens::Choice WordHyphens::choose(const GlyphRun& run) const {
  const std::string_view language = hyphenation_language(run.script, run.language, issue_language_);
  auto found = hyphenators_.find(std::string(language));
  if (found == hyphenators_.end()) found = hyphenators_.find(std::string(language.substr(0, language.find('-'))));
  if (found == hyphenators_.end()) return {};
  // Russian that was only guessed must look like it.
  return {&found->second, language == "ru" && language != run.language && language != issue_language_};
}

void WordHyphens::add(const Source& source, const GlyphRun& run, std::vector<BreakOpportunity>& breaks) const {
  const InlineSpan& span = source.text.spans[run.span];
  const Choice choice = choose(run);
  if (choice.hyphenator == nullptr || span.code) return;
  const bool capitals = is_in_capitals(source.style, source.text, span);
  const std::string_view text = source.prepared.text;
  for (Word word = next_word(text, run.text_begin, run.text_end); word.begin < word.end;
       word = next_word(text, word.end, run.text_end)) {
    const char32_t before = character_before(text, word.begin);
    std::size_t behind = word.end;
    const char32_t after = word.end < text.size() ? character_at(text, word.end, &behind) : 0;
    if (is_cut(text, word) || is_dotted(text, word) || is_part_of_a_sign(before) || is_part_of_a_sign(after) ||
        source.is_address(word.begin)) {
      continue;
    }
    const std::string_view letters = text.substr(word.begin, word.end - word.begin);
    if (choice.only_russian_letters && !is_russian(letters)) continue;
    std::optional<std::string> written;
    if (capitals) written = as_written(source.prepared, source.text, word);
    if (capitals && !written) continue;
    const bool compound = is_hyphen(before) || is_hyphen(after);
    for (const std::size_t point : choice.hyphenator->hyphenate(written ? std::string_view(*written) : letters)) {
      const std::size_t left = count_characters(letters.substr(0, point));
      const std::size_t right = count_characters(letters.substr(point));
      if ((is_hyphen(before) && left < beside_hyphen) || (is_hyphen(after) && right < beside_hyphen)) continue;
      // The space before a dash holds nothing but the dash.
      if ((is_fixed_space(before) && left < beside_fixed_space) ||
          (is_fixed_space(after) && right < beside_fixed_space && !is_lone_dash(text, behind))) {
        continue;
      }
      breaks.push_back({word.begin + point, compound ? Kind::hyphen_in_compound : Kind::hyphen});
    }
  }
}

}  // namespace vestnik
