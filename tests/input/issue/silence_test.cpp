#include "input/issue/silence.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

Diagnostic warning(std::string code, SourceRange where) {
  return {.severity = Severity::warning, .code = std::move(code), .where = std::move(where)};
}

Issue issue_with(std::vector<std::string> of_issue, std::vector<std::string> of_article) {
  Issue issue;
  issue.silence = std::move(of_issue);
  Article article;
  article.silence = std::move(of_article);
  article.where = {.file = "issue.yaml", .line = 10, .column = 7, .end_line = 20, .end_column = 1};
  article.body.where = {.file = "a.md", .line = 1};
  issue.sections.push_back({.country = "KZ", .articles = {article}});
  return issue;
}

TEST(Silence, OfAnIssueHoldsEverywhere) {
  std::vector<Diagnostic> found{warning("doubled-word", {}), warning("mixed-scripts", {})};
  drop_silenced(issue_with({"doubled-word"}, {}), found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "mixed-scripts");
}

TEST(Silence, OfAnArticleHoldsInItsLinesAndItsFile) {
  std::vector<Diagnostic> found{warning("doubled-word", {.file = "issue.yaml", .line = 9}),
                                warning("doubled-word", {.file = "issue.yaml", .line = 10}),
                                warning("doubled-word", {.file = "issue.yaml", .line = 20}),
                                warning("doubled-word", {.file = "issue.yaml", .line = 21}),
                                warning("doubled-word", {.file = "a.md", .line = 300}),
                                warning("doubled-word", {.file = "b.md", .line = 12})};
  drop_silenced(issue_with({}, {"doubled-word"}), found);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].where.line, 9);
  EXPECT_EQ(found[1].where.line, 21);
  EXPECT_EQ(found[2].where.file, "b.md");
}

TEST(Silence, OfAnArticleWithoutPlacesHoldsNowhere) {
  Issue issue = issue_with({}, {"doubled-word"});
  issue.sections[0].articles[0].where = {};
  issue.sections[0].articles[0].body.where = {};
  std::vector<Diagnostic> found{warning("doubled-word", {})};
  drop_silenced(issue, found);
  EXPECT_EQ(found.size(), 1U);
}

TEST(Silence, NeverHoldsForErrors) {
  std::vector<Diagnostic> found{{.code = "missing-glyph"}};
  drop_silenced(issue_with({"missing-glyph"}, {}), found);
  EXPECT_EQ(found.size(), 1U);
}

}  // namespace
}  // namespace vestnik
