/// @file measures.hpp
/// Numbers and what is measured with them; for src/document/house_rules/ alone.
#pragma once

#include "document/house_rules/draft.hpp"

namespace vestnik::typography {

/// Where the number that begins at `begin` ends: digits, and points and commas between digits.
[[nodiscard]] std::size_t end_of_number(const Draft& draft, std::size_t begin);
/// The end of a number that is written in groups of three: "1 218" from its "1" to behind its "8". `first_end` itself,
/// behind its first digits, if no group follows.
[[nodiscard]] std::size_t end_of_groups(const Draft& draft, std::size_t first_end);
/// The beginning of such a number, from that of its last group; `begin` itself if no group is before it.
[[nodiscard]] std::size_t begin_of_groups(const Draft& draft, std::size_t begin);

/// Whether a unit begins at `begin`, alone or with an ending: «кг», «°C-қа».
[[nodiscard]] bool is_unit(const Draft& draft, std::size_t begin);
/// Whether a unit follows what ends at `end`: «5%», «5 °C».
[[nodiscard]] bool has_unit(const Draft& draft, std::size_t end);

/// A Roman numeral of one to 39, as centuries have; 0 for anything else.
[[nodiscard]] int roman(std::u32string_view text);

/// What may stand directly before the digits of an amount: nothing, "±", "$", "US$".
[[nodiscard]] bool is_lead(std::u32string_view text);
[[nodiscard]] bool is_currency(std::u32string_view lead);

}  // namespace vestnik::typography
