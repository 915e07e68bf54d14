#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "input/markup/markup.hpp"

namespace vestnik {
namespace {

using Kind = MarkupBlock::Kind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A text that begins at line 10, column 5 of a file, as a block scalar of YAML would.
MarkdownText sourced(std::string text) {
  return {
      .text = std::move(text), .where = {.file = "issue.yaml", .line = 10, .column = 5}, .indent = 4, .exact = true};
}

std::vector<MarkupBlock> parse(const std::string& text) {
  Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(text));
  EXPECT_THAT(outcome.diagnostics, IsEmpty()) << text;
  return std::move(*outcome.value);
}

/// A text with its spans made visible: *emphasis*, **strong**, `code`, [link](address).
std::string shown(const InlineText& text) {
  std::string result;
  std::size_t end = 0;
  for (const InlineSpan& span : text.spans) {
    EXPECT_EQ(span.begin, end) << "spans leave no gap";
    end = span.end;
    std::string part = text.text.substr(span.begin, span.end - span.begin);
    if (span.code) part = "`" + part + "`";
    if (span.emphasis) part = "*" + part + "*";
    if (span.strong) part = "**" + part + "**";
    if (!span.link.empty()) part = "[" + part + "](" + span.link + ")";
    result += part;
  }
  EXPECT_EQ(end, text.text.size());
  return result;
}

std::string place(const SourceRange& where) {
  return where.file + ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
}

struct InlineCase {
  const char* markdown;
  const char* shown;
};

class Inlines : public testing::TestWithParam<InlineCase> {};

TEST_P(Inlines, OfOneParagraph) {
  const std::vector<MarkupBlock> blocks = parse(GetParam().markdown);
  ASSERT_THAT(blocks, SizeIs(1));
  EXPECT_EQ(blocks[0].kind, Kind::paragraph);
  EXPECT_EQ(shown(blocks[0].text), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    Markup, Inlines,
    testing::Values(
        InlineCase{"Plain text.", "Plain text."}, InlineCase{"one *two* **three**", "one *two* **three**"},
        InlineCase{"***both***", "***both***"}, InlineCase{"**strong and *both***", "**strong and *****both***"},
        InlineCase{"run  of\t spaces  ", "run of spaces"}, InlineCase{"*a * b", "*a * b"},
        InlineCase{"**a** b", "**a** b"},
        InlineCase{"keeps\u00A0no-break\u00A0spaces", "keeps\u00A0no-break\u00A0spaces"},
        InlineCase{"soft\nbreak", "soft break"}, InlineCase{"hard  \nbreak", "hard\u2028break"},
        InlineCase{"hard\\\nbreak", "hard\u2028break"}, InlineCase{"code `a  *b*` here", "code `a *b*` here"},
        InlineCase{"[CARICC](https://www.caricc.org \"title\")", "[CARICC](https://www.caricc.org)"},
        InlineCase{"[a *b*](https://a.kz)", "[a ](https://a.kz)[*b*](https://a.kz)"},
        InlineCase{"<https://mvd.gov.kg/rus/news/3982>",
                   "[https://mvd.gov.kg/rus/news/3982](https://mvd.gov.kg/rus/news/3982)"},
        InlineCase{"see https://polisia.kz/ru/a-b_c/, then",
                   "see [https://polisia.kz/ru/a-b_c/](https://polisia.kz/ru/a-b_c/), then"},
        InlineCase{"write to registry@caricc.org.", "write to [registry@caricc.org](mailto:registry@caricc.org)."},
        InlineCase{"[www.a.kz](https://a.kz)", "[www.a.kz](https://a.kz)"},
        InlineCase{"[to section](#section-kz)", "[to section](#section-kz)"},
        InlineCase{"&laquo;A&nbsp;&mdash; B&raquo; &#8470;&#x2009;5 &amp;", "«A\u00A0— B» №\u20095 &"},
        InlineCase{"AT&T, R&D; 5 < 6", "AT&T, R&D; 5 < 6"}, InlineCase{"1\\. not a list \\*", "1. not a list *"},
        InlineCase{"[x][r]\n\n[r]: https://a.kz", "[x](https://a.kz)"},
        InlineCase{"e\u0301 and и\u0306", "\u00E9 and й"}, InlineCase{"Даты: 16—31 декабря", "Даты: 16—31 декабря"}));

TEST(ParseMarkup, TellsHeadingsByLevel) {
  const std::vector<MarkupBlock> blocks = parse("# One\n\n###### Six\n\nTwo\n===\n");
  ASSERT_THAT(blocks, SizeIs(3));
  EXPECT_EQ(blocks[0].level, 1);
  EXPECT_EQ(blocks[1].level, 6);
  EXPECT_EQ(blocks[2].level, 1);
  EXPECT_EQ(blocks[2].text.text, "Two");
}

TEST(ParseMarkup, NestsLists) {
  const std::vector<MarkupBlock> blocks = parse("3. one\n   - inner\n     more\n   - second\n4. two\n");
  ASSERT_THAT(blocks, SizeIs(1));
  EXPECT_TRUE(blocks[0].ordered);
  EXPECT_EQ(blocks[0].start, 3U);
  ASSERT_THAT(blocks[0].children, SizeIs(2));
  const MarkupBlock& first = blocks[0].children[0];
  EXPECT_EQ(first.kind, Kind::list_item);
  ASSERT_THAT(first.children, SizeIs(2));
  EXPECT_EQ(first.children[0].text.text, "one");
  EXPECT_EQ(first.children[1].kind, Kind::list);
  EXPECT_EQ(first.children[1].bullet, '-');
  EXPECT_EQ(first.children[1].children[0].children[0].text.text, "inner more");
}

TEST(ParseMarkup, GivesLooseItemsTheirParagraphs) {
  const std::vector<MarkupBlock> blocks = parse("* one\n\n  still one\n\n* two\n");
  ASSERT_THAT(blocks, SizeIs(1));
  ASSERT_THAT(blocks[0].children, SizeIs(2));
  EXPECT_THAT(blocks[0].children[0].children, SizeIs(2));
  EXPECT_EQ(blocks[0].bullet, '*');
}

TEST(ParseMarkup, NestsQuotations) {
  const std::vector<MarkupBlock> blocks = parse("> said\n>\n> > inner\n");
  ASSERT_THAT(blocks, SizeIs(1));
  ASSERT_THAT(blocks[0].children, SizeIs(2));
  EXPECT_EQ(blocks[0].children[0].text.text, "said");
  EXPECT_EQ(blocks[0].children[1].kind, Kind::quotation);
}

TEST(ParseMarkup, ReadsTablesWithAlignment) {
  const std::vector<MarkupBlock> blocks = parse("| Country | **No.** | x |\n|:---|---:|:---:|\n| Kazakhstan | 5 |\n");
  ASSERT_THAT(blocks, SizeIs(1));
  const MarkupBlock& table = blocks[0];
  EXPECT_EQ(table.kind, Kind::table);
  EXPECT_THAT(table.aligns, ElementsAre(-1, 1, 0));
  ASSERT_THAT(table.rows, SizeIs(2));
  EXPECT_EQ(shown(table.rows[0][1]), "**No.**");
  EXPECT_EQ(table.rows[1][0].text, "Kazakhstan");
  EXPECT_THAT(table.rows[1], SizeIs(3));
  EXPECT_EQ(place(table.where), "issue.yaml:10:7");
}

TEST(ParseMarkup, KeepsTheLinesOfCode) {
  const std::vector<MarkupBlock> blocks = parse("```\nif x:\n\n    y  z &amp;\n\tw\n```\n");
  ASSERT_THAT(blocks, SizeIs(1));
  EXPECT_EQ(blocks[0].kind, Kind::code);
  EXPECT_EQ(blocks[0].text.text, "if x:\u2028\u2028\u00A0\u00A0\u00A0\u00A0y  z &amp;\u2028\u00A0\u00A0\u00A0\u00A0w");
  EXPECT_TRUE(blocks[0].text.spans[0].code);
}

TEST(ParseMarkup, LiftsPicturesOutOfTheirParagraph) {
  const std::vector<MarkupBlock> blocks =
      parse("Text\n\n![The *hall*](pictures/hall.jpg \"In the hall\")\n![](b.png)\n\nText");
  ASSERT_THAT(blocks, SizeIs(4));
  EXPECT_EQ(blocks[1].kind, Kind::picture);
  EXPECT_EQ(blocks[1].path, "pictures/hall.jpg");
  EXPECT_EQ(blocks[1].alternative, "The hall");
  EXPECT_EQ(blocks[1].text.text, "In the hall");
  EXPECT_EQ(place(blocks[1].where), "issue.yaml:12:5");
  EXPECT_EQ(blocks[2].path, "b.png");
}

TEST(ParseMarkup, KnowsRules) {
  const std::vector<MarkupBlock> blocks = parse("a\n\n***\n\nb");
  ASSERT_THAT(blocks, SizeIs(3));
  EXPECT_EQ(blocks[1].kind, Kind::rule);
}

TEST(ParseMarkup, PlacesEverySpan) {
  const std::vector<MarkupBlock> blocks = parse("Первая *строка* и\nвторая **часть**\n\n- пункт");
  ASSERT_THAT(blocks, SizeIs(2));
  std::vector<std::string> places;
  for (const InlineSpan& span : blocks[0].text.spans) places.push_back(place(span.where));
  EXPECT_THAT(places, ElementsAre("issue.yaml:10:5", "issue.yaml:10:13", "issue.yaml:10:20", "issue.yaml:11:5",
                                  "issue.yaml:11:14"));
  EXPECT_EQ(place(blocks[1].where), "issue.yaml:13:7");
}

TEST(ParseMarkup, CountsLinesWhateverEndsThem) {
  const std::vector<MarkupBlock> blocks = parse("a\r\n\r\nb\r\rc");
  ASSERT_THAT(blocks, SizeIs(3));
  EXPECT_EQ(place(blocks[1].where), "issue.yaml:12:5");
  EXPECT_EQ(place(blocks[2].where), "issue.yaml:14:5");
}

TEST(ParseMarkup, NamesTheTextsPlaceWhereLinesAreNotKnown) {
  MarkdownText source = sourced("one\n\n<b>two</b>");
  source.exact = false;
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(source);
  EXPECT_EQ(place((*outcome.value)[1].where), "issue.yaml:10:5");
  EXPECT_EQ((*outcome.value)[1].text.spans[0].where.column, 0);
  EXPECT_EQ(place(outcome.diagnostics[0].where), "issue.yaml:10:5");
}

struct ErrorCase {
  const char* markdown;
  const char* code;
  const char* place;
};

class Errors : public testing::TestWithParam<ErrorCase> {};

TEST_P(Errors, HaveAPlace) {
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(GetParam().markdown));
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, GetParam().code);
  EXPECT_EQ(place(outcome.diagnostics[0].where), GetParam().place);
  EXPECT_EQ(outcome.diagnostics[0].severity, Severity::error);
  EXPECT_TRUE(outcome.value.has_value());
}

