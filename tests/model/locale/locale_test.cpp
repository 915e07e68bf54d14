#include "model/locale/locale.hpp"

#include <gtest/gtest.h>

#include "model/locale/languages.hpp"

namespace vestnik {
namespace {

TEST(LocaleText, FillsPlaceholdersInTheFormOfTheCount) {
  Locale locale;
  locale.plural = PluralRule::east_slavic;
  locale.texts["activities"] = {"{count} мероприятие", "{count} мероприятия", "{count} мероприятий"};
  EXPECT_EQ(locale.text("activities", {{"count", "21"}}, 21), "21 мероприятие");
  EXPECT_EQ(locale.text("activities", {{"count", "2"}}, 2), "2 мероприятия");
  EXPECT_EQ(locale.text("activities", {{"count", "13"}}, 13), "13 мероприятий");
}

TEST(Languages, ATagBelongsToItsLanguage) {
  ASSERT_NE(find_language("ru-KZ"), nullptr);
  EXPECT_EQ(find_language("ru-KZ")->code, "ru");
  EXPECT_EQ(find_language("kk")->script, "Cyrl");
  for (const char* foreign : {"", "de", "russian", "RU"}) EXPECT_EQ(find_language(foreign), nullptr) << foreign;
}

}  // namespace
}  // namespace vestnik
