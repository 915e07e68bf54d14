/// @file look_alikes.hpp
/// Letters of two alphabets that look the same.
#pragma once

#include <string>
#include <string_view>

namespace vestnik {

/// `word` with every letter of the one script replaced by the letter of the other one that looks like it; empty if one
/// of them looks like none. `pairs`: those of the word's language, each a letter and the one to put in its place; they
/// go before those that all languages have.
[[nodiscard]] std::string in_one_script(std::string_view word, bool to_cyrillic, std::u32string_view pairs);

}  // namespace vestnik
