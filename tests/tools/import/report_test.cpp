#include "tools/import/report_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/import/report_rows.hpp"
#include "tools/import/samples.hpp"

namespace vestnik::importing {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

ImportResult result_of(const std::string& text) {
  auto outcome = import_release(text, {.name = "12.txt", .language = "en"}, locales());
  EXPECT_TRUE(outcome.value);
  return outcome.value ? std::move(*outcome.value) : ImportResult{};
}

Trace trace_of(const std::vector<std::string>& lines) {
  Trace trace;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    trace.lines.push_back({.line = static_cast<int>(i) + 1, .text = lines[i], .article = 0});
  }
  return trace;
}

std::vector<std::string> rows(const Trace& trace, const std::vector<ReportPiece>& pieces) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < trace.lines.size(); ++i) all.push_back(i);
  std::vector<std::string> result;
  for (const ReportRow& row : pair_up(trace, all, pieces)) {
    std::string text;
    for (const std::size_t line : row.lines) text += std::to_string(line);
    text += "|";
    for (const std::size_t piece : row.pieces) text += std::to_string(piece);
    result.push_back(text);
  }
  return result;
}

TEST(PairUp, ARowEndsWhereBothSidesHaveSaidTheSame) {
  EXPECT_THAT(rows(trace_of({"One.", "Two and", "three.", "Four."}),
                   {{"", "one"}, {"", "twoandthree"}, {"", ""}, {"", "four"}}),
              ElementsAre("0|0", "12|12", "3|3"));
}

TEST(PairUp, WhatIsLeftOutStandsInARowWithoutAPieceOfItsOwn) {
  Trace trace = trace_of({"One.", "17", "Two."});
  trace.lines[1].all_left_out = true;
  trace.lines[1].left_out = {{"17", "folio"}};
  EXPECT_THAT(rows(trace, {{"", "one"}, {"", "two"}}), ElementsAre("0|0", "12|1"));
}

TEST(PairUp, WhatDiffersIsOneRow) {
  EXPECT_THAT(rows(trace_of({"One.", "Two.", "Three."}), {{"", "one"}, {"", "three"}, {"", "two"}}),
              ElementsAre("0|0", "12|12"));
}

TEST(GroupLines, LeftOutLinesStayWhereTheyStood) {
  Trace trace = trace_of({"cover", "title", "5", "text", "imprint"});
  trace.articles.resize(1);
  trace.lines[0].article = trace.lines[4].article = trace.lines[2].article = std::nullopt;
  trace.lines[2].all_left_out = true;
  const auto groups = group_lines(trace);
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_THAT(groups[0].lines, ElementsAre(0));
  EXPECT_THAT(groups[1].lines, ElementsAre(1, 2, 3));
  EXPECT_THAT(groups[2].lines, ElementsAre(4));
}

TEST(ReportPage, ShowsTextMarksAndResultsWithoutScripts) {
  const ImportResult result = result_of(
      "BULLETIN\n\nNo. 12\n\nAlmaty, 2024\n\nKAZAKHSTAN\n\nA <BOLD> TITLE IN CAPITALS\n\nOne & two sentences of a "
      "text.\n\nSource: https://a.example/1\n");
  const std::string page = report_page(result, {}, {.name = "12.txt", .folder = "../12/"});
  EXPECT_THAT(page, HasSubstr("One &amp; two sentences"));
  EXPECT_THAT(page, HasSubstr("<h3>A &lt;BOLD&gt; TITLE IN CAPITALS</h3>"));
  EXPECT_THAT(page, HasSubstr("<s>Source:</s> <span class=\"why\">label</span>"));
  EXPECT_THAT(page, HasSubstr("<u>KAZAKHSTAN</u> <span class=\"why\">country</span>"));
  EXPECT_THAT(page, HasSubstr("<dt>Number</dt><dd>12</dd>"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(report_page(result, {}, {.name = "12.txt", .folder = {}, .language = UiLanguage::ru}),
              HasSubstr("<dt>Номер</dt><dd>12</dd>"));
}

TEST(Account, FurnitureCountsAsLeftOutAndNotAsPrinted) {
  std::string text = "BULLETIN\n\nNo. 12\n\nAlmaty, 2024\n\nKAZAKHSTAN\n\nA TITLE IN CAPITALS\n\n";
  for (int page = 1; page <= 4; ++page) {
    text += "A sentence that ends here.\n\n" + std::to_string(page) + "\n\f\n";
  }
  const ImportResult result = result_of(text + "Source: https://a.example/1\n");
  std::size_t folios = 0;
  for (const Dropped& one : result.dropped) folios += one.why == "folio" ? 1 : 0;
  ASSERT_EQ(folios, 4U);
  const Account& account = result.account;
  EXPECT_EQ(account.words, account.printed + account.left_out + account.lost);
  EXPECT_EQ(account.words, 39U);  // of the text above, with its folios
}

}  // namespace
}  // namespace vestnik::importing
