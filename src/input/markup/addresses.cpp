#include "input/markup/addresses.hpp"

#include <algorithm>
#include <cstdint>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

constexpr std::string_view scheme_mark = "://", web_mark = "www.";

/// What no address holds: white space, quotation marks, brackets but round ones, an ellipsis.
bool ends_address(char32_t c) {
  constexpr std::u32string_view marks = U"\"<>[]{}«»„“”‘’…";
  return c == 0 || c == no_character || is_white_space(c) || is_one_of(c, marks);
}

/// The end of a web address that begins at `begin`. Punctuation at its end is the sentence's, and so is a bracket that
/// the address has not opened.
std::size_t end_of_web_address(std::string_view utf8, std::size_t begin) {
  std::size_t end = begin;
  bool ascii = true;
  char32_t before = 0;
  for (std::size_t next = end;; end = next) {
    const char32_t c = next_character(utf8, next);
    if (ends_address(c)) break;
    // «https://a.kz,также»: the sentence goes on in other letters.
    if (ascii && c >= 0x80 && (before == U',' || before == U';')) break;
    ascii = ascii && c < 0x80;
    before = c;
  }
  const auto closes_none = [&] {
    const std::string_view address = utf8.substr(begin, end - begin);
    return address.back() == ')' && std::ranges::count(address, '(') < std::ranges::count(address, ')');
  };
  constexpr std::string_view punctuation = ".,;:!?'(";
  while (end > begin && (punctuation.find(utf8[end - 1]) != std::string_view::npos || closes_none())) --end;
  return end;
}

/// A web address whose "://" or "www." stands at `mark`; empty if it is none.
TextStretch web_address_at(std::string_view utf8, std::size_t mark) {
  std::size_t begin = mark;
  if (utf8.substr(mark).starts_with(scheme_mark)) {
    while (begin > 0 && is_ascii_letter(static_cast<unsigned char>(utf8[begin - 1]))) --begin;
    if (begin == mark) return {};
  } else {
    std::size_t before = mark;
    if (is_letter_or_digit(previous_character(utf8, before))) return {};
  }
  std::size_t host = utf8.substr(mark).starts_with(scheme_mark) ? mark + scheme_mark.size() : mark + web_mark.size();
  return is_letter_or_digit(next_character(utf8, host)) ? TextStretch{begin, end_of_web_address(utf8, begin)}
                                                        : TextStretch{};
}

/// An e-mail address whose "@" stands at `mark`; empty if it is none.
TextStretch mail_address_at(std::string_view utf8, std::size_t mark) {
  std::size_t begin = mark, end = mark + 1;
  const auto is_part = [](char32_t c, std::u32string_view others) {
    return is_letter_or_digit(c) || (c != 0 && is_one_of(c, others));
  };
  for (std::size_t next = begin; is_part(previous_character(utf8, next), U"._%+-"); begin = next) {
  }
  while (begin < mark && (utf8[begin] == '.' || utf8[begin] == '-')) ++begin;
  for (std::size_t next = end; is_part(next_character(utf8, next), U".-"); end = next) {
  }
  while (end > mark + 1 && (utf8[end - 1] == '.' || utf8[end - 1] == '-')) --end;
  const std::size_t point = utf8.substr(0, end).find('.', mark);
  return begin < mark && point != std::string_view::npos && point > mark + 1 ? TextStretch{begin, end} : TextStretch{};
}

}  // namespace

std::vector<TextStretch> addresses_in(std::string_view utf8) {
  std::vector<TextStretch> addresses;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t mark = std::min({utf8.find(scheme_mark, at), utf8.find(web_mark, at), utf8.find('@', at)});
    if (mark == std::string_view::npos) break;
    const TextStretch found = utf8[mark] == '@' ? mail_address_at(utf8, mark) : web_address_at(utf8, mark);
    const std::size_t known = addresses.empty() ? 0 : addresses.back().end;
    if (found.end > mark && found.begin >= known) addresses.push_back(found);
    at = std::max(mark + 1, found.end);
  }
  return addresses;
}

}  // namespace vestnik
