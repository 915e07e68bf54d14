#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/compose/samples.hpp"

namespace vestnik {
namespace {

using namespace samples;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

/// The paragraphs below the article's title.
std::vector<const Paragraph*> body_of(const Document& document) {
  std::vector<const Paragraph*> all = paragraphs(section_of(document));
  all.erase(all.begin(), all.begin() + 2);
  return all;
}

std::vector<Style> styles_of(const Document& document) {
  std::vector<Style> styles;
  for (const Paragraph* paragraph : body_of(document)) styles.push_back(paragraph->style);
  return styles;
}

TEST(Section, OpensWithItsHeading) {
  const Document document = composed(issue());
  const Region& opener = section_of(document).regions[0];
  const auto& title = std::get<Paragraph>(opener.blocks[0]);
  EXPECT_EQ(title.text.text, "Republic of Kazakhstan");
  EXPECT_EQ(title.outline_level, 1);
  EXPECT_TRUE(opener.keep_with_next);
  EXPECT_THAT(path(document, title.node), ElementsAre(Tag::heading1, Tag::section, Tag::document));
}

TEST(Section, KeepsATitleWithItsText) {
  const Document document = composed(issue());
  EXPECT_THAT(shapes_of(section_of(document)), ElementsAre("1:T", "1:T", "2:T"));
  const Region& head = section_of(document).regions[1];
  const auto& title = std::get<Paragraph>(head.blocks[0]);
  EXPECT_EQ(title.anchor, "article-kz-1");
  EXPECT_EQ(title.outline_level, 2);
  EXPECT_TRUE(head.keep_with_next);
  EXPECT_FALSE(section_of(document).regions[2].keep_with_next);
  EXPECT_THAT(path(document, title.node), ElementsAre(Tag::heading2, Tag::section, Tag::section, Tag::document));
}

TEST(Section, SpacesArticles) {
  Issue two = issue();
  two.sections[0].articles.push_back(article("Second", "Text."));
  two.sections[0].articles[1].page_break_before = true;
  const Resources given = resources();
  const Document document = composed(two, given);
  const std::vector<Region>& regions = section_of(document).regions;
  EXPECT_EQ(regions[1].lines_before, 0);
  EXPECT_EQ(regions[3].lines_before, given.theme.pagination.lines_between_articles);
  EXPECT_FALSE(regions[1].page_break_before);
  EXPECT_TRUE(regions[3].page_break_before);
}

Issue with_second_section(SectionStart start) {
  Issue two = issue();
  two.sections.push_back(
      {.country = {}, .heading = "Statistics", .start = start, .articles = {article("Figures", "Text.")}});
  return two;
}

TEST(Section, FollowsTheOneBeforeIfItIsTo) {
  const Resources given = resources();
  const Document document = composed(with_second_section(SectionStart::follow), given);
  ASSERT_THAT(document.parts, SizeIs(5));  // cover, imprint, contents, both sections, back page
  const Part& part = section_of(document);
  EXPECT_THAT(shapes_of(part), ElementsAre("1:T", "1:T", "2:T", "1:T", "1:T", "2:T"));
  EXPECT_EQ(part.regions[3].lines_before, given.theme.pagination.lines_between_sections);
  EXPECT_THAT(part.running_heads, SizeIs(2));
  std::vector<std::size_t> sections;
  for (const Region& region : part.regions) sections.push_back(region.section);
  EXPECT_THAT(sections, ElementsAre(0, 0, 0, 1, 1, 1));
  EXPECT_THAT(path(document, std::get<Paragraph>(part.regions[3].blocks[0]).node),
              ElementsAre(Tag::heading1, Tag::section, Tag::document));
}

TEST(Section, StartsAPageUnlessSectionIssueOrThemeSaysOtherwise) {
  const auto parts = [](SectionStart section, SectionStart of_issue, bool of_theme) {
    Issue given = with_second_section(section);
    given.section_start = of_issue;
    Resources house = resources();
    house.theme.pagination.sections_follow = of_theme;
    return composed(given, house).parts.size();
  };
  using enum SectionStart;
  EXPECT_EQ(parts(by_default, by_default, false), 6U);
  EXPECT_EQ(parts(by_default, by_default, true), 5U);
  EXPECT_EQ(parts(by_default, page, true), 6U);
  EXPECT_EQ(parts(by_default, follow, false), 5U);
  EXPECT_EQ(parts(page, follow, true), 6U);
  EXPECT_EQ(parts(follow, page, false), 5U);
}

TEST(Section, BindsAnArticleThatStaysOnOnePage) {
  Issue given = issue("One.\n\n![](wide.svg)\n\nTwo.");
  given.sections[0].articles[0].keep_on_one_page = true;
  given.sections[0].articles[0].body_pictures["wide.svg"] = drawing(300, 100);
  const Document document = composed(given);
  const std::vector<Region>& regions = section_of(document).regions;
  ASSERT_THAT(regions, SizeIs(5));
  for (std::size_t i = 1; i < 5; ++i) EXPECT_TRUE(regions[i].keep_on_one_page);
  EXPECT_TRUE(regions[2].keep_with_next);
  EXPECT_TRUE(regions[3].keep_with_next);
  EXPECT_FALSE(regions[4].keep_with_next);
}

TEST(Article, NamesItsSource) {
  Issue given = issue();
  ArticleSource& source = given.sections[0].articles[0].source;
  source.name = "Polisia.kz";
  EXPECT_EQ(body_of(composed(given)).back()->text.text, "Source: Polisia.kz");
  source.address = "<https://polisia.kz/a>";
  const Document document = composed(given);
  const Paragraph& link = *body_of(document).back();
  EXPECT_EQ(link.style, Style::source_link);
  EXPECT_EQ(link.text.text, "https://polisia.kz/a");
  EXPECT_EQ(link.text.spans[0].link, "https://polisia.kz/a");
  EXPECT_EQ(path(document, link.span_nodes[0])[0], Tag::link);
}

struct SourceText {
  SourceLine rule;
  const char *name, *address, *printed;
};

// One rule for all articles, whatever the address tells of the name.
TEST(Article, NamesItsSourceByTheThemesRule) {
  Issue given = issue();
  ArticleSource& source = given.sections[0].articles[0].source;
  Resources with = resources();
  for (const SourceText& each : {
           SourceText{SourceLine::address, "Kabar Agency", "https://kabar.kg/a", "https://kabar.kg/a"},
           {SourceLine::address, "Kabar", "https://kabar.kg/a", "https://kabar.kg/a"},
           {SourceLine::address, "Kabar", "", "Source: Kabar"},
           {SourceLine::name_and_address, "Kabar", "https://kabar.kg/a", "Source: Kabar, https://kabar.kg/a"},
           {SourceLine::name_and_address, "", "https://kabar.kg/a", "https://kabar.kg/a"},
           {SourceLine::name_and_address, "Kabar", "", "Source: Kabar"},
           {SourceLine::name, "Kabar", "https://kabar.kg/a", "Source: Kabar"},
           {SourceLine::name, "", "https://kabar.kg/a", "https://kabar.kg/a"},
       }) {
    with.theme.source_line = each.rule;
    source.name = std::string(each.name);
    source.address = std::string(each.address);
    for (const char* masthead : {"", "Кабар"}) {
      source.masthead_text = std::string(masthead);
      const Document document = composed(given, with);
      const Paragraph& line = *body_of(document).back();
      EXPECT_EQ(line.text.text, each.printed);
      const bool is_link = *each.address != 0;
      EXPECT_EQ(path(document, line.span_nodes.back())[0], is_link ? Tag::link : Tag::paragraph) << each.printed;
    }
  }
}

TEST(Article, PrintsItsDateWhereTheThemeSays) {
  Issue given = issue();
  Article& article = given.sections[0].articles[0];
  article.source.name = "Kabar";
  article.date = std::chrono::year(2024) / std::chrono::December / 2;
  Resources with = resources();
  with.locale.texts["date"] = {"{day} {month} {year_of_date}"};
  const std::string month = with.locale.months[11];
  EXPECT_EQ(body_of(composed(given, with)).back()->text.text, "Source: Kabar");
  with.theme.article_date = ArticleDate::source;
  EXPECT_EQ(body_of(composed(given, with)).back()->text.text, "Source: Kabar, 2 " + month + " 2024");
  with.theme.article_date = ArticleDate::title;
  const Document document = composed(given, with);
  EXPECT_EQ(body_of(document).back()->text.text, "Source: Kabar");
  const std::vector<Block>& head = section_of(document).regions[1].blocks;
  ASSERT_THAT(head, SizeIs(2));
  EXPECT_EQ(std::get<Paragraph>(head[1]).text.text, "2 " + month + " 2024");
}

TEST(Article, ShowsItsSourcesMasthead) {
  Issue given = issue();
  ArticleSource& source = given.sections[0].articles[0].source;
  source.name = "Worker";
  source.masthead_text = "Рабочий";
  EXPECT_EQ(paragraphs(section_of(composed(given)))[1]->style, Style::masthead);
  source.masthead = drawing(40, 10);
  const Resources with = resources();
  const Document document = composed(given, with);
  const auto& masthead = std::get<FigureBlock>(section_of(document).regions[1].blocks[0]);
  EXPECT_EQ(masthead.max_height, with.theme.pictures.masthead_height);
  EXPECT_TRUE(masthead.keep_with_next);
  EXPECT_EQ(document.structure[static_cast<std::size_t>(masthead.node)].alternative, "Masthead of Worker");
}

TEST(Article, SaysItsLanguageWhereItDiffers) {
  Issue given = issue();
  given.sections[0].articles[0].language = "ru";
  const Document document = composed(given);
  const Paragraph& text = *body_of(document).back();
  EXPECT_EQ(text.language, "ru");
  const NodeId article = document.structure[static_cast<std::size_t>(text.node)].parent;
  EXPECT_EQ(document.structure[static_cast<std::size_t>(article)].language, "ru");
}

TEST(Body, IndentsAllButFirstParagraphs) {
  EXPECT_THAT(styles_of(composed(issue("One.\n\nTwo.\n\n## Sub\n\nThree.\n\nFour.\n\n***\n\nFive."))),
              ElementsAre(Style::body_first, Style::body, Style::subheading, Style::body_first, Style::body,
                          Style::body_first));
}

TEST(Body, RepairsHeadingLevels) {
  const Document document = composed(issue("#### Top\n\na\n\n###### Below\n\nb\n\n### Top indeed\n\nc"));
  std::vector<Style> styles;
  for (const Paragraph* paragraph : body_of(document)) {
    if (document.structure[static_cast<std::size_t>(paragraph->node)].tag == Tag::heading3) {
      styles.push_back(paragraph->style);
    }
  }
  EXPECT_THAT(styles, ElementsAre(Style::subheading_minor, Style::subheading_minor, Style::subheading));
}

TEST(Body, SetsLists) {
  const Document document = composed(issue("3. one\n   - inner\n   - more\n\n4. two\n\n   still two\n"));
  const std::vector<const Paragraph*> items = body_of(document);
  ASSERT_THAT(items, SizeIs(5));
  std::vector<std::string> labels;
  std::vector<double> indents;
  for (const Paragraph* item : items) {
    EXPECT_EQ(item->style, Style::list_item);
    labels.push_back(item->label.text);
    indents.push_back(item->extra_indent.value);
  }
  EXPECT_THAT(labels, ElementsAre("3.", "–", "–", "4.", ""));
  EXPECT_THAT(indents, ElementsAre(0, 14, 14, 0, 0));
  EXPECT_THAT(path(document, items[1]->node),
              ElementsAre(Tag::paragraph, Tag::list_body, Tag::list_item, Tag::list, Tag::list_body, Tag::list_item,
                          Tag::list, Tag::section, Tag::section, Tag::document));
  EXPECT_THAT(path(document, items[1]->label_node)[1], Tag::list_item);
  EXPECT_EQ(items[4]->label_node, artifact);
}

TEST(Body, SetsBulletsOfTheTheme) {
  Resources with = resources();
  with.theme.list_bullet = "▪";
  EXPECT_EQ(body_of(composed(issue("- a\n- b"), with))[0]->label.text, "▪");
}

TEST(Body, SetsQuotations) {
  const Document document = composed(issue("> said\n>\n> - a\n> - b\n>\n> > inner"));
  const std::vector<const Paragraph*> quoted = body_of(document);
  ASSERT_THAT(quoted, SizeIs(4));
  EXPECT_EQ(quoted[0]->style, Style::quotation);
  EXPECT_EQ(quoted[0]->extra_indent, Pt{0});
  EXPECT_EQ(quoted[1]->style, Style::list_item);
  EXPECT_EQ(quoted[1]->extra_indent, Pt{10});
  EXPECT_EQ(quoted[3]->extra_indent, Pt{10});
  EXPECT_THAT(path(document, quoted[3]->node), ElementsAre(Tag::paragraph, Tag::block_quote, Tag::block_quote,
                                                           Tag::section, Tag::section, Tag::document));
}

TEST(Body, FurtherParagraphsOfAQuotationOrItemAreIndented) {
  const Document document =
      composed(issue("> one\n>\n> two\n>\n> - a\n>\n>   b\n>\n> three\n\nbody\n\n1. c\n\n   d\n\n   > said\n"));
  const Pt indent = resources().theme.style(Style::body).first_indent;
  ASSERT_GT(indent, Pt{});
  std::vector<std::pair<std::string, bool>> indented;
  for (const Paragraph* paragraph : body_of(document)) {
    if (paragraph->opening_indent != Pt{}) {
      EXPECT_EQ(paragraph->opening_indent, indent);
    }
    indented.emplace_back(paragraph->text.text, paragraph->opening_indent != Pt{});
  }
  EXPECT_THAT(indented,
              ElementsAre(Pair("one", false), Pair("two", true), Pair("a", false), Pair("b", true), Pair("three", true),
                          Pair("body", false), Pair("c", false), Pair("d", true), Pair("said", false)));
  Resources with = resources();
  with.theme.styles[static_cast<std::size_t>(Style::quotation)].first_indent = Pt{5};
  EXPECT_EQ(body_of(composed(issue("> one\n>\n> two"), with))[1]->opening_indent, Pt{});
}

struct DialogueCase {
  const char *language, *body, *text;
  Style style;
};

class Dialogue : public testing::TestWithParam<DialogueCase> {};

TEST_P(Dialogue, OpensWithADash) {
  Issue given = issue(GetParam().body);
  given.sections[0].articles[0].language = GetParam().language;
  const Document document = composed(given);
  const Paragraph& paragraph = *body_of(document)[0];
  EXPECT_EQ(paragraph.text.text, GetParam().text);
  EXPECT_EQ(paragraph.style, GetParam().style);
  EXPECT_EQ(paragraph.label.text, paragraph.style == Style::list_item ? "•" : "");
}

INSTANTIATE_TEST_SUITE_P(Body, Dialogue,
                         testing::Values(DialogueCase{"en", "- Drugs are a threat, he said.",
                                                      "–\u00A0Drugs are a threat, he said.", Style::dialogue},
                                         DialogueCase{"ru", "- Наркотики, *сказал* он.", "—\u00A0Наркотики, сказал он.",
                                                      Style::dialogue},
                                         DialogueCase{"kk", "— Есірткі", "—\u00A0Есірткі", Style::dialogue},
                                         DialogueCase{"ru", "–\u00A0Да.", "—\u00A0Да.", Style::dialogue},
                                         DialogueCase{"en", "— *Yes*", "–\u00A0Yes", Style::dialogue},
                                         DialogueCase{"ru", "-Решите?", "—\u00A0Решите?", Style::dialogue},
                                         DialogueCase{"ru", "* Один", "Один", Style::list_item},
                                         DialogueCase{"ru", "- Один\n- Два", "Один", Style::list_item},
                                         DialogueCase{"ru", "—без пробела", "—без пробела", Style::body_first}));

std::vector<std::string> dialogue_of(const std::string& body, std::string_view language = "ru") {
  Issue given = issue(body);
  given.sections[0].articles[0].language = language;
  const Document document = composed(given);
  std::vector<std::string> lines;
  for (const Paragraph* paragraph : body_of(document)) {
    if (paragraph->style == Style::dialogue) lines.push_back(paragraph->text.text);
  }
  return lines;
}

/// Markdown takes remarks with blank lines between them for a list.
TEST(Body, KnowsDialogueWithBlankLinesBetween) {
  const std::string talk = "- Первая реплика?\n\n- Вторая реплика.\n\n- «Третья».\n";
  EXPECT_THAT(dialogue_of("Он начал:\n\n" + talk + "\nИ ушёл."),
              ElementsAre("—\u00A0Первая реплика?", "—\u00A0Вторая реплика.", "—\u00A0«Третья»."));
  EXPECT_THAT(dialogue_of("- Да, - сказал он.\n\n- Нет!"), ElementsAre("—\u00A0Да, - сказал он.", "—\u00A0Нет!"));
  EXPECT_THAT(dialogue_of("- Мектеп қанша тұрады?\n\n- 5,6 млрд. теңге.", "kk"), SizeIs(2)) << "a number answers";
  EXPECT_THAT(dialogue_of("- Сколько?\n\n- «5 тысяч».\n\n- 5 тысяч!"), SizeIs(3));
  EXPECT_THAT(dialogue_of(talk, "kk"), SizeIs(3));
  EXPECT_THAT(dialogue_of(talk, "en"), IsEmpty()) << "English does not write dialogue so";
}

TEST(Body, LeavesListsThatAreNoDialogue) {
  for (const char* list : {"- Первая реплика?\n- Вторая реплика.",                       // no blank line
                           "* Первая реплика?\n\n* Вторая реплика.",                     // forced by the bullet
                           "- Провести лекции.\n\n- Обновить стенды.",                   // sentences alone
                           "- Что делать?\n\n- Кто виноват?",                            // questions alone
                           "- лекции?\n\n- Семинары.",                                   // a small letter
                           "- Что делать?\n\n- Семинары;",                               // no end of a sentence
                           "- Сколько?\n\n- 5 лекций;\n\n- 3 семинара.",                 // the same
                           "- 5 лекций.\n\n- 3 семинара.",                               // figures alone
                           "- Что делать?\n\n- Ждать.\n\n  И надеяться.",                // two paragraphs
                           "- Что делать?\n\n- Ждать.\n  - И надеяться.",                // a list in it
                           "- Лекции - основа работы.\n\n- Семинары - продолжение."}) {  // dashes that are no author's
    EXPECT_THAT(dialogue_of(list), IsEmpty()) << list;
  }
}

/// Each remark is reported where its hyphen stands.
TEST(Body, UnfoldedDialogueKeepsItsPlaces) {
  Issue given = issue("- Как *вы*?\n\n- Хорошо.");
  given.sections[0].articles[0].language = "ru";
  const Document document = composed(given);
  const std::vector<const Paragraph*> lines = body_of(document);
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines[0]->text.spans[1].where.column, 8);
  const InlineText& second = lines[1]->text;
  EXPECT_EQ(second.where(second.text.find("Хорошо")).line, 22);
  EXPECT_EQ(second.where(second.text.find("Хорошо")).column, 3);
}

TEST(Body, KeepsEmphasisInDialogue) {
  const Document document = composed(issue("- *Yes* and no"));
  const InlineText& text = body_of(document)[0]->text;
  ASSERT_THAT(text.spans, SizeIs(3));
  EXPECT_FALSE(text.spans[0].emphasis);
  EXPECT_TRUE(text.spans[1].emphasis);
  EXPECT_EQ(text.spans[1].where.column, 4);
}

TEST(Body, MakesElementsOfLinksAndCode) {
  const Document document = composed(issue("a [link *with\nemphasis*](https://a.kz) and `code`"));
  const Paragraph& paragraph = *body_of(document)[0];
  std::vector<Tag> tags;
  for (const NodeId node : paragraph.span_nodes) tags.push_back(document.structure[static_cast<std::size_t>(node)].tag);
  EXPECT_THAT(tags, ElementsAre(Tag::paragraph, Tag::link, Tag::link, Tag::link, Tag::paragraph, Tag::code));
  EXPECT_EQ(paragraph.span_nodes[1], paragraph.span_nodes[3]) << "one link, though its spans differ";
}

TEST(Body, SetsTables) {
  const Document document = composed(issue("|a|b|\n|---|---:|\n|1|"));
  const auto& table = std::get<TableBlock>(section_of(document).regions[2].blocks[0]);
  ASSERT_THAT(table.rows, SizeIs(2));
  ASSERT_THAT(table.rows[1], SizeIs(2)) << "short rows are filled up";
  EXPECT_EQ(table.rows[0][0].text.style, Style::table_head);
  EXPECT_EQ(table.rows[1][1].align, Align::right);
  EXPECT_THAT(path(document, table.rows[0][1].text.node),
              ElementsAre(Tag::table_head_cell, Tag::table_row, Tag::table, Tag::section, Tag::section, Tag::document));
}

TEST(Body, JoinsCellsOfTables) {
  const Document document = composed(issue("|a|<<|\n|---|---:|\n|**b**|**c**|\n|d|1.5|\n|^^|2|"));
  const auto& table = std::get<TableBlock>(section_of(document).regions[2].blocks[0]);
  EXPECT_EQ(table.head_rows, 2U) << "a row in bold below the head belongs to it";
  EXPECT_EQ(table.rows[0][0].columns, 2);
  EXPECT_TRUE(table.rows[0][1].covered);
  EXPECT_EQ(table.rows[2][0].rows, 2);
  EXPECT_EQ(table.rows[2][1].fraction, 2U) << "numbers stand at their decimal signs";
  EXPECT_EQ(table.rows[3][1].fraction, 0U);
  const StructureNode& cell = document.structure[static_cast<std::size_t>(table.rows[3][1].text.node)];
  EXPECT_THAT(cell.heads, ElementsAre(table.rows[0][0].text.node, table.rows[1][1].text.node));
}

TEST(Titles, HoldNothingInTheOutlineThatIsNotSeen) {
  Issue given = issue("Text.");
  given.sections[0].articles[0].title.text = "A ti\u00ADtle\u200B of\uFEFF words";
  const Document document = composed(given);
  const auto titled = [](const StructureNode& node) { return node.title == "A title of words"; };
  EXPECT_TRUE(std::ranges::any_of(document.structure, titled));
}

TEST(Body, RefusesTablesOfSeventeenColumns) {
  std::string head = "|", rule = "|";
  for (int i = 0; i < 17; ++i) {
    head += "a|";
    rule += "---|";
  }
  const Outcome<Document> outcome = compose(issue("Text.\n\n" + head + "\n" + rule + "\n"), resources());
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "table-too-wide");
  EXPECT_EQ(outcome.diagnostics[0].where.line, 22);
}

TEST(Compose, CollectsFindingsOfAllTexts) {
  Issue given = issue("<b>");
  given.sections[0].articles.push_back(article("A &nosuch; title", "![x](missing.png)"));
  std::vector<std::string> codes;
  for (const Diagnostic& d : compose(given, resources()).diagnostics) codes.push_back(d.code);
  EXPECT_THAT(codes, ElementsAre("markup-html", "markup-entity", "picture-missing"));
}

}  // namespace
}  // namespace vestnik
