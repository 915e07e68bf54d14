#include "tools/spelling/known_words.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "base/text/utf8.hpp"

namespace vestnik::spelling {
namespace {

std::string_view trimmed(std::string_view line) {
  line = line.substr(0, line.find('#'));
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

/// The words of a list's lines, one after the other.
template <class Take>
void for_each_line(std::string_view list, const Take& take) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    take(trimmed(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace

void KnownWords::add_lines(std::string_view list) {
  for_each_line(list, [&](std::string_view word) {
    if (word.ends_with('*')) {
      word.remove_suffix(1);
      if (!word.empty()) beginnings_.emplace(word);
    } else if (!word.empty()) {
      words_.emplace(word);
    }
  });
}

void KnownWords::add_words(std::string_view text) {
  std::string word;
  for (std::size_t at = 0; at <= text.size();) {
    const bool ended = at == text.size();
    const char32_t c = ended ? U' ' : next_character(text, at);
    if (c != no_character && u_isalpha(static_cast<UChar32>(c)) != 0) {
      append_utf8(word, c);
    } else if (!word.empty()) {
      words_.insert(std::exchange(word, {}));
    }
    if (ended) break;
  }
}

bool KnownWords::contains(std::string_view word) const {
  if (words_.contains(word)) return true;
  // Of all beginnings only one that is not behind the word can be its own; nearer ones first.
  for (auto at = beginnings_.upper_bound(word); at != beginnings_.begin();) {
    --at;
    if (word.starts_with(*at)) return true;
    if (at->empty() || (*at)[0] != word[0]) return false;
  }
  return false;
}

std::string with_word(std::string_view list, std::string_view word) {
  std::string result(list);
  bool there = false;
  for_each_line(list, [&](std::string_view line) { there = there || line == word; });
  if (there || word.empty()) return result;
  if (!result.empty() && result.back() != '\n') result += '\n';
  result.append(word).append("\n");
  return result;
}

}  // namespace vestnik::spelling
