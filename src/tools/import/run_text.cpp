#include "tools/import/run_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text/case_and_form.hpp"
#include "tools/import/characters.hpp"

namespace vestnik::importing {
namespace {

using source::Raise;

constexpr std::u32string_view level = U"0123456789+-=()n", above = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", below = U"₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

/// All of the text above or below the line; nothing: Unicode lacks one of its characters there.
std::optional<std::u32string> raised(std::u32string_view text, Raise raise) {
  const std::u32string_view signs = raise == Raise::superscript ? above : below;
  std::u32string result;
  for (const char32_t c : text) {
    const std::size_t at = level.find(c == U'−' || c == U'–' ? U'-' : c);
    if (is_white_space(c)) {
      result += c;
    } else if (at == std::u32string_view::npos || at >= signs.size()) {
      return std::nullopt;
    } else {
      result += signs[at];
    }
  }
  return result;
}

/// A character with what holds for it.
struct Letter {
  char32_t character = 0;
  bool bold = false, italic = false;
  const std::string* link = nullptr;  // nullptr: none
};

bool is_dropped(char32_t c) {
  const bool control = c < 0x20 && c != '\t';
  const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
  return control || direction || c == 0xAD || c == 0xFEFF || c == 0x200B || c == 0x7F;
}

constexpr char32_t line_separator = 0x2028;

/// Signs that were raised or lowered: where they begin, and how they stand on the line.
struct Changed {
  std::size_t at = 0;
  std::u32string plainly;
};

RaisedText word_around(const std::vector<Letter>& letters, const Changed& changed) {
  const auto in_word = [&](std::size_t i) { return is_letter_or_digit(letters[i].character); };
  const std::size_t behind = std::min(changed.at + changed.plainly.size(), letters.size());
  std::size_t begin = changed.at, end = behind;
  while (begin > 0 && in_word(begin - 1)) --begin;
  while (end < letters.size() && in_word(end)) ++end;
  std::u32string before, result, after;
  for (std::size_t i = begin; i < end; ++i) {
    result += letters[i].character;
    if (i < changed.at) before += letters[i].character;
    if (i >= behind) after += letters[i].character;
  }
  return {to_utf8(before + changed.plainly + after), to_utf8(result)};
}

std::vector<Letter> letters_of(const std::vector<source::Run>& runs, const std::vector<source::Note>& notes,
                               std::vector<RaisedText>& told) {
  std::vector<Letter> letters;
  std::vector<Changed> changed;
  for (const source::Run& run : runs) {
    if (!run.look.printed() || run.look.struck || run.picture) continue;
    std::u32string text = to_utf32(run.text);
    if (run.note) text = to_utf32(superscript(notes[*run.note].mark));
    const std::u32string plainly = text;
    if (run.look.raise != Raise::none && !run.note) {
      if (auto found = raised(text, run.look.raise)) text = std::move(*found);
    }
    if (text != plainly) changed.push_back({letters.size(), plainly});
    const std::string* link = run.link.starts_with("http") ? &run.link : nullptr;
    for (char32_t c : text) {
      if (c == '\t') c = ' ';
      if (!is_dropped(c)) letters.push_back({c, run.look.bold, run.look.italic, link});
    }
  }
  for (const Changed& one : changed) told.push_back(word_around(letters, one));
  return letters;
}

bool in_letters(char32_t c) { return is_letter_or_digit(c) || is_combining_mark(c); }

/// Marks end and begin at words' edges: a word has the look of its first letter, a space that of both its neighbours.
void settle_edges(std::vector<Letter>& letters) {
  const auto blank = [](const Letter& letter) {
    return is_white_space(letter.character) || letter.character == line_separator;
  };
  for (std::size_t i = 1; i < letters.size(); ++i) {
    const bool in_word = is_letter_or_digit(letters[i].character) && in_letters(letters[i - 1].character);
    if (in_word || is_combining_mark(letters[i].character)) {
      letters[i].bold = letters[i - 1].bold;
      letters[i].italic = letters[i - 1].italic;
    }
  }
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (!blank(letters[i])) continue;
    std::size_t end = i;
    while (end < letters.size() && blank(letters[end])) ++end;
    const Letter none{};
    const Letter& before = i == 0 ? none : letters[i - 1];
    const Letter& after = end == letters.size() ? none : letters[end];
    const Letter both{0, before.bold && after.bold, before.italic && after.italic,
                      before.link == after.link ? before.link : nullptr};
    for (; i < end; ++i) letters[i] = {letters[i].character, both.bold, both.italic, both.link};
    --i;
  }
}

class Marker {
 public:
  explicit Marker(const std::vector<Letter>& letters) : letters_(letters) {
    const auto all = [&](bool Letter::*which) {
      return std::ranges::all_of(
          letters, [&](const Letter& letter) { return letter.*which || !is_letter_or_digit(letter.character); });
    };
    all_bold_ = all(&Letter::bold);
    all_italic_ = all(&Letter::italic);
  }

  std::string text() {
    for (const Letter& letter : letters_) add(letter);
    change(false, false, nullptr);
    return to_nfc(text_);
  }

 private:
  void add(const Letter& letter) {
    const bool breaks = letter.character == line_separator;
    // No mark reaches over a line's end.
    change(letter.bold && !all_bold_ && !breaks, letter.italic && !all_italic_ && !breaks,
           breaks ? nullptr : letter.link);
    text_ += breaks ? std::string(1, mark::line_break) : to_utf8(letter.character);
  }

  /// Marks nest: links outside, then bold, then italic.
  void change(bool bold, bool italic, const std::string* link) {
    if (italic_ && (!italic || bold != bold_ || link != link_)) toggle(mark::emphasis, italic_);
    if (bold_ && (!bold || link != link_)) toggle(mark::strong, bold_);
    if (link != link_) {
      if (link_ != nullptr) text_ += mark::link_address + *link_ + mark::link_end;
      if (link != nullptr) text_ += mark::link_text;
      link_ = link;
    }
    if (bold && !bold_) toggle(mark::strong, bold_);
    if (italic && !italic_) toggle(mark::emphasis, italic_);
  }
  void toggle(char sign, bool& state) {
    text_ += sign;
    state = !state;
  }

  const std::vector<Letter>& letters_;
  std::string text_;
  bool all_bold_ = false, all_italic_ = false, bold_ = false, italic_ = false;
  const std::string* link_ = nullptr;
};

}  // namespace

std::string superscript(std::string_view text) {
  const std::u32string letters = to_utf32(text);
  return to_utf8(raised(letters, Raise::superscript).value_or(letters));
}

std::string text_of_runs(const std::vector<source::Run>& runs, const std::vector<source::Note>& notes,
                         std::vector<RaisedText>& told) {
  std::vector<Letter> letters = letters_of(runs, notes, told);
  settle_edges(letters);
  return Marker(letters).text();
}

}  // namespace vestnik::importing
