#include "input/markup/line_ends.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "input/markup/markup.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

MarkdownText body(std::string text, LineEnds line_ends = LineEnds::automatic) {
  return {.text = std::move(text),
          .where = {.file = "b.md", .line = 1, .column = 1},
          .indent = 0,
          .exact = true,
          .line_ends = line_ends};
}

/// Paragraphs as their text, items with "*" or their label before them.
void show(const std::vector<MarkupBlock>& blocks, const std::string& mark, std::vector<std::string>& shown) {
  for (const MarkupBlock& block : blocks) {
    const bool is_item = block.kind == MarkupBlock::Kind::list_item;
    if (!block.text.empty()) shown.push_back(mark + block.text.text);
    show(block.children, is_item ? (block.label.empty() ? "* " : block.label + " ") : "", shown);
  }
}

std::vector<std::string> blocks(const std::string& text, LineEnds line_ends = LineEnds::automatic) {
  std::vector<std::string> shown;
  const auto outcome = parse_markup(body(text, line_ends));
  EXPECT_THAT(outcome.diagnostics, IsEmpty()) << text;
  show(*outcome.value, "", shown);
  return shown;
}

TEST(LineEnds, PartItemsWithDashesAndBullets) {
  EXPECT_THAT(blocks("Изъято:\n– героин – 5 кг;\n– опий – 3 кг."),
              ElementsAre("Изъято:", "* героин – 5 кг;", "* опий – 3 кг."));
  EXPECT_THAT(blocks("Изъято:\n— героин,\n— опий.\nВозбуждено дело."),
              ElementsAre("Изъято:", "* героин,", "* опий.", "Возбуждено дело."));
  EXPECT_THAT(blocks("– героин\n– опий, который\nбыл спрятан\n– гашиш"),
              ElementsAre("* героин", "* опий, который был спрятан", "* гашиш"));
  EXPECT_THAT(blocks("Seized:\n• heroin\n• opium"), ElementsAre("Seized:", "* heroin", "* opium"));
  EXPECT_THAT(blocks("Изъято:\n– героин."), ElementsAre("Изъято:", "* героин."));
}

TEST(LineEnds, PartDialogue) {
  EXPECT_THAT(blocks("Он вошёл.\n– Кто там? – спросил он.\n– Это я."),
              ElementsAre("Он вошёл.", "– Кто там? – спросил он.", "– Это я."));
  EXPECT_THAT(blocks("– Нет!\n– сказал он."), ElementsAre("– Нет! – сказал он."));
  EXPECT_THAT(blocks("Вопрос: Что изъято?\nОтвет: Героин."), ElementsAre("Вопрос: Что изъято?", "Ответ: Героин."));
  EXPECT_THAT(blocks("Q: What was seized?\nA: Heroin."), ElementsAre("Q: What was seized?", "A: Heroin."));
  EXPECT_THAT(blocks("[Судья]: Виновен\n[Секретарь]: Записано"),
              ElementsAre("[Судья]: Виновен", "[Секретарь]: Записано"));
  EXPECT_THAT(blocks("**Вопрос:** Что?\n**Ответ:** То."), ElementsAre("Вопрос: Что?", "Ответ: То."));
}

TEST(LineEnds, PartNumberedLines) {
  EXPECT_THAT(blocks("1.1. Общее.\n1.2. Порядок\nработы.\n1.2.1. Сроки."),
              ElementsAre("1.1. Общее.", "1.2. Порядок работы.", "1.2.1. Сроки."));
  EXPECT_THAT(blocks("I. Общее.\nII. Особое."), ElementsAre("I. Общее.", "II. Особое."));
  EXPECT_THAT(blocks("Выросло до\n12.12.2024 года и\n2.5 раза"), ElementsAre("Выросло до 12.12.2024 года и 2.5 раза"));
  EXPECT_THAT(blocks("1. Пункт:\nа) раз;\nб) два.\n2. Пункт."),
              ElementsAre("* Пункт:", "а) раз;", "б) два.", "* Пункт."));
}

