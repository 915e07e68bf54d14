/// @file typography.hpp
/// House rules of typography: their names and switches, and what a language says of each (`assets/locales/*.yaml`).
/// The rules themselves are in src/document/house_rules/; the two that only weigh line breaks are in
/// src/layout/text/breaks.cpp.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace vestnik {

/// In the order in which they are applied. The names in theme files and descriptors are `typography_rule_names`.
enum class TypographyRule : std::uint8_t {
  spaces_before_punctuation,
  spaces_after_punctuation,
  bracket_spaces,
  ellipsis,
  apostrophes,
  quotes,
  dialogue,
  dashes,
  ranges,
  number_groups,
  number_signs,
  names,
  initials,
  units,
  dates,
  abbreviations,
  dash_spaces,
  short_words,
  particles,
};
inline constexpr auto typography_rule_names = std::to_array<std::string_view>({
    "spaces-before-punctuation",
    "spaces-after-punctuation",
    "bracket-spaces",
    "ellipsis",
    "apostrophes",
    "quotes",
    "dialogue",
    "dashes",
    "ranges",
    "number-groups",
    "number-signs",
    "names",
    "initials",
    "units",
    "dates",
    "abbreviations",
    "dash-spaces",
    "short-words",
    "particles",
});
inline constexpr std::size_t typography_rule_count = typography_rule_names.size();

[[nodiscard]] constexpr std::string_view name_of(TypographyRule rule) {
  return typography_rule_names[static_cast<std::size_t>(rule)];
}

/// The rule of that name.
[[nodiscard]] constexpr std::optional<TypographyRule> typography_rule(std::string_view name) {
  for (std::size_t i = 0; i < typography_rule_count; ++i) {
    if (typography_rule_names[i] == name) return static_cast<TypographyRule>(i);
  }
  return std::nullopt;
}

/// Which rules are on; all, to begin with.
class TypographySwitches {
 public:
  [[nodiscard]] bool is_on(TypographyRule rule) const { return !off_[static_cast<std::size_t>(rule)]; }
  void set(TypographyRule rule, bool on) { off_[static_cast<std::size_t>(rule)] = !on; }

 private:
  std::bitset<typography_rule_count> off_;
};

/// Words of a language. An entry that ends in `*` stands for all words that begin so: "рубл*".
class WordSet {
 public:
  void add(std::string_view utf8);
  [[nodiscard]] bool empty() const { return words_.empty() && stems_.empty(); }
  [[nodiscard]] bool contains(std::u32string_view word) const;
  [[nodiscard]] const std::set<std::u32string, std::less<>>& words() const { return words_; }

 private:
  std::set<std::u32string, std::less<>> words_, stems_;
};

/// What a language says of the rules. A rule has nothing to do where its part is empty.
struct Typography {
  std::u32string quotation_marks;  ///< outer and inner pair: four characters
  char32_t apostrophe = 0, ellipsis = 0;
  char32_t dash = 0;               ///< between words
  WordSet dash_instead_of;         ///< what editors type for it, between spaces
  char32_t dialogue_dash = 0;      ///< opens direct speech
  bool dialogue_in_lists = false;  ///< a list of speech with blank lines between its items is dialogue
  char32_t range_dash = 0;         ///< between numbers
  std::u32string no_space_before, space_after;
  std::u32string font_letters;   ///< in pairs: a letter that an old font shows as another one, and that one
  char32_t decimal_sign = 0;     ///< before a number's fraction
  char32_t group_sign = 0;       ///< between groups of three digits in tables and charts
  int group_digits_from = 0;     ///< fewest digits that are grouped in threes; 0: none are
  bool initials = false;         ///< names have initials
  bool day_after_month = false;  ///< "December 16"
  WordSet months;
  WordSet before_numbers;  ///< "No.", «ст.»: not parted from the number behind
  WordSet before_ranges;   ///< "pp.", «стр.»: the two numbers behind are a range
  WordSet before_names;    ///< «г.», "Mr.": not parted from the name behind
  WordSet after_names;     ///< «қ.»: not parted from the name before
  WordSet never_names;     ///< capitalised words that are no surname: "The"
  WordSet lettered;        ///< words that a single letter may follow: "vitamin C."
  WordSet units;           ///< not parted from the number before
  WordSet multipliers;     ///< «тыс.», "mln": not parted from the unit behind
  WordSet before_times;    ///< «в», «сағат»: with `hours` behind, "10-30" is a time of day
  WordSet hours;
  WordSet counted;      ///< things that bulletins count: with them a number is one
  WordSet quantities;   ///< «свыше», "over": with them before it a number is one
  WordSet phrases;      ///< «и т. д.»: their spaces never break
  WordSet short_words;  ///< should not end a line
  WordSet particles;    ///< should not begin a line
  WordSet repeatable;   ///< may stand twice: "that that"
};

}  // namespace vestnik
