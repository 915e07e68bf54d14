// The library as another program uses it: an Issue built in code, no file but Vestnik's own data.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "vestnik/vestnik.hpp"

namespace vestnik {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

std::chrono::year_month_day day(unsigned month, unsigned day_of_month) {
  return {std::chrono::year(2025), std::chrono::month(month), std::chrono::day(day_of_month)};
}

Issue statistics() {
  Issue issue;
  issue.series.title_lines = {"Statistical Bulletin", "of the registry"};
  issue.series.title = "Statistical Bulletin of the registry";
  issue.number = 3;
  issue.year = 2025;
  issue.period = {day(3, 1), day(3, 31)};
  issue.place = "Almaty";
  issue.publisher.name = "REGISTRY";
  issue.publisher.full_name = "Registry of invented figures";
  issue.publisher.postal_address = "1 Any Street";
  Article article;
  article.title = "Figures of March";
  article.body.text = "Numbers rose in every region.\n\n| Region | Cases |\n|:--|--:|\n| North | 12 |\n";
  article.source.name = "Own count";
  issue.sections.push_back({.country = "KZ", .heading = {}, .articles = {article}, .where = {}});
  return issue;
}

TypesetOptions options() {
  TypesetOptions result;
  result.data_folder = VESTNIK_SOURCE_DIR;
  return result;
}

TEST(Typeset, MakesAPdfOfAnIssueBuiltInCode) {
  const Outcome<Release> release = typeset(statistics(), options());
  EXPECT_THAT(release.diagnostics, IsEmpty());
  ASSERT_TRUE(release.value);
  EXPECT_THAT(release.value->pdf, StartsWith("%PDF-1.7"));
  EXPECT_EQ(release.value->pages, 5U);  // cover, imprint, contents, one section, back page
  EXPECT_EQ(release.value->articles, 1U);
}

TEST(Typeset, AsksForAlternativeTexts) {
  Issue issue = statistics();
  const std::string svg =
      "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'><rect width='9' height='9'/></svg>";
  Picture picture;
  picture.file = {"map.svg", std::make_shared<const std::string>(svg)};
  issue.sections[0].articles[0].pictures.push_back(picture);
  const Outcome<Release> release = typeset(issue, options());
  ASSERT_EQ(release.diagnostics.size(), 1U);
  EXPECT_EQ(release.diagnostics[0].code, "alternative-missing");
  EXPECT_EQ(release.diagnostics[0].severity, Severity::warning);
  EXPECT_TRUE(release.value);
  TypesetOptions strict = options();
  strict.strict = true;
  EXPECT_FALSE(typeset(issue, strict).ok());
  issue.sections[0].articles[0].pictures[0].alternative = "A map";
  EXPECT_TRUE(typeset(issue, strict).ok());
}

TEST(Typeset, AttachesOnlyWhatItCanGiveBack) {
  TypesetOptions given = options();
  given.attach_source = true;
  Issue issue = statistics();
  EXPECT_FALSE(typeset(issue, given).ok());  // nothing to attach
  issue.sources = {{"issue/figures.csv", std::make_shared<const std::string>("12")}};
  const Outcome<Release> release = typeset(issue, given);
  ASSERT_TRUE(release.ok());
  EXPECT_THAT(release.value->pdf, HasSubstr("<pdfaid:part>3</pdfaid:part>"));
  issue.sources[0].path = "../figures.csv";
  const Outcome<Release> refused = typeset(issue, given);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.diagnostics[0].code, "source-path");
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
