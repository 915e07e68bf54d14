#include "document/compose/table_cells.hpp"

#include <gmock/gmock.h>

namespace vestnik {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

TEST(CellSpans, JoinsRowsOrColumns) {
  const CellSpans spans(3, 3, {{0, 2, false}, {1, 0, true}, {2, 0, true}}, 0);
  EXPECT_THAT(spans.dropped(), IsEmpty());
  EXPECT_TRUE(spans.any());
  EXPECT_EQ(spans.extent({0, 0}).rows, 3);
  EXPECT_EQ(spans.extent({0, 1}).columns, 2);
}

TEST(CellSpans, JoinsRowsAndColumnsTogether) {
  const CellSpans spans(3, 3, {{0, 1, false}, {1, 0, true}, {1, 1, true}}, 0);
  EXPECT_THAT(spans.dropped(), IsEmpty());
  EXPECT_EQ(spans.extent({0, 0}).rows, 2);
  EXPECT_EQ(spans.extent({0, 0}).columns, 2);
  EXPECT_TRUE(spans.is_covered({1, 1}));
  EXPECT_FALSE(spans.is_covered({2, 2}));
}

TEST(CellSpans, DropsWhatIsNoRectangle) {
  const CellSpans bent(2, 3, {{0, 1, false}, {1, 1, true}}, 0);
  EXPECT_THAT(bent.dropped(), SizeIs(2));
  EXPECT_FALSE(bent.any());
  EXPECT_EQ(CellSpans(3, 3, {{0, 1, false}, {1, 0, true}}, 0).extent({0, 0}).rows, 1);
  const CellSpans out_of_head(3, 2, {{1, 0, true}}, 1);
  EXPECT_THAT(out_of_head.dropped(), SizeIs(1)) << "a head's cell reaches into the rows";
  const CellSpans whole_row(3, 2, {{1, 0, true}, {1, 1, true}}, 0);
  EXPECT_THAT(whole_row.dropped(), SizeIs(2)) << "the second row has no cell of its own";
}

TEST(CellSpans, IsQuickWithLargeTables) {
  std::vector<JoinedCell> joined;
  for (std::size_t row = 1; row < 3'000; ++row) {
    for (std::size_t column = 0; column < 15; ++column) joined.push_back({row, column, true});
  }
  const CellSpans spans(3'000, 16, joined, 0);
  EXPECT_EQ(spans.extent({0, 3}).rows, 3'000);
}

std::size_t fraction(std::string_view text, char32_t sign = U',') {
  const auto number = number_of_cell(text, sign);
  return number ? number->fraction : 99;
}

TEST(NumberOfCell, KnowsWhereTheFractionBegins) {
  EXPECT_EQ(fraction("12,5"), 2U);
  EXPECT_EQ(fraction("12"), 0U);
  EXPECT_EQ(fraction("\u22123,25"), 3U);
  EXPECT_EQ(fraction("1\u202F234,5"), 2U);
  EXPECT_EQ(fraction("1,234.5", U'.'), 2U);
  EXPECT_EQ(fraction("1,234", U'.'), 0U) << "a group";
  EXPECT_EQ(fraction("12 %"), 2U);
  EXPECT_EQ(fraction("12,5*"), 3U);
  for (const char* text : {"", "–", "n/a", "12 kg", "10–12", "1.2.3", "12.05.2024"}) {
    EXPECT_EQ(fraction(text), 99U) << text;
  }
}

InlineText lines(std::string_view text) {
  InlineText result;
  result.append(text);
  return result;
}

TEST(ItemsOfCell, FindsLists) {
  const auto items = items_of_cell(lines("- one\u2028- two"));
  ASSERT_THAT(items, SizeIs(2));
  EXPECT_EQ(items[1].text.text, "two");
  EXPECT_EQ(items[1].mark, "");
  const auto numbers = items_of_cell(lines("1. one\u20282. two"));
  ASSERT_THAT(numbers, SizeIs(2));
  EXPECT_EQ(numbers[1].mark, "2.");
  for (const char* text : {"- one", "one\u2028- two", "-one\u2028-two", "", "\u2013\u2028\u2013"}) {
    EXPECT_THAT(items_of_cell(lines(text)), IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace vestnik
