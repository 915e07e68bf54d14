/// @file choice_words.hpp
/// What pagination chose, in words.
#pragma once

#include <string>

#include "vestnik/diagnostic.hpp"
#include "vestnik/layout.hpp"

namespace vestnik {

/// A choice in a few words, without its cost. A line feed is where a margin may divide them.
[[nodiscard]] std::string choice_words(const LayoutChoice& choice, UiLanguage language);

/// The same on one line.
[[nodiscard]] std::string choice_line(const LayoutChoice& choice, UiLanguage language);

/// How far a picture moved, how many lines stay empty; empty for the other choices.
[[nodiscard]] std::string choice_extent(const LayoutChoice& choice, UiLanguage language);

}  // namespace vestnik
