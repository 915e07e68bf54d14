#include "base/files/file_lock.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

#include "base/files/scratch_file.hpp"

namespace vestnik {
namespace {

using Kind = FileLock::Kind;
using std::chrono::milliseconds;
using Reason = LockError::Reason;

class FileLockTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "vestnik-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  bool is_taken(Kind kind) {
    FileLock other;
    const std::optional<LockError> error = other.take(folder / "lock", kind, milliseconds(0));
    return error && error->reason == Reason::taken;
  }
  std::filesystem::path folder;
};

TEST_F(FileLockTest, ExcludesOthersWhileItLives) {
  {
    FileLock lock;
    ASSERT_FALSE(lock.take(folder / "lock", Kind::exclusive, milliseconds(0)));
    EXPECT_TRUE(is_taken(Kind::exclusive) && is_taken(Kind::shared));
    const FileLock moved = std::move(lock);
    EXPECT_TRUE(is_taken(Kind::shared));
  }
  EXPECT_FALSE(is_taken(Kind::exclusive));
}

TEST_F(FileLockTest, OfTheSharedKindExcludesTheOtherKindOnly) {
  FileLock lock;
  ASSERT_FALSE(lock.take(folder / "lock", Kind::shared, milliseconds(0)));
  EXPECT_FALSE(is_taken(Kind::shared));
  EXPECT_TRUE(is_taken(Kind::exclusive));
}

TEST_F(FileLockTest, WaitsForAnotherThatEnds) {
  const pid_t child = fork();
  if (child == 0) {
    FileLock lock;
    const bool taken = !lock.take(folder / "lock", Kind::exclusive, milliseconds(0));
    usleep(200'000);
    _exit(taken ? 0 : 1);
  }
  while (!is_taken(Kind::exclusive)) usleep(1000);
  FileLock lock;
  EXPECT_FALSE(lock.take(folder / "lock", Kind::exclusive, milliseconds(60'000)));
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST_F(FileLockTest, SaysWhyTheFileCannotBeOpened) {
  FileLock lock;
  const std::optional<LockError> error = lock.take(folder / "missing/lock", Kind::shared, milliseconds(0));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->reason, Reason::cannot_open);
  EXPECT_EQ(error->code, ENOENT);
}

TEST(ScratchFile, GivesBackWhatWasPutThere) {
  ScratchFile file;
  const std::string large(1'000'000, 'x');
  const auto first = file.append("first"), nothing = file.append(""), second = file.append(large);
  ASSERT_TRUE(first && nothing && second);
  EXPECT_EQ(file.read(*second), large);
  EXPECT_EQ(file.read(*first), "first");
  EXPECT_EQ(file.read(*nothing), "");
  EXPECT_FALSE(file.read({second->begin, second->size + 1}));
}

}  // namespace
}  // namespace vestnik
