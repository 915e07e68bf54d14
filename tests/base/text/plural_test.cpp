#include "base/text/plural.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

TEST(PluralForm, RussianHasThree) {
  for (const unsigned one : {1U, 21U, 101U, 1'001U}) EXPECT_EQ(plural_form(PluralRule::east_slavic, one), 0U) << one;
  for (const unsigned few : {2U, 4U, 22U, 103U}) EXPECT_EQ(plural_form(PluralRule::east_slavic, few), 1U) << few;
  for (const unsigned many : {0U, 5U, 11U, 12U, 14U, 20U, 111U, 112U}) {
    EXPECT_EQ(plural_form(PluralRule::east_slavic, many), 2U) << many;
  }
}

TEST(PluralForm, EnglishHasTwoAndKazakhOne) {
  EXPECT_EQ(plural_form(PluralRule::one_other, 1), 0U);
  for (const unsigned other : {0U, 2U, 21U}) EXPECT_EQ(plural_form(PluralRule::one_other, other), 1U) << other;
  for (const unsigned any : {0U, 1U, 2U, 21U}) EXPECT_EQ(plural_form(PluralRule::none, any), 0U) << any;
}

}  // namespace
}  // namespace vestnik
