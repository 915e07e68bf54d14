#include "input/markup/office_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/markup/markup.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

MarkdownText body(std::string text) {
  return {.text = std::move(text), .where = {.file = "b.md", .line = 1, .column = 1}, .indent = 0, .exact = true};
}

std::string shown(const InlineText& text) {
  std::string result;
  for (const InlineSpan& span : text.spans) {
    std::string part = text.text.substr(span.begin, span.end - span.begin);
    if (span.strong) part = "**" + part + "**";
    if (!span.link.empty()) part = "[" + part + "](" + span.link + ")";
    result += part;
  }
  return result;
}

/// The paragraphs of a text that needs no finding.
std::vector<std::string> paragraphs(const std::string& markdown) {
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(body(markdown));
  EXPECT_THAT(outcome.diagnostics, IsEmpty()) << markdown;
  std::vector<std::string> result;
  for (const MarkupBlock& block : *outcome.value) {
    result.push_back(block.kind == MarkupBlock::Kind::rule ? "(rule)" : shown(block.text));
  }
  return result;
}

TEST(OfficeText, PrintsDialogueThatLooksLikeAReference) {
  EXPECT_THAT(paragraphs("[Судья]: Виновен"), ElementsAre("[Судья]: Виновен"));
  EXPECT_THAT(paragraphs("[Judge]: Guilty\n[Clerk]: Noted"), ElementsAre("[Judge]: Guilty", "[Clerk]: Noted"));
  EXPECT_THAT(paragraphs("[2]: Указ"), ElementsAre("[2]: Указ"));
  EXPECT_THAT(paragraphs("  [3]:\nПриказ"), ElementsAre("[3]: Приказ"));
  EXPECT_THAT(paragraphs("[Судья]: Да.\n\nТак сказал [Судья]."), ElementsAre("[Судья]: Да.", "Так сказал [Судья]."));
  EXPECT_THAT(paragraphs("[1]: https://a.kz/1"), ElementsAre("[1]: [https://a.kz/1](https://a.kz/1)"));
}

TEST(OfficeText, KeepsReferencesThatAreUsed) {
  EXPECT_THAT(paragraphs("См. [сайт].\n\n[Сайт]: https://a.kz"), ElementsAre("См. [сайт](https://a.kz)."));
  EXPECT_THAT(paragraphs("[он][ 1 ]\n\n[1]: <https://a.kz>"), ElementsAre("[он](https://a.kz)"));
  const auto picture = parse_markup(body("![Карта][k]\n\n[k]: pictures/map.png"));
  ASSERT_THAT(*picture.value, SizeIs(1));
  EXPECT_EQ(picture.value->front().path, "pictures/map.png");
}

TEST(OfficeText, PrintsAsterisksBetweenDigits) {
  EXPECT_THAT(paragraphs("Свёрток 10*15*20 см и 5*3 м, 2**2 м"), ElementsAre("Свёрток 10*15*20 см и 5*3 м, 2**2 м"));
  EXPECT_THAT(paragraphs("**10*15** и ~~~"), ElementsAre("**10*15** и ~~~"));
}

TEST(OfficeText, PrintsTheMarksOfAnAddress) {
  EXPECT_THAT(paragraphs("https://a.kz/_b_*c*"), ElementsAre("[https://a.kz/_b_*c*](https://a.kz/_b_*c*)"));
  EXPECT_THAT(paragraphs("[x](https://a.kz/_b_) <https://a.kz/*c*>"),
              ElementsAre("[x](https://a.kz/_b_) [https://a.kz/*c*](https://a.kz/*c*)"));
}

TEST(OfficeText, LeavesRemarksOut) {
  EXPECT_THAT(paragraphs("Текст. <!-- ремарка -->\n\n<!-- ещё\n\nодна -->\n\nКонец."), ElementsAre("Текст.", "Конец."));
  EXPECT_THAT(paragraphs("<!-- a -->Слово<!-- b --> и"), ElementsAre("Слово и"));
  EXPECT_THAT(paragraphs("<!-- a --> <!-- b -->"), IsEmpty());
  EXPECT_THAT(paragraphs("`<!-- код -->` и \\<!-- знак --\\>"), ElementsAre("<!-- код --> и <!-- знак -->"));
}

TEST(OfficeText, ReportsARemarkWithoutEnd) {
  const auto outcome = parse_markup(body("Текст.\n\n<!-- без конца\n\nДальше."));
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "markup-html");
  EXPECT_EQ(outcome.diagnostics[0].where.line, 3);
}

TEST(OfficeText, LetsBoldTypeBeginAndEndBesidePunctuation) {
  EXPECT_THAT(paragraphs("текст**,** и"), ElementsAre("текст**,** и"));
  EXPECT_THAT(paragraphs("**Слово.**Дальше"), ElementsAre("**Слово.**Дальше"));
  EXPECT_THAT(paragraphs("это **«Слово»**и"), ElementsAre("это **«Слово»**и"));
  EXPECT_THAT(paragraphs("а**б**в"), ElementsAre("а**б**в"));
  const auto outcome = parse_markup(body("текст**,** и"));
  EXPECT_EQ(outcome.value->front().text.text, "текст, и") << "nothing of what helps the parse is left";
}

