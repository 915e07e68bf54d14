/// @file word_map.hpp
/// What is known of words; for src/layout/text/ alone.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vestnik {

struct WordHash {
  using is_transparent = void;  ///< a word is looked up without a copy of it
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
};

template <class T>
using WordMap = std::unordered_map<std::string, T, WordHash, std::equal_to<>>;

}  // namespace vestnik