INSTANTIATE_TEST_SUITE_P(
    Markup, Errors,
    testing::Values(ErrorCase{"text\n\n<div>\nmore\n</div>", "markup-html", "issue.yaml:12:5"},
                    ErrorCase{"H<br>O", "markup-html", "issue.yaml:10:6"},
                    ErrorCase{"<!-- remark", "markup-html", "issue.yaml:10:5"},
                    ErrorCase{"ab &nosuch; cd", "markup-entity", "issue.yaml:10:8"},
                    ErrorCase{"&#xD800;", "markup-entity", "issue.yaml:10:5"},
                    ErrorCase{"text ![a](b.jpg) text", "markup-picture-inline", "issue.yaml:10:10"},
                    ErrorCase{"# ![a](b.jpg)", "markup-picture-inline", "issue.yaml:10:7"},
                    ErrorCase{"|a|\n|---|\n|![a](b.jpg)|", "markup-picture-inline", "issue.yaml:12:6"},
                    ErrorCase{"[x](javascript:alert)", "markup-link", "issue.yaml:10:5"},
                    ErrorCase{"[x](page.html)", "markup-link", "issue.yaml:10:5"},
                    ErrorCase{"Вступление\n\n[сайт](www.site.kz)", "markup-link", "issue.yaml:12:5"},
                    ErrorCase{"см. [a](https://a.kz/) и **[b](b)**", "markup-link", "issue.yaml:10:32"},
                    ErrorCase{"см. [**b** c](b)", "markup-link", "issue.yaml:10:9"},
                    ErrorCase{"см. [[b]](b)", "markup-link", "issue.yaml:10:9"},
                    ErrorCase{"см. [](b)", "markup-link", "issue.yaml:10:9"},
                    ErrorCase{"см. <skype:name>", "markup-link", "issue.yaml:10:9"},
                    ErrorCase{"ab\n\xFF", "not-utf8", "issue.yaml:11:5"}));

