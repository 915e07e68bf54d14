#include "tools/preview/session.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>

#include "small_descriptor.hpp"
namespace vestnik::preview {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

const std::string descriptor = small_descriptor("body-file: one.md");

class SessionTest : public testing::Test {
 protected:
  SessionTest() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("vestnik-session-") + test->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    write("issue.yaml", descriptor);
    write("one.md", "The text.\n");
    TypesetOptions options;
    options.data_folder = VESTNIK_SOURCE_DIR;
    session_.emplace(folder_ / "issue.yaml", options);
  }
  ~SessionTest() override {
    session_.reset();
    fs::remove_all(folder_);
  }

  void write(const char* name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  std::shared_ptr<const State> after(std::uint64_t number) { return session_->later_than(number, 30s); }

  fs::path folder_;
  std::optional<Session> session_;
};

TEST_F(SessionTest, BuildsAtOnceAndAfterEachChange) {
  const auto first = after(0);
  ASSERT_TRUE(first && first->current());
  EXPECT_TRUE(first->findings.empty());
  EXPECT_TRUE(first->edition->pdf().starts_with("%PDF"));
  EXPECT_TRUE(first->edition->png(0, 100)->starts_with("\x89PNG"));
  EXPECT_EQ(first->edition->png(first->edition->map().pages.size(), 100), std::nullopt);
  write("one.md", "Another text.\n");
  const auto second = after(first->number);
  ASSERT_TRUE(second && second->current());
  EXPECT_EQ(second->earlier, first->edition);
  EXPECT_NE(second->edition->pdf(), first->edition->pdf());
}

TEST_F(SessionTest, AnErrorKeepsTheLastEdition) {
  const auto first = after(0);
  ASSERT_TRUE(first);
  fs::remove(folder_ / "one.md");
  const auto second = after(first->number);
  ASSERT_TRUE(second);
  EXPECT_FALSE(second->current());
  EXPECT_EQ(second->edition, first->edition);
  ASSERT_EQ(second->findings.size(), 1U);
  EXPECT_EQ(second->findings[0].finding.code, "file-missing");
  ASSERT_TRUE(second->findings[0].excerpt);
  EXPECT_NE(second->findings[0].excerpt->line.find("body-file: one.md"), std::string::npos);
  EXPECT_NE(second->findings[0].excerpt->mark.find('^'), std::string::npos);
  // The file that is missing is watched.
  write("one.md", "There again.\n");
  const auto third = after(second->number);
  ASSERT_TRUE(third);
  EXPECT_TRUE(third->current());
}

TEST_F(SessionTest, FindingsShowTheirLineByWhateverPathTheIssueIsNamed) {
  const fs::path before = fs::current_path();
  fs::current_path(folder_);
  write("issue.yaml", std::string(descriptor).replace(descriptor.find("number: 1"), 9, "number: X"));
  for (const fs::path& named : {fs::path("issue.yaml"), fs::path("./issue.yaml"),
                                fs::path("..") / folder_.filename() / "issue.yaml", folder_ / "issue.yaml"}) {
    TypesetOptions options;
    options.data_folder = VESTNIK_SOURCE_DIR;
    const Session session(named, options);
    const auto state = session.later_than(0, 30s);
    ASSERT_TRUE(state);
    ASSERT_EQ(state->findings.size(), 1U) << named;
    ASSERT_TRUE(state->findings[0].excerpt) << named;
    EXPECT_EQ(state->findings[0].excerpt->line, "number: X") << named;
  }
  fs::current_path(before);
}

TEST_F(SessionTest, TheLastOfManyChangesIsShown) {
  const auto first = after(0);
  ASSERT_TRUE(first);
  for (int i = 0; i < 40; ++i) write("one.md", "Text number " + std::to_string(i) + ".\n");
  write("issue.yaml", std::string(descriptor).replace(descriptor.find("Almaty"), 6, "Astana"));
  std::shared_ptr<const State> last = first;
  for (int i = 0; i < 60 && last->edition->issue().place.text != "Astana"; ++i) {
    if (const auto next = after(last->number)) last = next;
  }
  EXPECT_EQ(last->edition->issue().place.text, "Astana");
  EXPECT_EQ(last->edition->issue().sections[0].articles[0].body.text, "Text number 39.\n");
}

TEST_F(SessionTest, AProofIsMadeOnceAndOnRequest) {
  const auto state = after(0);
  ASSERT_TRUE(state);
  EXPECT_EQ(state->edition->made_proof(), nullptr);
  const auto proof = session_->proof(*state->edition);
  ASSERT_NE(proof, nullptr);
  EXPECT_EQ(session_->proof(*state->edition), proof);
  EXPECT_EQ(state->edition->made_proof(), proof);
  EXPECT_EQ(proof->map().pages.size(), state->edition->map().pages.size());
  EXPECT_NE(proof->map().pages[0].look, state->edition->map().pages[0].look);
}

}  // namespace
}  // namespace vestnik::preview
