#include "document/proofreading/check_text.hpp"

#include <fmt/format.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "document/proofreading/look_alikes.hpp"
#include "findings/catalogue/message.hpp"
#include "model/locale/languages.hpp"

namespace vestnik {
namespace {

constexpr char32_t left_guillemet = 0xAB, right_guillemet = 0xBB, low_quote = 0x201E, left_quote = 0x201C,
                   right_quote = 0x201D, straight_quote = '"';

struct Character {
  char32_t code = 0;
  std::size_t begin = 0, end = 0;
  bool checked = true;  // no code, no address
  bool own = true;      // of the text's own language
};

struct Word {
  std::size_t first = 0, last = 0;  // characters
  [[nodiscard]] std::size_t size() const { return last - first; }
};

bool is_address(const InlineText& text, const InlineSpan& span) {
  const std::string_view shown = std::string_view(text.text).substr(span.begin, span.end - span.begin);
  return !span.link.empty() && shown.find(' ') == std::string_view::npos;
}

bool is_quotation_mark(char32_t code) {
  if (code < left_guillemet) return code == straight_quote;
  return code == left_guillemet || code == right_guillemet || code == left_quote || code == right_quote ||
         code == low_quote;
}

bool begins_with_quote(std::string_view text) {
  char32_t first = U' ';
  for (std::size_t i = 0; i < text.size() && is_white_space(first);) first = next_character(text, i);
  return first == left_guillemet || first == low_quote || first == left_quote || first == straight_quote;
}

/// Quotation marks without partner, as characters of a text.
struct Unpaired {
  std::vector<std::size_t> opening, closing;
  [[nodiscard]] bool empty() const { return opening.empty() && closing.empty(); }
};

class TextChecker {
 public:
  TextChecker(const InlineText& text, const TextLanguage& language, std::vector<Diagnostic>& diagnostics)
      : text_(text), places_(text), language_(language), diagnostics_(diagnostics) {
    characters_.reserve(text.text.size());
    for (const InlineSpan& span : text.spans) {
      const bool checked = !span.code && !is_address(text, span);
      for (std::size_t i = span.begin; i < span.end;) {
        const std::size_t begin = i;
        const char32_t code = next_valid_character(text.text, i);
        characters_.push_back({code, begin, i, checked, span.language.empty()});
      }
    }
  }

  void check_words() {
    std::optional<Word> before;
    for (std::size_t i = 0; i < characters_.size();) {
      if (!is_letter(i)) {
        if (characters_[i].code != ' ' && characters_[i].code != '\n') before.reset();
        ++i;
        continue;
      }
      Word word{.first = i, .last = i};
      while (i < characters_.size() && is_letter(i)) ++i;
      word.last = i;
      check_scripts(word);
      // Letters that belong to a number or a compound are not a word of their own.
      const bool whole = i == characters_.size() || !is_joint(characters_[i].code);
      const bool part = word.first > 0 && is_joint(characters_[word.first - 1].code);
      if (before && whole && !part && same(*before, word)) report_doubled(word);
      before.reset();
      if (whole && !part) before = word;
    }
  }

  /// The first letter in each word that only an old font shows as one of the language.
  void check_font_letters() {
    const std::u32string_view pairs = language_.font_letters;
    bool told = false;  // of this word
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      const Character& character = characters_[i];
      std::size_t pair = 0;
      while (pair + 1 < pairs.size() && pairs[pair] != character.code) pair += 2;
      const bool is_meant = pair + 1 < pairs.size() && character.checked && character.own && is_in_word(i) &&
                            may_be_font_letter(i, pairs[pair + 1]);
      if (!is_meant) {
        told = told && is_letter(i);
        continue;
      }
      if (!std::exchange(told, true)) {
        report("font-letter"_id, {i, i + 1}, value<"letter">(to_utf8(character.code)),
               value<"code">(fmt::format("{:04X}", static_cast<std::uint32_t>(character.code))),
               value<"meant">(to_utf8(pairs[pair + 1])));
      }
    }
  }

  /// Quotation marks without partner.
  [[nodiscard]] Unpaired unpaired_quotes() const {
    Unpaired found = pair_quotes(false);
    if (found.empty()) return found;
    // Straight marks that come out even may be misplaced, but nobody knows how; of others it tells what stands beside.
    Unpaired by_place = pair_quotes(true);
    return by_place.empty() ? found : by_place;
  }

  /// Reports the marks without partner; of those that are open at the end only if the quotation does not `go_on`.
  void check_quotes(bool goes_on) {
    if (check_typed()) return;
    const Unpaired found = unpaired_quotes();
    for (const std::size_t i : found.closing) report_quote("quotation-marks/closes"_id, i);
    if (goes_on) return;
    for (const std::size_t i : found.opening) report_quote("quotation-marks/opens"_id, i);
  }

  /// The first straight mark that stands for a quotation; inches do not count.
  void check_straight() {
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      if (!characters_[i].checked || characters_[i].code != straight_quote || is_inches(i)) continue;
      report("quotation-marks/straight"_id, {i, i + 1});
      return;
    }
  }

