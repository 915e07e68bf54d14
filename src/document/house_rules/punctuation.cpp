#include <algorithm>
#include <utility>
#include <vector>

#include "document/house_rules/measures.hpp"
#include "document/house_rules/rules.hpp"

namespace vestnik::typography {
namespace {

/// Whether the text ends with an ellipsis at `i`, typed as three full stops or as one character.
bool is_last_ellipsis(const Draft& draft, std::size_t i) {
  const bool dots = draft[i] == U'.' && draft[i + 1] == U'.' && draft[i + 2] == U'.';
  return (dots && draft[i + 3] == 0) || (draft[i] == U'…' && draft[i + 1] == 0);
}

bool is_web_space(char32_t c) { return c == U' ' || c == no_break_space; }

/// «2024/25 г. ,», «тыс. чел. ,»: the full stop before `end` is an abbreviation's or an ellipsis's.
bool ends_abbreviation(const Draft& draft, std::size_t end) {
  constexpr std::size_t longest = 5;
  if (draft[end - 1] != U'.') return false;
  if (draft[end - 2] == U'.') return true;
  std::size_t word_end = end - 1, letters = 0;
  while (is_web_space(draft[word_end - 1])) --word_end;
  while (letters <= longest && is_letter(draft[word_end - 1 - letters])) ++letters;
  return letters > 0 && letters <= longest;
}

/// Whether the spaces [begin, end) stand before a mark that wants none: `word !`, not `word .NET`, `1 : 50`, `:)`.
bool is_misplaced(const Draft& draft, std::size_t begin, std::size_t end) {
  const char32_t before = draft[begin - 1], mark = draft[end], after = draft[end + 1];
  const bool listing = is_one_of(mark, U",;");
  const bool amount = listing && (is_one_of(before, U"%‰°…") || ends_abbreviation(draft, begin));
  if (!is_letter(before) && !is_ascii_digit(before) && !is_closing(before) && before != sealed && !amount) return false;
  if (is_last_ellipsis(draft, end)) return is_one_of(U'.', draft.language(begin).no_space_before);
  if (!is_one_of(mark, draft.language(begin).no_space_before)) return false;
  // Without a space the next character would be the address's.
  const bool ends_address = is_gap(after) || is_one_of(after, U"\"«„“»”") || (after == U'\'' && is_gap(draft[end + 2]));
  if (before == sealed && !ends_address && !is_letter(after)) return false;
  if (listing)
    return is_gap(after) || is_letter(after) || is_one_of(after, U"«„“") || (is_closing(after) && after != U')');
  if (is_one_of(mark, U"!?") && is_one_of(after, U"!?.")) return true;
  if (is_one_of(mark, U":;") && is_one_of(after, U"()")) return false;
  if (!is_gap(after) && (!is_closing(after) || draft.opens_quotation(end + 1))) return false;
  if (mark == U':' && is_ascii_digit(before) && is_ascii_digit(draft[end + 2])) return false;
  return mark != U'.' || !is_one_of(draft[end + 2], U".…");
}

}  // namespace

// A run of spaces with one among them that does not break comes from web pages: one of them is enough.
void spaces_before_punctuation(Draft& draft) {
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (!is_web_space(draft[i])) continue;
    const std::size_t begin = i;
    bool fixed = false;
    for (; is_web_space(draft[i]); ++i) fixed = fixed || draft[i] == no_break_space;
    if (is_misplaced(draft, begin, i)) {
      draft.replace(begin, i, {});
      // «слово ,слово»: the space was on the wrong side.
      if (is_one_of(draft[i], U",;") && (is_letter(draft[i + 1]) || is_one_of(draft[i + 1], U"«„“")))
        draft.replace(i + 1, i + 1, U" ");
    } else if (fixed && i - begin > 1 && !draft.language(begin).no_space_before.empty()) {
      draft.replace(begin, i, {&no_break_space, 1});
    }
  }
}

