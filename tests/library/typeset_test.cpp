// The library as another program uses it: an Issue built in code, no file but Vestnik's own data.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "library/embedding.hpp"

namespace vestnik {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

using samples::day;
using samples::options;
using samples::statistics;

TEST(Typeset, MakesAPdfOfAnIssueBuiltInCode) {
  const Outcome<Release> release = typeset(statistics(), options());
  EXPECT_THAT(release.diagnostics, IsEmpty());
  ASSERT_TRUE(release.value);
  EXPECT_THAT(release.value->pdf, StartsWith("%PDF-1.7"));
  EXPECT_EQ(release.value->pages, 5U);  // cover, imprint, contents, one section, back page
  EXPECT_EQ(release.value->articles, 1U);
}

TEST(Typeset, OnlyChecksWhenAskedTo) {
  TypesetOptions given = options();
  given.check_only = true;
  const Outcome<Release> release = typeset(statistics(), given);
  ASSERT_TRUE(release.value);
  EXPECT_THAT(release.value->pdf, IsEmpty());
  EXPECT_EQ(release.value->pages, 5U);
}

TEST(Typeset, ReportsProgressUpToTheEnd) {
  TypesetOptions given = options();
  std::vector<std::string> stages;
  given.progress = [&](const Progress& progress) {
    EXPECT_LE(progress.done, progress.total);
    if (stages.empty() || stages.back() != progress.stage) stages.emplace_back(progress.stage);
  };
  ASSERT_TRUE(typeset(statistics(), given).value);
  ASSERT_FALSE(stages.empty());
  EXPECT_EQ(stages.back(), "emit");
}

TEST(Typeset, RefusesAPictureThatIsNone) {
  Issue issue = statistics();
  Picture picture;
  picture.file = {"chart.png", std::make_shared<const std::string>("not a picture")};
  picture.alternative = "A chart";
  issue.sections[0].articles[0].pictures.push_back(picture);
  const Outcome<Release> release = typeset(issue, options());
  EXPECT_FALSE(release.value);
  ASSERT_FALSE(release.diagnostics.empty());
  EXPECT_THAT(release.diagnostics.front().message, HasSubstr("chart.png"));
}

TEST(Typeset, RefusesAPeriodThatIsNone) {
  Issue issue = statistics();
  issue.period.last = day(2, 30);
  const Outcome<Release> release = typeset(issue, options());
  EXPECT_FALSE(release.value);
  ASSERT_EQ(release.diagnostics.size(), 1U);
  EXPECT_EQ(release.diagnostics.front().code, "bad-period");
}

TEST(Typeset, GivesTheSameBytesOnSeveralThreadsAtOnce) {
  const Issue issue = statistics();
  const std::string alone = typeset(issue, options()).value.value().pdf;
  std::vector<std::string> results(4);
  {
    std::vector<std::jthread> threads;
    threads.reserve(results.size());
    for (std::string& result : results) {
      threads.emplace_back([&] { result = typeset(issue, options()).value.value().pdf; });
    }
  }
  for (const std::string& result : results) EXPECT_EQ(result, alone);
}

}  // namespace
}  // namespace vestnik
