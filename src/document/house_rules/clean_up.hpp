/// @file clean_up.hpp
/// The house rules of typography, applied to an editor's text.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "input/markup/markup.hpp"
#include "model/locale/typography.hpp"
#include "vestnik/typography.hpp"

namespace vestnik {

/// What holds for all texts of an issue. Refers to its members, which must outlive it.
struct HouseRules {
  const TypographySwitches& switches;
  const std::map<std::string, Typography>& languages;  ///< by BCP 47 tag; a language that is not here has no rules
};

enum class TextKind : std::uint8_t { paragraph, phrase };

/// Applies the rules that are on. `language` holds where a span names none. Code and addresses stay as they are, digits
/// do in all texts. Each change is added to `changes` unless that is null. What was cleaned once does not change again.
/// Places stay exact: see InlineText::where.
void clean_up(InlineText& text, std::string_view language, TextKind kind, const HouseRules& house,
              std::vector<TypographicChange>* changes = nullptr);

/// The same for all texts of `blocks`, whatever they stand in.
void clean_up(std::vector<MarkupBlock>& blocks, std::string_view language, const HouseRules& house,
              std::vector<TypographicChange>* changes = nullptr);

}  // namespace vestnik