namespace {

/// Two letters or an address, or a quotation mark or a bracket that closes behind such.
bool closes_word(const Draft& draft, std::size_t end) {
  if (draft.opens_quotation(end - 1)) return false;
  if (is_one_of(draft[end - 1], U"»“”’\"')]")) {
    while (end > 0 && is_one_of(draft[end - 1], U"»“”’\"')].!?…") && !draft.opens_quotation(end - 1)) --end;
  }
  // «2025 г.,зарегистрировано»
  if (end >= 2 && draft[end - 1] == U'.' && is_letter(draft[end - 2])) return true;
  return draft[end - 1] == sealed || (end >= 2 && is_letter(draft[end - 1]) && is_letter(draft[end - 2]));
}

/// A word of two letters and more, one of a letter with a space behind, or a quotation; not the next function of
/// "sin(x),cos(y)".
bool begins_word(const Draft& draft, std::size_t begin) {
  if (is_one_of(draft[begin], U"«„“")) return is_letter(draft[begin + 1]);
  std::size_t end = begin;
  while (is_letter(draft[end])) ++end;
  return end > begin + 1 ? draft[end] != U'('
                         : end == begin + 1 && (is_running_space(draft[end]) || is_sentence_dash(draft[end]));
}

}  // namespace

// Two letters before, so that neither numbers nor "N,N" nor lists of letters are taken apart.
void spaces_after_punctuation(Draft& draft) {
  for (std::size_t i = 1; i + 1 < draft.size(); ++i) {
    if ((draft[i] != U',' && draft[i] != U';') || !is_one_of(draft[i], draft.language(i).space_after)) continue;
    if (closes_word(draft, i) && begins_word(draft, i + 1)) draft.replace(i + 1, i + 1, U" ");
  }
}

namespace {

char32_t partner_of(char32_t opening) { return opening == U'(' ? U')' : opening == U'[' ? U']' : right_guillemet; }

}  // namespace

// Only of pairs with something between: a bracket alone may be a smile.
void bracket_spaces(Draft& draft) {
  std::vector<std::size_t> open;
  std::vector<std::pair<std::size_t, std::size_t>> spaces;
  for (std::size_t i = 0; i < draft.size(); ++i) {
    const char32_t c = draft[i];
    const bool guillemet = c == left_guillemet || c == right_guillemet;
    if (guillemet && !is_one_of(left_guillemet, draft.language(i).quotation_marks)) continue;
    if (is_one_of(c, U"([") || c == left_guillemet) open.push_back(i);
    if (!is_one_of(c, U")]") && c != right_guillemet) continue;
    if (open.empty()) continue;
    const std::size_t begin = open.back() + 1;
    open.pop_back();
    std::size_t first = begin, last = i;
    while (is_web_space(draft[first])) ++first;
    while (is_web_space(draft[last - 1])) --last;
    if (draft[begin - 2] == sealed) first = begin;  // an address may hold a bracket
    const bool pair = partner_of(draft[begin - 1]) == c && first < i;
    if (!pair || draft.language(i).no_space_before.empty()) continue;
    if (begin < first) spaces.emplace_back(begin, first);
    if (last < i) spaces.emplace_back(last, i);
  }
  std::ranges::sort(spaces);
  for (const auto& [begin, end] : spaces) draft.replace(begin, end, {});
}

namespace {

/// «-5...-7 °C», «5...7 кг»: numbers on both sides of the stops [begin, end), the second one with its unit.
bool parts_amounts(const Draft& draft, std::size_t begin, std::size_t end) {
  std::size_t first = begin, second = end;
  while (first > 0 && (is_ascii_digit(draft[first - 1]) || is_one_of(draft[first - 1], U".,"))) --first;
  if (first == begin || !is_ascii_digit(draft[begin - 1])) return false;
  if (is_sign(draft[first - 1])) --first;
  const char32_t before = draft[first - 1];
  if (!is_gap(before) && !is_opening(before) && !is_one_of(before, U"№§")) return false;
  if (is_sign(draft[second])) ++second;
  if (!is_ascii_digit(draft[second])) return false;
  second = end_of_number(draft, second);
  // Two stops may be anything else but for temperatures.
  if (end - begin == 2) return draft[is_running_space(draft[second]) ? second + 1 : second] == U'°';
  return has_unit(draft, second);
}

}  // namespace

