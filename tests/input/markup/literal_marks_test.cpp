#include "input/markup/literal_marks.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/markup/markup.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Variants and places of what is found in a body that begins at line 1, column 1.
std::vector<std::string> findings(const std::string& markdown) {
  std::vector<std::string> result;
  for (const Diagnostic& d :
       parse_markup(
           {.text = markdown, .where = {.file = "body.md", .line = 1, .column = 1}, .indent = 0, .exact = true})
           .diagnostics) {
    EXPECT_EQ(d.code, "markup-literal");
    EXPECT_EQ(d.severity, Severity::warning);
    EXPECT_FALSE(d.hint.empty());
    result.push_back(fmt::format("{}:{}:{}-{}", d.variant, d.where.line, d.where.column, d.where.end_column));
  }
  return result;
}

TEST(LiteralMarks, FindsMarksOfOtherPrograms) {
  EXPECT_THAT(findings("это ==важно== и [текст](https://a.kz/b c)"), ElementsAre("highlight:1:5-7", "link:1:23-25"));
  EXPECT_THAT(findings("![[карта.png]] и [[Заметка]]"), ElementsAre("embed:1:1-4"));
  EXPECT_THAT(findings("::: note\nТекст"), ElementsAre("container:1:1-4"));
  EXPECT_THAT(findings("a == b, [1] (см. ниже) и [[1]"), IsEmpty());
}

TEST(LiteralMarks, FindsEmphasisThatIsNone) {
  EXPECT_THAT(findings("**Жирный **текст"), ElementsAre("bold:1:1-3"));
  EXPECT_THAT(findings("Это ** жирный ** текст"), ElementsAre("bold:1:5-7"));
  EXPECT_THAT(findings("Это **жирный текст."), ElementsAre("bold:1:5-7"));
  EXPECT_THAT(findings("Текст __жирный __и"), ElementsAre("bold:1:7-9"));
  EXPECT_THAT(findings("*курсив *и"), ElementsAre("italic:1:1-2"));
  EXPECT_THAT(findings("- первый\n- **второй **и"), ElementsAre("bold:2:3-5"));
  EXPECT_THAT(findings("| a | b |\n|---|---|\n| **c ** | d |"), ElementsAre("bold:3:3-5"));
}

TEST(LiteralMarks, FindsStrikesAndFootnotes) {
  EXPECT_THAT(findings("Это ~~ нет ~~ да"), ElementsAre("strike:1:5-7"));
  EXPECT_THAT(findings("Это ~~нет ~~ да"), ElementsAre("strike:1:11-13"));
  EXPECT_THAT(findings("Это ~~нет~~ да ~~и~~ нет"), ElementsAre());
  EXPECT_THAT(findings("Слово[^1] и"), ElementsAre("footnote:1:6-10"));
  EXPECT_THAT(findings("Слово.\n\n[^1]: Текст сноски"), ElementsAre("footnote:3:1-5"));
}

TEST(LiteralMarks, FindsMarksThatOpenALine) {
  EXPECT_THAT(findings("#Заголовок без пробела"), ElementsAre("heading:1:1-2"));
  EXPECT_THAT(findings("Текст.\n\n##итоги"), ElementsAre("heading:3:1-3"));
  EXPECT_THAT(findings("•\tпервый\n•\tвторой"), IsEmpty()) << "a list";
  EXPECT_THAT(findings("Список:\n· первый"), IsEmpty());
}

TEST(LiteralMarks, FindsTablesThatAreNone) {
  EXPECT_THAT(findings("| a | b |\n| 1 | 2 |"), ElementsAre("table:1:1-2"));
  EXPECT_THAT(findings("Таблица:\n| a | b |\n|---|\n| 1 | 2 |"), ElementsAre("table:2:1-2"));
  EXPECT_THAT(findings("Имя\tГод\nИван\t1990"), ElementsAre("tabs:2:5-6"));
  EXPECT_THAT(findings("1\tИван\t1990"), ElementsAre("tabs:1:7-8"));
}

