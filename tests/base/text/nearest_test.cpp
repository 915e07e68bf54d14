#include "base/text/nearest.hpp"

#include <gtest/gtest.h>

#include <array>

namespace vestnik {
namespace {

constexpr std::array<std::string_view, 4> keys{"series", "sections", "page-break-before", "place"};

TEST(Nearest, OneSlipOfTheHandIsSeenThrough) {
  EXPECT_EQ(nearest("seires", keys), "series");      // two letters changed places
  EXPECT_EQ(nearest("sction", keys), "sections");    // two are missing
  EXPECT_EQ(nearest("plase", keys), "place");        // another letter
  EXPECT_EQ(nearest("SECTIONS", keys), "sections");  // case does not count
  EXPECT_EQ(nearest("page\u2010break\u2010before", keys), "page-break-before");
}

TEST(Nearest, WhatResemblesNothingHasNone) {
  EXPECT_EQ(nearest("publisher", keys), "");
  EXPECT_EQ(nearest("", keys), "");
  EXPECT_EQ(nearest("series", {}), "");
}

TEST(LookAlikes, CyrillicLettersAreNamedIfTheyAreAllThatIsWrong) {
  EXPECT_EQ(look_alikes_for("рlасе", "place"), "расе");
  EXPECT_EQ(look_alikes_for("place", "place"), "");
  EXPECT_EQ(look_alikes_for("рlasе", "place"), "");  // an s is no c
}

}  // namespace
}  // namespace vestnik
