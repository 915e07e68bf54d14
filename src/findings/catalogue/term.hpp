/// @file term.hpp
/// Phrases that messages take as values, e.g. `term("a list")`. A literal that is not in the tables does not compile.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "findings/catalogue/picture_terms.hpp"
#include "findings/catalogue/terms.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

namespace messages {

/// The entry for these words; an empty one if the tables do not have them.
[[nodiscard]] constexpr TermEntry find_term(std::string_view english) {
  for (const TermEntry& entry : terms) {
    if (entry.en == english) return entry;
  }
  for (const TermEntry& entry : picture_terms) {
    if (entry.en == english) return entry;
  }
  return {};
}

}  // namespace messages

/// A phrase of the tables, made from its English words.
class Term {
 public:
  constexpr Term() = default;  ///< nothing
  consteval Term(const char* english) {
    words_ = messages::find_term(english);
    if (words_.en.empty())
      throw "terms.hpp and picture_terms.hpp lack this phrase";  // not a constant: does not compile
  }
  [[nodiscard]] constexpr const Wording& words() const { return words_; }
  operator LocalText() const { return {std::string(words_.en), std::string(words_.ru)}; }

 private:
  Wording words_;
};

[[nodiscard]] inline LocalText term(const Term& phrase) { return phrase; }

/// A phrase with places for arguments, as fmt writes them.
template <class First, class... Rest>
[[nodiscard]] LocalText term(const Term& phrase, const First& first, const Rest&... rest) {
  const auto filled = [&](std::string_view text) { return fmt::format(fmt::runtime(text), first, rest...); };
  return {filled(phrase.words().en), filled(phrase.words().ru)};
}

/// What another program says in English: in other languages too if it is a phrase of the tables.
[[nodiscard]] LocalText as_term(const std::string& english);

/// Phrases one after the other, `separator` between them.
[[nodiscard]] LocalText joined(const std::vector<LocalText>& phrases, const LocalText& separator);

}  // namespace vestnik
