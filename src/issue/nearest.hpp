/// @file nearest.hpp
/// What a misspelt word was meant to be.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vestnik {

/// The candidate closest to `word`, or nothing if none is close. Edit distance after Damerau (1964): insertions,
/// deletions, substitutions and transpositions of neighbours; case and the kind of hyphen do not count.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace vestnik
