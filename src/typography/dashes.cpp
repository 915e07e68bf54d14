#include "typography/rules.hpp"

namespace vestnik::typography {
namespace {

bool is_hyphen_or_dash(char32_t c) { return c == U'-' || is_dash(c); }

/// Where the hyphens and dashes end that begin at `i`.
std::size_t end_of_dashes(const Draft& draft, std::size_t i) {
  while (is_hyphen_or_dash(draft[i])) ++i;
  return i;
}

/// A hyphen that is the minus of a quantity: «-5 °C», «-5%»; also the first of two, «от -5 до -10 °C».
bool is_minus(const Draft& draft, std::size_t i) {
  const char32_t before = draft[i - 1];
  if (draft[i] != U'-' || !is_digit(draft[i + 1]) || !(is_gap(before) || before == U'(')) return false;
  if (is_space(before) && is_digit(draft[i - 2])) return false;
  std::size_t end = i + 1;
  while (is_digit(draft[end]) || (is_one_of(draft[end], U".,") && is_digit(draft[end + 1]))) ++end;
  if (is_one_of(draft[end], U"°%‰")) return true;
  if (!is_space(draft[end])) return false;
  if (draft.word_in(draft.language(i).units, end + 1)) return true;
  std::size_t next = end + 1;
  while (is_letter(draft[next])) ++next;
  return next > end + 1 && is_space(draft[next]) && is_minus(draft, next + 1);
}

}  // namespace

void dialogue(Draft& draft) {
  const std::size_t dash_end = end_of_dashes(draft, 0);
  std::size_t begin = dash_end;
  while (is_space(draft[begin])) ++begin;
  if (dash_end == 0 || dash_end > 3 || begin == dash_end || is_edge(draft[begin])) return;
  const char32_t dash = draft.language(0).dialogue_dash;
  if (dash != 0) draft.replace(0, begin, std::u32string{dash, no_break_space});
}

// Between spaces only: what is closed up may be a compound, an option, a minus. Between numbers it may be a minus or a
// score, and it is the ranges' rule that knows which are ranges.
void dashes(Draft& draft) {
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (is_minus(draft, i) && draft.language(i).dash != 0) draft.replace(i, i + 1, {&minus, 1});
    if (!is_hyphen_or_dash(draft[i]) || !is_space(draft[i - 1])) continue;
    const std::size_t end = end_of_dashes(draft, i);
    const Typography& language = draft.language(i);
    const char32_t before = draft[i - 2], after = draft[end + 1];
    const bool alone = is_gap(draft[end]) && !is_gap(before) && !is_one_of(before, U"=+*/<>|(-") && after != U'-';
    const bool numbers = is_digit(before) && is_digit(after);
    if (alone && !numbers && language.dash != 0 && language.dash_instead_of.contains(draft.between(i, end))) {
      draft.replace(i, end, {&language.dash, 1});
    }
    i = end;
  }
}

// A dash ends a line, it never begins one.
void dash_spaces(Draft& draft) {
  for (std::size_t i = draft.next_space(0); i < draft.size(); i = draft.next_space(i + 1)) {
    if (!is_dash(draft[i + 1]) || !is_gap(draft[i + 2]) || is_gap(draft[i - 1])) continue;
    if (draft.language(i).dash != 0) draft.make_fixed(i);
  }
}

}  // namespace vestnik::typography
