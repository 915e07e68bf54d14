#include "tools/output/output_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

namespace vestnik {
namespace {

namespace fs = std::filesystem;

class OutputFileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "vestnik-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder = name;
  }
  void TearDown() override { fs::remove_all(folder); }
  void write(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
  [[nodiscard]] std::string bytes_of(const fs::path& path) const {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
  }
  fs::path folder;
};

TEST_F(OutputFileTest, TheOldFileStaysUntilTheNewOneIsWhole) {
  const fs::path path = folder / "release.pdf";
  write(path, "old");
  OutputFile file(path);
  file.append("new");
  EXPECT_EQ(bytes_of(path), "old");
  EXPECT_FALSE(file.commit());
  EXPECT_EQ(bytes_of(path), "new");
  EXPECT_EQ(files(), 1U);
}

TEST_F(OutputFileTest, WithoutACommitNothingIsLeft) {
  const fs::path path = folder / "release.pdf";
  write(path, "old");
  { OutputFile(path).append("new"); }
  EXPECT_EQ(bytes_of(path), "old");
  EXPECT_EQ(files(), 1U);
}

TEST_F(OutputFileTest, ALinkIsFollowed) {
  write(folder / "target", "old");
  fs::create_symlink("target", folder / "link");
  EXPECT_FALSE(replace_file(folder / "link", "new"));
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(bytes_of(folder / "target"), "new");
  EXPECT_TRUE(same_place(folder / "link", folder / "target"));
  EXPECT_FALSE(same_place(folder / "link", folder / "other"));
}

TEST_F(OutputFileTest, ATargetThatCannotBeIsAProblemInBothLanguages) {
  fs::create_directory(folder / "folder");
  const std::optional<LocalText> problem = replace_file(folder / "folder", "bytes");
  ASSERT_TRUE(problem);
  EXPECT_FALSE(problem->en.empty());
  EXPECT_FALSE(problem->ru.empty());
  EXPECT_TRUE(replace_file(folder / "missing/release.pdf", "bytes"));
  EXPECT_EQ(files(), 1U);
}

TEST_F(OutputFileTest, AFullDeviceIsTold) { EXPECT_TRUE(replace_file("/dev/full", std::string(1 << 16, 'x'))); }

TEST_F(OutputFileTest, PreparingMakesTheFolderAndLeavesNoFile) {
  EXPECT_FALSE(prepare_output(folder / "new/release.pdf"));
  EXPECT_TRUE(fs::is_directory(folder / "new"));
  EXPECT_TRUE(fs::is_empty(folder / "new"));
}

}  // namespace
}  // namespace vestnik
