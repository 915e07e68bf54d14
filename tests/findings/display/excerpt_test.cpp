#include "findings/display/excerpt.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

Excerpt shown(std::string_view text, const SourceRange& where, int width = 100) {
  const auto result = excerpt(text, where, width);
  EXPECT_TRUE(result.has_value());
  return result.value_or(Excerpt{});
}

SourceRange place(int line, int column, int end_column = 0) {
  return {.line = line, .column = column, .end_line = line, .end_column = end_column};
}

TEST(Excerpt, MarksThePlaceInItsLine) {
  const Excerpt result = shown("number: 1\nplase: Almaty\n", place(2, 1, 6));
  EXPECT_EQ(result.line, "plase: Almaty");
  EXPECT_EQ(result.mark, "^^^^^");
}

TEST(Excerpt, TabsAreSpacesInBothLines) {
  const Excerpt result = shown("\ta\tb", place(1, 4, 5));
  EXPECT_EQ(result.line, "    a   b");
  EXPECT_EQ(result.mark, "        ^");
}

TEST(Excerpt, WideCharactersTakeTwoColumns) {
  const Excerpt result = shown("東京 🦊x", place(1, 5, 6));
  EXPECT_EQ(result.mark, "       ^");
  EXPECT_EQ(shown("東京", place(1, 2, 3)).mark, "  ^^");
}

TEST(Excerpt, CombiningCharactersTakeNoColumn) {
  EXPECT_EQ(shown("u\u0308ber x", place(1, 7, 8)).mark, "     ^");
  // The mark of a combining character is below the letter that it stands on.
  EXPECT_EQ(shown("u\u0308ber", place(1, 2, 3)).mark, "^");
}

TEST(Excerpt, CyrillicCountsByLetters) { EXPECT_EQ(shown("место: Алматы", place(1, 8, 14)).mark, "       ^^^^^^"); }

TEST(Excerpt, APlaceOfSeveralLinesIsMarkedToTheEndOfTheFirst) {
  EXPECT_EQ(shown("  - title: A\n    body: B\n", {.line = 1, .column = 5, .end_line = 2, .end_column = 12}).mark,
            "    ^^^^^^^^");
}

TEST(Excerpt, ThePlaceBehindTheLastCharacterHasAMark) { EXPECT_EQ(shown("abc", place(1, 4)).mark, "   ^"); }

TEST(Excerpt, WithoutAColumnThereIsNoMark) {
  const Excerpt result = shown("abc", {.line = 1});
  EXPECT_EQ(result.line, "abc");
  EXPECT_EQ(result.mark, "");
}

TEST(Excerpt, LongLinesAreCutAroundThePlace) {
  const std::string text = std::string(500, 'a') + "X" + std::string(500, 'b');
  const Excerpt result = shown(text, place(1, 501, 502), 60);
  EXPECT_EQ(result.line.substr(0, 3), "…");
  const std::size_t caret = result.mark.find('^');
  ASSERT_NE(caret, std::string::npos);
  EXPECT_EQ(result.line[caret + 2], 'X');  // "…" has three bytes and one column
  EXPECT_LE(result.line.size(), 66U);
  EXPECT_TRUE(result.line.ends_with("…"));
}

TEST(Excerpt, NothingThatATerminalObeysGetsThrough) {
  const Excerpt result = shown("a\x1b[31mb\u202Ec\u009Bd\x7F", place(1, 2, 3));
  EXPECT_EQ(result.line, "a␛[31mb\uFFFDc\uFFFDd\uFFFD");
  EXPECT_EQ(result.mark, " ^");
}

TEST(Excerpt, BytesThatAreNotUtf8AreShownAsReplacement) {
  EXPECT_EQ(shown("Al\xffmaty", place(1, 3, 4)).line, "Al\uFFFDmaty");
}

TEST(Excerpt, LinesEndWithLfOrCrLf) { EXPECT_EQ(shown("a\r\nb\r\n", place(2, 1)).line, "b"); }

TEST(Excerpt, AByteOrderMarkIsNoColumn) { EXPECT_EQ(shown("\xEF\xBB\xBFplace: x", place(1, 1, 6)).line, "place: x"); }

TEST(Excerpt, ALineThatThereIsNotGivesNothing) {
  EXPECT_FALSE(excerpt("a\nb", place(3, 1)).has_value());
  EXPECT_FALSE(excerpt("a\nb", {}).has_value());
}

}  // namespace
}  // namespace vestnik
