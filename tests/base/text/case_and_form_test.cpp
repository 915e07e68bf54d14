#include "base/text/case_and_form.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

TEST(Form, JoinsLettersWithTheirAccents) {
  EXPECT_EQ(to_nfc("и\u0306 e\u0301"), "й é");
  EXPECT_EQ(to_nfc("й é"), "й é");
  EXPECT_EQ(to_nfc("plain"), "plain");
  EXPECT_TRUE(is_nfc("й é"));
  EXPECT_FALSE(is_nfc("и\u0306"));
}

TEST(Case, FoldsForComparing) {
  EXPECT_EQ(folded_case("Straße ЁЛКА"), folded_case("STRASSE ёлка"));
  EXPECT_NE(folded_case("ёлка"), folded_case("елка"));
}

TEST(Case, CapitalsFollowTheLanguage) {
  EXPECT_EQ(in_capitals("ескендір", "kk"), "ЕСКЕНДІР");
  EXPECT_EQ(in_capitals("straße", "de"), "STRASSE");
  EXPECT_EQ(in_capitals("izmir", "tr"), "İZMİR");
  EXPECT_EQ(in_capitals("izmir", "en"), "IZMIR");
  EXPECT_EQ(in_capitals("", "ru"), "");
}

}  // namespace
}  // namespace vestnik
