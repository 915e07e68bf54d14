#include <algorithm>
#include <utility>
#include <vector>

#include "typography/rules.hpp"

namespace vestnik::typography {
namespace {

/// Whether the text ends with an ellipsis at `i`, typed as three full stops or as one character.
bool is_last_ellipsis(const Draft& draft, std::size_t i) {
  const bool dots = draft[i] == U'.' && draft[i + 1] == U'.' && draft[i + 2] == U'.';
  return (dots && draft[i + 3] == 0) || (draft[i] == U'…' && draft[i + 1] == 0);
}

/// Whether the space at `gap` stands before a mark that wants none: `word !`, not `word .NET`, `1 : 50`, `:)`.
bool is_misplaced(const Draft& draft, std::size_t gap) {
  const char32_t before = draft[gap - 1], mark = draft[gap + 1], after = draft[gap + 2];
  if (!is_letter(before) && !is_digit(before) && !is_closing(before) && before != sealed) return false;
  if (is_last_ellipsis(draft, gap + 1)) return is_one_of(U'.', draft.language(gap).no_space_before);
  if (!is_one_of(mark, draft.language(gap).no_space_before)) return false;
  if (is_one_of(mark, U",;")) return is_gap(after) || is_letter(after) || (is_closing(after) && after != U')');
  if (is_one_of(mark, U"!?") && is_one_of(after, U"!?.")) return true;
  if (is_one_of(mark, U":;") && is_one_of(after, U"()")) return false;
  if (!is_gap(after) && !is_closing(after)) return false;
  if (mark == U':' && is_digit(before) && is_digit(draft[gap + 3])) return false;
  return mark != U'.' || draft[gap + 3] != U'.';
}

}  // namespace

void spaces_before_punctuation(Draft& draft) {
  for (std::size_t i = draft.next_space(0); i < draft.size(); i = draft.next_space(i + 1)) {
    if (is_misplaced(draft, i)) draft.replace(i, i + 1, {});
  }
}

// Two letters on both sides, so that neither numbers nor "N,N" nor lists of letters are taken apart.
void spaces_after_punctuation(Draft& draft) {
  for (std::size_t i = 2; i + 2 < draft.size(); ++i) {
    if ((draft[i] != U',' && draft[i] != U';') || !is_one_of(draft[i], draft.language(i).space_after)) continue;
    if (is_letter(draft[i - 1]) && is_letter(draft[i - 2]) && is_letter(draft[i + 1]) && is_letter(draft[i + 2])) {
      draft.replace(i + 1, i + 1, U" ");
    }
  }
}

// Only of pairs with something between: a bracket alone may be a smile.
void bracket_spaces(Draft& draft) {
  std::vector<std::size_t> open;
  std::vector<std::pair<std::size_t, std::size_t>> spaces;
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (is_one_of(draft[i], U"([")) open.push_back(i);
    if (!is_one_of(draft[i], U")]") || open.empty()) continue;
    const std::size_t begin = open.back() + 1;
    open.pop_back();
    std::size_t first = begin, last = i;
    while (draft[first] == U' ') ++first;
    while (draft[last - 1] == U' ') --last;
    const bool pair = (draft[begin - 1] == U'(') == (draft[i] == U')') && first < i;
    if (!pair || draft.language(i).no_space_before.empty()) continue;
    if (begin < first) spaces.emplace_back(begin, first);
    if (last < i) spaces.emplace_back(last, i);
  }
  std::ranges::sort(spaces);
  for (const auto& [begin, end] : spaces) draft.replace(begin, end, {});
}

// Exactly three: four are a full stop and an ellipsis, two behind a question mark are Russian, those beside numbers and
// slashes may be anything.
void ellipsis(Draft& draft) {
  for (std::size_t i = 0; i + 2 < draft.size(); ++i) {
    if (draft[i] != U'.' || draft[i + 1] != U'.' || draft[i + 2] != U'.') continue;
    std::size_t end = i + 3;
    while (draft[end] == U'.') ++end;
    const char32_t before = draft[i - 1], after = draft[end];
    const bool doubtful =
        is_one_of(before, U"/\\?!…") || is_one_of(after, U"/\\…") || is_digit(before) || is_digit(after);
    const char32_t mark = draft.language(i).ellipsis;
    if (end == i + 3 && !doubtful && mark != 0) draft.replace(i, end, {&mark, 1});
    i = end;
  }
}

namespace {

bool opens_single(const Draft& draft, std::size_t i) {
  return (is_gap(draft[i - 1]) || is_opening(draft[i - 1])) && !is_gap(draft[i + 1]);
}

/// "don't", "Kazakhstan's"; "agencies' work" unless a quotation in single marks may end there; "the 1990's", "'90s".
bool is_apostrophe(const Draft& draft, std::size_t i, bool quoting) {
  const char32_t before = draft[i - 1], after = draft[i + 1];
  if (is_letter(before) && is_letter(after)) return true;
  if (draft[i] != U'\'') return false;
  if (is_digit(before)) return after == U's' && !is_letter(draft[i + 2]);
  if (is_digit(after)) return is_gap(before) && is_digit(draft[i + 2]) && draft[i + 3] == U's';
  const bool ends_word = is_gap(after) || is_stop(after);
  return !quoting && before == U's' && is_small(draft[i - 2]) && ends_word;
}

}  // namespace

void apostrophes(Draft& draft) {
  bool quoting = false;
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (draft[i] != U'\'' && draft[i] != 0xB4) continue;
    const char32_t mark = draft.language(i).apostrophe;
    if (mark == 0) continue;
    if (is_apostrophe(draft, i, quoting)) {
      draft.replace(i, i + 1, {&mark, 1});
    } else {
      quoting = quoting || opens_single(draft, i);
    }
  }
}

}  // namespace vestnik::typography
