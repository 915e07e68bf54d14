#include <algorithm>
#include <vector>

#include "document/house_rules/rules.hpp"

namespace vestnik::typography {
namespace {

/// A capital and at least one more letter, and no word that merely opens a sentence.
bool is_name(const Draft& draft, std::size_t begin) {
  const bool prefixed = draft[begin + 1] == U'\'' || draft[begin + 1] == right_single;  // "O'Neill"
  if (!is_capital(draft[begin]) || !is_letter(draft[begin + (prefixed ? 2 : 1)])) return false;
  return !draft.language(begin).never_names.contains(draft.word_at(begin));
}

/// One letter and a full stop that begin a word.
bool is_initial(const Draft& draft, std::size_t i) {
  const char32_t before = draft[i - 1];
  return is_capital(draft[i]) && draft[i + 1] == U'.' && !is_letter(before) && !is_ascii_digit(before) &&
         before != U'°';
}

/// Initials that stand together, with or without spaces between them.
struct Initials {
  std::size_t begin = 0, end = 0;
  std::size_t count = 0;
  std::vector<std::size_t> gaps;
};

Initials initials_at(const Draft& draft, std::size_t i) {
  Initials found{.begin = i, .end = i, .count = 0, .gaps = {}};
  while (is_initial(draft, i) || (found.count > 0 && is_capital(draft[i]) && draft[i + 1] == U'.')) {
    if (found.count++ > 0 && i > found.end) found.gaps.push_back(found.end);
    found.end = i + 2;
    i = is_running_space(draft[found.end]) ? found.end + 1 : found.end;
  }
  return found;
}

/// "J. O'Neill", «Ч. Айтматова»: initials with a name behind them.
bool begins_with_initials(const Draft& draft, std::size_t begin) {
  if (!is_initial(draft, begin)) return false;
  const std::size_t end = initials_at(draft, begin).end;
  return is_name(draft, is_running_space(draft[end]) ? end + 1 : end);
}

/// "Ташиев К.К.": the word before two or more initials is the surname.
bool follow_surname(const Draft& draft, const Initials& initials) {
  if (initials.count < 2 || initials.begin < 2 || !is_running_space(draft[initials.begin - 1])) return false;
  // «Премьер-министр А.Ж.Жапаров»: they belong to the name behind them.
  if (is_letter(draft[initials.end])) return false;
  constexpr std::size_t least_capitals = 4;  // «ИВАНОВ И.И.», not an abbreviation
  const std::u32string_view word = draft.word_before(initials.begin - 1);
  const bool ends_name =
      !word.empty() && (is_small(word.back()) || (word.size() >= least_capitals && is_capital(word.back())));
  return word.size() >= 2 && is_capital(word.front()) && ends_name &&
         !draft.language(initials.begin).never_names.contains(word);
}

/// "vitamin C. However": the letter belongs to the word before it.
bool is_lettered(const Draft& draft, const Initials& initials) {
  if (initials.count != 1 || initials.begin < 2 || !is_running_space(draft[initials.begin - 1])) return false;
  std::u32string word;
  for (const char32_t c : draft.word_before(initials.begin - 1)) {
    word += to_small(c);
  }
  return draft.language(initials.begin).lettered.contains(word);
}

/// Whether `gap` is one of the spaces of `phrase` as it stands in the text.
bool is_in_phrase(const Draft& draft, std::size_t gap, const std::u32string& phrase) {
  for (std::size_t at = phrase.find(U' '); at != std::u32string::npos; at = phrase.find(U' ', at + 1)) {
    if (at > gap) break;
    const std::size_t begin = gap - at;
    if (is_letter(draft[begin - 1]) || draft[begin - 1] == U'-') continue;
    bool same = true;
    for (std::size_t i = 0; same && i < phrase.size(); ++i) {
      const char32_t c = draft[begin + i];
      same = c == phrase[i] || (phrase[i] == U' ' && is_running_space(c)) || (i == 0 && to_small(c) == phrase[0]);
    }
    if (same && !is_letter(draft[begin + phrase.size()])) return true;
  }
  return false;
}

}  // namespace

void names(Draft& draft) {
  for (std::size_t i = draft.next_space(1); i < draft.size(); i = draft.next_space(i + 1)) {
    const Typography& language = draft.language(i);
    if (is_capital(draft[i + 1])) {
      const std::u32string_view before = draft.word_before(i);
      // «2024 г. Алматы»: that is a year.
      const std::size_t begin = i - before.size();
      const bool behind_number = is_running_space(draft[begin - 1]) && is_ascii_digit(draft[begin - 2]);
      if (behind_number || !language.before_names.contains(before)) continue;
      if (is_name(draft, i + 1) || begins_with_initials(draft, i + 1)) draft.make_fixed(i);
    } else if (is_letter(draft[i - 1]) && !language.after_names.empty() && draft.word_in(language.after_names, i + 1)) {
      const std::u32string_view before = draft.word_before(i);
      if (before.size() >= 2 && is_capital(before.front())) draft.make_fixed(i);
    }
  }
}

void initials(Draft& draft) {
  for (std::size_t i = 0; i + 1 < draft.size(); ++i) {
    if (draft[i + 1] != U'.' || !is_initial(draft, i) || !draft.language(i).initials) continue;
    const Initials found = initials_at(draft, i);
    const bool before_name =
        is_running_space(draft[found.end]) && is_name(draft, found.end + 1) && !is_lettered(draft, found);
    const bool behind_name = !before_name && follow_surname(draft, found);
    i = found.end - 1;
    if (!before_name && !behind_name) continue;
    if (behind_name && draft[found.begin - 1] == U' ') draft.make_fixed(found.begin - 1);
    for (const std::size_t gap : found.gaps) {
      if (draft[gap] == U' ') draft.make_fixed(gap);
    }
    if (before_name && draft[found.end] == U' ') draft.make_fixed(found.end);
  }
}

void abbreviations(Draft& draft) {
  for (std::size_t i = draft.next_space(1); i < draft.size(); i = draft.next_space(i + 1)) {
    // All phrases have a full stop beside each of their spaces, behind a word of a few letters.
    const std::size_t longest = 6;
    bool likely = draft[i - 1] == U'.';
    for (std::size_t at = i + 2; !likely && at <= i + longest && !is_gap(draft[at]); ++at) likely = draft[at] == U'.';
    if (!likely) continue;
    const std::set<std::u32string, std::less<>>& phrases = draft.language(i).phrases.words();
    const bool found = std::ranges::any_of(phrases, [&](const auto& phrase) { return is_in_phrase(draft, i, phrase); });
    if (found) draft.make_fixed(i);
  }
}

}  // namespace vestnik::typography
