#include "input/markup/divided_addresses.hpp"

#include <algorithm>
#include <array>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/markup/addresses.hpp"
#include "input/markup/source_edits.hpp"

namespace vestnik::markup {
namespace {

bool is_small_latin(char c) { return c >= 'a' && c <= 'z'; }
bool is_figure(char c) { return is_ascii_digit(static_cast<unsigned char>(c)); }
bool is_latin_or_figure(char c) { return is_ascii_letter(static_cast<unsigned char>(c)) || is_figure(c); }
bool is_in(char c, std::string_view signs) { return signs.find(c) != std::string_view::npos; }

/// What an address may consist of, in ASCII; quotation marks and brackets but round ones end it.
bool is_address_sign(char c) { return is_latin_or_figure(c) || is_in(c, "-._~:/?#@!$&'()*+,;=%"); }

std::string_view without_punctuation(std::string_view part) {
  while (!part.empty() && is_in(part.back(), ".,;:!?'()")) part.remove_suffix(1);
  return part;
}

/// "news.html", "file.pdf?x": names end so, and hardly a sentence does.
bool has_ending(std::string_view part) {
  constexpr std::array endings{".html", ".htm", ".shtml", ".php", ".pdf", ".asp",
                               ".aspx", ".jsp", ".jpg",   ".png", ".docx"};
  return std::ranges::any_of(endings, [&](std::string_view ending) {
    const std::size_t at = part.rfind(ending);
    return at != std::string_view::npos && at > 0 &&
           (at + ending.size() == part.size() || is_in(part[at + ending.size()], "?#/"));
  });
}

/// "kaztag.kz/ru/news": an address of its own, without its scheme.
bool begins_with_host(std::string_view part) {
  const std::string_view first = part.substr(0, part.find_first_of("/?#"));
  const std::size_t point = first.find('.');
  return first.size() < part.size() && point != std::string_view::npos && !is_figure(first.front()) &&
         !has_ending(first);
}

/// What a part of an address shows: signs that words do not have.
struct Signs {
  std::size_t paths = 0, hyphens = 0, queries = 0, digits = 0, small = 0, longest = 0;
};

Signs signs_of(std::string_view part) {
  Signs signs;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const char c = part[i];
    const bool inner = i + 1 < part.size() && is_latin_or_figure(part[i + 1]);
    signs.paths += inner && is_in(c, "/.") ? 1 : 0;
    signs.hyphens += inner && c == '-' ? 1 : 0;
    signs.queries += inner && is_in(c, "_=&%") ? 1 : 0;
    signs.digits += is_figure(c) ? 1 : 0;
    signs.small += is_small_latin(c) ? 1 : 0;
    letters = is_latin_or_figure(c) ? letters + 1 : 0;
    signs.longest = std::max(signs.longest, letters);
  }
  return signs;
}

/// "24/one-more-story.html", "id=17&lang=ru"; not "and/or", "well-known", "a.m.", "16.12.2024", "COVID-19".
bool is_plainly_address(std::string_view part) {
  const Signs signs = signs_of(part);
  if (signs.small == 0 || signs.longest < 2 || begins_with_host(part)) return false;
  if (!is_small_latin(part.front()) && !is_figure(part.front())) return false;
  if (signs.queries > 0 || has_ending(part) || signs.hyphens > 3) return true;
  return signs.paths > 1 || (signs.paths + signs.hyphens > 1 && (signs.digits > 0 || signs.paths > 0));
}

enum class Verdict { no, perhaps, yes };

/// "3)", "a)" or "12.": an item of a list that its author numbered by hand.
bool is_label(std::string_view part, bool alone) {
  if (part.size() < 2 || part.size() > 4 || (part.back() != ')' && (part.back() != '.' || alone))) return false;
  part.remove_suffix(1);
  return std::ranges::all_of(part, is_figure) || (part.size() == 1 && is_small_latin(part.front()));
}

/// What the line end between `above`, an address as far as its line goes, and `part` is. `alone`: the part has its line
/// to itself; `amid_other_letters`: the words beside it are in another script.
Verdict judge(std::string_view above, std::string_view part, bool alone, bool amid_other_letters) {
  const char last = above.back(), first = part.front();
  const std::string_view words = without_punctuation(part);
  if (words.empty() || is_label(part, alone)) return Verdict::no;
  const bool plain = is_plainly_address(words);
  if (!is_latin_or_figure(first)) {
    const bool goes_on = words.size() > 1 && is_latin_or_figure(words[1]);
    if (is_in(first, "/?&=") && goes_on) return Verdict::yes;
    if (first == '%') return words.size() > 2 && goes_on ? Verdict::yes : Verdict::no;
    return first == '-' && goes_on && is_plainly_address(words.substr(1)) ? Verdict::yes : Verdict::no;
  }
  if (last == '.') {
    const std::string ending = "." + std::string(words.substr(0, words.find_first_of("?#/")));
    return has_ending("x" + ending) ? Verdict::yes : Verdict::no;
  }
  if (begins_with_host(words)) return Verdict::no;
  if (is_in(last, "-_=&%~"))
    return is_small_latin(first) || is_figure(first) || plain ? Verdict::yes : Verdict::perhaps;
  if (last == '?') return words.find('=') != std::string_view::npos ? Verdict::yes : Verdict::no;
  if (last == '/') {
    if (plain) return Verdict::yes;
    const Signs signs = signs_of(words);
    const bool has_signs = signs.digits > 0 || signs.hyphens > 0 || signs.paths > 0;
    if (amid_other_letters && is_small_latin(first) && (alone || has_signs)) return Verdict::yes;
    return has_signs && alone ? Verdict::perhaps : Verdict::no;
  }
  // Within a word, as columns of a fixed width divide.
  const bool has_path = words.find('/') != std::string_view::npos;
  return is_latin_or_figure(last) && plain && has_path && !has_ending(above) && !begins_with_host(part) ? Verdict::yes
                                                                                                        : Verdict::no;
}

bool is_gap(char c) { return c == ' ' || c == '\t'; }

class Search {
 public:
  Search(std::string_view text, const CodeRanges& code, std::string_view line_prefix)
      : text_(text), code_(code), line_prefix_(line_prefix) {}

