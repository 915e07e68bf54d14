#include "base/text/characters.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

/// The characters of `all` that belong to a class.
template <class Class>
std::u32string those(std::u32string_view all, Class belongs) {
  std::u32string result;
  for (const char32_t c : all) {
    if (belongs(c)) result += c;
  }
  return result;
}

TEST(Characters, LettersAreOfAnyScript) {
  EXPECT_EQ(those(U"aZжҚ文1-_ \u0301", is_letter), U"aZжҚ文");
  EXPECT_EQ(those(U"aZжҚ文1[`{@", is_ascii_letter), U"aZ");
}

TEST(Characters, LettersOfAsciiAreThoseOfUnicode) {
  for (char32_t c = 0; c < 0x80; ++c) EXPECT_EQ(is_letter(c), u_isalpha(static_cast<UChar32>(c)) != 0) << unsigned{c};
}

TEST(Characters, DigitsAreOfAnyScriptUnlessAskedForAscii) {
  EXPECT_EQ(those(U"09٣a½Ⅷ", is_digit), U"09٣");
  EXPECT_EQ(those(U"09٣a½Ⅷ/:", is_ascii_digit), U"09");
}

TEST(Characters, CapitalShapesAreMoreThanCapitals) {
  EXPECT_EQ(those(U"AЖaжⅧⒶ1", is_capital), U"AЖ");
  EXPECT_EQ(those(U"AЖaжⅧⒶ1", has_capital_shape), U"AЖⅧⒶ");
  EXPECT_EQ(those(U"AЖaжⅧ1", is_small), U"aж");
  EXPECT_EQ(to_small(U'Қ'), U'қ');
  EXPECT_EQ(to_small(U'-'), U'-');
}

TEST(Characters, SpacesHaveOneMeaningEach) {
  constexpr std::u32string_view all = U" \t\n\u00A0\u202F\u2007\u2009\u2028\u2060x";
  EXPECT_EQ(those(all, is_white_space), U" \t\n\u00A0\u202F\u2007\u2009\u2028");
  EXPECT_EQ(those(all, is_running_space), U" \u00A0\u202F");
  EXPECT_EQ(those(all, is_fixed_space), U"\u00A0\u202F\u2007\u2060");
  EXPECT_EQ(those(all, is_breaking_space), U" \t\n\u2009\u2028");
}

TEST(Characters, HyphensAndDashesHaveOneMeaningEach) {
  constexpr std::u32string_view all = U"-\u2010\u2011\u2012\u2013\u2014\u2015\u2212_";
  EXPECT_EQ(those(all, is_hyphen), U"-\u2010\u2011");
  EXPECT_EQ(those(all, is_dash), U"\u2012\u2013\u2014\u2015");
  EXPECT_EQ(those(all, is_sentence_dash), U"\u2013\u2014\u2015");
  EXPECT_EQ(those(all, is_dash_punctuation), U"-\u2010\u2011\u2012\u2013\u2014\u2015");
}

TEST(Characters, KnowsMarksAndPunctuation) {
  EXPECT_EQ(those(U"a\u0301\u20DD\u0903.", is_combining_mark), U"\u0301\u20DD\u0903");
  EXPECT_EQ(those(U"([«“»)a", is_opening_punctuation), U"([«“");
  EXPECT_EQ(those(U"a\u00AD\u200B\u200D ", is_ignorable), U"\u00AD\u200B\u200D");
  EXPECT_EQ(those(U"\u0007\n a\u007F\u0085\u00A0", is_control), U"\u0007\n\u007F\u0085");
}

TEST(Characters, WhatIsNoCharacterBelongsToNoClass) {
  for (const auto belongs : {is_letter, is_digit, is_letter_or_digit, is_capital, has_capital_shape, is_small,
                             is_white_space, is_breaking_space, is_punctuation, is_combining_mark, is_ignorable}) {
    EXPECT_FALSE(belongs(no_character));
  }
}

TEST(Characters, BlankIsWhatAReaderDoesNotSee) {
  for (const char* blank : {"", " ", "\t\n", "\u00A0", "\u2003", "\u200B", "\u00AD", "\uFEFF", " \u2060 "}) {
    EXPECT_TRUE(is_blank(blank)) << blank;
  }
  for (const char* seen : {"a", " я ", ".", "\u2014", "\u200B1", "\xff"}) EXPECT_FALSE(is_blank(seen)) << seen;
}

}  // namespace
}  // namespace vestnik
