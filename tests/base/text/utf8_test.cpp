#include "base/text/utf8.hpp"

#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace vestnik {
namespace {

constexpr std::string_view sample = "aЖ€😀";  // one to four bytes each

/// Bytes as they come, with whole characters and their halves more often than chance gives them.
std::string random_bytes(std::mt19937& random) {
  constexpr std::string_view pieces[] = {
      "a", "Ж", "€", "😀", "\xD0", "\xE2\x82", "\xF0\x9F", "\x80", "\xED\xA0\x80", "\xC0\xAF"};
  std::string bytes;
  const std::size_t count = random() % 24;
  for (std::size_t i = 0; i < count; ++i) {
    if (random() % 3 == 0) {
      bytes += static_cast<char>(random() % 256);
    } else {
      bytes += pieces[random() % std::size(pieces)];
    }
  }
  return bytes;
}

std::u32string decoded_by_icu(const std::string& bytes) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(bytes);
  std::u32string characters;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    characters += static_cast<char32_t>(text.char32At(i));
  }
  return characters;
}

TEST(Utf8, ReadsForwards) {
  std::size_t at = 0;
  std::vector<std::size_t> ends;
  std::u32string read;
  while (at < sample.size()) {
    read += next_character(sample, at);
    ends.push_back(at);
  }
  EXPECT_EQ(read, U"aЖ€😀");
  EXPECT_EQ(ends, (std::vector<std::size_t>{1, 3, 6, 10}));
  EXPECT_EQ(next_character(sample, at), 0U);
  EXPECT_EQ(at, sample.size());
}

TEST(Utf8, ReadsBackwards) {
  std::size_t at = sample.size();
  std::u32string read;
  while (at > 0) read += previous_character(sample, at);
  EXPECT_EQ(read, U"😀€Жa");
  EXPECT_EQ(previous_character(sample, at), 0U);
}

TEST(Utf8, TellsWhereACharacterBeginsAndEnds) {
  std::size_t next = 0, begin = 0;
  EXPECT_EQ(character_at(sample, 1, &next), U'Ж');
  EXPECT_EQ(next, 3U);
  EXPECT_EQ(character_before(sample, 6, &begin), U'€');
  EXPECT_EQ(begin, 3U);
  EXPECT_EQ(first_character("€a"), U'€');
  EXPECT_EQ(first_character(""), 0U);
}

TEST(Utf8, FindsTheFirstByteThatIsWrong) {
  EXPECT_EQ(first_invalid_utf8(sample), std::string_view::npos);
  EXPECT_EQ(first_invalid_utf8("aЖ\xFFz"), 3U);
  EXPECT_EQ(first_invalid_utf8("a\xE2\x82"), 1U);         // cut off
  EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0U);      // half of a surrogate pair
  EXPECT_EQ(first_invalid_utf8("z\xC0\xAF"), 1U);         // longer than needed
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0U);  // above U+10FFFF
}

TEST(Utf8, ReplacesWhatIsWrong) {
  EXPECT_EQ(to_utf32("a\xFF\xD0z"), U"a\uFFFD\uFFFDz");
  EXPECT_EQ(as_utf8("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(as_utf8(std::string(sample)), sample);
}

TEST(Utf8, ReadsRandomBytesAsIcuDoes) {
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    const std::string bytes = random_bytes(random);
    const std::u32string expected = decoded_by_icu(bytes);
    ASSERT_EQ(to_utf32(bytes), expected) << testing::PrintToString(bytes);
    std::string sound;
    icu::UnicodeString::fromUTF8(bytes).toUTF8String(sound);
    ASSERT_EQ(as_utf8(bytes), sound) << testing::PrintToString(bytes);
    ASSERT_EQ(first_invalid_utf8(bytes) == std::string_view::npos, sound == bytes) << testing::PrintToString(bytes);
  }
}

TEST(Utf8, ReadsRandomBytesBackwardsAsForwards) {
  std::mt19937 random(2);
  for (int i = 0; i < 20000; ++i) {
    const std::string bytes = random_bytes(random);
    std::vector<std::size_t> forwards{0}, backwards{bytes.size()};
    for (std::size_t at = 0; at < bytes.size();) {
      next_character(bytes, at);
      forwards.push_back(at);
    }
    for (std::size_t at = bytes.size(); at > 0;) {
      previous_character(bytes, at);
      backwards.push_back(at);
    }
    ASSERT_EQ(forwards, std::vector<std::size_t>(backwards.rbegin(), backwards.rend()))
        << testing::PrintToString(bytes);
  }
}

TEST(Utf8, WritesEveryCharacterAndReadsItBack) {
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;  // no characters between
    const std::string utf8 = to_utf8(c);
    std::size_t at = 0;
    ASSERT_EQ(utf8_length(c), utf8.size());
    ASSERT_EQ(count_characters(utf8), 1U);
    ASSERT_EQ(next_valid_character(utf8, at), c);
    ASSERT_EQ(character_before(utf8, utf8.size()), c);
    ASSERT_EQ(at, utf8.size());
  }
}

TEST(Utf8, CountsCharacters) {
  EXPECT_EQ(count_characters(sample), 4U);
  EXPECT_EQ(count_characters(""), 0U);
  EXPECT_EQ(to_utf8(std::u32string_view(U"aЖ€😀")), sample);
}

}  // namespace
}  // namespace vestnik