TEST(OfficeText, PrintsAFenceThatNothingCloses) {
  EXPECT_THAT(paragraphs("~~~ слово\n\nТекст."), ElementsAre("~~~ слово", "Текст."));
  EXPECT_THAT(paragraphs("~~~~ два слова\nТекст.\n~~~~"), ElementsAre("~~~~ два слова Текст. ~~~~"));
  EXPECT_THAT(paragraphs("```c\n5*3 **a**, <!-- b -->\n```\n\nа 5*3"), ElementsAre("5*3 **a**, <!-- b -->", "а 5*3"));
  EXPECT_THAT(paragraphs("> ```\n> 5*3\n> ```"), ElementsAre(""));
  EXPECT_THAT(paragraphs("Текст.\n\n    x = 5*3"), ElementsAre("Текст.", "x = 5*3"));
}

TEST(OfficeText, DrawsARuleBelowAParagraph) {
  EXPECT_THAT(paragraphs("Абзац\n---\nДальше"), ElementsAre("Абзац", "(rule)", "Дальше"));
  EXPECT_THAT(paragraphs("Абзац\n\n-----\n"), ElementsAre("Абзац", "(rule)"));
}

TEST(OfficeText, LeavesFrontMatterOutAndSaysSo) {
  const auto outcome = parse_markup(body("---\ntitle: Да\ntags:\n  - a\n---\nТекст."));
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "markup-front-matter");
  EXPECT_EQ(outcome.diagnostics[0].where.line, 1);
  ASSERT_THAT(*outcome.value, SizeIs(1));
  EXPECT_EQ(outcome.value->front().text.text, "Текст.");
  EXPECT_EQ(outcome.value->front().where.line, 6);
  EXPECT_THAT(paragraphs("---\n\nТекст: да\n\n---"), ElementsAre("(rule)", "Текст: да", "(rule)"));
}

TEST(OfficeText, ReportsCharactersThatTurnTheText) {
  const auto outcome = parse_markup(body("Слово \u202Eобратно\u202C"));
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "direction-marks");
  EXPECT_EQ(outcome.diagnostics[0].where.column, 7);
}

TEST(OfficeText, PlacesWhatStandsBehindAnEdit) {
  const auto outcome = parse_markup(body("10*15*20 <!-- a --> &nosuch;\n\nА**,** &nosuch;"));
  ASSERT_THAT(outcome.diagnostics, SizeIs(2));
  EXPECT_EQ(outcome.diagnostics[0].where.column, 21);
  EXPECT_EQ(outcome.diagnostics[1].where.line, 3);
  EXPECT_EQ(outcome.diagnostics[1].where.column, 8);
}

/// The letters and digits of a text, without what it leaves out on purpose.
std::string letters(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (is_letter_or_digit(c)) append_utf8(result, c);
  }
  return result;
}

std::string letters_of(const std::vector<MarkupBlock>& blocks) {
  std::string result;
  for (const MarkupBlock& block : blocks) {
    result += letters(block.text.text) + letters_of(block.children);
    for (const auto& row : block.rows) {
      for (const InlineText& cell : row) result += letters(cell.text);
    }
  }
  return result;
}

/// Whatever marks stand between words, every letter is in the result, or a finding says that something is not.
TEST(OfficeText, LosesNoLetter) {
  constexpr std::string_view pieces[] = {
      "слово",  "Word", "12", "5*3", " ",  " ", "\n", "\n\n", "**",    "*",   "_", "`", "[",  "]",
      "]:",     ": ",   "(",  ")",   "—",  "–", "- ", "> ",   "---\n", "===", "«", "»", "\"", "https://a.kz/x",
      "a@b.kz", "!",    ".",  ",",   "\\", "|", "#",  "1. ",  "~~",    "&"};
  std::mt19937 random(16);
  std::uniform_int_distribution<std::size_t> any(0, std::size(pieces) - 1), count(1, 24);
  int checked = 0;
  for (int run = 0; run < 10'000; ++run) {
    std::string text;
    for (std::size_t i = count(random); i > 0; --i) text += pieces[any(random)];
    const auto outcome = parse_markup(body(text));
    if (!outcome.diagnostics.empty()) continue;
    // The address of a link, the title of a reference and the number of a list's item are not in the text.
    if (text.find("](") != std::string::npos || text.find("]:") != std::string::npos ||
        text.find("1. ") != std::string::npos || text.find("![") != std::string::npos) {
      continue;
    }
    ++checked;
    EXPECT_EQ(letters_of(*outcome.value), letters(text)) << text;
  }
  EXPECT_GT(checked, 3'000);
}

}  // namespace
}  // namespace vestnik
