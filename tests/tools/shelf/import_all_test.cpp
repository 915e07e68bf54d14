#include "tools/shelf/import_all.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/files/read_file.hpp"
#include "findings/catalogue/message.hpp"
#include "tools/batch/folder.hpp"
#include "tools/batch/record.hpp"
#include "tools/shelf/shelf.hpp"

namespace vestnik::shelf {
namespace {

namespace fs = std::filesystem;
using batch::Folder;
using testing::ElementsAre;

/// An importer for tests: a file's text becomes an issue's; some texts are trouble.
Made import_text(const Release& release, const fs::path& target) {
  const std::string text = *read_disk_file(release.path, 1000).bytes;
  if (text == "crash") std::abort();
  Made made{.folder = text != "bad", .release_hash = batch::content_hash(text)};
  if (!made.folder) {
    made.findings.push_back(finding("empty-file"_id, {.file = release.path.string()}));
    return made;
  }
  fs::create_directories(target / "articles");
  std::ofstream(target / "issue.yaml") << text;
  std::ofstream(target / "articles/one.md") << text;
  made.figures = {.language = "ru",
                  .articles = 2,
                  .account = {.words = 10, .printed = 9, .lost = text == "lost" ? std::size_t{1} : 0}};
  return made;
}

class Import : public testing::Test {
 protected:
  [[nodiscard]] fs::path issue(const std::string& name) const { return shelf.path() / "issues" / name; }

  ShelfRun run(const std::string& environment = "now", bool always = false) const {
    auto outcome = import_all({.source = source.path(),
                               .shelf = shelf.path() / "issues",
                               .environment = environment,
                               .always = always,
                               .limits = {.workers = 2},
                               .import = import_text,
                               .look_again = {}},
                              [](const Imported&, const Totals&) {});
    EXPECT_TRUE(outcome.value);
    return outcome.value ? std::move(*outcome.value) : ShelfRun{};
  }
  static std::vector<std::string> told(const ShelfRun& run) {
    std::vector<std::string> result;
    for (const Imported& one : run.results) {
      result.push_back(one.source + " " + std::string(name_of(one.status)));
      for (const Diagnostic& finding : one.findings) result.back() += " " + finding.code;
    }
    return result;
  }

  Folder source, shelf;
};

TEST_F(Import, EachReleaseIsByItself) {
  source.write("1.txt", "one");
  source.write("2.txt", "bad");
  source.write("3.txt", "crash");
  source.write("4.txt", "lost");
  source.write("sub/5.txt", "five");
  const ShelfRun result = run();
  EXPECT_THAT(told(result), ElementsAre("1.txt imported", "2.txt failed empty-file", "3.txt broken not-finished",
                                        "4.txt imported", "sub/5.txt imported"));
  EXPECT_EQ(result.totals.bad(), 3U);
  EXPECT_EQ(result.totals.open_accounts, 1U);
  EXPECT_EQ(result.totals.figures.account.words, 30U);
  EXPECT_TRUE(fs::exists(issue("sub/5") / "issue.yaml"));
  EXPECT_FALSE(fs::exists(issue("2")));
}

TEST_F(Import, WhatHasNotChangedIsSkippedAndStillCounts) {
  source.write("1.txt", "one");
  source.write("4.txt", "lost");
  static_cast<void>(run());
  const ShelfRun again = run();
  EXPECT_THAT(told(again), ElementsAre("1.txt unchanged", "4.txt unchanged"));
  EXPECT_EQ(again.totals.open_accounts, 1U);
  EXPECT_EQ(again.totals.figures.articles, 4U);
  EXPECT_THAT(told(run("now", true)), ElementsAre("1.txt imported", "4.txt imported"));
  EXPECT_THAT(told(run("other options")), ElementsAre("1.txt imported", "4.txt imported"));
}

TEST_F(Import, AChangedReleaseReplacesItsIssueUnlessThatWasEdited) {
  source.write("1.txt", "one");
  source.write("2.txt", "two");
  static_cast<void>(run());
  source.write("1.txt", "one, changed");
  source.write("2.txt", "two, changed");
  std::ofstream(issue("2") / "articles/one.md") << "edited by hand";
  EXPECT_THAT(told(run()), ElementsAre("1.txt imported", "2.txt edited issue-edited"));
  EXPECT_EQ(*read_disk_file(issue("1") / "issue.yaml", 100).bytes, "one, changed");
  EXPECT_EQ(*read_disk_file(issue("2") / "articles/one.md", 100).bytes, "edited by hand");
}

TEST_F(Import, AnIssueThatWasTakenAwayIsMadeAgain) {
  source.write("1.txt", "one");
  static_cast<void>(run());
  fs::remove_all(issue("1"));
  EXPECT_THAT(told(run()), ElementsAre("1.txt imported"));
}

TEST_F(Import, WhatNoImportMadeIsNotReplaced) {
  source.write("1.txt", "one");
  fs::create_directories(issue("1"));
  std::ofstream(issue("1") / "notes.txt") << "mine";
  EXPECT_THAT(told(run()), ElementsAre("1.txt failed output-exists"));
  EXPECT_TRUE(fs::exists(issue("1") / "notes.txt"));
}

TEST_F(Import, AnotherFolderSReleaseDoesNotReplaceAnIssue) {
  source.write("1.txt", "one");
  static_cast<void>(run());
  const Folder other;
  other.write("1.txt", "another");
  const auto outcome = import_all({.source = other.path(),
                                   .shelf = shelf.path() / "issues",
                                   .environment = "now",
                                   .import = import_text,
                                   .look_again = {}},
                                  [](const Imported&, const Totals&) {});
  ASSERT_TRUE(outcome.value);
  EXPECT_THAT(told(*outcome.value), ElementsAre("1.txt failed output-exists"));
  EXPECT_EQ(*read_disk_file(issue("1") / "issue.yaml", 100).bytes, "one");
}

TEST_F(Import, ATornRecordReplacesNothing) {
  source.write("1.txt", "one");
  static_cast<void>(run());
  std::ofstream(shelf.path() / "issues/.vestnik/imports/1.json") << "{";
  EXPECT_THAT(told(run()), ElementsAre("1.txt failed output-exists"));
}

TEST(ShelfRecord, ComesBackAsItWas) {
  const Record record{.root = "/a",
                      .source = "1.txt",
                      .environment = "e",
                      .inputs = {{"1.txt", "aa"}, {"pictures/x.png", "bb"}},
                      .content = "cc",
                      .figures = {.language = "kk", .articles = 3, .account = {.words = 5, .printed = 5}}};
  const auto back = Record::parsed(record.serialised());
  ASSERT_TRUE(back);
  EXPECT_EQ(back->serialised(), record.serialised());
  EXPECT_EQ(back->inputs.at(1).path, "pictures/x.png");
  EXPECT_FALSE(Record::parsed(record.serialised().substr(1)));
}

}  // namespace
}  // namespace vestnik::shelf