 private:
  [[nodiscard]] bool is_letter(std::size_t i) const {
    return characters_[i].checked && vestnik::is_letter(characters_[i].code);
  }
  [[nodiscard]] bool is_inches(std::size_t i) const { return i > 0 && is_digit(characters_[i - 1].code); }
  /// Whether a word may begin behind the character before `i`, and end before the one at `i`.
  [[nodiscard]] bool is_open_before(std::size_t i) const {
    return i == 0 || is_opening(characters_[i - 1].code) || is_dash_punctuation(characters_[i - 1].code);
  }
  [[nodiscard]] bool is_closed_at(std::size_t i) const {
    return i == characters_.size() ||
           (!is_letter_or_digit(characters_[i].code) && !is_opening_punctuation(characters_[i].code));
  }
  static bool is_opening(char32_t code) { return is_white_space(code) || is_opening_punctuation(code); }
  /// What a straight mark does by what stands beside it; 0 if that does not tell.
  [[nodiscard]] int side_of(std::size_t i) const {
    const bool open_before = is_open_before(i), closed_behind = is_closed_at(i + 1);
    if (open_before == closed_behind) return 0;
    return open_before ? -1 : 1;
  }

  /// `by_place`: straight marks open and close by what stands beside them, and by turns only where that does not tell.
  [[nodiscard]] Unpaired pair_quotes(bool by_place) const {
    Unpaired result;
    std::vector<std::size_t>& open = result.opening;
    const auto top = [&] { return open.empty() ? U'\0' : characters_[open.back()].code; };
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      const char32_t code = characters_[i].code;
      if (!characters_[i].checked || !is_quotation_mark(code)) continue;
      const bool straight = code == straight_quote;
      const int side = straight && by_place ? side_of(i) : 0;
      const bool closes = (code == right_guillemet && top() == left_guillemet) ||
                          (code == left_quote && top() == low_quote) ||
                          (code == right_quote && (top() == left_quote || top() == low_quote)) ||
                          (straight && top() == straight_quote && side >= 0);
      if (closes) {
        open.pop_back();
      } else if (straight && is_inches(i)) {
        continue;
      } else if (code == right_guillemet || code == right_quote || side > 0) {
        result.closing.push_back(i);
      } else {
        open.push_back(i);
      }
    }
    return result;
  }

  /// Commas, angle brackets or apostrophes in the place of quotation marks. Whether there are any.
  bool check_typed() {
    constexpr std::array<std::array<std::string_view, 2>, 3> marks{{{",,", "„…“"}, {"<<", "«…»"}, {"''", "\"…\""}}};
    for (const auto& [typed, wanted] : marks) {
      if (text_.text.find(typed) == std::string::npos) continue;
      for (std::size_t i = 0; i + 2 < characters_.size(); ++i) {
        const auto sign = static_cast<char32_t>(typed.front());
        if (characters_[i].code != sign || characters_[i + 1].code != sign || !characters_[i].checked) continue;
        if (!is_open_before(i) || !vestnik::is_letter(characters_[i + 2].code)) continue;
        report("quotation-marks/typed"_id, {i, i + 2}, value<"typed">(std::string(typed)),
               value<"wanted">(std::string(wanted)));
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool is_capital(std::size_t i) const { return vestnik::is_capital(characters_[i].code); }
  [[nodiscard]] char32_t small(std::size_t i) const { return to_small(characters_[i].code); }
  [[nodiscard]] bool same(const Word& a, const Word& b) const {
    if (a.size() != b.size()) return false;
    // «ё Ё» names letters; only a small letter that stands twice is a word: «в в».
    if (a.size() == 1 && (is_capital(a.first) || is_capital(b.first))) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (small(a.first + i) != small(b.first + i)) return false;
    }
    return true;
  }
  static bool is_joint(char32_t code) { return is_hyphen(code) || code == '\'' || code == 0x2019 || is_digit(code); }
  static UScriptCode script(char32_t code) {
    if (code < 0x80) return USCRIPT_LATIN;  // asked of letters alone
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(code), &status);
  }

  [[nodiscard]] bool is_in_word(std::size_t i) const {
    return (i > 0 && is_letter(i - 1)) || (i + 1 < characters_.size() && is_letter(i + 1));
  }

  /// A Latin letter makes a Latin word or a word of two scripts; "5 ‰", "100 ¥" and "Ё®" are signs.
  [[nodiscard]] bool may_be_font_letter(std::size_t i, char32_t meant) const {
    if (is_letter(i)) return script(characters_[i].code) != USCRIPT_LATIN;
    return vestnik::is_capital(meant) || (i > 0 && is_letter(i - 1) && i + 1 < characters_.size() && is_letter(i + 1));
  }

  void check_scripts(const Word& word) {
    std::size_t latin = 0, cyrillic = 0;
    for (std::size_t i = word.first; i < word.last; ++i) {
      const UScriptCode own = script(characters_[i].code);
      latin += own == USCRIPT_LATIN ? 1 : 0;
      cyrillic += own == USCRIPT_CYRILLIC ? 1 : 0;
    }
    if (latin == 0 || cyrillic == 0) return;
    const bool odd_is_cyrillic = cyrillic < latin || (cyrillic == latin && !language_.is_cyrillic);
    const UScriptCode odd = odd_is_cyrillic ? USCRIPT_CYRILLIC : USCRIPT_LATIN;
    for (std::size_t i = word.first; i < word.last; ++i) {
      if (script(characters_[i].code) != odd) continue;
      const std::string right = in_one_script(written(word), !odd_is_cyrillic, language_.font_letters);
      const auto letter = value<"letter">(to_utf8({&characters_[i].code, 1}));
      const auto code = value<"code">(fmt::format("{:04X}", static_cast<std::uint32_t>(characters_[i].code)));
      const auto whole = value<"word">(written(word));
      if (right.empty()) {
        report(odd_is_cyrillic ? "mixed-scripts/cyrillic"_id : "mixed-scripts/latin"_id, {i, i + 1}, letter, code,
               whole);
      } else {
        report(odd_is_cyrillic ? "mixed-scripts/cyrillic-meant"_id : "mixed-scripts/latin-meant"_id, {i, i + 1}, letter,
               code, whole, value<"right">(right));
      }
      return;
    }
  }

  void report_doubled(const Word& word) {
    std::u32string folded;
    for (std::size_t i = word.first; i < word.last; ++i) folded += small(i);
    if (language_.repeatable.contains(folded)) return;
    report("doubled-word"_id, {word.first, word.last}, value<"word">(written(word)));
  }
  void report_quote(MessageId<"mark"> id, std::size_t i) {
    report(id, {i, i + 1}, value<"mark">(to_utf8({&characters_[i].code, 1})));
  }

  [[nodiscard]] std::string written(const Word& word) const {
    const std::size_t begin = characters_[word.first].begin;
    return text_.text.substr(begin, characters_[word.last - 1].end - begin);
  }

  struct Stretch {
    std::size_t first = 0, end = 0;  // characters
  };
  template <StaticText places, StaticText... names>
  void report(MessageId<places> id, Stretch stretch, PlaceValue<names>... values) {
    SourceRange where = places_.at(characters_[stretch.first].begin);
    if (where.column > 0) {
      where.end_line = where.line;
      where.end_column = places_.at(characters_[stretch.end - 1].begin).column + 1;
    }
    diagnostics_.push_back(finding(id, std::move(where), std::move(values)...));
  }

  const InlineText& text_;
  TextPlaces places_;
  const TextLanguage& language_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<Character> characters_;
};

