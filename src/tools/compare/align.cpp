#include "tools/compare/align.hpp"

#include <algorithm>
#include <cmath>
#include <dtl/dtl.hpp>
#include <map>
#include <string_view>

namespace vestnik::compare {
namespace {

constexpr std::size_t least_run = 2;      // words: a single one may be anywhere by chance
constexpr std::size_t most_places = 200;  // of a frequent word that are tried

void pair_up(Alignment& alignment, std::size_t old_word, std::size_t new_word, bool in_order) {
  alignment.partner[old_word] = new_word;
  alignment.back[new_word] = old_word;
  alignment.in_order[old_word] = in_order;
}

/// Words of both texts as numbers, equal for equal words.
struct Numbers {
  std::vector<int> before, after;
};

Numbers number(const std::vector<Word>& before, const std::vector<Word>& after) {
  std::map<std::string_view, int> known;
  Numbers numbers;
  const auto add = [&](const std::vector<Word>& words, std::vector<int>& list) {
    for (const Word& word : words) {
      list.push_back(known.emplace(word.text, static_cast<int>(known.size())).first->second);
    }
  };
  add(before, numbers.before);
  add(after, numbers.after);
  return numbers;
}

void find_moved_runs(const Numbers& numbers, Alignment& alignment) {
  std::map<int, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < numbers.after.size(); ++i) {
    if (alignment.back[i] == no_word) places[numbers.after[i]].push_back(i);
  }
  for (std::size_t i = 0; i < numbers.before.size(); ++i) {
    if (alignment.partner[i] != no_word) continue;
    std::size_t best = 0, best_place = 0, tried = 0;
    for (const std::size_t place : places[numbers.before[i]]) {
      if (++tried > most_places) break;
      std::size_t length = 0;
      while (i + length < numbers.before.size() && place + length < numbers.after.size() &&
             alignment.partner[i + length] == no_word && alignment.back[place + length] == no_word &&
             numbers.before[i + length] == numbers.after[place + length])
        ++length;
      if (length > best) best = length, best_place = place;
    }
    if (best < least_run) continue;
    for (std::size_t k = 0; k < best; ++k) pair_up(alignment, i + k, best_place + k, false);
  }
}

/// Single words that stand where they stood, a folio say, or that are the only ones of their kind left over.
void find_single_words(const std::vector<Word>& before, const std::vector<Word>& after, Alignment& alignment) {
  constexpr double near = 5;  // mm
  std::map<std::string_view, std::vector<std::size_t>> left, right;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (alignment.partner[i] == no_word) left[before[i].text].push_back(i);
  }
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (alignment.back[i] == no_word) right[after[i].text].push_back(i);
  }
  for (const auto& [text, places] : left) {
    const auto others = right.find(text);
    if (others == right.end()) continue;
    for (const std::size_t i : places) {
      for (const std::size_t place : others->second) {
        const Word &one = before[i], &other = after[place];
        const bool same_place = one.page == other.page && std::abs(one.box.left - other.box.left) < near &&
                                std::abs(one.box.top - other.box.top) < near;
        const bool only = places.size() == 1 && others->second.size() == 1 && one.page == other.page;
        if (alignment.back[place] != no_word || (!same_place && !only)) continue;
        pair_up(alignment, i, place, false);
        break;
      }
    }
  }
}

}  // namespace

Alignment align(const std::vector<Word>& before, const std::vector<Word>& after) {
  const Numbers numbers = number(before, after);
  Alignment alignment{std::vector<std::size_t>(before.size(), no_word), std::vector<bool>(before.size(), false),
                      std::vector<std::size_t>(after.size(), no_word)};
  dtl::Diff<int, std::vector<int>> diff(numbers.before, numbers.after);
  diff.compose();
  for (const auto& [word, info] : diff.getSes().getSequence()) {
    const auto one = static_cast<std::size_t>(info.beforeIdx) - 1, other = static_cast<std::size_t>(info.afterIdx) - 1;
    if (info.type == dtl::SES_COMMON && one < before.size() && other < after.size() &&
        before[one].text == after[other].text)
      pair_up(alignment, one, other, true);
  }
  find_moved_runs(numbers, alignment);
  find_single_words(before, after, alignment);
  return alignment;
}

}  // namespace vestnik::compare
