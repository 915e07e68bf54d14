#include "tools/search/index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/files/temporary_folder.hpp"

namespace vestnik::search {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> paths_of(const std::vector<Found>& found) {
  std::vector<std::string> paths;
  for (const Found& one : found) paths.push_back(one.issue + ":" + one.path);
  return paths;
}

TEST(Index, FindsWordsInAnyCaseAndByTheirBeginnings) {
  const TemporaryFolder folder;
  Index index(folder.path() / "search.sqlite");
  ASSERT_TRUE(index.put("a", "1",
                        {{"0", "Тёплый ЙОД", "Ещё один героин.", "Ош Пресс", "Кыргызстан KG"},
                         {"1", "Second", "Иод и ещё \"один\" ёж — heroin's", "Medium", "Kazakhstan KZ"}}));
  EXPECT_THAT(paths_of(index.find("йод", 9)), ElementsAre("a:0"));  // "й" is a letter of its own
  EXPECT_THAT(paths_of(index.find("теплый", 9)), ElementsAre("a:0"));
  EXPECT_THAT(paths_of(index.find("ЕЩЕ оди", 9)), ElementsAre("a:0", "a:1"));
  EXPECT_THAT(paths_of(index.find("кыргыз", 9)), ElementsAre("a:0"));
  EXPECT_THAT(paths_of(index.find("KZ heroin", 9)), ElementsAre("a:1"));
  EXPECT_THAT(paths_of(index.find("ещё нет", 9)), IsEmpty());
  EXPECT_THAT(index.find("геро", 9).front().excerpt, HasSubstr("\x02героин\x03"));
}

TEST(Index, TakesAnyQuery) {
  const TemporaryFolder folder;
  Index index(folder.path() / "search.sqlite");
  ASSERT_TRUE(index.put("a", "1", {{"0", "Zulu AND", "yankee", "", ""}}));
  for (const char* query :
       {"", "\"", "\" OR \"", "*", "NEAR(", "title:", "-", "a^b", "\xFF\xFE", "'; DROP TABLE issues"}) {
    EXPECT_THAT(paths_of(index.find(query, 9)), IsEmpty()) << query;
  }
  EXPECT_THAT(paths_of(index.find("zulu and", 9)), ElementsAre("a:0"));
  EXPECT_THAT(as_match("a, b"), "(\"a\"*) AND (\"b\"*)");
}

TEST(Index, HoldsWhatWasPutLast) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "search.sqlite";
  {
    Index index(file);
    ASSERT_TRUE(index.put("a", "1", {{"0", "old", "", "", ""}}));
    ASSERT_TRUE(index.put("b", "1", {{"0", "other", "", "", ""}}));
    ASSERT_TRUE(index.put("a", "2", {{"0", "new", "", "", ""}}));
  }
  Index index(file);
  EXPECT_EQ(index.signature_of("a"), "2");
  EXPECT_THAT(index.find("old", 9), IsEmpty());
  index.retain({"a"});
  EXPECT_EQ(index.signature_of("b"), "");
  EXPECT_THAT(index.find("other", 9), IsEmpty());
  EXPECT_THAT(paths_of(index.find("new", 9)), ElementsAre("a:0"));
}

TEST(Index, IsMadeAnewWhereItCannotBeRead) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "search.sqlite";
  std::ofstream(file) << std::string(5'000, 'x');
  {
    Index index(file);
    ASSERT_TRUE(index.put("a", "1", {{"0", "word", "", "", ""}}));
    EXPECT_THAT(paths_of(index.find("word", 9)), ElementsAre("a:0"));
  }
  EXPECT_EQ(Index(file).signature_of("a"), "1");
  Index nowhere(file / "search.sqlite");  // below a file, where no folder can be: in memory
  ASSERT_TRUE(nowhere.put("a", "1", {{"0", "word", "", "", ""}}));
  EXPECT_THAT(paths_of(nowhere.find("word", 9)), ElementsAre("a:0"));
}

}  // namespace
}  // namespace vestnik::search
