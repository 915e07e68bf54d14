#include "document/proofreading/check_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Codes and columns of what is found in a body that begins at line 1, column 1.
std::vector<std::string> findings(const std::string& markdown) {
  const Outcome<std::vector<MarkupBlock>> parsed = parse_markup(
      {.text = markdown, .where = {.file = "body.md", .line = 1, .column = 1}, .indent = 0, .exact = true});
  WordSet repeatable;
  for (const char* word : {"that", "bye", "да", "еле"}) repeatable.add(word);
  std::vector<std::string> result;
  for (const Diagnostic& d : check_text(*parsed.value, repeatable)) {
    EXPECT_EQ(d.severity, Severity::warning);
    EXPECT_FALSE(d.hint.empty());
    result.push_back(fmt::format("{}:{}:{}", d.code, d.where.line, d.where.column));
  }
  return result;
}

TEST(CheckText, FindsDoubledWordsAlsoAcrossLinesAndCases) {
  EXPECT_THAT(findings("Take the the train."), ElementsAre("doubled-word:1:10"));
  EXPECT_THAT(findings("The the train left in\nin time."), ElementsAre("doubled-word:1:5", "doubled-word:2:1"));
  EXPECT_THAT(findings("Встреча прошла в в Алматы."), ElementsAre("doubled-word:1:18"));
}

TEST(CheckText, LeavesRepetitionsThatAreMeant) {
  for (const char* text :
       {"He said that that was so.", "Stop. Stop there.", "an on-on switch", "на 21 21 раз", "еле-еле",
        "Да, да, конечно", "bye bye", "10 10", "буква ё Ё", "А А", "`the the`", "the theatre"}) {
    EXPECT_THAT(findings(text), IsEmpty()) << text;
  }
}

TEST(CheckText, FindsLettersOfTheOtherScript) {
  EXPECT_THAT(findings("A podro\u0441tok came."), ElementsAre("mixed-scripts:1:8"));
  EXPECT_THAT(findings("Новости c\u0442раны"), ElementsAre("mixed-scripts:1:9"));
}

/// The same for a language of its own.
std::vector<std::string> findings_in(const Typography& typography, std::string_view code, const std::string& markdown) {
  std::vector<std::string> result;
  const auto parsed = parse_markup({.text = markdown, .where = {.line = 1, .column = 1}, .indent = 0, .exact = true});
  for (const Diagnostic& d : check_text(*parsed.value, TextLanguage(typography, code))) {
    result.push_back(fmt::format("{}:{}", d.variant.empty() ? d.code : d.code + "/" + d.variant, d.where.column));
  }
  return result;
}

TEST(CheckText, LetsTheLanguageDecideWhichScriptIsOdd) {
  const Typography none;
  const std::string word = "I\u0448\u043Ai";  // as many letters of each script
  EXPECT_THAT(findings_in(none, "kk", word), ElementsAre("mixed-scripts/latin:1"));
  EXPECT_THAT(findings_in(none, "en", word), ElementsAre("mixed-scripts/cyrillic:2"));
}

TEST(CheckText, FindsLettersOfOldFonts) {
  Typography tajik;
  tajik.font_letters = U"ќқљҷ¥Ұ";
  EXPECT_THAT(findings_in(tajik, "tg", "тоќик, љумла љ ва"), ElementsAre("font-letter:3", "font-letter:8"));
  EXPECT_THAT(findings_in(tajik, "tg", "100 ¥, ¥лт"), ElementsAre("font-letter:8"));
  EXPECT_THAT(findings_in(tajik, "tg", "`тоќик` ва тоҷик"), IsEmpty());
  EXPECT_THAT(findings_in(Typography(), "ru", "тоќик"), IsEmpty());
}

TEST(CheckText, TellsSignsFromLettersOfOldFonts) {
  Typography kazakh;
  kazakh.font_letters = U"¥Ұ‰ү¤ӨəәhһіЁ";
  EXPECT_THAT(findings_in(kazakh, "kk", "м‰мкін, ¥лт, т¤р"),
              ElementsAre("font-letter:2", "font-letter:9", "font-letter:15"));
  EXPECT_THAT(findings_in(kazakh, "kk", "5‰, 5 ‰ су, 100 ¥, 7¤, this həh"), IsEmpty());
}

