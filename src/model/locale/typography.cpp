#include "model/locale/typography.hpp"

#include "base/text/utf8.hpp"

namespace vestnik {

void WordSet::add(std::string_view utf8) {
  if (utf8.ends_with('*')) {
    stems_.insert(to_utf32(utf8.substr(0, utf8.size() - 1)));
  } else {
    words_.insert(to_utf32(utf8));
  }
}

bool WordSet::contains(std::u32string_view word) const {
  if (words_.contains(word)) return true;
  if (stems_.empty() || word.empty()) return false;
  // The greatest stem that is not greater than the word begins it, if any does that none begins in its turn.
  for (auto stem = stems_.upper_bound(word); stem != stems_.begin();) {
    --stem;
    if (word.starts_with(*stem)) return true;
    if (stem->front() != word.front()) return false;
  }
  return false;
}

}  // namespace vestnik
