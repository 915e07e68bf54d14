#include "base/text/utf8.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace vestnik {
namespace {

TEST(Utf8, EveryLengthOfSequenceIsReadAndWritten) {
  const std::u32string codes = U"z\u00E9\u044F\u20AC\uFFFD\U0001F600\U0010FFFF";
  EXPECT_EQ(to_utf8(codes), "zéя€\uFFFD\U0001F600\U0010FFFF");
  EXPECT_EQ(to_utf32("zéя€\uFFFD\U0001F600\U0010FFFF"), codes);
}

TEST(Utf8, AnyTextComesBackAsItWas) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::u32string text;
    while (text.size() < 40) {
      const char32_t code = random() % 0x110000U;
      if (code < 0xD800 || code > 0xDFFF) text += code;
    }
    ASSERT_EQ(to_utf32(to_utf8(text)), text);
  }
}

TEST(Utf8, BlankIsWhatAReaderDoesNotSee) {
  for (const char* blank : {"", " ", "\t\n", "\u00A0", "\u2003", "\u200B", "\u00AD", "\uFEFF", " \u2060 "}) {
    EXPECT_TRUE(is_blank(blank)) << blank;
  }
  for (const char* seen : {"a", " я ", ".", "\u2014", "\u200B1", "\xff"}) EXPECT_FALSE(is_blank(seen)) << seen;
}

}  // namespace
}  // namespace vestnik
