/// @file languages.hpp
/// The languages that Vestnik sets.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace vestnik {

struct LanguageInfo {
  std::string_view code;    ///< BCP 47
  std::string_view script;  ///< that it is written in; ISO 15924
};

inline constexpr std::array languages{LanguageInfo{"en", "Latn"}, LanguageInfo{"ru", "Cyrl"},
                                      LanguageInfo{"kk", "Cyrl"}, LanguageInfo{"ky", "Cyrl"},
                                      LanguageInfo{"tg", "Cyrl"}};

/// The codes alone, for what chooses among them.
inline constexpr auto language_codes = [] {
  std::array<std::string_view, languages.size()> codes;
  std::transform(languages.begin(), languages.end(), codes.begin(), [](const LanguageInfo& l) { return l.code; });
  return codes;
}();
/// The same in words, for messages.
inline constexpr std::string_view language_choices = "en, ru, kk, ky or tg";

/// The language that `tag` ("ru", "ru-KZ") is of; nullptr if it is not one of ours.
[[nodiscard]] constexpr const LanguageInfo* find_language(std::string_view tag) {
  const std::string_view code = tag.substr(0, tag.find('-'));
  const auto* const found =
      std::find_if(languages.begin(), languages.end(), [&](const LanguageInfo& l) { return l.code == code; });
  return found == languages.end() ? nullptr : found;
}

}  // namespace vestnik
