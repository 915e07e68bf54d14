#include "typography/rules.hpp"

namespace vestnik::typography {
namespace {

constexpr std::size_t most_digits = 12;  // of a quantity

/// The end of a number that is written in groups of three: "1 218" from its "1" to behind its "8". `begin` itself
/// behind its first run of digits if no group follows.
std::size_t end_of_groups(const Draft& draft, std::size_t first_end) {
  std::size_t end = first_end;
  while (is_space(draft[end]) && is_digit(draft[end + 1]) && is_digit(draft[end + 2]) && is_digit(draft[end + 3]) &&
         !is_digit(draft[end + 4])) {
    end += 4;
  }
  return end;
}

/// A number is a quantity, and no code or telephone number, if a word beside it says so.
bool is_quantity(const Draft& draft, std::size_t begin, std::size_t end) {
  const Typography& language = draft.language(begin);
  const char32_t before = draft[begin - 1], behind = draft[end];
  if (!is_gap(before) && !is_one_of(before, U"([«„“\"")) return false;
  const bool decimal = is_one_of(behind, U".,") && is_digit(draft[end + 1]);
  if (decimal || (!is_gap(behind) && !is_closing(behind) && !is_stop(behind))) return false;
  const std::u32string_view word = is_space(before) ? draft.word_before(begin - 1) : std::u32string_view();
  if (language.before_numbers.contains(word)) return false;
  if (language.quantities.contains(word)) return true;
  return is_space(behind) && (draft.word_in(language.units, end + 1) || draft.word_in(language.counted, end + 1));
}

void group(Draft& draft, std::size_t begin, std::size_t end, std::size_t first_end) {
  const int from = draft.language(begin).group_digits_from;
  if (from == 0 || draft[begin] == U'0' || end - begin > most_digits || !is_quantity(draft, begin, end)) return;
  if (end > first_end) {
    for (std::size_t i = first_end; i < end; i += 4) draft.replace(i, i + 1, {&narrow_space, 1});
  } else if (end - begin >= static_cast<std::size_t>(from)) {
    for (std::size_t i = begin + 1; i < end; ++i) {
      if ((end - i) % 3 == 0) draft.replace(i, i, {&narrow_space, 1});
    }
  }
}

/// The digits that end before `end`: where they begin.
std::size_t digits_before(const Draft& draft, std::size_t end) {
  while (end > 0 && is_digit(draft[end - 1])) --end;
  return end;
}

/// One or two digits that are a day of the month, with nothing before them but a gap, a bracket or a range.
bool is_day(const Draft& draft, std::size_t begin, std::size_t end) {
  if (end - begin < 1 || end - begin > 2 || draft[begin] == U'0') return false;
  const int day = end - begin == 1 ? static_cast<int>(draft[begin] - U'0')
                                   : static_cast<int>((draft[begin] - U'0') * 10 + draft[begin + 1] - U'0');
  const char32_t before = draft[begin - 1];
  return day <= 31 && (is_gap(before) || is_opening(before) || is_dash(before));
}

}  // namespace

void number_groups(Draft& draft) {
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (!is_digit(draft[i])) continue;
    std::size_t first_end = i;
    while (is_digit(draft[first_end])) ++first_end;
    const std::size_t end = first_end - i <= 3 ? end_of_groups(draft, first_end) : first_end;
    group(draft, i, end, first_end);
    i = end - 1;
  }
}

void number_signs(Draft& draft) {
  for (std::size_t i = 1; i < draft.size(); ++i) {
    if (!is_digit(draft[i])) continue;
    const WordSet& signs = draft.language(i).before_numbers;
    if (draft[i - 1] == U' ') {
      if (has_word(signs, draft.word_before(i - 1))) draft.make_fixed(i - 1);
    } else if ((draft[i - 1] == 0x2116 || draft[i - 1] == 0xA7) && signs.contains(draft.between(i - 1, i))) {
      draft.replace(i, i, {&no_break_space, 1});
    }
    while (is_digit(draft[i])) ++i;
  }
}

void units(Draft& draft) {
  for (std::size_t i = draft.next_space(0); i < draft.size(); i = draft.next_space(i + 1)) {
    if (!is_digit(draft[i - 1])) continue;
    const std::u32string_view number = draft.word_before(i);
    const bool signed_number = number.front() == minus && number.size() > 1 && is_digit(number[1]);
    if ((is_digit(number.front()) || signed_number) && draft.word_in(draft.language(i).units, i + 1))
      draft.make_fixed(i);
  }
}

void dates(Draft& draft) {
  for (std::size_t i = draft.next_space(0); i < draft.size(); i = draft.next_space(i + 1)) {
    const Typography& language = draft.language(i);
    if (is_digit(draft[i - 1])) {
      if (is_day(draft, digits_before(draft, i), i) && draft.word_in(language.months, i + 1)) draft.make_fixed(i);
    } else if (language.day_after_month && is_digit(draft[i + 1])) {
      std::size_t end = i + 1;
      while (is_digit(draft[end])) ++end;
      if (is_day(draft, i + 1, end) && !is_letter(draft[end]) && language.months.contains(draft.word_before(i))) {
        draft.make_fixed(i);
      }
    }
  }
}

}  // namespace vestnik::typography