TEST(LineEnds, PartLetteredItems) {
  EXPECT_THAT(blocks("Решено:\nа) первое;\nб) второе."), ElementsAre("Решено:", "а) первое;", "б) второе."));
  EXPECT_THAT(blocks("a) one\nb) two"), ElementsAre("a) one", "b) two"));
  EXPECT_THAT(blocks("а) бір;\nә) екі;\nб) үш."), ElementsAre("а) бір;", "ә) екі;", "б) үш."));
  EXPECT_THAT(blocks("(а) раз;\n(б) два."), ElementsAre("(а) раз;", "(б) два."));
  EXPECT_THAT(blocks("1. Пункт:\n   а) раз;\n   б) два.\n2. Пункт."),
              ElementsAre("* Пункт:", "а) раз;", "б) два.", "* Пункт."));
  EXPECT_THAT(blocks("смотри пункт\nб) закона"), ElementsAre("смотри пункт б) закона"));
  const auto lettered = parse_markup(body("а) раз\n\nб) *два*"));
  ASSERT_EQ(lettered.value->size(), 1U);
  const MarkupBlock& list = lettered.value->front();
  EXPECT_TRUE(list.ordered);
  ASSERT_EQ(list.children.size(), 2U);
  EXPECT_EQ(list.children[1].label, "б)");
  EXPECT_EQ(list.children[1].children.front().text.where(0).line, 3);
}

TEST(LineEnds, KeepTheBracketOfNumberedLists) {
  const auto outcome = parse_markup(body("1) раз\n2) два"));
  EXPECT_EQ(outcome.value->front().delimiter, ')');
  EXPECT_EQ(parse_markup(body("1. раз\n2. два")).value->front().delimiter, '.');
}

TEST(LineEnds, PartTitlesInCapitals) {
  EXPECT_THAT(blocks("ИТОГИ ОПЕРАЦИИ\nЗадержаны двое."), ElementsAre("ИТОГИ ОПЕРАЦИИ", "Задержаны двое."));
  EXPECT_THAT(blocks("Задержаны двое.\nИТОГИ ГОДА\nИх много."),
              ElementsAre("Задержаны двое.", "ИТОГИ ГОДА", "Их много."));
}

TEST(LineEnds, PartTheParagraphsOfPastedText) {
  const std::string pasted =
      "Первый абзац рассказывает о встрече. В ней участвовали эксперты.\n"
      "Второй говорит о решениях. Они приняты единогласно всеми странами.\n"
      "Третий называет сроки. Первый из них наступает в январе.\n"
      "Последний короткий. В нём два предложения.";
  EXPECT_EQ(blocks(pasted).size(), 4U);
  EXPECT_EQ(blocks(pasted, LineEnds::markdown).size(), 1U);
}

TEST(LineEnds, MeanParagraphsWhereTheEditorSaysSo) {
  EXPECT_THAT(blocks("раз\nдва\nтри", LineEnds::paragraphs), ElementsAre("раз", "два", "три"));
  EXPECT_THAT(blocks("| a | b |\n|---|---|\n| c | d |", LineEnds::paragraphs), IsEmpty()) << "a table stays one";
  EXPECT_THAT(blocks("```\nx\ny\n```", LineEnds::paragraphs).size(), 1U);
}

TEST(LineEnds, StayWithinWrappedTextVerseAndAddresses) {
  EXPECT_EQ(blocks("Полиция Казахстана провела операцию, в которой участвовали двести\n"
                   "сотрудников. Изъято пять килограммов героина. Задержаны трое жителей\n"
                   "области. Возбуждено дело.")
                .size(),
            1U);
  EXPECT_EQ(blocks("У лукоморья дуб зелёный;\nЗлатая цепь на дубе том:\nИ днём и ночью кот учёный").size(), 1U);
  EXPECT_EQ(blocks("050000, г. Алматы,\nул. Абая, 10,\nтел. 123-45-67").size(), 1U);
  EXPECT_EQ(blocks("Казахстан\n– страна, которая\nбольше других").size(), 1U);
}

TEST(LineEnds, WarnWhereTheyAreUnsure) {
  const auto parted = parse_markup(body("Приехала полиция.\nСуд решил.\nВсё кончилось."));
  EXPECT_EQ(parted.value->size(), 3U);
  ASSERT_EQ(parted.diagnostics.size(), 1U);
  EXPECT_EQ(parted.diagnostics[0].code, "line-ends");
  EXPECT_EQ(parted.diagnostics[0].where.line, 2);
  const auto joined = parse_markup(body("Приехала полиция.\nСуд решил.\nВсё кончилось.\n\nКонец."));
  EXPECT_EQ(joined.value->size(), 2U);
  ASSERT_EQ(joined.diagnostics.size(), 1U);
  EXPECT_EQ(joined.diagnostics[0].code, "line-ends");
}

}  // namespace
}  // namespace vestnik
