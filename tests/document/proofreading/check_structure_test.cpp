#include "document/proofreading/check_structure.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Codes, variants and places of what is found in a body that begins at line 10, column 5.
std::vector<std::string> findings(const std::string& markdown, bool exact = true) {
  const MarkdownText source{
      .text = markdown, .where = {.file = "issue.yaml", .line = 10, .column = 5}, .indent = 4, .exact = exact};
  std::vector<std::string> result;
  const std::vector<MarkupBlock> blocks = *parse_markup(source).value;
  std::vector<Diagnostic> diagnostics = check_headings(blocks);
  for (Diagnostic& d : check_lists(blocks, source)) diagnostics.push_back(std::move(d));
  for (const Diagnostic& d : diagnostics) {
    EXPECT_EQ(d.severity, Severity::warning);
    EXPECT_FALSE(d.hint.empty());
    result.push_back(fmt::format("{}{}:{}:{}-{}", d.code, d.variant, d.where.line, d.where.column, d.where.end_column));
  }
  return result;
}

TEST(CheckStructure, FindsSubheadingsWithoutText) {
  EXPECT_THAT(findings("Text.\n\n## Last"), ElementsAre("heading-alone:12:8-0"));
  EXPECT_THAT(findings("## A\n\n## B\n\nText."), ElementsAre("heading-alone:10:8-0"));
  EXPECT_THAT(findings("## A\n### B\n## C\nText."), ElementsAre("heading-alone:11:9-0"));
  EXPECT_THAT(findings("## A\n\n##\n\n## B\n\nText."), ElementsAre("heading-alone:10:8-0"));
}

TEST(CheckStructure, LeavesSubheadingsWithText) {
  for (const char* text : {"## A\n\nText.\n\n### B\n\n- Text.", "## A\n### B\nText.", "## A\n\n![p](p.png)",
                           "## A\n\n> Text.", "## A\n\n##\n\nText.", "##", "Text."}) {
    EXPECT_THAT(findings(text), IsEmpty()) << text;
  }
}

TEST(CheckStructure, FindsYearsThatBecameNumbers) {
  EXPECT_THAT(findings("2024. Год начался."), ElementsAre("year-as-number:10:5-9"));
  EXPECT_THAT(findings("2024. **Год** начался.\n2025. Год кончился."), ElementsAre("year-as-number:10:5-9"));
  EXPECT_THAT(findings("1. Первый.\n\n2024. Год начался."), ElementsAre("year-as-numberlost:12:5-9"));
  EXPECT_THAT(findings("> 1) Первый.\n> 2024) Год начался."), ElementsAre("year-as-numberlost:11:7-11"));
  EXPECT_THAT(findings("2024. Год начался.", false), ElementsAre("year-as-number:10:5-0"));
}

TEST(CheckStructure, LeavesNumbersAndYearsThatAreMeant) {
  for (const char* text :
       {"1. Первый.\n2. Второй.", "1. Первый.\n1. Второй.", "2024\\. Год.", "2024 год.", "Text\n2024. Год.",
        "999. Text.\n1000. Text.", "1. Первый.\n\n   2024\\. Год.", "- 2024 год"}) {
    EXPECT_THAT(findings(text), IsEmpty()) << text;
  }
}

TEST(CheckStructure, KnowsTheTopLevelOfSubheadings) {
  const auto top = [](const char* text) { return top_heading_level(*parse_markup({.text = text}).value); };
  EXPECT_EQ(top("### A\n\nText.\n\n## B"), 2);
  EXPECT_EQ(top("> ## A\n\n### B"), 2);
  EXPECT_EQ(top("##\n\n### B"), 3);
  EXPECT_EQ(top("Text."), 0);
}

}  // namespace
}  // namespace vestnik
