#include "base/files/output_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace vestnik {
namespace {

namespace fs = std::filesystem;
using Operation = FileError::Operation;
using testing::ElementsAre;
using testing::IsEmpty;

class OutputFolderTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "vestnik-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder = name;
  }
  void TearDown() override { fs::remove_all(folder); }
  [[nodiscard]] std::string bytes_of(const fs::path& path) const {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  /// Paths from the folder of all that is there.
  [[nodiscard]] std::vector<std::string> there() const {
    std::vector<std::string> paths;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      paths.push_back(entry.path().lexically_relative(folder).string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }
  fs::path folder;
};

/// A disk that fails at the file named "bad", or at every rename.
class FullDisk : public Disk {
 public:
  int create(const fs::path& path, int& descriptor) override {
    bad_ = path.filename() == "bad";
    return Disk::create(path, descriptor);
  }
  int write(int descriptor, const char* bytes, std::size_t size, std::size_t& written) override {
    if (bad_ && size < 3) return ENOSPC;  // when some is written
    return Disk::write(descriptor, bytes, std::min<std::size_t>(size, 1), written);
  }
  int rename(const std::string& from, const fs::path& to) override {
    return to.filename() == "bad" ? EXDEV : Disk::rename(from, to);
  }

 private:
  bool bad_ = false;
};

TEST_F(OutputFolderTest, IsThereWhenAllIsWritten) {
  OutputFolder output(folder / "new/");
  EXPECT_FALSE(output.problem());
  EXPECT_FALSE(output.write("issue.yaml", "issue"));
  EXPECT_FALSE(output.write("articles/first.md", "first"));
  EXPECT_FALSE(fs::exists(folder / "new"));
  EXPECT_FALSE(output.commit());
  EXPECT_THAT(there(), ElementsAre("new", "new/articles", "new/articles/first.md", "new/issue.yaml"));
  EXPECT_EQ(bytes_of(folder / "new/articles/first.md"), "first");
}

TEST_F(OutputFolderTest, WithoutACommitNothingIsLeft) {
  { EXPECT_FALSE(OutputFolder(folder / "new").write("articles/first.md", "first")); }
  EXPECT_THAT(there(), IsEmpty());
}

TEST_F(OutputFolderTest, TakesThePlaceOfAnEmptyFolderAndOfNothingElse) {
  fs::create_directory(folder / "new");
  {
    OutputFolder output(folder / "new");
    EXPECT_FALSE(output.write("a", "1"));
    EXPECT_FALSE(output.commit());
  }
  for (const char* taken : {"new", "new/a"}) {  // a folder with a file; a file
    OutputFolder output(folder / taken);
    EXPECT_FALSE(output.write("a", "2"));
    const std::optional<FileError> error = output.commit();
    ASSERT_TRUE(error) << taken;
    EXPECT_EQ(error->operation, Operation::rename);
    EXPECT_EQ(error->code, EEXIST);
  }
  EXPECT_THAT(there(), ElementsAre("new", "new/a"));
  EXPECT_EQ(bytes_of(folder / "new/a"), "1");
}

TEST_F(OutputFolderTest, SaysWhichFolderCannotBeMade) {
  const OutputFolder output(folder / "missing/new");
  ASSERT_TRUE(output.problem());
  EXPECT_EQ(output.problem()->operation, Operation::make_folder);
  EXPECT_EQ(output.problem()->code, ENOENT);
  EXPECT_EQ(output.problem()->path, folder / "missing/new");
}

TEST_F(OutputFolderTest, AFailureLeavesNothing) {
  FullDisk disk;
  {
    OutputFolder output(folder / "bad", disk);
    EXPECT_FALSE(output.write("a", "1"));
    const std::optional<FileError> error = output.commit();
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code, EXDEV);
  }
  EXPECT_THAT(there(), IsEmpty());
}

TEST_F(OutputFolderTest, MakesTheFoldersThatAreMissing) {
  EXPECT_FALSE(make_folders(folder / "a/b/c"));
  EXPECT_FALSE(make_folders(folder / "a/b/d/"));
  EXPECT_THAT(there(), ElementsAre("a", "a/b", "a/b/c", "a/b/d"));
  EXPECT_FALSE(replace_file(folder / "a/file", "1"));
  for (const char* bad : {"a/file", "a/file/b"}) {
    const std::optional<FileError> error = make_folders(folder / bad);
    ASSERT_TRUE(error) << bad;
    EXPECT_EQ(error->operation, Operation::make_folder);
    EXPECT_EQ(error->code, ENOTDIR);
  }
}

using NewFilesTest = OutputFolderTest;

TEST_F(NewFilesTest, StayIfTheyAreKept) {
  NewFiles files;
  EXPECT_FALSE(files.write(folder / "new/issue.yaml", "issue"));
  files.keep();
  EXPECT_EQ(bytes_of(folder / "new/issue.yaml"), "issue");
}

TEST_F(NewFilesTest, GoAgainWithTheirFoldersAndNothingElse) {
  fs::create_directory(folder / "old");
  {
    NewFiles files;
    EXPECT_FALSE(files.write(folder / "old/a", "1"));
    EXPECT_FALSE(files.write(folder / "new/articles/b", "2"));
  }
  EXPECT_THAT(there(), ElementsAre("old"));
}

TEST_F(NewFilesTest, ReplaceNothing) {
  ASSERT_FALSE(replace_file(folder / "a", "old"));
  fs::create_symlink("nowhere", folder / "link");
  {
    NewFiles files;
    for (const char* taken : {"a", "link"}) {
      const std::optional<FileError> error = files.write(folder / taken, "new");
      ASSERT_TRUE(error) << taken;
      EXPECT_EQ(error->code, EEXIST);
    }
  }
  EXPECT_EQ(bytes_of(folder / "a"), "old");
  EXPECT_THAT(there(), ElementsAre("a", "link"));
}

TEST_F(NewFilesTest, GoAgainWhenTheDiskIsFull) {
  {
    FullDisk disk;
    NewFiles files(disk);
    EXPECT_FALSE(files.write(folder / "good", "bytes"));
    const std::optional<FileError> error = files.write(folder / "bad", "bytes");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->operation, Operation::write);
    EXPECT_EQ(error->code, ENOSPC);
    EXPECT_THAT(there(), ElementsAre("bad", "good"));
  }
  EXPECT_THAT(there(), IsEmpty());
}

}  // namespace
}  // namespace vestnik
