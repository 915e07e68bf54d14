#include "tools/batch/job.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/batch/folder.hpp"

namespace vestnik::batch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> outputs(const std::vector<Job>& jobs) {
  std::vector<std::string> result;
  for (const Job& job : jobs) result.push_back(job.name + " > " + job.output);
  return result;
}

TEST(FindJobs, FindsIssuesInFoldersByName) {
  const Folder folder;
  folder.write("2024/21/issue.yaml");
  folder.write("2024/03/issue.yaml");
  folder.write("2023/issue.yaml");
  folder.write("2024/21/pictures/map.svg");
  folder.write("publisher.yaml");
  const auto jobs = find_jobs(folder.path(), folder.path() / "out");
  ASSERT_TRUE(jobs.ok());
  EXPECT_THAT(outputs(jobs.value->jobs), ElementsAre("2023/issue.yaml > 2023.pdf", "2024/03/issue.yaml > 2024/03.pdf",
                                                     "2024/21/issue.yaml > 2024/21.pdf"));
}

TEST(FindJobs, PassesOverTheOutputFolderAndHiddenOnes) {
  const Folder folder;
  folder.write("a/issue.yaml");
  folder.write("pdf/b/issue.yaml");
  folder.write(".git/c/issue.yaml");
  const auto jobs = find_jobs(folder.path(), folder.path() / "pdf");
  ASSERT_TRUE(jobs.ok());
  EXPECT_THAT(outputs(jobs.value->jobs), ElementsAre("a/issue.yaml > a.pdf"));
}

TEST(FindJobs, AnIssueAtTheRootBearsTheFoldersName) {
  const Folder folder;
  folder.write("release/issue.yaml");
  const auto jobs = find_jobs(folder.path() / "release", folder.path() / "out");
  ASSERT_TRUE(jobs.ok());
  EXPECT_THAT(outputs(jobs.value->jobs), ElementsAre("issue.yaml > release.pdf"));
}

TEST(FindJobs, ReadsAList) {
  const Folder folder;
  const auto list =
      folder.write("lists/archive.txt", "# of 2024\n\n../2024/21/issue.yaml\r\nspecial.yaml\nspecial.yaml\n");
  const auto jobs = find_jobs(list, folder.path() / "out");
  ASSERT_TRUE(jobs.ok());
  EXPECT_THAT(outputs(jobs.value->jobs), ElementsAre("2024/21/issue.yaml > 2024/21.pdf", "special.yaml > special.pdf"));
  EXPECT_EQ(std::filesystem::weakly_canonical(jobs.value->jobs.front().descriptor),
            std::filesystem::weakly_canonical(folder.path() / "2024/21/issue.yaml"));
}

TEST(FindJobs, LeavesOutWhatIsExcluded) {
  const Folder folder;
  for (const char* name : {"2024/21/issue.yaml", "2024/drafts/22/issue.yaml", "lost+found/a/issue.yaml",
                           "old/issue.yaml", "2023/old/issue.yaml"}) {
    folder.write(name);
  }
  const auto jobs = find_jobs(folder.path(), folder.path() / "out", {{"lost+found", "draft*/", "/old"}});
  ASSERT_TRUE(jobs.ok());
  EXPECT_THAT(outputs(jobs.value->jobs),
              ElementsAre("2023/old/issue.yaml > 2023/old.pdf", "2024/21/issue.yaml > 2024/21.pdf"));
  EXPECT_THAT(jobs.value->excluded, ElementsAre("2024/drafts/", "lost+found/", "old/"));
  EXPECT_EQ(find_jobs(folder.path(), folder.path() / "out", {{"issue.yaml"}}).diagnostics.at(0).hint,
            "compare the patterns with the names");
}

