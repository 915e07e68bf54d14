#include "findings/sink/findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "findings/sink/picture_findings.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;

Diagnostic at(const char* file, int line, Severity severity = Severity::warning, const char* message = "m") {
  return {.severity = severity, .code = "doubled-word", .message = message, .where = {.file = file, .line = line}};
}

std::vector<std::string> places(const std::vector<Diagnostic>& findings) {
  std::vector<std::string> result;
  for (const Diagnostic& finding : findings) {
    result.push_back(finding.where.file + ":" + std::to_string(finding.where.line));
  }
  return result;
}

TEST(Findings, ComeInReadingOrderFilesAsTheyWereFirstMentioned) {
  Findings findings;
  for (const Diagnostic& finding : {at("b", 9), at("a", 2), at("b", 1), at("a", 1)}) findings.add(finding);
  EXPECT_THAT(places(findings.take()), ElementsAre("b:1", "b:9", "a:1", "a:2"));
}

TEST(Findings, AreSaidOnce) {
  Findings findings;
  findings.add(at("a", 1));
  findings.add(at("a", 1));
  findings.add(at("a", 1, Severity::warning, "another"));
  EXPECT_EQ(findings.take().size(), 2U);
}

TEST(Findings, AreBoundedAndSayThatThereAreMore) {
  Findings findings;
  for (int line = 1; line <= 1'200; ++line) findings.add(at("a", line));
  findings.add(at("a", 5'000, Severity::error));
  EXPECT_TRUE(findings.has_errors()) << "an error counts even where its message is cut off";
  const std::vector<Diagnostic> all = findings.take();
  ASSERT_EQ(all.size(), Findings::limit + 1);
  EXPECT_EQ(all.back().code, "too-many-findings");
  EXPECT_EQ(all.back().severity, Severity::error);
}

TEST(Findings, TakingThemEmptiesTheSink) {
  Findings findings;
  findings.add(at("a", 1, Severity::error));
  EXPECT_EQ(findings.take().size(), 1U);
  EXPECT_FALSE(findings.has_errors());
  EXPECT_TRUE(findings.take().empty());
}

std::vector<Diagnostic> many(int count) {
  std::vector<Diagnostic> findings;
  for (int line = 1; line <= count; ++line) findings.push_back(at("a", line));
  return findings;
}

TEST(KeepWithinLimit, LeavesAsManyAsAreAllowed) {
  std::vector<Diagnostic> all = many(1'000);
  keep_within_limit(all);
  ASSERT_EQ(all.size(), Findings::limit);
  EXPECT_EQ(all.back().code, "doubled-word");
}

TEST(KeepWithinLimit, CutsOffTheRestAndSaysSo) {
  std::vector<Diagnostic> all = many(1'001);
  keep_within_limit(all);
  ASSERT_EQ(all.size(), Findings::limit + 1);
  EXPECT_EQ(all[999].where.line, 1'000);
  EXPECT_EQ(all.back().code, "too-many-findings");
  EXPECT_EQ(all.back().severity, Severity::warning);
}

TEST(KeepWithinLimit, AnErrorThatIsCutOffStillCounts) {
  std::vector<Diagnostic> all = many(1'000);
  all.push_back(at("b", 1, Severity::error));
  keep_within_limit(all);
  EXPECT_EQ(all.back().code, "too-many-findings");
  EXPECT_TRUE(has_errors(all));
}

TEST(KeepWithinLimit, WhatSeveralStagesCutOffIsSaidOnce) {
  Findings stage;
  for (int line = 1; line <= 1'001; ++line) stage.add(at("a", line));
  std::vector<Diagnostic> all = stage.take();
  for (const Diagnostic& finding : many(1'200)) all.push_back(finding);
  keep_within_limit(all);
  EXPECT_EQ(all.size(), Findings::limit + 1);
  EXPECT_EQ(std::ranges::count(all, "too-many-findings", &Diagnostic::code), 1);
}

TEST(KeepWithinLimit, AStageThatCutOffIsStillSaidWhereSilenceLeftRoom) {
  Findings stage;
  for (int line = 1; line <= 1'001; ++line) stage.add(at("a", line));
  std::vector<Diagnostic> all = stage.take();
  all.erase(all.begin(), all.begin() + 500);
  keep_within_limit(all);
  EXPECT_EQ(all.size(), 501U);
  EXPECT_EQ(all.back().code, "too-many-findings");
}

TEST(PictureFindings, APartThatIsLeftOutIsNamedOnce) {
  picture::Findings findings("logo.svg", {.file = "issue.yaml", .line = 3});
  findings.left_out("its scripts");
  findings.left_out("its scripts");
  findings.left_out("its small capitals");
  const std::vector<Diagnostic> all = findings.take();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].code, "svg-unsupported");
  EXPECT_EQ(all[0].where.line, 3);
  EXPECT_THAT(all[1].message, testing::HasSubstr("small capitals"));
}

TEST(PictureFindings, AnErrorEndsTheDecoder) {
  picture::Findings findings("photo.jpg", {});
  const std::optional<int> decoded = findings.corrupt("the file is empty");
  EXPECT_FALSE(decoded);
  EXPECT_TRUE(has_errors(findings.take()));
}

}  // namespace
}  // namespace vestnik
