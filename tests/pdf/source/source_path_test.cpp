#include "pdf/source/source_path.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vestnik {
namespace {

TEST(ArchivePath, NamesAFileBelowItsFolder) {
  for (const char* path : {"issue.yaml", "issue/рисунки/a(1).jpg", "a/b/c", "..a", "a..b/c."}) {
    EXPECT_TRUE(is_archive_path(path)) << path;
  }
}

TEST(ArchivePath, LeadsNowhereElse) {
  for (const char* path : {"", "../issue.yaml", "/etc/passwd", "issue/../../x", "issue//x", "issue/./x", "issue\\x",
                           "C:x", "issue/", "a\nb", "x\xFF"}) {
    EXPECT_FALSE(is_archive_path(path)) << path;
  }
}

TEST(ArchivePath, IsBoundedAsAWholeAndInItsNames) {
  EXPECT_TRUE(is_archive_path(std::string(255, 'a')));
  EXPECT_FALSE(is_archive_path(std::string(256, 'a')));
  std::string path;
  while (path.size() < 1000) path += "abc/";
  path.back() = 'd';
  EXPECT_TRUE(is_archive_path(path));
  EXPECT_FALSE(is_archive_path(path + "e"));
}

}  // namespace
}  // namespace vestnik
