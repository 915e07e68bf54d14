/// @file numbers.hpp
/// Numbers as files have them, and as a language writes them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/locale/typography.hpp"

namespace vestnik {

/// A number as it was written, without the signs that a language has its own of.
struct DataNumber {
  bool negative = false;
  std::string whole, fraction;  ///< digits
  std::string unit;             ///< "%", "‰", "°", with a space before it where it had one

  [[nodiscard]] double value() const;
};

/// Which sign parts a number's fraction: in a file it is the same in all cells.
enum class FractionSign { unknown, comma, point };

/// What the cell says of the sign: `unknown` where it may be either, "1,234".
[[nodiscard]] FractionSign fraction_sign_of(std::string_view text);

/// "1 234,5", "1,234.5", "-12 %", "(3)"; nothing for a text, also one that begins with 0 as numbers do not:
/// "007".
[[nodiscard]] std::optional<DataNumber> parse_number(std::string_view text, FractionSign sign);

/// A value in so many decimals.
[[nodiscard]] DataNumber rounded(double value, int decimals);

/// How a language writes numbers.
struct NumberFormat {
  char32_t fraction = U'.', group = U',';
  std::size_t group_from = 4;  ///< fewest digits that are parted in groups

  static NumberFormat of(const Typography& typography);
  [[nodiscard]] std::string text(const DataNumber& number) const;
};

}  // namespace vestnik