  std::vector<DividedAddress> find() {
    for (const TextStretch address : addresses_in(text_)) {
      const bool is_mail =
          text_.substr(address.begin, address.end - address.begin).find("://") == std::string_view::npos &&
          !text_.substr(address.begin).starts_with("www.");
      if (address.begin < done_ || is_mail || code_.holds(address.begin)) continue;
      std::size_t end = address.end;
      while (end < text_.size() && is_in(text_[end], "?."))
        ++end;  // the sentence's, unless the next line shows otherwise
      for (std::size_t next = address.begin; add(address.begin, next, end);) next = found_.back().next;
    }
    return std::move(found_);
  }

 private:
  /// What stands before an address and behind it: "<" and ">", "](" and ")".
  [[nodiscard]] char closing_of(std::size_t begin) const {
    if (begin > 0 && text_[begin - 1] == '<') return '>';
    return begin > 1 && text_.substr(begin - 2, 2) == "](" ? ')' : '\0';
  }

  /// If the address goes on in the next line: notes it, and `end` becomes the end of the part there. `part`: where the
  /// address's part on this line begins.
  bool add(std::size_t begin, std::size_t part, std::size_t& end) {
    std::size_t line_end = end;
    if (line_end < text_.size() && text_[line_end] == ' ') ++line_end;  // two would keep the line
    if (line_end < text_.size() && text_[line_end] == '\r') ++line_end;
    if (line_end >= text_.size() || text_[line_end] != '\n') return false;
    if (ends_with_line(begin, line_end)) return false;
    std::size_t next = line_end + 1;
    if (text_.substr(next).starts_with(line_prefix_)) next += line_prefix_.size();
    while (next < text_.size() && is_gap(text_[next])) ++next;
    std::size_t next_end = next;
    while (next_end < text_.size() && is_address_sign(text_[next_end])) ++next_end;
    const char closing = closing_of(begin);
    if (closing == ')') next_end = std::min(next_end, text_.find(')', next));
    const std::string_view next_part = text_.substr(next, next_end - next);
    if (next_part.empty() || next_part.find("://") != std::string_view::npos || next_part.starts_with("www.") ||
        next_part.find('@') != std::string_view::npos || code_.holds(next)) {
      return false;
    }
    Verdict verdict = Verdict::no;
    if (closing != '\0') {
      verdict = next_end < text_.size() && text_[next_end] == closing ? Verdict::yes : Verdict::no;
    } else {
      verdict =
          judge(text_.substr(part, end - part), next_part, is_alone(next_end), is_amid_other_letters(begin, next_end));
    }
    if (verdict == Verdict::no) return false;
    const std::size_t part_end = next + (closing != '\0' ? next_part : without_punctuation(next_part)).size();
    found_.push_back({begin, end, next, part_end, verdict == Verdict::yes});
    done_ = part_end;
    end = next_end;
    return verdict == Verdict::yes;
  }

  [[nodiscard]] bool is_alone(std::size_t at) const {
    while (at < text_.size() && (is_gap(text_[at]) || text_[at] == '\r')) ++at;
    return at == text_.size() || text_[at] == '\n';
  }

  /// Whether the next word of the text, or the last one before if there is none, is not in Latin letters.
  [[nodiscard]] bool is_amid_other_letters(std::size_t begin, std::size_t end) const {
    constexpr std::size_t near = 100;
    const auto is_other = [](char32_t c) { return c >= 0x370; };
    for (const std::size_t last = std::min(text_.size(), end + near); end < last;) {
      if (const char32_t c = next_character(text_, end); is_letter(c)) return is_other(c);
    }
    for (const std::size_t first = begin - std::min(begin, near); begin > first;) {
      if (const char32_t c = previous_character(text_, begin); is_letter(c)) return is_other(c);
    }
    return false;
  }

  /// A row of a table, a heading and the address of a reference end with their line.
  [[nodiscard]] bool ends_with_line(std::size_t begin, std::size_t line_end) const {
    const std::size_t above = begin == 0 ? std::string_view::npos : text_.rfind('\n', begin - 1);
    const std::string_view before = text_.substr(above + 1, begin - above - 1);
    const std::string_view behind = text_.substr(line_end + 1, text_.find('\n', line_end + 1) - line_end - 1);
    return before.starts_with('#') || before.find('|') != std::string_view::npos ||
           before.find("]:") != std::string_view::npos || behind.find('|') != std::string_view::npos;
  }

  std::string_view text_;
  const CodeRanges& code_;
  std::string_view line_prefix_;
  std::size_t done_ = 0;
  std::vector<DividedAddress> found_;
};

}  // namespace

std::vector<DividedAddress> divided_addresses(std::string_view text, const CodeRanges& code,
                                              std::string_view line_prefix) {
  if (text.find('\n') == std::string_view::npos) return {};
  return Search(text, code, line_prefix).find();
}

}  // namespace vestnik::markup
