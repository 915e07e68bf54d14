/// @file word_hyphens.hpp
/// Which words of a text are hyphenated, by which language, and how close to what stands beside them; for
/// src/layout/text/breaks.cpp.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "input/markup/markup.hpp"
#include "layout/text/hyphenator.hpp"
#include "layout/text/itemise.hpp"
#include "layout/text/shape.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

/// The language whose patterns divide text of `language` in `script` (ISO 15924): that language if it is written so,
/// else the issue's if that is, else Russian for Cyrillic letters, which words of the region in any other text are
/// most likely to be. Empty for words that are best left whole: a Latin word in a Cyrillic issue may be of any
/// language.
[[nodiscard]] std::string_view hyphenation_language(std::string_view script, std::string_view language,
                                                    std::string_view issue_language);

class WordHyphens {
 public:
  /// Refers to `hyphenators`, by language. One that is missing divides nothing.
  WordHyphens(std::map<std::string, Hyphenator>& hyphenators, std::string issue_language)
      : hyphenators_(hyphenators), issue_language_(std::move(issue_language)) {}

  /// Where `run` of `prepared`, made of `text`, is in an address, `is_address` tells by byte.
  struct Source {
    const PreparedText& prepared;
    const InlineText& text;
    const ParagraphStyle& style;
    std::function<bool(std::size_t)> is_address;
  };

  /// Adds the places where words of `run` may be divided. Not divided are code, addresses, words beside a digit, in an
  /// abbreviation with full stops ("т.е.", "U.S.") or a domain, and those that their Hyphenator leaves whole.
  void add(const Source& source, const GlyphRun& run, std::vector<BreakOpportunity>& breaks) const;

 private:
  struct Choice {
    Hyphenator* hyphenator = nullptr;
    bool only_russian_letters = false;
  };
  [[nodiscard]] Choice choose(const GlyphRun& run) const;

  std::map<std::string, Hyphenator>& hyphenators_;
  std::string issue_language_;
};

}  // namespace vestnik
