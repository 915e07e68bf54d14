#include "base/text/nearest.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

constexpr std::size_t longest_word = 64;  // characters

struct LookAlike {
  char32_t cyrillic;
  char latin;
};
constexpr std::array look_alikes{
    LookAlike{U'А', 'A'}, LookAlike{U'В', 'B'}, LookAlike{U'Е', 'E'}, LookAlike{U'К', 'K'}, LookAlike{U'М', 'M'},
    LookAlike{U'Н', 'H'}, LookAlike{U'О', 'O'}, LookAlike{U'Р', 'P'}, LookAlike{U'С', 'C'}, LookAlike{U'Т', 'T'},
    LookAlike{U'У', 'Y'}, LookAlike{U'Х', 'X'}, LookAlike{U'Ѕ', 'S'}, LookAlike{U'І', 'I'}, LookAlike{U'Ј', 'J'},
    LookAlike{U'Ү', 'Y'}, LookAlike{U'а', 'a'}, LookAlike{U'в', 'b'}, LookAlike{U'е', 'e'}, LookAlike{U'к', 'k'},
    LookAlike{U'м', 'm'}, LookAlike{U'н', 'h'}, LookAlike{U'о', 'o'}, LookAlike{U'р', 'p'}, LookAlike{U'с', 'c'},
    LookAlike{U'т', 't'}, LookAlike{U'у', 'y'}, LookAlike{U'х', 'x'}, LookAlike{U'ѕ', 's'}, LookAlike{U'і', 'i'},
    LookAlike{U'ј', 'j'}, LookAlike{U'һ', 'h'},
};

const LookAlike* look_alike(char32_t character) {
  const auto found = std::ranges::find(look_alikes, character, &LookAlike::cyrillic);
  return found == look_alikes.end() ? nullptr : &*found;
}

std::u32string folded(std::string_view word) {
  std::u32string result = to_utf32(word);
  for (char32_t& c : result) {
    if (const LookAlike* letter = look_alike(c)) c = static_cast<char32_t>(letter->latin);
    if (c >= U'A' && c <= U'Z') c = c - U'A' + U'a';
    if (c == U'_' || c == U' ') c = U'-';
  }
  return result;
}

std::size_t distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, above);
    std::swap(above, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  // A character has at most four bytes; decoding what is longer would be in vain.
  if (word.empty() || word.size() > 4 * longest_word) return {};
  const std::u32string wanted = folded(word);
  if (wanted.size() > longest_word) return {};
  std::string_view best;
  std::size_t least = std::max<std::size_t>(wanted.size() / 3, 1) + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t found = distance(wanted, folded(candidate));
    if (found < least) {
      least = found;
      best = candidate;
    }
  }
  return best;
}

std::string look_alikes_for(std::string_view word, std::string_view meant) {
  if (word.size() > 4 * longest_word || folded(word) != folded(meant)) return {};
  std::string result;
  for (const char32_t c : to_utf32(word)) {
    if (look_alike(c) == nullptr) continue;
    const std::string letter = to_utf8(c);
    if (result.find(letter) == std::string::npos) result += letter;
  }
  return result;
}

}  // namespace vestnik
