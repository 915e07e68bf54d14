/// @file country_codes.hpp
/// Countries by codes and abbreviations other than those of ISO 3166-1 alpha-2 in Latin capitals.
#pragma once

#include <string>
#include <string_view>

namespace vestnik {

/// The alpha-2 code that is meant by a code of two or three letters, Latin or Cyrillic, of any case, or by an
/// abbreviation; empty: none.
[[nodiscard]] std::string country_coded(std::string_view written);

/// The code of the country that a city of Vestnik's readers lies in, whatever its language; empty: not known.
[[nodiscard]] std::string country_of_city(std::string_view city);

}  // namespace vestnik
