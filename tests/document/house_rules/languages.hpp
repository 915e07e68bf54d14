// The languages' data as the program has it, and texts to apply the rules to.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "document/house_rules/clean_up.hpp"
#include "input/issue/load_resources.hpp"

namespace vestnik::samples {

/// Read once from assets/locales/.
inline const std::map<std::string, Typography>& languages() {
  static const std::map<std::string, Typography> all = [] {
    std::map<std::string, Typography> result;
    for (const char* language : {"en", "ru", "kk", "ky", "tg"}) {
      Outcome<Locale> locale = load_locale(language, VESTNIK_SOURCE_DIR);
      EXPECT_TRUE(locale.ok()) << language;
      if (locale.value) result.emplace(language, std::move(locale.value->typography));
    }
    return result;
  }();
  return all;
}

inline TypographySwitches only(TypographyRule rule) {
  TypographySwitches switches;
  for (std::size_t i = 0; i < typography_rule_count; ++i) {
    switches.set(static_cast<TypographyRule>(i), static_cast<TypographyRule>(i) == rule);
  }
  return switches;
}

/// A text as it stands in line 1 of a file, from column 1.
inline InlineText one_line(std::string_view utf8) {
  InlineText text;
  text.append(utf8, {.where = {.file = "body.md", .line = 1, .column = 1}});
  return text;
}

inline std::string cleaned(std::string_view utf8, std::string_view language, const TypographySwitches& switches = {},
                           TextKind kind = TextKind::paragraph) {
  InlineText text = one_line(utf8);
  clean_up(text, language, kind, {switches, languages()});
  return text.text;
}

/// Spaces that must not break, made visible: "_" and, where it is narrow, "'".
inline std::string visible(std::string text) {
  for (const auto& [space, sign] : {std::pair("\u00A0", "_"), std::pair("\u202F", "`")}) {
    for (std::size_t at = 0; (at = text.find(space, at)) != std::string::npos;) {
      text.replace(at, std::string_view(space).size(), sign);
    }
  }
  return text;
}

}  // namespace vestnik::samples
