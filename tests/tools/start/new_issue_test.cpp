#include "tools/start/new_issue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik {
namespace {

using std::chrono::year_month_day;
using namespace std::chrono_literals;

year_month_day day(int year, unsigned month, unsigned of_month) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}

TEST(HalfMonth, EndsOnTheFifteenthOrOnTheMonthsLastDay) {
  EXPECT_EQ(half_month(day(2024, 12, 1)).last, day(2024, 12, 15));
  EXPECT_EQ(half_month(day(2024, 12, 15)).first, day(2024, 12, 1));
  EXPECT_EQ(half_month(day(2024, 12, 16)).first, day(2024, 12, 16));
  EXPECT_EQ(half_month(day(2024, 12, 16)).last, day(2024, 12, 31));
  EXPECT_EQ(half_month(day(2024, 2, 29)).last, day(2024, 2, 29)) << "a leap year";
  EXPECT_EQ(half_month(day(2023, 2, 20)).last, day(2023, 2, 28));
}

TEST(NewIssueFiles, HoldWhatWasSaidAndMarkWhatIsMissing) {
  NewIssue issue;
  issue.series = {"Notes: from the \"press\""};
  issue.number = 7;
  issue.period = half_month(day(2024, 12, 20));
  const Outcome<std::vector<FileBytes>> files = files_of(issue, VESTNIK_SOURCE_DIR);
  ASSERT_TRUE(files.ok());
  const auto descriptor = std::find_if(files.value->begin(), files.value->end(),
                                       [](const FileBytes& file) { return file.name == "issue.yaml"; });
  ASSERT_NE(descriptor, files.value->end());
  EXPECT_THAT(std::string(descriptor->content()),
              testing::AllOf(testing::HasSubstr("number: 7"), testing::HasSubstr("2024-12-31"),
                             testing::HasSubstr(quoted_yaml("Notes: from the \"press\"")), testing::HasSubstr("‹")));
}

TEST(NewIssueFiles, WithoutTemplatesThereIsAnError) {
  const Outcome<std::vector<FileBytes>> files = files_of({}, "/nowhere");
  ASSERT_FALSE(files.ok());
  EXPECT_EQ(files.diagnostics.front().code, "asset-missing");
}

TEST(FollowingIssue, ADescriptorThatIsNotThereIsAnError) {
  const Outcome<NewIssue> next = following_issue("/nowhere/issue.yaml", "/tmp");
  EXPECT_FALSE(next.ok());
  EXPECT_TRUE(has_errors(next.diagnostics));
}

TEST(FollowingIssue, CountsOnFromTheSample) {
  const std::filesystem::path samples = std::filesystem::path(VESTNIK_SOURCE_DIR) / "samples";
  const Outcome<NewIssue> next = following_issue(samples / "2024-21/issue.yaml", samples / "next");
  ASSERT_TRUE(next.ok());
  EXPECT_EQ(next.value->number, 22);
  EXPECT_EQ(next.value->period.first, day(2025, 1, 1));
  EXPECT_EQ(next.value->period.last, day(2025, 1, 15));
}

}  // namespace
}  // namespace vestnik
