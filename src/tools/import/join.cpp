#include "tools/import/join.hpp"

#include <fmt/format.h>

#include <utility>

#include "tools/import/characters.hpp"

namespace vestnik::importing {
namespace {

bool joins_words(char32_t c) { return is_letter(c) || is_digit(c); }

/// The run of letters and inner hyphens that ends, or begins, a text.
std::u32string last_word(const std::u32string& text) {
  std::size_t begin = text.size();
  while (begin > 0 && (joins_words(text[begin - 1]) || text[begin - 1] == '-')) --begin;
  return text.substr(begin);
}
std::u32string first_word(const std::u32string& text) {
  std::size_t end = 0;
  while (end < text.size() && (joins_words(text[end]) || (text[end] == '-' && end + 1 < text.size()))) ++end;
  return text.substr(0, end);
}

}  // namespace

Vocabulary::Vocabulary(const Lines& lines) {
  for (const Line& line : lines) {
    std::u32string word;
    const std::u32string text = to_utf32(line.text) + U" ";
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (joins_words(text[i]) ||
          (text[i] == '-' && !word.empty() && i + 2 < text.size() && joins_words(text[i + 1]))) {
        word += text[i];
        continue;
      }
      // A word at a line's end may be half of one.
      const bool cut = text[i] == '-' || text[i] == U'\u00AD';
      if (!word.empty() && !cut)
        (word.find('-') == std::u32string::npos ? whole_ : compounds_).insert(essence(to_utf8(word)));
      word.clear();
    }
  }
}

void append_line(std::string& text, std::string_view more, int line, const Vocabulary& vocabulary,
                 const Context& context) {
  constexpr std::string_view soft_hyphen = "\u00AD";
  if (text.empty()) {
    text = more;
    return;
  }
  if (ends_with_soft_hyphen(text)) {
    text.resize(text.size() - soft_hyphen.size());
    text += more;
    return;
  }
  const std::u32string before = to_utf32(tail(text)), after = to_utf32(more);
  const bool hyphen = before.size() > 1 && (before.back() == '-' || before.back() == 0x2010) &&
                      joins_words(before[before.size() - 2]) && !after.empty() && joins_words(after.front());
  if (!hyphen) {
    text += ' ';
    text += more;
    return;
  }
  const std::u32string left = last_word(before), right = first_word(after);
  const std::string together = essence(to_utf8(left + right));
  if (is_small(after.front()) && vocabulary.has_whole(together) && !vocabulary.has_compound(together)) {
    text.resize(text.size() - to_utf8(before.back()).size());
  } else if (is_small(after.front()) && !vocabulary.has_compound(together)) {
    context.report("hyphen-kept"_id, line, value<"word">(to_utf8(left + right)));
  }
  text += more;
}

std::string join_lines(std::span<const Line> lines, const Vocabulary& vocabulary, const Context& context) {
  std::string text;
  for (const Line& line : lines) append_line(text, line.text, line.number, vocabulary, context);
  return text;
}

}  // namespace vestnik::importing
