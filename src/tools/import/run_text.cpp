#include "tools/import/run_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text/case_and_form.hpp"
#include "tools/import/characters.hpp"

namespace vestnik::importing {
namespace {

using source::Raise;

/// The digits of `text` above the line; nothing if it has anything else.
std::optional<std::u32string> raised_digits(std::u32string_view text) {
  constexpr std::u32string_view level = U"0123456789", above = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
  std::u32string result;
  for (const char32_t c : text) {
    const std::size_t at = level.find(c);
    if (at == std::u32string_view::npos) return std::nullopt;
    result += above[at];
  }
  return result;
}

/// A character with what holds for it.
struct Letter {
  char32_t character = 0;
  bool bold = false, italic = false;
  const std::string* link = nullptr;  // nullptr: none
  Raise raise = Raise::none;
};

bool is_dropped(char32_t c) {
  const bool control = c < 0x20 && c != '\t';
  const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
  return control || direction || c == 0xAD || c == 0xFEFF || c == 0x200B || c == 0x7F;
}

constexpr char32_t line_separator = 0x2028;

std::vector<Letter> letters_of(const std::vector<source::Run>& runs, const std::vector<source::Note>& notes) {
  std::vector<Letter> letters;
  for (const source::Run& run : runs) {
    if (!run.look.printed() || run.look.struck || run.picture) continue;
    const std::string* link = run.link.starts_with("http") ? &run.link : nullptr;
    const Raise raise = run.note ? Raise::none : run.look.raise;
    for (char32_t c : to_utf32(run.note ? superscript(notes[*run.note].mark) : run.text)) {
      if (c == '\t') c = ' ';
      if (!is_dropped(c)) letters.push_back({c, run.look.bold, run.look.italic, link, raise});
    }
  }
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
                      before.link == after.link ? before.link : nullptr,
                      before.raise == after.raise ? before.raise : Raise::none};
    for (; i < end; ++i) letters[i] = {letters[i].character, both.bold, both.italic, both.link, both.raise};
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
    all_raised_ = std::ranges::all_of(letters, [](const Letter& letter) { return letter.raise != Raise::none; });
  }

  std::string text() {
    for (const Letter& letter : letters_) add(letter);
    change({});
    return to_nfc(text_);
  }

 private:
  void add(const Letter& letter) {
    const bool breaks = letter.character == line_separator;
    // No mark reaches over a line's end.
    change(breaks ? Letter{}
                  : Letter{0, letter.bold && !all_bold_, letter.italic && !all_italic_, letter.link,
                           all_raised_ ? Raise::none : letter.raise});
    text_ += breaks ? std::string(1, mark::line_break) : to_utf8(letter.character);
  }

  /// Marks nest: links outside, then bold, then italic, then what stands above or below the line.
  void change(const Letter& next) {
    const bool other_link = next.link != link_, other_bold = next.bold != bold_ || other_link;
    const bool other_italic = next.italic != italic_ || other_bold;
    if (raise_ != Raise::none && (next.raise != raise_ || other_italic)) set_raise(Raise::none);
    if (italic_ && other_italic) toggle(mark::emphasis, italic_);
    if (bold_ && other_bold) toggle(mark::strong, bold_);
    if (other_link) {
      if (link_ != nullptr) text_ += mark::link_address + *link_ + mark::link_end;
      if (next.link != nullptr) text_ += mark::link_text;
      link_ = next.link;
    }
    if (next.bold && !bold_) toggle(mark::strong, bold_);
    if (next.italic && !italic_) toggle(mark::emphasis, italic_);
    if (next.raise != raise_) set_raise(next.raise);
  }
  void set_raise(Raise raise) {
    text_ += (raise == Raise::none ? raise_ : raise) == Raise::superscript ? mark::superscript : mark::subscript;
    raise_ = raise;
  }
  void toggle(char sign, bool& state) {
    text_ += sign;
    state = !state;
  }

  const std::vector<Letter>& letters_;
  std::string text_;
  bool all_bold_ = false, all_italic_ = false, all_raised_ = false, bold_ = false, italic_ = false;
  Raise raise_ = Raise::none;
  const std::string* link_ = nullptr;
};

}  // namespace

std::string superscript(std::string_view text) {
  const std::u32string letters = to_utf32(text);
  return to_utf8(raised_digits(letters).value_or(letters));
}

std::string text_of_runs(const std::vector<source::Run>& runs, const std::vector<source::Note>& notes) {
  std::vector<Letter> letters = letters_of(runs, notes);
  settle_edges(letters);
  return Marker(letters).text();
}

}  // namespace vestnik::importing
