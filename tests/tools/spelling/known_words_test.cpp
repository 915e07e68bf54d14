#include "tools/spelling/known_words.hpp"

#include <gtest/gtest.h>

namespace vestnik::spelling {
namespace {

TEST(KnownWords, AListHasWordsBeginningsAndRemarks) {
  KnownWords known;
  known.add_lines("# names\r\n Нурлан \r\nЖапар*  # and its cases\n\nа*\n*\nlast");
  EXPECT_TRUE(known.contains("Нурлан"));
  EXPECT_FALSE(known.contains("Нурлана"));
  EXPECT_TRUE(known.contains("Жапар"));
  EXPECT_TRUE(known.contains("Жапаровой"));
  EXPECT_TRUE(known.contains("абв"));
  EXPECT_TRUE(known.contains("last"));
  EXPECT_FALSE(known.contains("names"));
  EXPECT_FALSE(known.contains("Жапа"));
  EXPECT_FALSE(known.contains(""));
  EXPECT_FALSE(KnownWords().contains("a"));
}

TEST(KnownWords, ABeginningCountsThoughOthersStandBetween) {
  KnownWords known;
  known.add_lines("ан*\nанна*\nаннб*\n");
  EXPECT_TRUE(known.contains("аня"));
  EXPECT_TRUE(known.contains("анная"));
  EXPECT_FALSE(known.contains("ая"));
}

TEST(KnownWords, TheWordsOfAText) {
  KnownWords known;
  known.add_words("«Ош Пресс» (Osh-Press, 2024)\xFF end");
  for (const char* word : {"Ош", "Пресс", "Osh", "Press", "end"}) EXPECT_TRUE(known.contains(word)) << word;
  EXPECT_FALSE(known.contains("2024"));
}

TEST(KnownWords, AWordIsAddedOnce) {
  EXPECT_EQ(with_word("", "a"), "a\n");
  EXPECT_EQ(with_word("# list\nb", "a"), "# list\nb\na\n");
  EXPECT_EQ(with_word("b\na # why\n", "a"), "b\na # why\n");
}

}  // namespace
}  // namespace vestnik::spelling
