#include "document/proofreading/look_alikes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace vestnik {
namespace {

TEST(LookAlikes, MakeAWordOfOneScript) {
  EXPECT_EQ(in_one_script("podro\u0441tok", false, {}), "podroctok");
  EXPECT_EQ(in_one_script("c\u0442раны", true, {}), "страны");
  EXPECT_EQ(in_one_script("MОСKВA", true, {}), "МОСКВА");
  EXPECT_EQ(in_one_script("страны", true, {}), "страны");
}

TEST(LookAlikes, GoByTheLanguageWhereOnlyItHasTheLetter) {
  constexpr std::u32string_view kazakh = U"əәiіIІhһYҮ";
  EXPECT_EQ(in_one_script("Iшкi", true, kazakh), "Ішкі");
  EXPECT_EQ(in_one_script("əке", true, kazakh), "әке");
  EXPECT_EQ(in_one_script("Iшкi", true, {}), "");
  EXPECT_EQ(in_one_script("əке", true, {}), "");
  EXPECT_EQ(in_one_script("\u0406ntеrnеt", false, kazakh), "Internet");
}

TEST(LookAlikes, AreNoneWhereALetterLooksLikeNoOther) {
  EXPECT_EQ(in_one_script("Windоws", true, {}), "");
  EXPECT_EQ(in_one_script("щука", false, {}), "");
}

}  // namespace
}  // namespace vestnik
