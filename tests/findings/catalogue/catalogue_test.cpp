#include "findings/catalogue/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "findings/catalogue/explain.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik {
namespace {

using testing::HasSubstr;

std::string code_of(std::string_view id) { return std::string(id.substr(0, id.find('/'))); }

TEST(Catalogue, EveryCodeIsThereOnceAndHasAMessage) {
  std::set<std::string_view> codes, ids;
  for (const CodeEntry& entry : all_codes()) EXPECT_TRUE(codes.insert(entry.code).second) << entry.code;
  for (const MessageEntry& entry : all_messages()) EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
  for (const MessageEntry& entry : all_messages()) EXPECT_TRUE(codes.contains(code_of(entry.id))) << entry.id;
  for (const std::string_view code : codes) {
    EXPECT_TRUE(std::ranges::any_of(ids, [&](std::string_view id) { return code_of(id) == code; })) << code;
  }
}

TEST(Catalogue, HasWordsForEveryDeclaredMessage) {
  std::set<std::string_view> ids;
  for (const MessageEntry& entry : all_messages()) ids.insert(entry.id);
  for (const messages::Declaration& declared : messages::declarations) {
    EXPECT_TRUE(ids.contains(declared.id.view())) << declared.id.view();
  }
  EXPECT_EQ(ids.size(), std::size(messages::declarations));
}

TEST(Finding, IsToldInEnglishAndThenInAnotherLanguage) {
  const Diagnostic found = finding("doubled-word"_id, {.line = 3}, value<"word">("дом"));
  EXPECT_EQ(found.severity, Severity::warning);
  EXPECT_EQ(found.code, "doubled-word");
  EXPECT_EQ(found.message, "the word \"дом\" stands twice");
  const Diagnostic russian = in_language(found, UiLanguage::ru);
  EXPECT_EQ(russian.message, "слово «дом» стоит дважды");
  EXPECT_EQ(russian.hint, "удалите лишнее");
  EXPECT_EQ(in_language(russian, UiLanguage::en).message, found.message);
}

TEST(Finding, KeepsItsVariant) {
  const Diagnostic found = finding("file-missing/folder"_id, {});
  EXPECT_EQ(found.code, "file-missing");
  EXPECT_EQ(found.message, "this is a folder");
  EXPECT_EQ(in_language(found, UiLanguage::ru).message, "это папка");
}

TEST(Finding, AValueIsNotReadAsATemplate) {
  EXPECT_EQ(finding("doubled-word"_id, {}, value<"word">("{word}")).message, "the word \"{word}\" stands twice");
}

TEST(Finding, AMessageThatTakesFewerValuesFits) {
  const MessageId<"value name"> id = "silence-error"_id;
  const Diagnostic found = finding(id, {}, value<"name">("silence"), value<"value">("\"bad-yaml\""));
  EXPECT_EQ(found.message, finding("silence-error"_id, {}, value<"value">("\"bad-yaml\"")).message);
}

TEST(Finding, MadeWithoutTheCatalogueStaysAsItIs) {
  const Diagnostic own{.code = "own", .message = "said by a program"};
  EXPECT_EQ(in_language(own, UiLanguage::ru).message, "said by a program");
}

TEST(Term, TranslatesAndFillsIn) {
  EXPECT_EQ(term("a list").ru, "список");
  EXPECT_EQ(term("there is no chunk at byte {}", 7).en, "there is no chunk at byte 7");
  EXPECT_EQ(term("there is no chunk at byte {}", 7).ru, "нет блока в байте 7");
  EXPECT_EQ(as_term("a list").ru, "список");
  EXPECT_EQ(as_term("what a library says").in(UiLanguage::ru), "what a library says");
}

TEST(Explanation, HasStoryAndExample) {
  const CodeEntry* entry = find_code("unknown-key");
  ASSERT_NE(entry, nullptr);
  const std::string text = explanation(*entry, UiLanguage::en);
  EXPECT_THAT(text, HasSubstr("unknown-key (error)"));
  EXPECT_THAT(text, HasSubstr("Wrong:\n    plase: Almaty\n"));
  EXPECT_THAT(explanation(*entry, UiLanguage::ru), HasSubstr("Верно:\n    place: Almaty\n"));
}

}  // namespace
}  // namespace vestnik
