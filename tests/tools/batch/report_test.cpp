#include "tools/batch/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/batch/folder.hpp"
#include "tools/batch/pace.hpp"
#include "tools/batch/spool.hpp"

namespace vestnik::batch {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;

Result result(const std::string& issue, Status status) {
  Result made{.issue = issue, .output = issue + ".pdf", .status = status, .pages = 3};
  if (!is_good(status)) made.findings.push_back({Severity::error, "wrong-type", "a < b & \"c\"\x01", {}, {}});
  return made;
}

NextLine lines_of(const std::vector<Result>& results) {
  return [results, next = std::size_t{0}]() mutable {
    return next < results.size() ? as_line(results[next++]) : std::string();
  };
}

std::filesystem::path report(const Folder& folder, Shard shard, const std::vector<Result>& results) {
  ReportHead head{.shard = shard, .complete = true};
  head.excluded = {"drafts/"};
  head.totals.issues = results.size();
  for (const Result& each : results) head.totals.add(each);
  const auto file = folder.path() / (std::to_string(shard.number) + "-of-" + std::to_string(shard.of) + ".json");
  EXPECT_EQ(write_json(file, head, lines_of(results)), std::nullopt);
  return file;
}

TEST(Result, IsReadAsItWasWritten) {
  const Result written = result("2024/21/issue.yaml", Status::broken);
  const std::optional<Result> read = result_of(as_line(written));
  ASSERT_TRUE(read);
  EXPECT_EQ(as_line(*read), as_line(written));
  EXPECT_FALSE(result_of("{}"));
  EXPECT_FALSE(result_of("[1"));
}

TEST(Result, NamesThatAreNotUtf8AreReported) { EXPECT_TRUE(result_of(as_line(result("\xFF\xFE", Status::built)))); }

TEST(Merge, PutsShardsTogetherByName) {
  const Folder folder;
  const auto one = report(folder, {1, 2}, {result("b", Status::built), result("d", Status::failed)});
  const auto two = report(folder, {2, 2}, {result("a", Status::unchanged), result("c", Status::broken)});
  const auto merged = merge({two, one});
  ASSERT_TRUE(merged.ok());
  ASSERT_EQ(merged.value->lines.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(result_of(merged.value->lines[i])->issue, std::string(1, "abcd"[i]));
  EXPECT_EQ(merged.value->head.totals.issues, 4U);
  EXPECT_EQ(merged.value->head.totals.bad(), 2U);
  EXPECT_EQ(merged.value->head.totals.pages, 6U) << "pages of what was not released count";
  EXPECT_THAT(merged.value->head.excluded, testing::ElementsAre("drafts/"));
  EXPECT_TRUE(merged.value->head.complete);
}

TEST(Merge, SaysWhichShardIsMissingOrTooMany) {
  const Folder folder;
  const auto one = report(folder, {1, 3}, {result("a", Status::built)});
  const auto two = report(folder, {2, 3}, {result("b", Status::built)});
  const auto again = report(folder, {3, 3}, {result("a", Status::built)});
  const auto other = report(folder, {1, 2}, {});
  const auto code = [](const auto& merged) { return merged.diagnostics.at(0).code; };
  EXPECT_EQ(code(merge({one, two})), "shard-missing");
  EXPECT_THAT(merge({one, two}).diagnostics.at(0).message, HasSubstr("3/3"));
  EXPECT_EQ(code(merge({one, one, two})), "shard-repeated");
  EXPECT_EQ(code(merge({one, other})), "shard-mismatch");
  EXPECT_EQ(code(merge({one, two, again})), "issue-repeated");
  EXPECT_EQ(code(merge({folder.write("none.json", "{\"shard\": 1}")})), "report-unreadable");
  EXPECT_EQ(code(merge({folder.path() / "not-there.json"})), "report-unreadable");
}

TEST(Merge, IsBoundedWhateverAReportSays) {
  const Folder folder;
  const std::string millions = R"({"shard": {"number": 1, "of": 4000000000}, "issues": [],
                                   "summary": {"complete": true, "issues": 0, "seconds": 1}})";
  const auto missing = merge({folder.write("millions.json", millions)});
  EXPECT_EQ(missing.diagnostics.at(0).code, "shard-missing");
  EXPECT_LE(missing.diagnostics.size(), 100U);
  const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
  const auto nested = merge({folder.write("deep.json", R"({"issues": [{"x": )" + deep + "}]}")});
  EXPECT_EQ(nested.diagnostics.at(0).code, "report-unreadable");
}

TEST(Junit, EscapesWhatXmlCannotHold) {
  const Folder folder;
  ReportHead head;
  const std::vector<Result> results{result("a&b", Status::built), result("c", Status::failed)};
  for (const Result& each : results) head.totals.add(each);
  ASSERT_EQ(write_junit(folder.path() / "r.xml", head, lines_of(results)), std::nullopt);
  std::ifstream stream(folder.path() / "r.xml");
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  EXPECT_THAT(text, HasSubstr("name=\"a&amp;b\""));
  EXPECT_THAT(text, HasSubstr("message=\"a &lt; b &amp; &quot;c&quot;?\""));
  EXPECT_THAT(text, HasSubstr("tests=\"2\" failures=\"1\" errors=\"0\""));
}

TEST(Spool, GivesLinesByIndex) {
  Spool spool(3);
  ASSERT_TRUE(spool.put(2, "last"));
  ASSERT_TRUE(spool.put(0, "first"));
  EXPECT_EQ(spool.get(0), "first");
  EXPECT_EQ(spool.get(1), "");
  EXPECT_EQ(spool.get(2), "last");
}

TEST(Pace, GoesByTheLastSeconds) {
  const Pace::Clock::time_point began{};
  Pace pace(began);
  EXPECT_EQ(pace.line(1000, 0, UiLanguage::en), "[                        ] 0/1000");
  pace.note(began + seconds(1), 500);  // those that were up to date
  EXPECT_DOUBLE_EQ(pace.rate(), 500);
  for (int second = 2; second <= 10; ++second) {
    pace.note(began + seconds(second), 500 + 20 * static_cast<std::size_t>(second - 1));
  }
  EXPECT_DOUBLE_EQ(pace.rate(), 20);
  EXPECT_EQ(pace.line(1000, 3, UiLanguage::ru),
            "[################        ] 680/1000  с ошибками 3  20,0 в секунду  осталось 0:16");
  EXPECT_EQ(pace.line(1000, 3, UiLanguage::en), "[################        ] 680/1000  3 failed  20.0/s  0:16 left");
}

}  // namespace
}  // namespace vestnik::batch
