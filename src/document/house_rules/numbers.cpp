#include "document/house_rules/measures.hpp"
#include "document/house_rules/rules.hpp"

namespace vestnik::typography {
namespace {

constexpr std::size_t most_digits = 12;  // of a quantity

/// The two numbers of a range are what one of them is: «10000–15000 тенге». Widens [begin, end) to both.
void take_range(const Draft& draft, std::size_t& begin, std::size_t& end) {
  const char32_t dash = draft.language(begin).range_dash;
  if (dash == 0) return;
  if (draft[end] == dash && is_ascii_digit(draft[end + 1])) {
    ++end;
    while (is_ascii_digit(draft[end])) ++end;
    end = end_of_groups(draft, end);
  } else if (draft[begin - 1] == dash && is_ascii_digit(draft[begin - 2])) {
    --begin;
    while (begin > 0 && is_ascii_digit(draft[begin - 1])) --begin;
    begin = begin_of_groups(draft, begin);
  }
}

/// A number is a quantity, and no code or telephone number, if a word beside it says so.
bool is_quantity(const Draft& draft, std::size_t begin, std::size_t end) {
  const Typography& language = draft.language(begin);
  take_range(draft, begin, end);
  const char32_t before = draft[begin - 1], behind = draft[end];
  if (!is_gap(before) && !is_one_of(before, U"([«„“\"")) return false;
  const bool decimal = is_one_of(behind, U".,") && is_ascii_digit(draft[end + 1]);
  if (decimal || (!is_gap(behind) && !is_closing(behind) && !is_stop(behind))) return false;
  const std::u32string_view word = is_running_space(before) ? draft.word_before(begin - 1) : std::u32string_view();
  if (word.ends_with(U'№') || word.ends_with(U'§') || language.before_numbers.contains(word)) return false;
  if (language.quantities.contains(word)) return true;
  return is_running_space(behind) &&
         (draft.word_in(language.units, end + 1) || draft.word_in(language.counted, end + 1));
}

/// «3 450000 адам»: in groups it would go on from the digits before it.
bool would_join_digits(const Draft& draft, std::size_t begin, std::size_t end) {
  if ((end - begin) % 3 != 0 || !is_running_space(draft[begin - 1])) return false;
  std::size_t digits = 0;
  while (digits < 4 && is_ascii_digit(draft[begin - 2 - digits])) ++digits;
  return digits > 0 && digits < 4;
}

void group(Draft& draft, std::size_t begin, std::size_t end, std::size_t first_end) {
  const int from = draft.language(begin).group_digits_from;
  if (from == 0 || draft[begin] == U'0' || end - begin > most_digits || !is_quantity(draft, begin, end)) return;
  if (end > first_end) {
    for (std::size_t i = first_end; i < end; i += 4) draft.replace(i, i + 1, {&narrow_space, 1});
  } else if (end - begin >= static_cast<std::size_t>(from) && !would_join_digits(draft, begin, end)) {
    for (std::size_t i = begin + 1; i < end; ++i) {
      if ((end - i) % 3 == 0) draft.replace(i, i, {&narrow_space, 1});
    }
  }
}

/// Whether the number in groups that begins at `begin` may be one: telephone numbers have further digits before them, a
/// plus, or what says so.
bool begins_number(const Draft& draft, std::size_t begin) {
  const char32_t before = draft[begin - 1];
  if (draft[begin] == U'0') return false;
  if (!is_running_space(before))
    return is_edge(before) || is_opening(before) || is_one_of(before, U"–—−±~≈<>≤≥$€£¥₸₽№§");
  if (is_ascii_digit(draft[begin - 2]) || is_one_of(draft[begin - 2], U"+)")) return false;
  std::u32string_view word = draft.word_before(begin - 1);
  if (word.ends_with(U':')) word.remove_suffix(1);
  return word.empty() || !is_letter(word.front()) || !has_word(draft.language(begin).before_numbers, word);
}

/// Whether no further digits follow the number in groups that ends at `end`. `joined`: the end of another one behind a
/// hyphen, «1 200-1 500», else `end`.
bool ends_number(const Draft& draft, std::size_t end, std::size_t& joined) {
  joined = end;
  if (is_one_of(draft[end], U".,") && is_ascii_digit(draft[end + 1])) end = end_of_number(draft, end - 1);
  if (is_running_space(draft[end])) return !is_ascii_digit(draft[end + 1]);
  if (is_ascii_digit(draft[end]) || !is_one_of(draft[end], U"-/") || !is_ascii_digit(draft[end + 1]))
    return !is_ascii_digit(draft[end]);
  std::size_t first_end = end + 1;
  while (is_ascii_digit(draft[first_end])) ++first_end;
  const std::size_t last = end_of_groups(draft, first_end);
  std::size_t none = 0;
  if (draft[end] != U'-' || first_end > end + 4 || last == first_end || !ends_number(draft, last, none)) return false;
  joined = last;
  return true;
}

/// A number never breaks. Returns the end of what was looked at.
std::size_t join_groups(Draft& draft, std::size_t begin, std::size_t end, std::size_t first_end) {
  std::size_t joined = end;
  if (end == first_end || draft.language(begin).no_space_before.empty()) return end;
  if (!begins_number(draft, begin) || !ends_number(draft, end, joined)) return end;
  for (std::size_t i = first_end; i < joined; ++i) {
    if (draft[i] == U' ') draft.make_fixed(i);
  }
  return joined;
}

/// The digits that end before `end`: where they begin.
std::size_t digits_before(const Draft& draft, std::size_t end) {
  while (end > 0 && is_ascii_digit(draft[end - 1])) --end;
  return end;
}

/// One or two digits that are a day of the month, with nothing before them but a gap, a bracket or a range.
bool is_day(const Draft& draft, std::size_t begin, std::size_t end) {
  if (end - begin < 1 || end - begin > 2 || draft[begin] == U'0') return false;
  const int day = end - begin == 1 ? static_cast<int>(draft[begin] - U'0')
                                   : static_cast<int>((draft[begin] - U'0') * 10 + draft[begin + 1] - U'0');
  const char32_t before = draft[begin - 1];
  const bool slash = before == U'/' && is_gap(draft[begin - 2]);
  return day <= 31 && (is_gap(before) || is_opening(before) || is_sentence_dash(before) || slash);
}

}  // namespace

void number_groups(Draft& draft) {
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (!is_ascii_digit(draft[i])) continue;
    std::size_t first_end = i;
    while (is_ascii_digit(draft[first_end])) ++first_end;
    const std::size_t end = first_end - i <= 3 ? end_of_groups(draft, first_end) : first_end;
    group(draft, i, end, first_end);
    i = join_groups(draft, i, end, first_end) - 1;
  }
}

