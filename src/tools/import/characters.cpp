#include "tools/import/characters.hpp"

#include "base/text/case_and_form.hpp"

#include <cstdint>

namespace vestnik::importing {
namespace {

constexpr char32_t soft_hyphen = 0xAD;

bool is_mark(char32_t c) { return c < 0x20 && c != '\t' && c != '\n'; }
/// Quotation marks, brackets and notes' marks, which may stand before a sentence's first or after its last character.
bool is_enclosing(char32_t c) {
  static constexpr std::u32string_view all =
      U"¹²³⁰⁴⁵⁶⁷⁸⁹\"'()[]{}<>*\u00AB\u00BB\u2018\u2019\u201A\u201C\u201D\u201E\u2039\u203A";
  return all.find(c) != std::u32string_view::npos;
}

bool is_word_character(char32_t c) { return is_letter_or_digit(c) || is_combining_mark(c); }

}  // namespace

Traits traits(std::string_view text) {
  Traits result;
  bool in_word = false;
  for (const char32_t c : to_utf32(text)) {
    ++result.length;
    if (is_letter(c)) ++result.letters;
    if (is_capital(c)) ++result.capitals;
    if (is_small(c)) ++result.smalls;
    if (is_digit(c)) ++result.digits;
    if (is_word_character(c) && !in_word) ++result.words;
    in_word = is_word_character(c) || (in_word && (c == '-' || c == '\'' || c == 0x2019 || c == soft_hyphen));
    if (is_mark(c) || is_white_space(c)) continue;
    result.very_last = c;
    if (is_enclosing(c)) continue;
    if (result.first == 0) result.first = c;
    result.last = c;
  }
  return result;
}

std::string essence(std::string_view text) {
  std::u32string kept;
  bool hidden = false;  // a link's address, a picture's path
  for (const char32_t c : to_utf32(text)) {
    if (c == mark::link_address || c == mark::picture_path) hidden = true;
    if (c == mark::link_end || c == mark::picture_end) hidden = false;
    if (is_word_character(c) && !hidden) kept += c;
  }
  return folded_case(to_utf8(kept));
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> result;
  std::u32string word;
  const auto close = [&] {
    if (!word.empty()) result.push_back(folded_case(to_utf8(word)));
    word.clear();
  };
  for (const char32_t c : to_utf32(text)) {
    if (is_word_character(c)) {
      word += c;
    } else if (c != soft_hyphen && !is_mark(c)) {
      close();
    }
  }
  close();
  return result;
}

std::string plain(std::string_view text) {
  std::u32string result;
  for (const char32_t c : to_utf32(text)) {
    if (is_white_space(c) || c == mark::line_break) {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else if (!is_mark(c)) {
      result += c;
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return to_utf8(result);
}

std::string shown(std::string_view text) {
  std::string result;
  bool hidden = false;
  for (const char c : text) {
    if (c == mark::link_address || c == mark::picture_path) hidden = true;
    if (c == mark::link_end || c == mark::picture_end) hidden = false;
    if (!hidden) result += c;
  }
  return plain(result);
}

std::string_view tail(std::string_view text) {
  constexpr std::size_t longest = 400;
  if (text.size() <= longest) return text;
  std::size_t begin = text.size() - longest;
  while (begin < text.size() && is_continuation(text[begin])) ++begin;
  return text.substr(begin);
}

bool is_finished(std::string_view text) {
  const Traits found = traits(text);
  static constexpr std::u32string_view ends = U".!?:\u2026\u203D\u061F";
  return found.last != 0 && ends.find(found.last) != std::u32string_view::npos;
}

bool is_in_capitals(std::string_view text) {
  const Traits found = traits(text);
  return found.letters >= 4 && found.capitals * 100 >= (found.capitals + found.smalls) * 85 && found.capitals > 0;
}

bool ends_with_soft_hyphen(std::string_view text) { return text.ends_with("\u00AD"); }

}  // namespace vestnik::importing
