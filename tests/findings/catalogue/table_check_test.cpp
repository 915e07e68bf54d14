#include "findings/catalogue/table_check.hpp"

#include <gtest/gtest.h>

namespace vestnik::messages {
namespace {

constexpr Wording words{"words", "слова"};
constexpr CodeEntry right_code{"a-code", Severity::error, words, words, "", ""};
constexpr MessageEntry right_message{"a-code", {"{a} and {b}", "{b} и {a}"}, {}};

int code_row(const CodeEntry& code, std::span<const MessageEntry> messages) {
  const CodeEntry codes[] = {right_code, code};
  return wrong_code(codes, messages);
}

int message_row(const MessageEntry& message) {
  const MessageEntry messages[] = {right_message, message};
  return wrong_message(messages);
}

TEST(TableCheck, AcceptsARightTable) {
  const MessageEntry messages[] = {right_message, {"b-code/variant", words, words}};
  EXPECT_EQ(code_row({"b-code", Severity::note, words, words, "", ""}, messages), no_row);
  EXPECT_EQ(wrong_message(messages), no_row);
}

TEST(TableCheck, FindsACodeThatLacksSomething) {
  const MessageEntry messages[] = {right_message, {"b-code", words, {}}};
  EXPECT_EQ(code_row({"b-code", Severity::note, {"words", ""}, words, "", ""}, messages), 1);
  EXPECT_EQ(code_row({"b-code", Severity::note, words, {"", "слова"}, "", ""}, messages), 1);
  EXPECT_EQ(code_row({"c-code", Severity::note, words, words, "", ""}, messages), 1) << "no message";
  EXPECT_EQ(code_row(right_code, messages), 1) << "twice";
}

TEST(TableCheck, FindsAMessageThatLacksALanguage) {
  EXPECT_EQ(message_row({"b-code", {"words", ""}, {}}), 1);
  EXPECT_EQ(message_row({"b-code", {"", "слова"}, {}}), 1);
  EXPECT_EQ(message_row({"b-code", words, {"words", ""}}), 1);
  EXPECT_EQ(message_row(right_message), 1) << "twice";
}

TEST(TableCheck, FindsPlacesThatAreInOneLanguageOnly) {
  EXPECT_EQ(message_row({"b-code", {"{a}", "слова"}, {}}), 1);
  EXPECT_EQ(message_row({"b-code", {"words", "{a}"}, {}}), 1);
  EXPECT_EQ(message_row({"b-code", words, {"{file}", "{files}"}}), 1);
}

TEST(TableCheck, ABraceWithoutANameIsNoPlace) {
  EXPECT_EQ(message_row({"b-code", {"{", "слова"}, {}}), no_row);
  EXPECT_EQ(message_row({"b-code", {"{} {#id} {a", "слова"}, {}}), no_row);
}

TEST(TableCheck, FindsAMessageThatIsNotDeclaredAsItIs) {
  constexpr MessageEntry right{"doubled-word", {"{word} twice", "{word} дважды"}, {}};
  EXPECT_EQ(undeclared_message(std::span(&right, 1)), no_row);
  for (const MessageEntry& wrong : {MessageEntry{"a-code", words, {}}, MessageEntry{"doubled-word", words, {}},
                                    MessageEntry{"doubled-word", {"{word} {line}", "{word} {line}"}, {}}}) {
    const MessageEntry messages[] = {right, wrong};
    EXPECT_EQ(undeclared_message(messages), 1) << wrong.message.en;
  }
}

TEST(TableCheck, FindsAWrongPhrase) {
  const TermEntry right[] = {words, {"byte {}", "байт {}"}};
  EXPECT_EQ(wrong_term(right), no_row);
  for (const TermEntry& wrong : {TermEntry{"words", ""}, TermEntry{"", "слова"}, TermEntry{"byte {}", "байт"}}) {
    const TermEntry phrases[] = {words, wrong};
    EXPECT_EQ(wrong_term(phrases), 1) << wrong.en << wrong.ru;
  }
}

}  // namespace
}  // namespace vestnik::messages
