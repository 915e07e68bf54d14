#include "input/markup/addresses.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

constexpr std::string_view scheme_mark = "://", web_mark = "www.", mail_mark = "@";
constexpr std::array address_marks{scheme_mark, web_mark, mail_mark};

/// What no address holds: white space, quotation marks, brackets but round ones, an ellipsis.
bool ends_address(char32_t c) {
  constexpr std::u32string_view marks = U"\"<>[]{}«»„“”‘’…";
  return c == 0 || c == no_character || is_white_space(c) || is_one_of(c, marks);
}

/// A dash that ends an address: it belongs to one only where a number or a small Latin letter follows ("2020–21").
bool is_dash_of_sentence(char32_t c, std::string_view utf8, std::size_t behind) {
  if (!is_sentence_dash(c)) return false;
  const char32_t next = character_at(utf8, behind);
  return c != U'\u2013' || !(is_ascii_digit(next) || is_ascii_letter(next));
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
    if (is_dash_of_sentence(c, utf8, next)) break;
    ascii = ascii && c < 0x80;
    before = c;
  }
  const std::string_view address = utf8.substr(begin, end - begin);
  std::ptrdiff_t unopened = std::ranges::count(address, ')') - std::ranges::count(address, '(');
  constexpr std::string_view punctuation = ".,;:!?'(";
  for (; end > begin; --end) {
    const char last = utf8[end - 1];
    if (last == ')' ? unopened <= 0 : punctuation.find(last) == std::string_view::npos) break;
    unopened += last == '(' ? 1 : last == ')' ? -1 : 0;
  }
  return end;
}

/// A web address whose "://" or "www." stands at `mark`; empty if it is not an address.
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

/// An e-mail address whose "@" stands at `mark`; empty if it is not an address.
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

bool begins_with_scheme(std::string_view address, std::string_view scheme) {
  return std::ranges::equal(address.substr(0, scheme.size()), scheme, {}, [](char c) {
    return is_ascii_letter(static_cast<unsigned char>(c)) ? static_cast<char>(c | 0x20) : c;
  });
}

/// Where a bare address leads.
std::string link_target(std::string_view address) {
  if (address.find(scheme_mark) != std::string_view::npos) return std::string(address);
  return std::string(address.starts_with(web_mark) ? "http://" : "mailto:").append(address);
}

}  // namespace

std::vector<TextStretch> addresses_in(std::string_view utf8) {
  std::vector<TextStretch> addresses;
  // The next mark of each kind; each is looked for again only when it is passed.
  std::array<std::size_t, address_marks.size()> next{};
  for (std::size_t i = 0; i < address_marks.size(); ++i) next[i] = utf8.find(address_marks[i]);
  for (std::size_t at = 0; at < utf8.size();) {
    for (std::size_t i = 0; i < address_marks.size(); ++i) {
      if (next[i] < at) next[i] = utf8.find(address_marks[i], at);
    }
    const std::size_t mark = *std::ranges::min_element(next);
    if (mark == std::string_view::npos) break;
    const TextStretch found = utf8[mark] == '@' ? mail_address_at(utf8, mark) : web_address_at(utf8, mark);
    const std::size_t known = addresses.empty() ? 0 : addresses.back().end;
    if (found.end > mark && found.begin >= known) addresses.push_back(found);
    at = std::max(mark + 1, found.end);
  }
  return addresses;
}

bool is_link_address(std::string_view address) {
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F || std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos) return false;
  }
  if (address.starts_with('#')) return address.size() > 1;
  for (const std::string_view scheme : {"https://", "http://", "ftp://", "mailto:", "tel:"}) {
    if (address.size() > scheme.size() && begins_with_scheme(address, scheme)) return true;
  }
  return false;
}

InlineText with_links(InlineText text) {
  const std::vector<TextStretch> addresses = addresses_in(text.text);
  if (addresses.empty()) return text;
  InlineText result{.text = {}, .spans = {}, .shifts = text.shifts};
  TextPlaces places(text);
  const auto add = [&](const InlineSpan& span, std::size_t begin, std::size_t end, std::string link) {
    if (begin >= end) return;
    InlineSpan part = span;
    part.where = places.at(begin);
    part.link = std::move(link);
    result.append(std::string_view(text.text).substr(begin, end - begin), std::move(part));
  };
  std::size_t next = 0;
  for (const InlineSpan& span : text.spans) {
    std::size_t at = span.begin;
    const bool is_text = span.link.empty() && !span.code;
    while (is_text && next < addresses.size() && addresses[next].begin < span.end) {
      const auto [begin, end] = addresses[next];
      const std::string target = link_target(std::string_view(text.text).substr(begin, end - begin));
      const std::size_t from = std::max(begin, span.begin), to = std::min(end, span.end);
      add(span, at, from, {});
      add(span, from, to, is_link_address(target) ? target : std::string());
      at = std::max(at, to);
      if (end > span.end) break;
      ++next;
    }
    add(span, at, span.end, span.link);
    while (next < addresses.size() && addresses[next].end <= span.end) ++next;
  }
  return result;
}

}  // namespace vestnik