TEST(LiteralMarks, FindsProseSetAsCode) {
  EXPECT_THAT(findings("Текст.\n\n    Абзац из Word."), ElementsAre("indent:3:5-0"));
  EXPECT_THAT(findings("\tA paragraph that came from Word."), ElementsAre("indent:1:2-0"));
}

TEST(LiteralMarks, ReportsEachKindOnceInAParagraph) {
  EXPECT_THAT(findings("**Жирный **текст и ещё **один **раз[^1].\n\n*курсив *и"),
              ElementsAre("bold:1:1-3", "footnote:1:36-40", "italic:3:1-2"));
}

TEST(LiteralMarks, LeavesWhatIsMeant) {
  for (const char* text : {"5 * 6",
                           "2**3",
                           "2 ** 3 ** 4",
                           "a**b",
                           "*",
                           "a * b * c",
                           "#5",
                           "# 5",
                           "#5 из 7",
                           "a|b",
                           "a | b",
                           "|x|",
                           "цена*",
                           "*без НДС",
                           "цена* и\nцена**",
                           "\\*курсив \\*и",
                           "\\*\\*жирный \\*\\*и",
                           "`**a **b`",
                           "`#Заголовок`",
                           "```\n**a **b\n#A\n```",
                           "#новости #город",
                           "#МВД #полиция",
                           "#выборы",
                           "\\#Заголовок",
                           "~~",
                           "5 ~~ 6",
                           "[^]",
                           "a^[1]",
                           "[1]",
                           "**да** и *нет*",
                           "***оба***",
                           "файлы *.txt и *.doc",
                           "https://a.kz/x*y*z_a_",
                           "https://a.kz/#Top",
                           "snake_case_name",
                           "____ Иванов ____",
                           "Дата: ____",
                           "•",
                           "Точка • точка",
                           "–\tДа.\n–\tНет.",
                           "1)\tодин\n2)\tдва",
                           "а)\tодин\nб)\tдва",
                           "Слово\tслово",
                           "    int main() { return 0; }",
                           "    слово",
                           "    sudo apt install vestnik",
                           "```\nАбзац в ограде.\n```",
                           "| a | b |\n|---|---|\n| 1 | 2 |",
                           "&#42;a &#42;b",
                           "<https://a.kz/**b>"}) {
    EXPECT_THAT(findings(text), IsEmpty()) << text;
  }
}

TEST(LiteralMarks, FindsThoseOfATitle) {
  const auto found = [](const char* title) {
    std::vector<int> columns;
    const auto length = static_cast<int>(std::string_view(title).size());
    for (const Diagnostic& d : parse_inline_markup({title, {"issue.yaml", 3, 10, 3, 10 + length}}).diagnostics) {
      columns.push_back(d.where.column);
    }
    return columns;
  };
  EXPECT_THAT(found("A **bold **title"), ElementsAre(12));
  EXPECT_THAT(found("#Heading"), IsEmpty());
}

TEST(LiteralMarks, LeavesRoomForErrors) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "**a **b\n\n";
  const auto outcome = parse_markup({.text = text + "H<br>O", .where = {}, .indent = 0, .exact = true});
  ASSERT_FALSE(outcome.diagnostics.empty());
  EXPECT_EQ(outcome.diagnostics.back().code, "markup-html");
}

TEST(Links, SayWhatToWriteForMailAndFootnotes) {
  const auto hint = [](const char* text) {
    return parse_markup({.text = text, .where = {}, .indent = 0, .exact = true}).diagnostics.at(0).hint;
  };
  EXPECT_EQ(hint("[x](info@site.kz)"), "write mailto:info@site.kz");
  EXPECT_EQ(hint("[x](www.site.kz)"), "write https://www.site.kz");
  EXPECT_THAT(hint("a[^1]\n\n[^1]: Note"), testing::HasSubstr("in brackets"));
}

}  // namespace
}  // namespace vestnik
