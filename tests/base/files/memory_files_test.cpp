#include <gtest/gtest.h>

#include "vestnik/file_source.hpp"

namespace vestnik {
namespace {

using State = FileContent::State;
constexpr std::size_t plenty = 1000;

TEST(MemoryFiles, FindsAFileByAnySpellingOfItsPath) {
  MemoryFiles files(nullptr);
  files.add("issue/pictures/map.svg", "drawing");
  for (const char* path : {"issue/pictures/map.svg", "/issue/pictures/map.svg", "issue/./other/../pictures/map.svg"}) {
    const FileContent content = files.read(path, plenty);
    ASSERT_EQ(content.state, State::found) << path;
    EXPECT_EQ(*content.bytes, "drawing");
  }
  EXPECT_EQ(files.read("issue/pictures", plenty).state, State::missing);
}

TEST(MemoryFiles, GivesNoMoreThanWasAskedFor) {
  MemoryFiles files(nullptr);
  files.add("text", "12345");
  EXPECT_EQ(files.read("text", 5).state, State::found);
  const FileContent content = files.read("text", 4);
  EXPECT_EQ(content.state, State::too_large);
  EXPECT_FALSE(content.bytes);
}

TEST(MemoryFiles, ResolvesPathsAsIfItsRootWereTheDisks) {
  const MemoryFiles files(nullptr);
  EXPECT_EQ(files.resolve("a/../b/"), "/b");
  EXPECT_EQ(files.resolve("../../b"), "/b");
  EXPECT_EQ(files.resolve("."), "/");
}

TEST(MemoryFiles, AsksOthersForWhatItLacks) {
  const auto below = std::make_shared<MemoryFiles>(nullptr);
  below->add("/shared/publisher.yaml", "theirs");
  below->add("/issue.yaml", "theirs");
  MemoryFiles files(below);
  files.add("issue.yaml", "ours");
  EXPECT_EQ(*files.read("/shared/publisher.yaml", plenty).bytes, "theirs");
  EXPECT_EQ(*files.read("issue.yaml", plenty).bytes, "ours");
}

TEST(MemoryFiles, LeavesTheDisksFilesWhereTheyAre) {
  const std::filesystem::path face = std::filesystem::path(VESTNIK_SOURCE_DIR) / "fonts/PTF55F.ttf";
  MemoryFiles files;
  EXPECT_EQ(files.on_disk(face), face);
  EXPECT_EQ(files.resolve(face), std::filesystem::canonical(face));
  files.add(face, "another one");
  EXPECT_FALSE(files.on_disk(face));
}

TEST(MemoryFiles, BeginRelativePathsWhereTheDiskDoes) {
  MemoryFiles files;
  files.add("virtual/one.md", "text");
  const std::filesystem::path here = std::filesystem::canonical(".");
  EXPECT_EQ(files.resolve("virtual/one.md"), here / "virtual/one.md");
  EXPECT_EQ(files.read(here / "virtual/one.md", plenty).state, State::found);
  EXPECT_EQ(files.resolve("virtual/missing.md"), here / "virtual/missing.md");
}

TEST(DiskFiles, ResolveWhatCannotBeReadToAPathOfItsOwn) {
  const std::string far_too_long(5000, 'x');
  EXPECT_EQ(disk_files()->resolve("/" + far_too_long), "/" + far_too_long);
}

TEST(DiskFiles, SaysWhyThereIsNone) {
  const std::filesystem::path sources = VESTNIK_SOURCE_DIR;
  EXPECT_EQ(disk_files()->read(sources / "LICENSE", plenty * 1000).state, State::found);
  EXPECT_EQ(disk_files()->read(sources / "LICENSE", 10).state, State::too_large);
  EXPECT_EQ(disk_files()->read(sources / "src", plenty).state, State::folder);
  EXPECT_EQ(disk_files()->read(sources / "nothing", plenty).state, State::missing);
}

}  // namespace
}  // namespace vestnik
