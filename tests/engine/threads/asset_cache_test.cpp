// What issues share, and eight threads that typeset different issues with it. scripts/test runs this under
// ThreadSanitizer too.
#include "engine/typeset/asset_cache.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <thread>
#include <vector>

#include "engine/threads/uninstrumented.hpp"
#include "engine/typeset/typeset.hpp"
#include "vestnik/vestnik.hpp"

namespace vestnik {
namespace {

/// An issue of its own in each language: text, a subheading, a table and a derived digest.
Issue issue_in(const std::string& language, int number) {
  using std::chrono::day, std::chrono::month, std::chrono::year;
  Issue issue;
  issue.language = language;
  issue.series.title_lines = {"Bulletin", "of the registry"};
  issue.series.title = "Bulletin of the registry";
  issue.number = number;
  issue.year = 2025;
  issue.period = {year(2025) / month(3) / day(1), year(2025) / month(3) / day(31)};
  issue.place = "Almaty";
  issue.publisher.name = "REGISTRY";
  issue.publisher.full_name = "Registry of invented figures";
  issue.publisher.postal_address = "1 Any Street";
  issue.publisher.texts["contents"] = {"Contents of issue " + std::to_string(number)};
  Article article;
  article.title = "Figures of March";
  article.source.name = "Own count";
  for (int i = 0; i < 12; ++i) {
    article.body.text +=
        "Numbers rose in every region, cooperation and international representation included. "
        "Представительство международной организации сообщило о сотрудничестве.\n\n";
  }
  article.body.text += "## By region\n\n| Region | Cases |\n|:--|--:|\n| North | 12 |\n";
  issue.sections.push_back({.country = "KZ", .heading = {}, .articles = {article, article}, .where = {}});
  return issue;
}

constexpr std::array languages{"en", "ru", "kk", "ky", "tg"};

std::string pdf_of(Outcome<Release> release) {
  EXPECT_FALSE(has_errors(release.diagnostics)) << release.diagnostics.front().message;
  return release.value ? std::move(release.value->pdf) : std::string();
}

TEST(AssetCache, GivesTheBytesThatAnIssueHasAlone) {
  const std::filesystem::path data(VESTNIK_SOURCE_DIR);
  AssetCache assets(data);
  for (int number = 1; number <= 10; ++number) {
    const Issue issue = issue_in(languages[static_cast<std::size_t>(number) % languages.size()], number);
    EXPECT_EQ(pdf_of(typeset(issue, {}, assets)), pdf_of(typeset(issue, {.data_folder = data}))) << number;
  }
}

TEST(AssetCache, ServesEightThreads) {
  make_normaliser();
  const std::filesystem::path data(VESTNIK_SOURCE_DIR);
  constexpr int threads = 8, each = 3;
  AssetCache assets(data);
  std::vector<std::string> made(threads * each);
  std::vector<std::thread> running;
  for (int thread = 0; thread < threads; ++thread) {
    running.emplace_back([&, thread] {
      for (int i = 0; i < each; ++i) {
        const int number = thread * each + i;
        const Issue issue = issue_in(languages[static_cast<std::size_t>(number) % languages.size()], number + 1);
        made[static_cast<std::size_t>(number)] = pdf_of(typeset(issue, {}, assets));
      }
    });
  }
  for (std::thread& thread : running) thread.join();
  for (int number = 0; number < threads * each; number += 5) {
    const Issue issue = issue_in(languages[static_cast<std::size_t>(number) % languages.size()], number + 1);
    EXPECT_EQ(made[static_cast<std::size_t>(number)], pdf_of(typeset(issue, {.data_folder = data}))) << number;
  }
}

TEST(AssetCache, AThemeOfAnIssuesOwnIsKnownByItsContent) {
  AssetCache assets{std::filesystem::path(VESTNIK_SOURCE_DIR)};
  Issue issue = issue_in("en", 1);
  const auto margin = [&](const std::string& inner) {
    issue.theme_file = {"theme.yaml", std::make_shared<const std::string>(
                                          "name: own\nextends: bulletin\npage: {inner: " + inner + "}\n")};
    return assets.resources(issue).value->theme.page.inner.mm();
  };
  EXPECT_NEAR(margin("18mm"), 18, 1e-9);
  EXPECT_NEAR(margin("19mm"), 19, 1e-9);
  EXPECT_NEAR(margin("18mm"), 18, 1e-9);
}

TEST(AssetCache, APublishersTextsDoNotReachOtherIssues) {
  AssetCache assets{std::filesystem::path(VESTNIK_SOURCE_DIR)};
  Issue other = issue_in("en", 2);
  other.publisher.texts.clear();
  EXPECT_EQ(assets.resources(issue_in("en", 1)).value->locale.text("contents"), "Contents of issue 1");
  EXPECT_NE(assets.resources(other).value->locale.text("contents"), "Contents of issue 1");
}

TEST(AssetCache, AProblemIsReportedEachTime) {
  AssetCache assets{std::filesystem::path(VESTNIK_SOURCE_DIR)};
  Issue issue = issue_in("en", 1);
  issue.theme = "none";
  for (int i = 0; i < 2; ++i) EXPECT_FALSE(assets.resources(issue).ok());
}

}  // namespace
}  // namespace vestnik
