#include "tools/desk/history.hpp"

#include <gtest/gtest.h>

#include "base/files/temporary_folder.hpp"

namespace vestnik::desk {
namespace {

using StepKind = History::Kind;

TEST(History, GoesBackAndForthAfterARestart) {
  const TemporaryFolder folder;
  const auto issue = folder.path() / "issue.yaml";
  ASSERT_FALSE(History(issue).record("issue.yaml", "one", "two", StepKind::edit));
  ASSERT_FALSE(History(issue).record("a.md", "x", "y", StepKind::edit));
  History history(issue);
  ASSERT_TRUE(history.can_undo());
  EXPECT_FALSE(history.can_redo());
  EXPECT_EQ(history.last().file, "a.md");
  EXPECT_EQ(history.bytes_of(history.last().before), "x");
  ASSERT_FALSE(history.went_back());
  History again(issue);
  EXPECT_EQ(again.last().file, "issue.yaml");
  ASSERT_TRUE(again.can_redo());
  EXPECT_EQ(again.bytes_of(again.next().after), "y");
  ASSERT_FALSE(again.went_forth());
  EXPECT_FALSE(again.can_redo());
}

TEST(History, ANewStepTakesThePlaceOfThoseTakenBack) {
  const TemporaryFolder folder;
  History history(folder.path() / "issue.yaml");
  ASSERT_FALSE(history.record("a", "1", "2", StepKind::edit));
  ASSERT_FALSE(history.went_back());
  ASSERT_FALSE(history.record("a", "1", "3", StepKind::edit));
  EXPECT_FALSE(history.can_redo());
  EXPECT_EQ(history.bytes_of(history.last().after), "3");
}

TEST(History, TypingIsOneStep) {
  const TemporaryFolder folder;
  History history(folder.path() / "issue.yaml");
  ASSERT_FALSE(history.record("a", "", "a", StepKind::typing));
  ASSERT_FALSE(history.record("a", "a", "ab", StepKind::typing));
  ASSERT_FALSE(history.record("b", "", "c", StepKind::typing));
  ASSERT_FALSE(history.went_back());
  EXPECT_EQ(history.bytes_of(history.last().before), "");
  EXPECT_EQ(history.bytes_of(history.last().after), "ab");
  ASSERT_FALSE(history.went_back());
  EXPECT_FALSE(history.can_undo());
}

TEST(History, TypingLeavesNothingOfWhatItPassed) {
  const TemporaryFolder folder;
  const auto files = [&] {
    const auto in = std::filesystem::directory_iterator(folder.path() / ".vestnik-desk");
    return std::distance(begin(in), end(in));
  };
  std::string text;
  for (int i = 0; i < 50; ++i) {
    History history(folder.path() / "issue.yaml");
    ASSERT_FALSE(history.record("a", text, text + "x", StepKind::typing));
    text += 'x';
  }
  EXPECT_EQ(files(), 3);  // the list, the text before and after
  History other(folder.path() / "other.yaml");
  ASSERT_FALSE(other.record("a", text, "another", StepKind::edit));
  History history(folder.path() / "issue.yaml");
  ASSERT_FALSE(history.record("a", text, text + "x", StepKind::typing));
  EXPECT_EQ(other.bytes_of(other.last().before), text);  // named by another issue's steps
}

TEST(History, WritingWhatWasThereIsAStepBack) {
  const TemporaryFolder folder;
  History history(folder.path() / "issue.yaml");
  ASSERT_FALSE(history.record("a", "1", "2", StepKind::edit));
  ASSERT_FALSE(history.record("a", "2", "3", StepKind::edit));
  ASSERT_FALSE(history.record("a", "3", "2", StepKind::edit));
  EXPECT_EQ(history.bytes_of(history.last().after), "2");
  EXPECT_EQ(history.bytes_of(history.next().after), "3");
  ASSERT_FALSE(history.record("a", "2", "3", StepKind::edit));
  EXPECT_EQ(history.bytes_of(history.last().after), "3");
  EXPECT_FALSE(history.can_redo());
}

TEST(History, NothingChangedIsNoStep) {
  const TemporaryFolder folder;
  History history(folder.path() / "issue.yaml");
  ASSERT_FALSE(history.record("a", "same", "same", StepKind::edit));
  EXPECT_FALSE(history.can_undo());
}

TEST(History, IsBounded) {
  const TemporaryFolder folder;
  const auto issue = folder.path() / "issue.yaml";
  ASSERT_FALSE(History(folder.path() / "other.yaml").record("o", "kept", "also", StepKind::edit));
  for (int i = 0; i < 450; ++i) {
    ASSERT_FALSE(History(issue).record("a", std::to_string(i), std::to_string(i + 1), StepKind::edit));
  }
  const auto files = std::distance(std::filesystem::directory_iterator(folder.path() / ".vestnik-desk"),
                                   std::filesystem::directory_iterator());
  EXPECT_LT(files, 220);
  History history(issue);
  int steps = 0;
  for (; history.can_undo(); ++steps) {
    ASSERT_TRUE(history.bytes_of(history.last().before));
    ASSERT_FALSE(history.went_back());
  }
  EXPECT_GE(steps, 150);
  const History other(folder.path() / "other.yaml");
  EXPECT_EQ(other.bytes_of(other.last().before), "kept");
}

TEST(History, WhatIsNoListIsNone) {
  for (const std::string text :
       {"", "[]", "{\"steps\": 1}", "{\"done\": 5, \"steps\": [1]}",
        "{\"done\": 1, \"steps\": [{\"file\": \"a\", \"before\": \"../x\", \"after\": \"b\"}]}"}) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / ".vestnik-desk");
    ASSERT_FALSE(replace_file(folder.path() / ".vestnik-desk/undo-issue.yaml.json", text));
    EXPECT_FALSE(History(folder.path() / "issue.yaml").can_undo()) << text;
  }
}

}  // namespace
}  // namespace vestnik::desk
