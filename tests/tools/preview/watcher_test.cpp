#include "tools/preview/watcher.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <future>
#include <string>

namespace vestnik::preview {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class WatcherTest : public testing::Test {
 protected:
  WatcherTest() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("vestnik-watcher-") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "articles");
    write(folder_ / "issue.yaml", "one");
    write(folder_ / "articles/a.md", "one");
  }
  ~WatcherTest() override { fs::remove_all(folder_); }

  static void write(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }

  /// Whether `change` is noticed. All of it has happened before anybody waits: nothing of it is left for the next test.
  template <class Change>
  bool notices(const Change& change) {
    change();
    auto waiting = std::async(std::launch::async, [this] { return watcher_.wait().has_value(); });
    if (waiting.wait_for(5s) != std::future_status::ready) watcher_.end();
    return waiting.get();
  }
  /// Whether `change` stays unnoticed; the watcher is of no use afterwards.
  template <class Change>
  bool ignores(const Change& change) {
    change();
    auto waiting = std::async(std::launch::async, [this] { return watcher_.wait().has_value(); });
    waiting.wait_for(60ms);
    watcher_.end();
    return !waiting.get();
  }

  fs::path folder_;
  Watcher watcher_;
};

TEST_F(WatcherTest, NoticesWhatIsWritten) {
  watcher_.add(folder_ / "issue.yaml");
  watcher_.add(folder_ / "articles/a.md");
  EXPECT_TRUE(notices([&] { write(folder_ / "issue.yaml", "two"); }));
  EXPECT_TRUE(notices([&] { write(folder_ / "articles/a.md", "two"); }));
  EXPECT_EQ(watcher_.problem(), std::nullopt);
}

TEST_F(WatcherTest, NoticesEditorsThatRename) {
  watcher_.add(folder_ / "issue.yaml");
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(notices([&] {
      write(folder_ / "issue.yaml.new", "next");
      fs::rename(folder_ / "issue.yaml.new", folder_ / "issue.yaml");
    }));
    // As vim does: the old file goes first.
    EXPECT_TRUE(notices([&] {
      fs::rename(folder_ / "issue.yaml", folder_ / "issue.yaml~");
      write(folder_ / "issue.yaml", "next");
      fs::remove(folder_ / "issue.yaml~");
    }));
  }
}

TEST_F(WatcherTest, OneSaveIsOneChange) {
  watcher_.add(folder_ / "issue.yaml");
  EXPECT_TRUE(notices([&] {
    for (int i = 0; i < 5; ++i) write(folder_ / "issue.yaml", std::to_string(i));
  }));
  EXPECT_TRUE(ignores([] {}));
}

TEST_F(WatcherTest, NoticesFilesThatComeAndGo) {
  watcher_.add(folder_ / "articles/b.md");
  EXPECT_TRUE(notices([&] { write(folder_ / "articles/b.md", "there"); }));
  EXPECT_TRUE(notices([&] { fs::remove(folder_ / "articles/b.md"); }));
}

TEST_F(WatcherTest, NoticesFoldersThatCome) {
  watcher_.add(folder_ / "pictures/deep/p.png");
  EXPECT_TRUE(notices([&] { fs::create_directory(folder_ / "pictures"); }));
  EXPECT_TRUE(notices([&] { fs::create_directory(folder_ / "pictures/deep"); }));
  EXPECT_TRUE(notices([&] { write(folder_ / "pictures/deep/p.png", "there"); }));
}

TEST_F(WatcherTest, NoticesFoldersThatAreReplaced) {
  watcher_.add(folder_ / "articles/a.md");
  fs::create_directory(folder_ / "other");
  write(folder_ / "other/a.md", "other");
  EXPECT_TRUE(notices([&] {
    fs::rename(folder_ / "articles", folder_ / "old");
    fs::rename(folder_ / "other", folder_ / "articles");
  }));
  EXPECT_TRUE(notices([&] { write(folder_ / "articles/a.md", "again"); }));
}

TEST_F(WatcherTest, FollowsLinks) {
  fs::create_directory(folder_ / "elsewhere");
  write(folder_ / "elsewhere/real.md", "one");
  write(folder_ / "elsewhere/next.md", "one");
  fs::create_symlink(folder_ / "elsewhere/real.md", folder_ / "articles/link.md");
  watcher_.add(folder_ / "articles/link.md");
  EXPECT_TRUE(notices([&] { write(folder_ / "elsewhere/real.md", "two"); }));
  EXPECT_TRUE(notices([&] {
    fs::remove(folder_ / "articles/link.md");
    fs::create_symlink(folder_ / "elsewhere/next.md", folder_ / "articles/link.md");
  }));
}

TEST_F(WatcherTest, NoticesPermissionsThatAreGiven) {
  watcher_.add(folder_ / "issue.yaml");
  EXPECT_TRUE(notices([&] { chmod((folder_ / "issue.yaml").c_str(), 0600); }));
}

TEST_F(WatcherTest, IgnoresOtherFiles) {
  watcher_.add(folder_ / "issue.yaml");
  EXPECT_TRUE(ignores([&] {
    write(folder_ / "issue.pdf", "made");
    write(folder_ / "issue.yaml.swp", "an editor's own");
    std::ifstream(folder_ / "issue.yaml").get();
  }));
}

TEST_F(WatcherTest, ForgetsWhatIsNotRetained) {
  watcher_.add(folder_ / "issue.yaml");
  watcher_.add(folder_ / "articles/a.md");
  watcher_.retain({folder_ / "issue.yaml"});
  EXPECT_TRUE(notices([&] { write(folder_ / "issue.yaml", "two"); }));
  EXPECT_TRUE(ignores([&] { write(folder_ / "articles/a.md", "two"); }));
}

TEST_F(WatcherTest, EndsAWaitAtOnce) {
  auto waiting = std::async(std::launch::async, [this] { return watcher_.wait().has_value(); });
  watcher_.end();
  ASSERT_EQ(waiting.wait_for(2s), std::future_status::ready);
  EXPECT_FALSE(waiting.get());
}

}  // namespace
}  // namespace vestnik::preview
