#include "layout/galley/table_setter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/galley/toy_galley.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;

using TableTest = GalleyTest;

/// `rows` of cells; a page of 60 lines.
TableBlock table_of(const std::vector<std::vector<std::string>>& rows, bool headed) {
  TableBlock table;
  table.head_rows = headed ? 1 : 0;
  for (const auto& row : rows) {
    const bool head = headed && table.rows.empty();
    table.rows.emplace_back();
    for (const std::string& cell : row) {
      Paragraph text{.style = head ? Style::table_head : Style::table_cell};
      text.text.append(cell, {});
      text.span_nodes.assign(text.text.spans.size(), artifact);
      table.rows.back().push_back({std::move(text)});
    }
  }
  return table;
}

std::string repeated(int count, const std::string& word) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i > 0 ? " " : "") + word;
  return text;
}

TEST_F(TableTest, ATableGivesItsColumnsWhatTheirWordsNeed) {
  TableBlock table;
  const auto row = [&](const char* a, const char* b) {
    table.rows.push_back({{paragraph(a, Style::table_cell)}, {paragraph(b, Style::table_cell)}});
  };
  row("Country", "Cases");
  row("Kazakhstan", "5");
  row("Russia", "2");
  const Galley galley = set({.columns = 1, .blocks = {table}});
  std::vector<std::string> rows;
  for (const GalleyItem& item : galley.items) {
    if (!item.marks.empty()) rows.push_back(text_of(item));
  }
  EXPECT_THAT(
      rows, ElementsAre(testing::HasSubstr("Country"), testing::HasSubstr("Kazakhstan"), testing::HasSubstr("Russia")));
  for (const GalleyItem& item : galley.items) {
    for (const PageItem& mark : item.marks) {
      if (const auto* piece = std::get_if<TextPiece>(&mark)) {
        EXPECT_GE(piece->x, Pt{0});
        EXPECT_LE((piece->x + width_of(*piece)) / Pt{1}, 200.01);
      }
    }
  }
}

TEST_F(TableTest, ARowThatNoPageHoldsIsDividedBetweenItsLines) {
  const Galley galley =
      set({.columns = 1,
           .blocks = {table_of({{"Head", "Other"}, {repeated(1000, "abcde"), "short"}, {"end", "end"}}, true)}});
  int lines = 0;
  std::string text;
  for (const GalleyItem& item : galley.items) {
    EXPECT_LE(item.at_column_head().lines, resources.theme.page_lines());
    if (item.kind == GalleyItem::Kind::box) lines += item.lines;
    text += text_of(item) + " ";
  }
  EXPECT_GT(lines, resources.theme.page_lines());
  std::size_t words = 0;
  for (std::size_t at = text.find("abcde"); at != std::string::npos; at = text.find("abcde", at + 1)) ++words;
  EXPECT_EQ(words, 1000U) << "nothing is lost";
  const GalleyItem& middle = galley.items.at(30);
  EXPECT_TRUE(middle.break_after);
  ASSERT_TRUE(galley.items.at(31).headed) << "the head stands above what goes on";
  EXPECT_THAT(text_of(*galley.items.at(31).headed), testing::StartsWith("Head"));
}

TEST_F(TableTest, AHeadThatNoPageHoldsIsDividedAndNotSetAgain) {
  const Galley galley =
      set({.columns = 1, .blocks = {table_of({{repeated(1000, "abcde"), "Other"}, {"a", "b"}}, true)}});
  for (const GalleyItem& item : galley.items) {
    EXPECT_LE(item.at_column_head().lines, resources.theme.page_lines());
    EXPECT_FALSE(item.headed);
  }
}

TEST_F(TableTest, ATableWithoutAHeadSetsNoneAtAColumnsHead) {
  std::vector<std::vector<std::string>> rows(20, {"a", "b"});
  const Galley galley = set({.columns = 1, .blocks = {table_of(rows, false)}});
  int boxes = 0, breaks = 0;
  for (const GalleyItem& item : galley.items) {
    if (item.kind != GalleyItem::Kind::box) continue;
    ++boxes;
    breaks += item.break_after ? 1 : 0;
    EXPECT_FALSE(item.headed);
  }
  EXPECT_EQ(boxes, 20);
  EXPECT_EQ(breaks, 18) << "behind every row but the first and the last but one";
}

TEST_F(TableTest, StandsByItselfWithoutASetterOfGalleys) {
  Shaper shaper(resources, *fonts, hyphenators);
  ParagraphSetter text(resources, shaper, "en", false);
  TableSetter tables(resources.theme, text);
  const std::vector<GalleyItem> rows = tables.set(table_of({{"Country", "Cases"}, {"Kazakhstan", "5"}}, true), Pt{200});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_FALSE(rows[0].break_after) << "a head stays with its rows";
  EXPECT_TRUE(rows[1].break_after);
}

TEST_F(TableTest, GoesAcrossWhereOneColumnWouldCrowdItsWords) {
  Shaper shaper(resources, *fonts, hyphenators);
  ParagraphSetter text(resources, shaper, "en", false);
  TableSetter tables(resources.theme, text);
  const auto columns_with = [&](const TableBlock& table) {
    const auto regions = tables.with_tables_across({{.columns = 2, .blocks = {paragraph("above"), table}}});
    std::vector<int> columns;
    for (const Region& region : regions.value()) columns.push_back(region.columns);
    return columns;
  };
  EXPECT_EQ(columns_with(table_of({{"a", "b"}}, false)), (std::vector<int>{2}));
  EXPECT_EQ(columns_with(table_of({{"Kazakhstan", "Kyrgyzstan", "Uzbekistan"}}, false)), (std::vector<int>{2, 1}));
  EXPECT_FALSE(tables.with_tables_across({{.columns = 2, .blocks = {paragraph("above")}}}));
}

}  // namespace
}  // namespace vestnik
