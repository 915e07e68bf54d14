/// @file rules.hpp
/// The table of rules that change text; for src/document/house_rules/ alone. Each is a function of its own that reads a
/// draft and says what to replace. It takes what it needs from the language's data and does nothing where there is
/// none; when in doubt it leaves the text as it is.
#pragma once

#include <span>

#include "document/house_rules/draft.hpp"

namespace vestnik::typography {

struct Rule {
  TypographyRule id;
  unsigned triggers;  ///< characters without which the rule has nothing to do
  void (*apply)(Draft&);
  bool opens_paragraph = false;  ///< only for a text that is a paragraph, not for a title or a table's cell
};

/// In the order in which they are applied.
[[nodiscard]] std::span<const Rule> rules();

// punctuation.cpp
void spaces_before_punctuation(Draft& draft);
void spaces_after_punctuation(Draft& draft);
void bracket_spaces(Draft& draft);
void ellipsis(Draft& draft);
void apostrophes(Draft& draft);
// quotes.cpp
void quotes(Draft& draft);
// dashes.cpp
void dialogue(Draft& draft);
void dashes(Draft& draft);
void dash_spaces(Draft& draft);
// ranges.cpp
void ranges(Draft& draft);
// numbers.cpp
void number_groups(Draft& draft);
void number_signs(Draft& draft);
void units(Draft& draft);
void dates(Draft& draft);
// names.cpp
void names(Draft& draft);
void initials(Draft& draft);
void abbreviations(Draft& draft);

}  // namespace vestnik::typography
