#include "input/files/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik {
namespace {

using testing::ElementsAre;

class FilesTest : public testing::Test {
 protected:
  FilesTest() : source(nullptr) {
    source.add("/issue/a.md", "text");
    source.add("/issue/Photo.jpg", "pixels");
    source.add("/secret.txt", "secret");
  }
  std::optional<FileBytes> read(const std::string& name) {
    return files.read("/issue", "/issue", name, {.file = "issue.yaml", .line = 4});
  }
  std::vector<std::string> codes() {
    std::vector<std::string> result;
    for (const Diagnostic& finding : findings.take()) result.push_back(finding.code);
    return result;
  }

  MemoryFiles source;
  Findings findings;
  FileTrace trace;
  Files files{source, {}, findings, &trace};
};

TEST_F(FilesTest, AFileIsReadOnceAndTraced) {
  const std::optional<FileBytes> first = read("a.md"), second = read("./a.md");
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->content(), "text");
  EXPECT_EQ(first->content().data(), second->content().data()) << "the second reading shares the first one's bytes";
  ASSERT_FALSE(trace.empty());
  EXPECT_EQ(*trace.front().bytes, "text");
  EXPECT_TRUE(findings.take().empty());
}

TEST_F(FilesTest, NothingOutsideTheFolderIsRead) {
  for (const char* name : {"../secret.txt", "/secret.txt", "a/../../secret.txt"}) {
    EXPECT_FALSE(read(name)) << name;
    EXPECT_THAT(codes(), ElementsAre("path-outside")) << name;
  }
}

TEST_F(FilesTest, AMissingFileIsNamedWithItsPlace) {
  EXPECT_FALSE(read("b.md"));
  const std::vector<Diagnostic> all = findings.take();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].code, "file-missing");
  EXPECT_EQ(all[0].where.line, 4);
  EXPECT_THAT(all[0].message, testing::HasSubstr("b.md"));
}

TEST_F(FilesTest, AHugeFileIsRefused) {
  source.add("/issue/huge.md", std::string(Files::largest + 1, 'x'));
  EXPECT_FALSE(read("huge.md"));
  EXPECT_THAT(codes(), ElementsAre("file-too-large"));
}

TEST(LiesWithin, AFolderHoldsItselfAndWhatIsBelow) {
  EXPECT_TRUE(lies_within("/a/b/c", "/a/b"));
  EXPECT_TRUE(lies_within("/a/b", "/a/b"));
  EXPECT_FALSE(lies_within("/a/bc", "/a/b"));
  EXPECT_FALSE(lies_within("/a", "/a/b"));
}

}  // namespace
}  // namespace vestnik