TEST(ParseMarkup, EndsTextsThatAreNestedTooDeep) {
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(std::string(5000, '>') + " x"));
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "markup-too-deep");
}

TEST(ParseMarkup, TellsOfCellsThatATableHasNoColumnFor) {
  const auto lost = [](const std::string& table) {
    std::vector<std::pair<int, int>> places;
    for (const Diagnostic& d :
         parse_markup({.text = "Text.\n\n" + table, .where = {"f", 1, 1}, .exact = true}).diagnostics) {
      EXPECT_EQ(d.code, "table-cells-lost");
      places.emplace_back(d.where.line, d.where.column);
    }
    return places;
  };
  using Places = std::vector<std::pair<int, int>>;
  EXPECT_EQ(lost("| a | b | c |\n|:--|--:|\n| 1 | 2 | 3 |\n"), (Places{{3, 9}, {5, 9}}));
  EXPECT_EQ(lost("a | b\n---|---\n1 | 2 | 3\n"), (Places{{5, 7}}));
  EXPECT_EQ(lost("> | a | b |\n> |---|---|\n> | 1 | 2 | *3* | 4 |\n"), (Places{{5, 11}}));
  EXPECT_EQ(lost("| a | b |\n|---|---|\n| 1 |\n| \\| 1 | 2 |\n| `a|b` | ``c`|`` |\n|  |  |\n| 1 | 2 | \n"), Places{});
}

