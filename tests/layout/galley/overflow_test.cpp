// What no line has room for: it is divided or narrowed, and said so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/galley/toy_galley.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class OverflowTest : public GalleyTest {
 protected:
  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> result;
    for (const Diagnostic& diagnostic : diagnostics) result.push_back(diagnostic.code);
    return result;
  }

  /// From the leftmost to the rightmost letter.
  static void expect_inside(const Galley& galley, Pt measure) {
    for (const GalleyItem& item : galley.items) {
      for (const PageItem& mark : item.marks) {
        const auto* piece = std::get_if<TextPiece>(&mark);
        if (piece == nullptr) continue;
        EXPECT_GE(piece->x, Pt{-0.5}) << piece->text;
        EXPECT_LE(piece->x + width_of(*piece), measure + Pt{0.5}) << piece->text;
      }
    }
  }
};

TEST_F(OverflowTest, NoBreakSpacesBreakOnlyWhereALineWouldOverflow) {
  EXPECT_THAT(lines_of(set("aaaa\u00A0bbbb\u00A0cccc\u00A0dddd\u00A0eeee")),
              ElementsAre("aaaa\u00A0bbbb\u00A0cccc\u00A0dddd", "eeee"));
  EXPECT_THAT(codes(), ElementsAre("forced-break"));
  EXPECT_THAT(lines_of(set("aaaa bbbb cccc\u00A0dddd\u00A0eeee")),
              ElementsAre("aaaa bbbb", "cccc\u00A0dddd\u00A0eeee"));
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(OverflowTest, JustifiedAndCentredTextBreaksSoToo) {
  for (const Align align : {Align::justified, Align::centered, Align::right}) {
    style(Style::body).align = align;
    const Galley galley = set("aaaa\u00A0bbbb\u00A0cccc\u00A0dddd\u00A0eeee\u00A0ffff");
    EXPECT_EQ(lines_of(galley).size(), 2U);
    expect_inside(galley, Pt{95});
    EXPECT_THAT(codes(), ElementsAre("forced-break"));
  }
}

TEST_F(OverflowTest, AWordWithoutSyllablesBreaksAnywhere) {
  EXPECT_THAT(lines_of(set("aaaaaaaaaabbbbbbbbbbcc")), ElementsAre("aaaaaaaaaabbbbbbbbb", "bcc"));
  EXPECT_THAT(codes(), ElementsAre("forced-break"));
  EXPECT_EQ(diagnostics[0].message.find("no-break"), std::string::npos);
}

TEST_F(OverflowTest, SoftHyphensAreBetterThanAnyLetter) {
  EXPECT_THAT(lines_of(set("aaaaaaaaaabbbb\u00ADbbbbbbcc")), ElementsAre("aaaaaaaaaabbbb\u00AD", "bbbbbbcc"));
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(OverflowTest, ALetterThatIsWiderThanItsColumnIsNarrowed) {
  style(Style::body).size = Pt{250};
  style(Style::body).leading = Pt{252};
  const Galley galley = set("ab");
  EXPECT_THAT(lines_of(galley), ElementsAre("a", "b"));
  expect_inside(galley, Pt{95});
  EXPECT_THAT(codes(), ElementsAre("condensed-text", "condensed-text", "forced-break"));
}

TEST_F(OverflowTest, WhatCouldNotBeReadIsAnError) {
  style(Style::body).size = Pt{400};
  expect_inside(set("a"), Pt{95});
  ASSERT_THAT(codes(), ElementsAre("condensed-too-far"));
  EXPECT_EQ(diagnostics[0].severity, Severity::error);
}

TEST_F(OverflowTest, DeepIndentsLeaveRoomForText) {
  Paragraph deep = paragraph("aaaa bbbb cccc");
  deep.extra_indent = Pt{300};
  const Galley galley = set({.columns = 2, .blocks = {deep}});
  expect_inside(galley, Pt{95});
  EXPECT_THAT(lines_of(galley), ElementsAre("aaaa bbbb", "cccc"));
}

TEST_F(OverflowTest, ALongNumberTakesRoomOfTheFirstLine) {
  Paragraph item = paragraph("aaaa bbbb cccc dddd");
  item.extra_indent = Pt{10};
  item.label.append("123456.");
  const Galley galley = set({.columns = 2, .blocks = {item}});
  expect_inside(galley, Pt{95});
  // 35 pt of label, 4 pt behind it: 56 pt are left, 11 letters.
  EXPECT_THAT(lines_of(galley), ElementsAre("123456. aaaa bbbb", "cccc dddd"));
}

TEST_F(OverflowTest, ATableOfManyColumnsStaysInItsMeasure) {
  for (const int columns : {10, 20, 30}) {
    TableBlock table;
    for (int row = 0; row < 2; ++row) {
      table.rows.emplace_back();
      for (int i = 0; i < columns; ++i) table.rows.back().push_back({paragraph("abcdef", Style::table_cell)});
    }
    expect_inside(set({.columns = 1, .blocks = {table}}), Pt{200});
  }
}

TEST_F(OverflowTest, AContentsEntryOfOneLongWordStaysInItsMeasure) {
  const Paragraph entry = paragraph(std::string(100, 'a'), Style::contents_entry);
  expect_inside(set({.columns = 1, .blocks = {ContentsEntry{entry, "kz"}}}, false, {{"kz", "1234"}}), Pt{200});
  for (const Align align : {Align::right, Align::centered, Align::justified}) {
    style(Style::contents_entry).align = align;
    expect_inside(set({.columns = 1, .blocks = {ContentsEntry{entry, "kz"}}}, false, {{"kz", "1234"}}), Pt{200});
  }
}

}  // namespace
}  // namespace vestnik
