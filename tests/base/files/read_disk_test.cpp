#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "base/files/output_file.hpp"
#include "base/files/read_file.hpp"

namespace vestnik {
namespace {

using State = FileContent::State;

class ReadDisk : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "/read-disk.XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
};

TEST_F(ReadDisk, GivesTheBytesUpToTheBound) {
  const std::filesystem::path file = folder_ / "file";
  for (const std::string& bytes : {std::string(), std::string("a\0b\n", 4), std::string(1'000'000, 'x')}) {
    ASSERT_FALSE(replace_file(file, bytes));
    const FileContent content = read_disk_file(file, bytes.size());
    ASSERT_EQ(content.state, State::found);
    EXPECT_EQ(*content.bytes, bytes);
    std::string pieces;
    EXPECT_EQ(read_disk_pieces(file, [&](std::string_view piece) { return pieces += piece, true; }), State::found);
    EXPECT_EQ(pieces, bytes);
    if (bytes.empty()) continue;
    EXPECT_EQ(read_disk_file(file, bytes.size() - 1).state, State::too_large);
  }
}

TEST_F(ReadDisk, SaysWhyThereIsNothing) {
  EXPECT_EQ(read_disk_file(folder_, 10).state, State::folder);
  EXPECT_EQ(read_disk_file(folder_ / "none", 10).state, State::missing);
  EXPECT_EQ(read_disk_file(folder_ / std::string("a\0b", 3), 10).state, State::missing);
  std::filesystem::create_symlink("loop", folder_ / "loop");
  EXPECT_EQ(read_disk_file(folder_ / "loop", 10).state, State::missing);
  EXPECT_EQ(read_disk_file(folder_ / std::string(300, 'n'), 10).state, State::missing);
}

TEST_F(ReadDisk, NeitherWaitsForAPipeNorReadsADevice) {
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(read_disk_file(folder_ / "pipe", 10).state, State::missing);
  std::filesystem::create_symlink("/dev/zero", folder_ / "zero");
  EXPECT_EQ(read_disk_file(folder_ / "zero", 10).state, State::missing);
  EXPECT_EQ(read_disk_stream(folder_ / "zero", 100'000).state, State::too_large);
}

TEST_F(ReadDisk, ReadsWhatTheSystemMakesUp) {
  const FileContent content = read_disk_file("/proc/self/statm", 1000);
  ASSERT_EQ(content.state, State::found);
  EXPECT_GT(content.bytes->size(), 3U);
}

TEST_F(ReadDisk, TakesAPieceAndNoMore) {
  ASSERT_FALSE(replace_file(folder_ / "file", std::string(1'000'000, 'x')));
  std::size_t read = 0;
  EXPECT_EQ(read_disk_pieces(folder_ / "file", [&](std::string_view piece) { return read += piece.size(), false; }),
            State::found);
  EXPECT_GT(read, 0U);
  EXPECT_LT(read, 1'000'000U);
}

}  // namespace
}  // namespace vestnik
