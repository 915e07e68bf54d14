#include "tools/import/characters.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace vestnik::importing {
namespace {

constexpr char32_t soft_hyphen = 0xAD;

bool is_mark(char32_t c) { return c < 0x20 && c != '\t' && c != '\n'; }
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

/// Quotation marks and brackets, which may stand before a sentence's first or after its last character.
bool is_enclosing(char32_t c) {
  static constexpr std::u32string_view all =
      U"\"'()[]{}<>*\u00AB\u00BB\u2018\u2019\u201A\u201C\u201D\u201E\u2039\u203A";
  return all.find(c) != std::u32string_view::npos;
}

bool is_word_character(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return u_isalnum(code) != 0 || (U_MASK(u_charType(code)) & U_GC_M_MASK) != 0;
}

std::string folded(std::string_view text) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr, status);
  return U_SUCCESS(status) != 0 ? result : std::string(text);
}

}  // namespace

bool is_small(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }
bool is_capital(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)) != 0; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

std::u32string code_points(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  const auto length = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, length, c);
    result += c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
  }
  return result;
}

std::string utf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) {
    char bytes[4];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(c));
    result.append(bytes, static_cast<std::size_t>(length));
  }
  return result;
}

Traits traits(std::string_view text) {
  Traits result;
  bool in_word = false;
  for (const char32_t c : code_points(text)) {
    ++result.length;
    if (is_letter(c)) ++result.letters;
    if (is_capital(c)) ++result.capitals;
    if (is_small(c)) ++result.smalls;
    if (is_digit(c)) ++result.digits;
    if (is_word_character(c) && !in_word) ++result.words;
    in_word = is_word_character(c) || (in_word && (c == '-' || c == '\'' || c == 0x2019 || c == soft_hyphen));
    if (is_mark(c) || is_space(c)) continue;
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
  for (const char32_t c : code_points(text)) {
    if (c == mark::link_address || c == mark::picture_path) hidden = true;
    if (c == mark::link_end || c == mark::picture_end) hidden = false;
    if (is_word_character(c) && !hidden) kept += c;
  }
  return folded(utf8(kept));
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> result;
  std::u32string word;
  const auto close = [&] {
    if (!word.empty()) result.push_back(folded(utf8(word)));
    word.clear();
  };
  for (const char32_t c : code_points(text)) {
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
  for (const char32_t c : code_points(text)) {
    if (is_space(c)) {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else if (!is_mark(c)) {
      result += c;
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return utf8(result);
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
  while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) ++begin;
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
