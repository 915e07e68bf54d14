#include "tools/shelf/releases.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/batch/folder.hpp"

namespace vestnik::shelf {
namespace {

using batch::Folder;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> folders(const std::vector<Release>& releases) {
  std::vector<std::string> result;
  for (const Release& release : releases) result.push_back(release.source + " > " + release.folder);
  return result;
}

std::vector<std::string> found_in(const Folder& folder, const std::map<std::string, std::string>& known = {}) {
  const auto found = find_releases(folder.path(), folder.path() / "issues", known);
  EXPECT_TRUE(found.ok());
  return found.value ? folders(found.value->releases) : std::vector<std::string>();
}

TEST(FindReleases, TakesFilesByTheirEndings) {
  const Folder folder;
  for (const char* name : {"2024/21.docx", "2024/22.ODT", "2023/1.pdf", "page.html", "old.txt"}) folder.write(name);
  EXPECT_THAT(found_in(folder), ElementsAre("2023/1.pdf > 2023/1", "2024/21.docx > 2024/21", "2024/22.ODT > 2024/22",
                                            "old.txt > old", "page.html > page"));
}

TEST(FindReleases, TellsWhatItPassesOverOnlyIfAnEditorWouldMissIt) {
  const Folder folder;
  for (const char* name : {"21.docx", "budget.xlsx", "~$21.docx", ".~lock.21.docx#", ".hidden/1.docx", "page.html",
                           "page_files/frame.html", "made/issue.yaml", "made/articles/kz-01.md", "issues/21/text.md"})
    folder.write(name);
  const auto found = find_releases(folder.path(), folder.path() / "issues", {});
  ASSERT_TRUE(found.ok());
  EXPECT_THAT(folders(found.value->releases), ElementsAre("21.docx > 21", "page.html > page"));
  EXPECT_THAT(found.value->passed_over, ElementsAre("budget.xlsx"));
}

TEST(FindReleases, AFolderOfPicturesWithoutItsPageIsAFolder) {
  const Folder folder;
  folder.write("old_files/21.docx");
  EXPECT_THAT(found_in(folder), ElementsAre("old_files/21.docx > old_files/21"));
}

TEST(FindReleases, OfSeveralFilesForOneFolderTheOneWithMostStructureGetsIt) {
  const Folder folder;
  for (const char* name : {"21.pdf", "21.docx", "21.DOC", "5.txt", "5/6.txt"}) folder.write(name);
  EXPECT_THAT(found_in(folder),
              ElementsAre("21.DOC > 21-doc", "21.docx > 21", "21.pdf > 21-pdf", "5.txt > 5-txt", "5/6.txt > 5/6"));
}

TEST(FindReleases, ASourceKeepsItsFolder) {
  const Folder folder;
  for (const char* name : {"21.pdf", "21.docx"}) folder.write(name);
  EXPECT_THAT(found_in(folder, {{"21.pdf", "21"}}), ElementsAre("21.docx > 21-docx", "21.pdf > 21"));
}

TEST(FindReleases, SaysWhereThereAreNone) {
  const Folder folder;
  folder.write("budget.xlsx");
  const auto found = find_releases(folder.path(), folder.path() / "issues", {});
  ASSERT_EQ(found.diagnostics.size(), 1U);
  EXPECT_EQ(found.diagnostics.front().code, "no-releases");
}

}  // namespace
}  // namespace vestnik::shelf
