#include "tools/preview/sources.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace vestnik::preview {
namespace {

namespace fs = std::filesystem;

MappedPlace place(double y, int line, int column, bool begins, const char* file = "a.md") {
  return {{Pt{10}, Pt{y}, Pt{100}, Pt{12}}, {file, line, column}, begins};
}

/// A title in the contents and above its text; a paragraph of three lines over two lines of its file.
ReleaseMap map() {
  ReleaseMap map;
  map.pages.resize(2);
  map.pages[0].places = {place(5, 4, 9, true, "issue.yaml")};
  map.pages[1].places = {place(5, 4, 9, true, "issue.yaml"), place(20, 1, 1, true), place(32, 1, 40, false),
                         place(44, 2, 20, false), place(60, 5, 1, true)};
  return map;
}

double line_at(const std::string& file, int line, int column) {
  const auto found = printed_at(map(), {file, line, column});
  return found ? static_cast<double>(found->page) * 1000 + found->box.y.value : -1;
}

TEST(PrintedAt, FindsTheLineThatHoldsThePlace) {
  EXPECT_EQ(line_at("a.md", 1, 1), 1020);
  EXPECT_EQ(line_at("a.md", 1, 39), 1020);
  EXPECT_EQ(line_at("a.md", 1, 40), 1032);
  EXPECT_EQ(line_at("a.md", 2, 3), 1032) << "the beginning of the file's second line is set on the page's second";
  EXPECT_EQ(line_at("a.md", 2, 70), 1044);
  EXPECT_EQ(line_at("a.md", 5, 0), 1060);
}

TEST(PrintedAt, TakesTheLaterOfTwo) { EXPECT_EQ(line_at("issue.yaml", 4, 20), 1005); }

TEST(PrintedAt, FindsNothingForWhatIsNotPrinted) {
  EXPECT_EQ(line_at("issue.yaml", 3, 1), -1);
  EXPECT_EQ(line_at("issue.yaml", 8, 1), -1);
  EXPECT_EQ(line_at("a.md", 4, 1), -1);
  EXPECT_EQ(line_at("b.md", 1, 1), -1);
  EXPECT_EQ(line_at("a.md", 0, 0), -1);
}

TEST(SourcePath, GivesTheIssuesFilesAndNoOthers) {
  const fs::path folder = fs::temp_directory_path() / "vestnik-source-path";
  fs::remove_all(folder);
  fs::create_directories(folder / "issue/articles");
  for (const char* name : {"issue/issue.yaml", "issue/articles/a.md", "publisher.yaml", "secret"}) {
    std::ofstream(folder / name) << "x";
  }
  const fs::path descriptor = folder / "issue/issue.yaml";
  const fs::path real = fs::canonical(folder);
  const std::set<fs::path> files{real / "issue/issue.yaml", real / "issue/articles/a.md", real / "publisher.yaml"};
  EXPECT_EQ(source_path(descriptor, descriptor.string(), files), real / "issue/issue.yaml");
  EXPECT_EQ(source_path(descriptor, "articles/a.md", files), real / "issue/articles/a.md");
  EXPECT_EQ(source_path(descriptor, "../publisher.yaml", files), real / "publisher.yaml");
  for (const char* name : {"../secret", "/etc/passwd", "articles/../../secret", "", ".", "articles"}) {
    EXPECT_EQ(source_path(descriptor, name, files), std::nullopt) << name;
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace vestnik::preview
