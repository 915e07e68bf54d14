/// @file divided_words.hpp
/// Words that a publisher divides otherwise than the patterns do.
#pragma once

#include <string_view>

#include "findings/sink/findings.hpp"
#include "model/locale/locale.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Reports entries of `publisher.hyphenation` that are no divided word, with their places: "unknown-language",
/// "hyphenation-word" (letters of one script with single hyphens between them; the script is the language's),
/// "hyphenation-repeated" (the same word, otherwise divided).
void check_divided_words(const Publisher& publisher, Findings& findings);

/// The sound entries for `language`, as a Locale keeps them.
[[nodiscard]] HyphenationExceptions divided_words(const Publisher& publisher, std::string_view language);

}  // namespace vestnik