TEST(CheckText, SaysHowAWordOfTwoScriptsIsWritten) {
  const auto right = [](const char* markdown) {
    const auto parsed = parse_markup({.text = markdown, .where = {.line = 1, .column = 1}, .indent = 0, .exact = true});
    const auto found = check_text(*parsed.value, WordSet());
    return found.empty() ? std::string() : found.front().hint;
  };
  EXPECT_THAT(right("Новости c\u0442раны"), testing::HasSubstr("страны"));
  EXPECT_THAT(right("A podro\u0441tok"), testing::HasSubstr("podroctok"));
  EXPECT_THAT(right("Это Windоws"), testing::HasSubstr("Windows"));
  EXPECT_THAT(right("Это щyкin"), testing::HasSubstr("type the letter again"));
}

TEST(CheckText, LeavesCompoundsAndAddresses) {
  for (const char* text : {"IT-технологии", "TikTok и ВКонтакте", "COVID-19", "21-й", "<https://example.org/\u0441tr>",
                           "`podro\u0441tok`", "ғ қ ң ө ұ"}) {
    EXPECT_THAT(findings(text), IsEmpty()) << text;
  }
}

TEST(CheckText, FindsQuotationMarksWithoutPartner) {
  EXPECT_THAT(findings("He said “no and left."), ElementsAre("quotation-marks:1:9"));
  EXPECT_THAT(findings("Be attentive,” said one."), ElementsAre("quotation-marks:1:14"));
  EXPECT_THAT(findings("Конкурс «Мир без наркотиков прошёл."), ElementsAre("quotation-marks:1:9"));
  EXPECT_THAT(findings("A \"word and more."), ElementsAre("quotation-marks:1:3"));
}

TEST(CheckText, TellsWhetherAStraightMarkOpensOrCloses) {
  const auto variants = [](const std::string& markdown) {
    std::vector<std::string> result;
    const auto parsed = parse_markup({.text = markdown, .where = {.line = 1, .column = 1}, .indent = 0, .exact = true});
    for (const Diagnostic& d : check_text(*parsed.value, WordSet())) {
      result.push_back(fmt::format("{}:{}", d.variant, d.where.column));
    }
    return result;
  };
  EXPECT_THAT(variants("Каждый кубометр на счету\", сказал он."), ElementsAre("closes:25"));
  EXPECT_THAT(variants("ҰК\" АҚ"), ElementsAre("closes:3"));
  EXPECT_THAT(variants("ҰК\" АҚ и \"Ромашка\""), ElementsAre("closes:3"));
  EXPECT_THAT(variants("Он сказал: \"Каждый кубометр."), ElementsAre("opens:12"));
  EXPECT_THAT(variants("\"Компания \"Рога\" пошла"), ElementsAre("opens:1"));
  EXPECT_THAT(variants("Слово (\"Рога) и"), ElementsAre("opens:8"));
  EXPECT_THAT(variants("Слово \" и"), ElementsAre("opens:7"));
}

TEST(CheckText, FindsOtherSignsInThePlaceOfQuotationMarks) {
  EXPECT_THAT(findings("Это ,,лапки“ тут"), ElementsAre("quotation-marks:1:5"));
  EXPECT_THAT(findings("Это <<ёлочки>> тут"), ElementsAre("quotation-marks:1:5"));
  EXPECT_THAT(findings("Это (''лапки'') тут"), ElementsAre("quotation-marks:1:6"));
  for (const char* text : {"да,, нет", "a << b", "1 <<2", "5''", "`,,a` `<<a`"}) {
    EXPECT_THAT(findings(text), IsEmpty()) << text;
  }
}

TEST(CheckText, FindsStraightMarksThatTheCleanUpLeft) {
  const auto straight = [](const std::string& markdown) {
    const Outcome<std::vector<MarkupBlock>> parsed = parse_markup(
        {.text = markdown, .where = {.file = "body.md", .line = 1, .column = 1}, .indent = 0, .exact = true});
    std::vector<int> columns;
    for (const Diagnostic& d : check_straight_quotes(*parsed.value)) columns.push_back(d.where.column);
    return columns;
  };
  EXPECT_THAT(straight("слово\"слово\" да"), ElementsAre(6));
  EXPECT_THAT(straight("- a \"b \"c \"d\" e\" f\""), ElementsAre(5));
  for (const char* text : {"«Один»", "a 15\" screen", "`print(\"\")`", "A \"word and more."}) {
    EXPECT_THAT(straight(text), IsEmpty()) << text;
  }
}

TEST(CheckText, LeavesQuotationsThatAreWhole) {
  for (const char* text :
       {"“Outer ‘inner’ quotes”, the years’ end, don’t.", "«опять „вложенные“ кавычки»", "\"straight\"",
        "a 15\" screen", "“A long quotation\n\n“goes on here.”", "`print(\"`", "«Один»\n\n«Два»"}) {
    EXPECT_THAT(findings(text), IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace vestnik