// Exactly three: four are a full stop and an ellipsis, two behind a question mark are Russian, those beside numbers and
// slashes may be anything.
void ellipsis(Draft& draft) {
  for (std::size_t i = 0; i + 2 < draft.size(); ++i) {
    if (draft[i] != U'.' || draft[i + 1] != U'.') continue;
    std::size_t end = i + 2;
    while (draft[end] == U'.') ++end;
    const char32_t before = draft[i - 1], after = draft[end];
    const bool doubtful =
        is_one_of(before, U"/\\?!…") || is_one_of(after, U"/\\…") || is_ascii_digit(before) || is_ascii_digit(after);
    const bool meant = (end == i + 3 && !doubtful) || (end <= i + 3 && parts_amounts(draft, i, end));
    const char32_t mark = draft.language(i).ellipsis;
    if (meant && mark != 0) draft.replace(i, end, {&mark, 1});
    i = end;
  }
}

namespace {

bool opens_single(const Draft& draft, std::size_t i) {
  return (is_gap(draft[i - 1]) || is_opening(draft[i - 1])) && !is_gap(draft[i + 1]);
}

/// Where the last quotation in single marks may end; 0: nowhere.
std::size_t last_closing_single(const Draft& draft) {
  for (std::size_t i = draft.size(); i-- > 1;) {
    if ((draft[i] == U'\'' || draft[i] == right_single) && !is_gap(draft[i - 1]) && !is_letter(draft[i + 1]) &&
        !is_ascii_digit(draft[i + 1])) {
      return i;
    }
  }
  return 0;
}

/// What the rule for apostrophes knows of quotations in single marks.
struct SingleQuotations {
  bool is_open = false;  ///< one may have begun before
  std::size_t last_closing = 0;
};

/// "the '90s", "in '89", "('25)"; not "'25 people'", "'100".
bool is_omitted_century(const Draft& draft, std::size_t i, const SingleQuotations& quotations) {
  const char32_t before = draft[i - 1], behind = draft[i + 3];
  if (!is_ascii_digit(draft[i + 1]) || !is_ascii_digit(draft[i + 2])) return false;
  if (behind == U's') return is_gap(before);
  if (!is_gap(before) && before != U'(') return false;
  const bool alone = is_gap(behind) || is_stop(behind) || behind == U')' || behind == U'-' || is_sentence_dash(behind);
  const bool decimal = is_stop(behind) && is_ascii_digit(draft[i + 4]);
  return alone && !decimal && quotations.last_closing <= i;
}

/// "don't", "Kazakhstan's"; "agencies' work" unless a quotation in single marks may end there; "the 1990's".
bool is_apostrophe(const Draft& draft, std::size_t i, const SingleQuotations& quotations) {
  const char32_t before = draft[i - 1], after = draft[i + 1];
  if (is_letter(before) && is_letter(after)) return true;
  if (draft[i] != U'\'') return false;
  // "(TNT)'s", "Yahoo!'s"
  const bool possesses = after == U's' && !is_letter(draft[i + 2]) && !is_ascii_digit(draft[i + 2]);
  if (possesses && (before == sealed || is_one_of(before, U")]»”\".!%"))) return true;
  if (is_ascii_digit(before)) return after == U's' && !is_letter(draft[i + 2]);
  if (is_ascii_digit(after)) return is_omitted_century(draft, i, quotations);
  const bool ends_word = is_gap(after) || is_stop(after);
  return !quotations.is_open && before == U's' && is_small(draft[i - 2]) && ends_word;
}

}  // namespace

void apostrophes(Draft& draft) {
  SingleQuotations quotations{.is_open = false, .last_closing = last_closing_single(draft)};
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (draft[i] != U'\'' && draft[i] != 0xB4) continue;
    const char32_t mark = draft.language(i).apostrophe;
    if (mark == 0) continue;
    if (is_apostrophe(draft, i, quotations)) {
      draft.replace(i, i + 1, {&mark, 1});
    } else {
      quotations.is_open = quotations.is_open || opens_single(draft, i);
    }
  }
}

}  // namespace vestnik::typography