void number_signs(Draft& draft) {
  for (std::size_t i = 1; i < draft.size(); ++i) {
    if (!is_ascii_digit(draft[i])) continue;
    const WordSet& signs = draft.language(i).before_numbers;
    if (draft[i - 1] == U' ') {
      if (has_word(signs, draft.word_before(i - 1))) draft.make_fixed(i - 1);
    } else if ((draft[i - 1] == 0x2116 || draft[i - 1] == 0xA7) && signs.contains(draft.between(i - 1, i))) {
      draft.replace(i, i, {&no_break_space, 1});
    }
    while (is_ascii_digit(draft[i])) ++i;
  }
}

namespace {

/// «208 кг», «±500 kV», "$5 million": the space at `gap` parts a number from its unit.
bool parts_measure(const Draft& draft, std::size_t gap) {
  const std::u32string_view number = draft.word_before(gap);
  std::size_t digits = 0;
  while (!is_ascii_digit(number[digits])) ++digits;
  const std::u32string_view lead = number.substr(0, digits);
  if (is_currency(lead) && draft.word_in(draft.language(gap).counted, gap + 1)) return true;
  return (is_lead(lead) || lead == U"−" || lead == U"+") && is_unit(draft, gap + 1);
}

/// «III в.», «XIX–XX вв.»: the space at `gap` parts a century from its number.
bool parts_century(const Draft& draft, std::size_t gap) {
  const Typography& language = draft.language(gap);
  std::u32string_view number = draft.word_before(gap);
  const std::size_t range = number.find(language.range_dash);
  if (range != std::u32string_view::npos) number.remove_prefix(range + 1);
  if (roman(number) == 0) return false;
  return draft.word_in(language.units, gap + 1) || draft.word_in(language.counted, gap + 1);
}

/// «300 тыс. га»: the space at `gap` parts what multiplies the number from the unit.
bool parts_multiplied(const Draft& draft, std::size_t gap) {
  const std::u32string_view word = draft.word_before(gap);
  const std::size_t begin = gap - word.size();
  if (word.empty() || !is_running_space(draft[begin - 1]) || !is_ascii_digit(draft[begin - 2])) return false;
  return draft.language(gap).multipliers.contains(word) && is_unit(draft, gap + 1);
}

}  // namespace

void units(Draft& draft) {
  for (std::size_t i = draft.next_space(0); i < draft.size(); i = draft.next_space(i + 1)) {
    const bool parts =
        is_ascii_digit(draft[i - 1]) ? parts_measure(draft, i) : parts_multiplied(draft, i) || parts_century(draft, i);
    if (parts) draft.make_fixed(i);
  }
}

void dates(Draft& draft) {
  for (std::size_t i = draft.next_space(0); i < draft.size(); i = draft.next_space(i + 1)) {
    const Typography& language = draft.language(i);
    if (is_ascii_digit(draft[i - 1])) {
      if (is_day(draft, digits_before(draft, i), i) && draft.word_in(language.months, i + 1)) draft.make_fixed(i);
    } else if (language.day_after_month && is_ascii_digit(draft[i + 1])) {
      std::size_t end = i + 1;
      while (is_ascii_digit(draft[end])) ++end;
      if (is_day(draft, i + 1, end) && !is_letter(draft[end]) && language.months.contains(draft.word_before(i))) {
        draft.make_fixed(i);
      }
    }
  }
}

}  // namespace vestnik::typography
