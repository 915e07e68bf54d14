#include "tools/versions/repository.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/files/temporary_folder.hpp"

namespace vestnik::versions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}
std::vector<std::string> messages_of(const std::vector<Version>& versions) {
  std::vector<std::string> messages;
  for (const Version& version : versions) messages.push_back(version.message);
  return messages;
}
int git(const std::filesystem::path& folder, const std::string& command) {
  return std::system(("cd '" + folder.string() + "' && git " + command + " >/dev/null 2>&1").c_str());  // NOLINT
}

TEST(Repository, KeepsVersionsOfFiles) {
  const TemporaryFolder folder;
  Repository repository(folder.path());
  EXPECT_FALSE(repository.exists());
  EXPECT_THAT(repository.versions("", 9), IsEmpty());
  write(folder.path() / "a/x.md", "one");
  write(folder.path() / "b/y.md", "other");
  EXPECT_EQ(repository.keep({"a/x.md"}, "first"), Hindrance::none);
  EXPECT_EQ(repository.keep({"b/y.md", "b/none.md"}, "second"), Hindrance::none);
  write(folder.path() / "a/x.md", "two");
  EXPECT_EQ(repository.keep({"a/x.md", "b/y.md"}, "third\n\nmore"), Hindrance::none);
  EXPECT_EQ(repository.keep({"a/x.md"}, "no difference"), Hindrance::none);
  EXPECT_THAT(messages_of(repository.versions("", 9)), ElementsAre("third", "second", "first"));
  const auto of_a = repository.versions("a", 9);
  EXPECT_THAT(messages_of(of_a), ElementsAre("third", "first"));
  EXPECT_EQ(repository.bytes_at(of_a[0].id, "a/x.md"), "two");
  EXPECT_EQ(repository.bytes_at(of_a[1].id, "a/x.md"), "one");
  EXPECT_EQ(repository.bytes_at(of_a[1].id, "b/y.md"), std::nullopt);
  EXPECT_THAT(repository.files_at(of_a[0].id, "a"), ElementsAre("a/x.md"));
  std::filesystem::remove(folder.path() / "a/x.md");
  EXPECT_EQ(repository.keep({"a/x.md"}, "gone"), Hindrance::none);
  EXPECT_THAT(repository.files_at(repository.head(), ""), ElementsAre("b/y.md"));
  EXPECT_EQ(git(folder.path(), "diff --quiet HEAD"), 0);
  EXPECT_EQ(git(folder.path(), "fsck --strict"), 0);
}

TEST(Repository, TagsAreNeverMoved) {
  const TemporaryFolder folder;
  Repository repository(folder.path());
  EXPECT_EQ(repository.tag("released", ""), std::nullopt);
  write(folder.path() / "x", "1");
  ASSERT_EQ(repository.keep({"x"}, "one"), Hindrance::none);
  EXPECT_EQ(repository.tag("2024/21", "No. 21"), "2024/21");
  EXPECT_EQ(repository.tag("2024/21", "No. 21"), "2024/21-2");
  EXPECT_THAT(repository.versions("", 9).front().tags, ElementsAre("2024/21", "2024/21-2"));
  EXPECT_EQ(repository.tag("no name ..", ""), std::nullopt);
}

TEST(Repository, TheAuthorIsSet) {
  const TemporaryFolder folder;
  Repository repository(folder.path());
  EXPECT_FALSE(repository.author().name.empty());
  EXPECT_FALSE(repository.set_author({"A", "a@b"}));  // there is none yet
  write(folder.path() / "x", "1");
  ASSERT_EQ(repository.prepare(), Hindrance::none);
  ASSERT_TRUE(repository.set_author({"Айжан", "a@b.example"}));
  ASSERT_EQ(repository.keep({"x"}, "one"), Hindrance::none);
  EXPECT_EQ(repository.versions("", 9).front().author, "Айжан");
}

TEST(Repository, AFolderThatIsInGitIsUsedAsItIs) {
  const TemporaryFolder root;
  const auto folder = root.path() / "issues";
  write(folder / "a.md", "1");
  write(folder / "draft.md", "1");
  write(root.path() / "own.txt", "1");
  write(root.path() / ".gitignore", "*.tmp\n");
  ASSERT_EQ(
      git(root.path(),
          "init -b work && git config user.name Own && git config user.email o@w && git add . && git commit -m base"),
      0);
  write(root.path() / "own.txt", "staged");
  ASSERT_EQ(git(root.path(), "add own.txt"), 0);
  write(folder / "a.md", "2");
  write(folder / "x.tmp", "2");
  Repository repository(folder);
  ASSERT_TRUE(repository.exists());
  EXPECT_EQ(repository.keep({"a.md", "x.tmp"}, "text"), Hindrance::none);
  EXPECT_FALSE(std::filesystem::exists(folder / ".git"));
  EXPECT_EQ(git(root.path(), "diff --quiet HEAD -- issues"), 0);
  EXPECT_NE(git(root.path(), "diff --cached --quiet"), 0);  // what was prepared waits for its own commit
  EXPECT_NE(git(root.path(), "cat-file -e HEAD:issues/x.tmp"), 0);
  EXPECT_EQ(repository.versions("", 9).front().author, "Own");
  EXPECT_THAT(repository.files_at(repository.head(), ""), ElementsAre("a.md", "draft.md"));
  ASSERT_EQ(git(root.path(), "checkout -q --detach"), 0);
  write(folder / "a.md", "3");
  EXPECT_EQ(repository.keep({"a.md"}, "text"), Hindrance::busy);
}

TEST(Repository, SaysWhereItCannotWrite) {
  const TemporaryFolder folder;
  write(folder.path() / ".git", "no repository");
  Repository repository(folder.path());
  EXPECT_EQ(repository.keep({"x"}, "one"), Hindrance::unusable);
  EXPECT_THAT(repository.versions("", 9), SizeIs(0));
}

}  // namespace
}  // namespace vestnik::versions
