
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "base/files/output_file.hpp"

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

TEST_F(OutputFileTest, PermissionsAreThoseOfANewFileOrOfTheOldOne) {
  const fs::path path = folder / "release.pdf";
  const auto permissions = [&] { return static_cast<unsigned>(fs::status(path).permissions()); };
  const mode_t mask = umask(027);
  EXPECT_FALSE(replace_file(path, "old"));
  EXPECT_EQ(permissions(), 0640U);
  fs::permissions(path, fs::perms(0604));
  EXPECT_FALSE(replace_file(path, "new", {.same_permissions = true}));
  EXPECT_EQ(permissions(), 0604U);
  EXPECT_FALSE(replace_file(path, "new"));
  EXPECT_EQ(permissions(), 0640U);
  umask(mask);
}

TEST_F(OutputFileTest, WritingOverAFileLeavesItsPlaceAndCutsItOff) {
  const fs::path path = folder / "record.json";
  for (const char* bytes : {"new", "longer than before", "", "x"}) {
    EXPECT_FALSE(overwrite_file(path, bytes));
    EXPECT_EQ(bytes_of(path), bytes);
  }
  fs::create_hard_link(path, folder / "same");
  EXPECT_FALSE(overwrite_file(path, "y"));
  EXPECT_EQ(bytes_of(folder / "same"), "y");
}

TEST_F(OutputFileTest, WhatIsNoFileGivesWayAndWhereALinkLeadsIsLeftAlone) {
  const fs::path path = folder / "record.json";
  write(folder / "target", "old");
  for (const char* target : {"/dev/zero", "/dev/full", "target", "nowhere", "record.json"}) {
    fs::create_symlink(target, path);
    EXPECT_FALSE(overwrite_file(path, "new")) << target;
    EXPECT_TRUE(fs::is_regular_file(fs::symlink_status(path))) << target;
    EXPECT_EQ(bytes_of(path), "new") << target;
    fs::remove(path);
  }
  EXPECT_EQ(bytes_of(folder / "target"), "old");
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  EXPECT_FALSE(overwrite_file(path, "new"));
  EXPECT_EQ(bytes_of(path), "new");
  fs::remove(path);
  fs::create_directory(path);
  const std::optional<FileError> error = overwrite_file(path, "new");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, EISDIR);
  EXPECT_TRUE(fs::is_directory(path));
}

TEST_F(OutputFileTest, AFullDeviceIsTold) { EXPECT_TRUE(replace_file("/dev/full", std::string(1 << 16, 'x'))); }

TEST_F(OutputFileTest, PreparingMakesTheFolderAndLeavesNoFile) {
  EXPECT_FALSE(prepare_output(folder / "new/release.pdf"));
  EXPECT_TRUE(fs::is_directory(folder / "new"));
  EXPECT_TRUE(fs::is_empty(folder / "new"));
}

TEST_F(OutputFileTest, ATargetThatCannotBeIsAnError) {
  using Operation = FileError::Operation;
  fs::create_directory(folder / "folder");
  const std::optional<FileError> taken = replace_file(folder / "folder", "bytes");
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->operation, Operation::open);
  EXPECT_EQ(taken->code, EISDIR);
  EXPECT_EQ(taken->path, folder / "folder");
  const std::optional<FileError> nowhere = replace_file(folder / "missing/release.pdf", "bytes");
  ASSERT_TRUE(nowhere);
  EXPECT_EQ(nowhere->code, ENOENT);
  EXPECT_EQ(files(), 1U);
}

/// A disk that fails at one point of the work, or ends the process there as a kill does.
class FaultyDisk : public Disk {
 public:
  explicit FaultyDisk(std::string point, int killed_with = 0) : point_(std::move(point)), killed_with_(killed_with) {}

  int make_temporary(std::string& name, int& descriptor) override {
    return faulty("open") ? EACCES : Disk::make_temporary(name, descriptor);
  }
  int write(int descriptor, const char* bytes, std::size_t size, std::size_t& written) override {
    // The second of several: a part of the bytes is on the disk already.
    if (++writes_ > 1 && faulty("write")) return ENOSPC;
    return Disk::write(descriptor, bytes, std::min<std::size_t>(size, 2), written);
  }
  int flush(int descriptor, std::optional<unsigned> permissions) override {
    return faulty("flush") ? EIO : Disk::flush(descriptor, permissions);
  }
  int close(int descriptor) override {
    const int code = Disk::close(descriptor);
    return faulty("close") ? EDQUOT : code;
  }
  int rename(const std::string& from, const fs::path& to) override {
    if (faulty("rename")) return EXDEV;
    const int code = Disk::rename(from, to);
    static_cast<void>(faulty("after the rename"));
    return code;
  }

 private:
  bool faulty(std::string_view point) {
    if (point != point_) return false;
    if (killed_with_ != 0) _exit(killed_with_);
    return true;
  }

  std::string point_;
  int killed_with_, writes_ = 0;
};

struct Fault {
  const char* point;
  FileError::Operation operation;
  int code;
};

class AFaultyDisk : public OutputFileTest, public testing::WithParamInterface<Fault> {};

TEST_P(AFaultyDisk, LeavesTheOldFileAndNothingElse) {
  const fs::path path = folder / "release.pdf";
  write(path, "old");
  FaultyDisk disk(GetParam().point);
  const std::optional<FileError> error = replace_file(path, "newer", {}, disk);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->operation, GetParam().operation);
  EXPECT_EQ(error->code, GetParam().code);
  EXPECT_EQ(error->path, path);
  EXPECT_EQ(bytes_of(path), "old");
  EXPECT_EQ(files(), 1U);
}

using Operation = FileError::Operation;
INSTANTIATE_TEST_SUITE_P(Points, AFaultyDisk,
                         testing::Values(Fault{"open", Operation::open, EACCES},
                                         Fault{"write", Operation::write, ENOSPC},
                                         Fault{"flush", Operation::flush, EIO},
                                         Fault{"close", Operation::close, EDQUOT},
                                         Fault{"rename", Operation::rename, EXDEV}),
                         [](const auto& fault) { return std::string(fault.param.point); });

/// What is at the path after a process was killed at `point` of writing there.
class Killed : public OutputFileTest {
 protected:
  std::string killed_at(const char* point) {
    constexpr int killed = 77;
    const fs::path path = folder / "release.pdf";
    write(path, "old");
    const pid_t child = fork();
    if (child == 0) {
      FaultyDisk disk(point, killed);
      static_cast<void>(replace_file(path, "newer", {}, disk));
      _exit(0);
    }
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == killed) << point;
    return bytes_of(path);
  }
};

TEST_F(Killed, BeforeTheRenameTheOldFileIsWhole) {
  for (const char* point : {"write", "flush", "close", "rename"}) EXPECT_EQ(killed_at(point), "old") << point;
}

TEST_F(Killed, AfterTheRenameTheNewFileIsWhole) {
  EXPECT_EQ(killed_at("after the rename"), "newer");
  EXPECT_EQ(files(), 1U);
}

}  // namespace
}  // namespace vestnik
