#include <gtest/gtest.h>

#include <random>
#include <string>

#include "input/markup/markup.hpp"

namespace vestnik {
namespace {

TEST(TextPlaces, AreThoseOfTheTextInAnyOrder) {
  const MarkdownText source{.text = "Слово *ещё* одно\nи `code` далее\n2 https://example.org 3",
                            .where = {.file = "b.md", .line = 4, .column = 1},
                            .indent = 2,
                            .exact = true};
  const InlineText text = parse_markup(source).value->front().text;
  std::mt19937 random(40);
  std::uniform_int_distribution<std::size_t> any(0, text.text.size() + 2);
  TextPlaces places(text);
  for (int i = 0; i < 2000; ++i) {
    const std::size_t offset = any(random);
    const SourceRange where = places.at(offset), wanted = text.where(offset);
    EXPECT_EQ(where.line, wanted.line) << offset;
    EXPECT_EQ(where.column, wanted.column) << offset;
  }
  EXPECT_EQ(places.at(text.text.find("далее")).line, 5);
  EXPECT_EQ(places.at(text.text.find("далее")).column, 12);
  EXPECT_EQ(places.at(text.text.find("ещё") + 2).column, 11);
}

TEST(TextPlaces, OfATextWithoutSpansAreEmpty) {
  const InlineText text;
  EXPECT_EQ(TextPlaces(text).at(3).line, 0);
}

TEST(ParseMarkup, EndsATextOfTooManyBlocks) {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += "а\n\n";
  const auto outcome = parse_markup({.text = text, .where = {.file = "b.md", .line = 1, .column = 1}, .exact = true});
  ASSERT_EQ(outcome.diagnostics.size(), 1U);
  EXPECT_EQ(outcome.diagnostics[0].code, "markup-too-large");
  EXPECT_LT(outcome.value->size(), 50'001U);
}

}  // namespace
}  // namespace vestnik
