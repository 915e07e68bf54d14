#include "findings/catalogue/phrase.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

constexpr CountedWord articles{"article", "articles", "статья", "статьи", "статей"};

TEST(CountedWord, TakesTheFormOfItsNumber) {
  EXPECT_EQ(articles.in(UiLanguage::en, 1), "1 article");
  EXPECT_EQ(articles.in(UiLanguage::en, 21), "21 articles");
  for (const auto& [count, words] : {std::pair{1U, "1 статья"},
                                     {2U, "2 статьи"},
                                     {5U, "5 статей"},
                                     {11U, "11 статей"},
                                     {21U, "21 статья"},
                                     {0U, "0 статей"}}) {
    EXPECT_EQ(articles.in(UiLanguage::ru, count), words);
  }
}

TEST(Phrase, PutsValuesInTheirPlacesInEachLanguage) {
  constexpr Phrase<std::string_view, int> phrase{"{} has {} lines and a {{", "В {} строк {} и одна {{"};
  EXPECT_EQ(phrase.in(UiLanguage::en, "a.md", 3), "a.md has 3 lines and a {");
  EXPECT_EQ(phrase.local("a.md", 3).ru, "В a.md строк 3 и одна {");
}

}  // namespace
}  // namespace vestnik
