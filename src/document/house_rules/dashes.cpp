#include "document/house_rules/measures.hpp"
#include "document/house_rules/rules.hpp"

namespace vestnik::typography {
namespace {

bool is_hyphen_or_dash(char32_t c) { return c == U'-' || is_sentence_dash(c); }

/// Where the hyphens and dashes end that begin at `i`.
std::size_t end_of_dashes(const Draft& draft, std::size_t i) {
  while (is_hyphen_or_dash(draft[i])) ++i;
  return i;
}

bool is_minus(const Draft& draft, std::size_t i);

/// Whether the number at `begin` has a unit, or the next one does: «5 °C», «5…-7 °C», «5 до -10 °C».
bool is_measure(const Draft& draft, std::size_t begin) {
  const std::size_t end = end_of_number(draft, begin);
  if (has_unit(draft, end)) return true;
  std::size_t next = end;
  while (is_one_of(draft[next], U".…")) ++next;
  if (next > end) {
    if (is_sign(draft[next])) ++next;
    return is_ascii_digit(draft[next]) && is_measure(draft, next);
  }
  if (!is_running_space(draft[end])) return false;
  ++next;
  while (is_letter(draft[next])) ++next;
  return next > end + 1 && is_running_space(draft[next]) && is_minus(draft, next + 1);
}

/// A number from `begin` on that is all there is, as in a table's cell.
bool ends_text(const Draft& draft, std::size_t begin) {
  std::size_t first_end = begin;
  while (is_ascii_digit(draft[first_end])) ++first_end;
  return draft[end_of_number(draft, end_of_groups(draft, first_end))] == 0;
}

/// Whether what begins at `i` stands free of what is before it, and no number is before it: «5 -7».
bool stands_free(const Draft& draft, std::size_t i) {
  const char32_t before = draft[i - 1];
  return is_edge(before) || before == U'(' || (is_running_space(before) && !is_ascii_digit(draft[i - 2]));
}

/// A hyphen that is the minus of a quantity: «-5 °C», «-5%», a text that is nothing else, «-8,2»; also the first of
/// two, «от -5 до -10 °C», «-5…-7 °C».
bool is_minus(const Draft& draft, std::size_t i) {
  if (draft[i] != U'-' || !is_ascii_digit(draft[i + 1])) return false;
  std::size_t first = i;
  while (is_one_of(draft[first - 1], U".…")) --first;
  if (first < i) {
    if (!is_ascii_digit(draft[first - 1])) return false;
    while (is_ascii_digit(draft[first - 1]) || is_one_of(draft[first - 1], U".,")) --first;
    if (is_sign(draft[first - 1])) --first;
  }
  if (i == 0 && ends_text(draft, 1)) return true;
  return stands_free(draft, first) && is_measure(draft, i + 1);
}

/// «да,—сказал он»: where dashes have spaces.
bool is_closed_up_on_both_sides(const Draft& draft, std::size_t i, std::size_t end) {
  return draft.language(i).dash == em_dash && draft.between(i, end) == U"—" && is_letter(draft[end]);
}

/// Dashes [i, end) with a space behind that are closed up to the mark before: «точно,- сказал он», «служба.—
/// Переговоры», «да,—сказал он». A hyphen behind a letter may hang: «кино- и телефильмы».
bool is_closed_up(const Draft& draft, std::size_t i, std::size_t end) {
  const char32_t mark = draft[i - 1], before = draft[i - 2];
  const bool both_sides = is_closed_up_on_both_sides(draft, i, end);
  if (end - i > 3 || (!both_sides && (!is_running_space(draft[end]) || is_gap(draft[end + 1])))) return false;
  if (both_sides && is_letter(mark)) return false;
  if (is_hyphen_or_dash(draft[end + 1]) && !is_minus(draft, end + 1)) return false;
  if (is_letter(mark)) return draft.between(i, end) == U"—" && is_letter(draft[end + 1]);
  const bool behind_word = is_letter(before) || is_closing(before);
  switch (mark) {
    case U',':
      return behind_word || before == U'…';
    case U'.':
      return behind_word && (!is_capital(before) || is_letter(draft[i - 3]));  // not «Ж.- М.»
    case U'!':
    case U'?':
    case U'…':
    case right_guillemet:
    case right_quote:
      return !is_gap(before);
    case U'"':
    case left_quote:
      return is_letter(before) || is_stop(before);
    case right_single:
      return is_stop(before);  // else it may be an apostrophe
    default:
      return false;
  }
}

/// «-Решите?»: a capital letter right behind a hyphen. A Latin one may be a program's option.
bool is_speech(const Draft& draft, std::size_t begin) {
  if (is_one_of(draft[begin], U"«„“\"")) ++begin;
  const char32_t next = draft[begin + 1];
  return draft[begin] > 0x24F && is_capital(draft[begin]) &&
         (is_small(next) || is_running_space(next) || is_stop(next));
}

/// «сказал он. -Мы идём»: a hyphen behind a sentence that a capital letter follows at once.
bool opens_speech(const Draft& draft, std::size_t i, std::size_t end) {
  const char32_t before = draft[i - 2];
  return draft.language(i).dialogue_in_lists && end == i + 1 && draft[i] == U'-' && is_running_space(draft[i - 1]) &&
         (is_one_of(before, U".,?!…") || is_closing(before)) && is_letter(draft[end]) && is_speech(draft, end);
}

}  // namespace

void dialogue(Draft& draft) {
  const std::size_t dash_end = end_of_dashes(draft, 0);
  std::size_t begin = dash_end;
  while (is_running_space(draft[begin])) ++begin;
  if (dash_end == 0 || dash_end > 3 || is_edge(draft[begin])) return;
  const Typography& language = draft.language(0);
  const bool speech = begin > dash_end || (language.dialogue_in_lists && dash_end == 1 && is_speech(draft, begin));
  if (speech && language.dialogue_dash != 0) {
    draft.replace(0, begin, std::u32string{language.dialogue_dash, no_break_space});
  }
}

// Between spaces, or behind a mark: what else is closed up may be a compound, an option, a minus. Between numbers it
// may be a minus or a score, and it is the ranges' rule that knows which are ranges.
void dashes(Draft& draft) {
  // A cell of a table that says that there is nothing.
  if (draft.size() == 1 && draft[0] == U'-' && draft.language(0).dash != 0) {
    draft.replace(0, 1, {&draft.language(0).dash, 1});
  }
  for (std::size_t i = 0; i < draft.size(); ++i) {
    const Typography& language = draft.language(i);
    if (is_minus(draft, i) && language.dash != 0) draft.replace(i, i + 1, {&minus, 1});
    if (!is_hyphen_or_dash(draft[i])) continue;
    const std::size_t end = end_of_dashes(draft, i);
    const char32_t before = draft[i - 2], after = draft[end + 1];
    const bool alone = is_running_space(draft[i - 1]) && is_gap(draft[end]) && !is_gap(before) &&
                       !is_one_of(before, U"=+*/<>|(-–—―") && (!is_hyphen_or_dash(after) || is_minus(draft, end + 1));
    const bool lead = is_sign(after) || is_currency(draft.between(end + 1, end + 2));  // «+5 - +7», "$5 - $10"
    const bool numbers =
        (is_ascii_digit(before) && (is_ascii_digit(after) || (lead && is_ascii_digit(draft[end + 2])))) ||
        (alone && roman(draft.word_before(i - 1)) > 0 && roman(draft.word_at(end + 1)) > 0);
    if (language.dash != 0 && is_closed_up(draft, i, end)) {
      const bool both_sides = is_closed_up_on_both_sides(draft, i, end);
      draft.replace(i, end,
                    both_sides ? std::u32string{U' ', language.dash, U' '} : std::u32string{U' ', language.dash});
    } else if (language.dash != 0 && opens_speech(draft, i, end)) {
      draft.replace(i, end, std::u32string{language.dash, U' '});
    } else if (alone && !numbers && language.dash != 0 && language.dash_instead_of.contains(draft.between(i, end))) {
      draft.replace(i, end, {&language.dash, 1});
    }
    i = end;
  }
}

// A dash ends a line, it never begins one.
void dash_spaces(Draft& draft) {
  for (std::size_t i = draft.next_space(0); i < draft.size(); i = draft.next_space(i + 1)) {
    if (!is_sentence_dash(draft[i + 1]) || !is_gap(draft[i + 2]) || is_gap(draft[i - 1])) continue;
    if (draft.language(i).dash != 0) draft.make_fixed(i);
  }
}

}  // namespace vestnik::typography
