/// @file nearest.hpp
/// What a misspelt word was meant to be.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vestnik {

/// The candidate closest to `word`, or nothing if none is close. Edit distance after Damerau (1964): insertions,
/// deletions, substitutions and transpositions of neighbours; case, the kind of hyphen and Cyrillic
/// letters that look like Latin ones do not count.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// The Cyrillic letters, each once, that stand in `word` for the Latin ones of `meant`, where these (and case) are all
/// that is wrong with it; otherwise nothing. No eye tells them from Latin letters.
[[nodiscard]] std::string look_alikes_for(std::string_view word, std::string_view meant);

}  // namespace vestnik
