#include "document/house_rules/measures.hpp"

#include <algorithm>
#include <array>

namespace vestnik::typography {
namespace {

constexpr std::u32string_view currencies = U"$€£¥₸₽";

}  // namespace

int roman(std::u32string_view text) {
  static constexpr std::array<std::u32string_view, 10> ones{U"",  U"I",  U"II",  U"III",  U"IV",
                                                            U"V", U"VI", U"VII", U"VIII", U"IX"};
  int tens = 0;
  while (text.starts_with(U'X') && tens < 3) {
    text.remove_prefix(1);
    ++tens;
  }
  const auto* const found = std::ranges::find(ones, text);
  return found == ones.end() ? 0 : tens * 10 + static_cast<int>(found - ones.begin());
}

std::size_t end_of_number(const Draft& draft, std::size_t begin) {
  while (is_ascii_digit(draft[begin]) || (is_one_of(draft[begin], U".,") && is_ascii_digit(draft[begin + 1]))) ++begin;
  return begin;
}

std::size_t end_of_groups(const Draft& draft, std::size_t first_end) {
  std::size_t end = first_end;
  while (is_running_space(draft[end]) && is_ascii_digit(draft[end + 1]) && is_ascii_digit(draft[end + 2]) &&
         is_ascii_digit(draft[end + 3]) && !is_ascii_digit(draft[end + 4])) {
    end += 4;
  }
  return end;
}

std::size_t begin_of_groups(const Draft& draft, std::size_t begin) {
  std::size_t length = 0;
  while (is_ascii_digit(draft[begin + length])) ++length;
  while (length == 3 && is_running_space(draft[begin - 1])) {
    std::size_t first = begin - 1;
    while (first > 0 && is_ascii_digit(draft[first - 1])) --first;
    length = begin - 1 - first;
    if (length == 0 || length > 3 || is_one_of(draft[first - 1], U".,:")) break;
    begin = first;
  }
  return begin;
}

bool is_unit(const Draft& draft, std::size_t begin) {
  if (begin >= draft.size()) return false;
  const WordSet& units = draft.language(begin).units;
  if (draft.word_in(units, begin)) return true;
  const std::u32string_view word = draft.word_at(begin);
  const std::size_t hyphen = word.find(U'-');
  // Of one letter it may be another abbreviation: «г-н».
  return hyphen != std::u32string_view::npos && hyphen >= 2 && hyphen + 1 < word.size() && is_small(word[hyphen + 1]) &&
         units.contains(word.substr(0, hyphen));
}

bool has_unit(const Draft& draft, std::size_t end) {
  if (is_one_of(draft[end], U"°%‰")) return true;
  return is_running_space(draft[end]) && (draft[end + 1] == U'°' || is_unit(draft, end + 1));
}

bool is_currency(std::u32string_view lead) {
  constexpr std::size_t longest = 3;
  if (lead.empty() || lead.size() > longest || !is_one_of(lead.back(), currencies)) return false;
  return std::ranges::all_of(lead.substr(0, lead.size() - 1), is_capital);
}

bool is_lead(std::u32string_view text) {
  if (text == U"/" || is_currency(text)) return true;
  return std::ranges::all_of(text, [](char32_t c) { return is_one_of(c, U"±~≈<>≤≥"); });
}

}  // namespace vestnik::typography
