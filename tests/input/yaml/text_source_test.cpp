#include "input/yaml/text_source.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

TextSource source(std::string_view text) {
  Findings findings;
  return *TextSource::make("a.yaml", text, findings);
}

TEST(TextSource, ARangeEndsPastItsLastCharacterHoweverManyBytesItHas) {
  const TextSource text = source("место: Алматы\n");
  const SourceRange word = text.range(0, 10);
  EXPECT_EQ(word.column, 1);
  EXPECT_EQ(word.end_column, 6);
  const SourceRange letter = text.range(0, 2);
  EXPECT_EQ(letter.end_column, 2);
}

TEST(TextSource, PlaceholdersAreFoundByTheirBytes) {
  const std::string_view text = "a ‹b› ‹c";
  const auto found = placeholders(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text.substr(found[0].first, found[0].second - found[0].first), "‹b›");
  EXPECT_TRUE(placeholders("« a < b > »").empty());
}

}  // namespace
}  // namespace vestnik