void check(const std::vector<MarkupBlock>& blocks, const TextLanguage& language, std::vector<Diagnostic>& diagnostics) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const MarkupBlock& block = blocks[i];
    if (block.kind == MarkupBlock::Kind::code) continue;
    TextChecker checker(block.text, language, diagnostics);
    checker.check_words();
    checker.check_font_letters();
    checker.check_quotes(i + 1 < blocks.size() && begins_with_quote(blocks[i + 1].text.text));
    check(block.children, language, diagnostics);
    for (const std::vector<InlineText>& row : block.rows) {
      for (const InlineText& cell : row) {
        for (Diagnostic& diagnostic : check_text(cell, language)) diagnostics.push_back(std::move(diagnostic));
      }
    }
  }
}

}  // namespace

TextLanguage::TextLanguage(const Typography& typography, std::string_view code)
    : repeatable(typography.repeatable), font_letters(typography.font_letters) {
  const LanguageInfo* info = find_language(code);
  is_cyrillic = info != nullptr && info->script == "Cyrl";
}

std::vector<Diagnostic> check_text(const InlineText& text, const TextLanguage& language) {
  std::vector<Diagnostic> diagnostics;
  TextChecker checker(text, language, diagnostics);
  checker.check_words();
  checker.check_font_letters();
  checker.check_quotes(false);
  return diagnostics;
}

std::vector<Diagnostic> check_text(const std::vector<MarkupBlock>& blocks, const TextLanguage& language) {
  std::vector<Diagnostic> diagnostics;
  check(blocks, language, diagnostics);
  return diagnostics;
}

std::vector<Diagnostic> check_straight_quotes(const std::vector<MarkupBlock>& blocks) {
  static const WordSet none;
  std::vector<Diagnostic> diagnostics;
  for (const MarkupBlock& block : blocks) {
    if (block.kind == MarkupBlock::Kind::code) continue;
    if (block.text.text.find('"') != std::string::npos) {
      TextChecker checker(block.text, none, diagnostics);
      // One without partner has been reported before the clean-up.
      if (checker.unpaired_quotes().empty()) checker.check_straight();
    }
    for (Diagnostic& inner : check_straight_quotes(block.children)) diagnostics.push_back(std::move(inner));
  }
  return diagnostics;
}

}  // namespace vestnik