TEST(FindJobs, LeavesTheSameOutOfAList) {
  const Folder folder;
  const auto list = folder.write("archive.txt", "2024/21/issue.yaml\n2024/drafts/22/issue.yaml\nold.yaml\n");
  const auto jobs = find_jobs(list, folder.path() / "out", {{"drafts", "old.*"}});
  ASSERT_TRUE(jobs.ok());
  EXPECT_THAT(outputs(jobs.value->jobs), ElementsAre("2024/21/issue.yaml > 2024/21.pdf"));
  EXPECT_THAT(jobs.value->excluded, ElementsAre("2024/drafts/22/issue.yaml", "old.yaml"));
}

TEST(Exclusions, FitAsInRsync) {
  const auto fits = [](const char* pattern, const char* name) {
    return Exclusions(std::vector<std::string>{pattern}).hold(name);
  };
  EXPECT_TRUE(fits("drafts", "a/drafts/b/issue.yaml"));
  EXPECT_TRUE(fits("drafts/", "a/drafts/"));
  EXPECT_FALSE(fits("drafts/", "a/drafts"));
  EXPECT_FALSE(fits("draft", "drafts/"));
  EXPECT_TRUE(fits("2024/*/issue.yaml", "2024/21/issue.yaml"));
  EXPECT_FALSE(fits("2024/*.yaml", "2024/21/issue.yaml"));
  EXPECT_TRUE(fits("2024/2[12]", "2024/21/issue.yaml"));
  EXPECT_FALSE(fits("2024/21", "old/2024/21/issue.yaml"));
  EXPECT_TRUE(fits("черновики", "2024/черновики/"));
  EXPECT_FALSE(fits("", "a/"));
}

TEST(FindJobs, NamesBothDescriptorsThatCollide) {
  const Folder folder;
  const auto list = folder.write("archive.txt", "a/issue.yaml\na.yaml\nb.yaml\n");
  const auto jobs = find_jobs(list, folder.path() / "out");
  ASSERT_FALSE(jobs.value);
  ASSERT_EQ(jobs.diagnostics.size(), 1U);
  EXPECT_EQ(jobs.diagnostics[0].code, "output-collision");
  EXPECT_THAT(jobs.diagnostics[0].message, HasSubstr("a.yaml"));
  EXPECT_THAT(jobs.diagnostics[0].message, HasSubstr("a/issue.yaml"));
}

TEST(FindJobs, SaysWhatIsWrongWithTheSource) {
  const Folder folder;
  const auto code = [&](const std::filesystem::path& source) {
    return find_jobs(source, folder.path() / "out").diagnostics.at(0).code;
  };
  EXPECT_EQ(code(folder.path() / "none"), "archive-missing");
  EXPECT_EQ(code(folder.path()), "archive-empty");
  EXPECT_EQ(code(folder.write("empty.txt", "")), "archive-unreadable");
  EXPECT_EQ(code(folder.write("folder.txt", ".\n")), "archive-missing");
}

unsigned shard_of(std::string_view name, unsigned of) {
  unsigned number = 1;
  while (!Shard{number, of}.holds(name)) ++number;
  return number;
}

TEST(Shard, EachNameHasOneShardAndKeepsIt) {
  int counts[4] = {};
  for (int i = 0; i < 1000; ++i) {
    const std::string name = std::to_string(2000 + i / 24) + "/" + std::to_string(i % 24) + "/issue.yaml";
    int holders = 0;
    for (unsigned k = 1; k <= 4; ++k) {
      if (!Shard{k, 4}.holds(name)) continue;
      ++holders;
      ++counts[k - 1];
    }
    EXPECT_EQ(holders, 1) << name;
  }
  for (const int count : counts) EXPECT_NEAR(count, 250, 60);
  // The division is part of the interface: machines with different versions must agree on it.
  EXPECT_EQ(shard_of("2024/21/issue.yaml", 4), 3U);
  EXPECT_EQ(shard_of("2000/01/issue.yaml", 7), 6U);
  EXPECT_EQ(shard_of("issue.yaml", 1000), 273U);
}

}  // namespace
}  // namespace vestnik::batch