TEST(ParseMarkup, EndsTablesOfTooManyColumns) {
  std::string head, rule;
  for (int i = 0; i < 65; ++i) head += "|a", rule += "|---";
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(head + "|\n" + rule + "|"));
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "table-too-wide");
}

TEST(ParseMarkup, RefusesToGrowWithoutLimit) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "[a][r] ";
  text += "\n\n[r]: https://a.kz/" + std::string(10'000, 'x') + "\n";
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(text));
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "markup-too-large");
}

TEST(ParseMarkup, CountsLineEndsByHandAsBlocks) {
  std::string text;
  for (int i = 0; i < 50'001; ++i) text += "a  \n";
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(text));
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "markup-too-large");
}

TEST(ParseMarkup, RefusesAMegabyte) {
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(std::string(1U << 20U, 'a')));
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "markup-too-large");
}

TEST(ParseMarkup, SaysNoMoreThanAHundredThings) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "<b>";
  EXPECT_THAT(parse_markup(sourced(text)).diagnostics, SizeIs(100));
}

TEST(ParseMarkup, SurvivesAnyBytes) {
  // Bytes that mean something to Markdown come often; the rest is any byte or a Cyrillic letter.
  constexpr std::string_view alphabet = "*_`[]()!<>&;#|-:\\\n\n\t  1.+ab\"";
  std::mt19937 random(20241216);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const std::size_t length = random() % 200;
    while (text.size() < length) {
      const unsigned kind = random() % 16;
      if (kind == 0) text += "ж";
      if (kind == 1 && round % 4 == 0) text += static_cast<char>(random() % 256);
      if (kind > 1) text += alphabet[random() % alphabet.size()];
    }
    const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(text));
    EXPECT_TRUE(outcome.value.has_value());
    for (const MarkupBlock& block : *outcome.value) shown(block.text);
    EXPECT_TRUE(parse_inline_markup(text).value.has_value());
  }
}

InlineText parse_inline(const SourcedText& source) {
  Outcome<InlineText> outcome = parse_inline_markup(source);
  EXPECT_THAT(outcome.diagnostics, IsEmpty()) << source.text;
  return std::move(*outcome.value);
}

class InlineMarkup : public testing::TestWithParam<InlineCase> {};

TEST_P(InlineMarkup, HasNoBlocks) { EXPECT_EQ(shown(parse_inline(GetParam().markdown)), GetParam().shown); }

INSTANTIATE_TEST_SUITE_P(
    Markup, InlineMarkup,
    testing::Values(InlineCase{"A *title*", "A *title*"}, InlineCase{"*A* title", "*A* title"},
                    InlineCase{"**«A»** title", "**«A»** title"}, InlineCase{"_A_", "*A*"},
                    InlineCase{"2024. A year in review", "2024. A year in review"}, InlineCase{"- a dash", "- a dash"},
                    InlineCase{"# 5", "# 5"}, InlineCase{"> 5", "> 5"}, InlineCase{"    indented", "indented"},
                    InlineCase{"one\n- two\n===", "one - two ==="}, InlineCase{"one\\\ntwo", "one\u2028two"},
                    InlineCase{"one\n\ntwo\n", "one\u2028two"}, InlineCase{"a|b\n---|---", "a|b ---|---"},
                    InlineCase{"https://a.kz/x", "[https://a.kz/x](https://a.kz/x)"},
                    InlineCase{"[two\nlines](https://a.kz)", "[two lines](https://a.kz)"}, InlineCase{"", ""},
                    InlineCase{"`a\nb`", "`a b`"}));

