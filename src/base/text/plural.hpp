/// @file plural.hpp
/// How languages count: CLDR's cardinal plural rules (unicode.org, "Language Plural Rules") as far as our languages
/// need them. Pure functions.
#pragma once

#include <cstddef>

namespace vestnik {

enum class PluralRule {
  none,         ///< one form
  one_other,    ///< n = 1; the rest
  east_slavic,  ///< 1, 21 ..; 2-4, 22-24 ..; the rest
};

/// Which form (an index from 0) `count` takes.
[[nodiscard]] constexpr std::size_t plural_form(PluralRule rule, std::size_t count) {
  switch (rule) {
    case PluralRule::none:
      return 0;
    case PluralRule::one_other:
      return count == 1 ? 0 : 1;
    case PluralRule::east_slavic: {
      const std::size_t tens = count % 100, ones = count % 10;
      if (ones == 1 && tens != 11) return 0;
      return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
    }
  }
  return 0;
}

}  // namespace vestnik
