#include "input/issue/reading_order.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik {
namespace {

using testing::ElementsAre;

Diagnostic at(std::string file, int line, int column = 1) {
  return {.code = file + ":" + std::to_string(line) + ":" + std::to_string(column),
          .where = {.file = std::move(file), .line = line, .column = column}};
}

std::vector<std::string> sorted(const Issue& issue, std::vector<Diagnostic> diagnostics) {
  sort_by_place(issue, diagnostics);
  std::vector<std::string> codes;
  for (const Diagnostic& each : diagnostics) codes.push_back(each.code);
  return codes;
}

Issue issue_of_files() {
  Issue issue;
  issue.where = {.file = "issue.yaml", .line = 1};
  issue.publisher.name = {"Press", {.file = "publisher.yaml", .line = 1}};
  for (const char* body : {"first.md", "second.md"}) {
    Article article;
    article.where = {.file = "issue.yaml", .line = 9};
    article.body.where = {.file = body, .line = 1};
    issue.sections.resize(1);
    issue.sections[0].articles.push_back(article);
  }
  return issue;
}

TEST(ReadingOrder, GoesThroughTheFilesAsTheIssueDoes) {
  EXPECT_THAT(
      sorted(issue_of_files(), {at("second.md", 2), at("theme.yaml", 7), at("first.md", 30), at("first.md", 4, 9),
                                at("publisher.yaml", 1), at("", 0), at("first.md", 4, 2), at("issue.yaml", 8)}),
      ElementsAre(":0:1", "issue.yaml:8:1", "publisher.yaml:1:1", "first.md:4:2", "first.md:4:9", "first.md:30:1",
                  "second.md:2:1", "theme.yaml:7:1"));
}

TEST(ReadingOrder, KeepsWhatStandsAtOnePlaceAsItWasFound) {
  Diagnostic one = at("first.md", 4), other = one;
  one.code = "one", other.code = "other";
  EXPECT_THAT(sorted(issue_of_files(), {other, one}), ElementsAre("other", "one"));
  EXPECT_THAT(sorted(issue_of_files(), {one, other}), ElementsAre("one", "other"));
}

TEST(ReadingOrder, MergesWhatLoadingAndTypesettingSay) {
  std::vector<Diagnostic> all{at("issue.yaml", 20), at("first.md", 9)};
  add_by_place(issue_of_files(), all, {at("issue.yaml", 3), at("first.md", 1)});
  EXPECT_THAT(sorted(issue_of_files(), all), ElementsAre(all[0].code, all[1].code, all[2].code, all[3].code));
  EXPECT_EQ(all[0].where.line, 3);
  EXPECT_EQ(all[2].where.line, 1);
}

TEST(ReadingOrder, TheLimitHoldsForLoadingAndTypesettingTogether) {
  std::vector<Diagnostic> all, more;
  for (int line = 1; line <= 600; ++line) {
    all.push_back(at("first.md", line));
    more.push_back(at("issue.yaml", line));
  }
  add_by_place(issue_of_files(), all, more);
  ASSERT_EQ(all.size(), 1'001U);
  EXPECT_EQ(all[999].code, "first.md:400:1");
  EXPECT_EQ(all.back().code, "too-many-findings");
}

}  // namespace
}  // namespace vestnik
