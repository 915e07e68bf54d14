/// @file known_words.hpp
/// Words that no dictionary has and that are right: an office's own list, names.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace vestnik::spelling {

/// A plain value. An entry "Жапаров*" stands for every word that begins so, as names do in their cases.
class KnownWords {
 public:
  /// A list: one word a line; what follows "#" is a remark.
  void add_lines(std::string_view list);
  /// Every word of a text.
  void add_words(std::string_view text);
  [[nodiscard]] bool contains(std::string_view word) const;

 private:
  std::set<std::string, std::less<>> words_, beginnings_;
};

/// `list` with a line for `word`, unless it is there.
[[nodiscard]] std::string with_word(std::string_view list, std::string_view word);

}  // namespace vestnik::spelling
