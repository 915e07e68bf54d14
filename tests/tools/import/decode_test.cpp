#include "tools/import/decode.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/import/samples.hpp"

namespace vestnik::importing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view sentence = "Казахстан и Россия провели встречу.\n";

std::string utf16(std::string_view ascii, bool little) {
  std::string result;
  for (const char c : ascii) result += little ? std::string{c, '\0'} : std::string{'\0', c};
  return result;
}

TEST(decode, utf8_with_and_without_mark) {
  Bench bench;
  EXPECT_EQ(decode("\xEF\xBB\xBF" + std::string(sentence), "a", bench.findings), sentence);
  EXPECT_EQ(decode(sentence, "a", bench.findings), sentence);
  EXPECT_THAT(bench.codes(), IsEmpty());
}

TEST(decode, windows_1251_is_guessed_and_said) {
  Bench bench;
  const std::string bytes =
      "\xCA\xE0\xE7\xE0\xF5\xF1\xF2\xE0\xED \xE8 \xD0\xEE\xF1\xF1\xE8\xFF \xEF\xF0\xEE\xE2\xE5\xEB\xE8 "
      "\xE2\xF1\xF2\xF0\xE5\xF7\xF3.\n";
  EXPECT_EQ(decode(bytes, "a", bench.findings), sentence);
  EXPECT_THAT(bench.codes(), ElementsAre("encoding-guessed"));
}

TEST(decode, utf16_with_and_without_mark) {
  Bench bench;
  const std::string text = "A lecture was held in Osh.\n";
  EXPECT_EQ(decode("\xFF\xFE" + utf16(text, true), "a", bench.findings), text);
  EXPECT_EQ(decode("\xFE\xFF" + utf16(text, false), "a", bench.findings), text);
  EXPECT_EQ(decode(utf16(text, true), "a", bench.findings), text);
  EXPECT_EQ(decode(utf16(text, false), "a", bench.findings), text);
}

TEST(decode, control_characters_become_spaces_and_are_counted_with_their_line) {
  Bench bench;
  EXPECT_EQ(decode("one\ntwo\x07three\n\u200Bfour\x1B", "a", bench.findings), "one\ntwo three\nfour ");
  const auto found = bench.findings.take();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "characters-left-out");
  EXPECT_EQ(found[0].where.line, 2);
}

TEST(decode, line_ends_of_all_kinds_and_spaces_of_all_kinds) {
  Bench bench;
  EXPECT_EQ(decode("a\r\nb\rc\u2028d\u00A0e\u202Ff\fg", "a", bench.findings), "a\nb\nc\nd e f\fg");
}

TEST(decode, what_is_no_text_is_refused) {
  for (const auto& [bytes, code] :
       std::vector<std::pair<std::string, std::string>>{{"PK\x03\x04rest", "not-text"},
                                                        {"%PDF-1.7", "not-text"},
                                                        {"", "empty-file"},
                                                        {" \n-\n", "empty-file"},
                                                        {std::string(largest_input + 1, 'a'), "file-too-large"}}) {
    Bench bench;
    (void)decode(bytes, "a", bench.findings);
    EXPECT_THAT(bench.codes(), ElementsAre(code));
  }
}

}  // namespace
}  // namespace vestnik::importing
