/// @file locale.hpp
/// The words that a bulletin uses about itself in one language (`assets/locales/*.yaml`), and how that language counts.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text/plural.hpp"
#include "model/locale/typography.hpp"

namespace vestnik {

struct CountryNames {
  std::string official;  ///< e.g. "Republic of Kazakhstan"
  std::string common;    ///< e.g. "Kazakhstan"
};

/// A running text: one string, or one per plural form.
using RunningText = std::vector<std::string>;

/// By word in small letters: the numbers of letters before which it may be divided, ascending.
using HyphenationExceptions = std::map<std::string, std::vector<std::size_t>>;

struct Locale {
  std::string language;
  std::array<std::string, 12> months;  ///< as in a date: "December", «декабря»
  PluralRule plural = PluralRule::one_other;
  std::map<std::string, RunningText> texts;
  std::map<std::string, CountryNames> countries;  ///< by ISO 3166-1 alpha-2
  std::string hyphenation_file;                   ///< in assets/hyphenation; empty: none
  HyphenationExceptions hyphenation_exceptions;   ///< the publisher's
  int hyphen_left_min = 2, hyphen_right_min = 3;
  Typography typography;

  /// The running text `name` with its `{placeholders}` filled; the form for `count` if it has several. A name that
  /// is missing is a defect of the assets: the loader checks that all of `required_texts` are there.
  [[nodiscard]] std::string text(std::string_view name, const std::map<std::string, std::string>& values = {},
                                 unsigned count = 1) const;
};

}  // namespace vestnik