TEST(ParseInlineMarkup, PlacesTextOfOneLine) {
  SourcedText source("Title *of* it", {.file = "a.yaml", .line = 3, .column = 10, .end_line = 3, .end_column = 23});
  EXPECT_EQ(place(parse_inline(source).spans[1].where), "a.yaml:3:17");
  source.where.end_column += 2;  // in quotes
  EXPECT_EQ(place(parse_inline(source).spans[1].where), "a.yaml:3:18");
  source.where.end_column += 1;  // with an escape somewhere
  EXPECT_EQ(place(parse_inline(source).spans[1].where), "a.yaml:3:0");
}

TEST(ParseInlineMarkup, PlacesTextWithQuotesInQuotes) {
  SourcedText source(R"(A "b" *c* "d" and)",
                     {.file = "a.yaml", .line = 3, .column = 10, .end_line = 3, .end_column = 33});  // "A \"b\" …"
  const InlineText text = parse_inline(source);
  EXPECT_EQ(place(text.where(text.text.find('b'))), "a.yaml:3:15");
  EXPECT_EQ(place(text.where(text.text.find('c'))), "a.yaml:3:20");
  EXPECT_EQ(place(text.where(text.text.find('d'))), "a.yaml:3:25");
  EXPECT_EQ(place(text.where(text.text.find("and"))), "a.yaml:3:29");
  source = {"it's *so*", {.file = "a.yaml", .line = 3, .column = 10, .end_line = 3, .end_column = 22}};
  EXPECT_EQ(place(parse_inline(source).spans[1].where), "a.yaml:3:18");
}

TEST(ParseInlineMarkup, ReportsPictures) {
  const Outcome<InlineText> outcome = parse_inline_markup({"![a](b.jpg)", {.file = "a.yaml", .line = 3}});
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "markup-picture-inline");
  EXPECT_EQ(outcome.diagnostics[0].where.line, 3);
}

TEST(InlineTextAppend, JoinsWhatIsAlike) {
  InlineText text;
  text.append("a", {.where = {.line = 1}});
  text.append("b");
  text.append("", {.strong = true});
  text.append("c", {.where = {.line = 1}});
  text.append("d", {.where = {.line = 2}});
  text.append("e", {.strong = true});
  EXPECT_EQ(text.text, "abcde");
  ASSERT_THAT(text.spans, SizeIs(3));
  EXPECT_EQ(text.spans[0].end, 3U);
  EXPECT_EQ(text.spans[2].begin, 4U);
}

TEST(ParseMarkup, EndsEmphasisWithItsBlock) {
  const std::vector<MarkupBlock> blocks = parse("a*b [c](https://e*x.org/7)\n\nd\n");
  ASSERT_THAT(blocks, SizeIs(2));
  EXPECT_EQ(shown(blocks[1].text), "d");
}

TEST(ParseMarkup, KnowsFencesThatBeginAnItem) {
  for (const std::string text : {"- ```\n  a\n  ```\n- b\n", "> 2. ~~~\n>    a\n>    ~~~\n> 3. b\n"}) {
    const std::vector<MarkupBlock> blocks = parse(text);
    ASSERT_THAT(blocks, SizeIs(1));
    const MarkupBlock& list = blocks[0].kind == Kind::list ? blocks[0] : blocks[0].children[0];
    ASSERT_THAT(list.children, SizeIs(2)) << text;
    EXPECT_EQ(list.children[0].children[0].text.text, "a");
  }
}

TEST(InlineTextDropBack, DropsSpansThatAreEmptied) {
  InlineText text;
  text.append("ab");
  text.append("cd", {.strong = true});
  text.drop_back(3);
  EXPECT_EQ(text.text, "a");
  ASSERT_THAT(text.spans, SizeIs(1));
  EXPECT_EQ(text.spans[0].end, 1U);
  text.drop_back(9);
  EXPECT_THAT(text.spans, IsEmpty());
}

}  // namespace
}  // namespace vestnik
