#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "input/markup/markup.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

MarkdownText sourced(std::string text) {
  return {
      .text = std::move(text), .where = {.file = "issue.yaml", .line = 10, .column = 5}, .indent = 4, .exact = true};
}

/// "ru<слово>" for what is marked as Russian; "*", "#" and "%" for emphasis, a link and small capitals.
std::string shown(const InlineText& text) {
  std::string result;
  for (const InlineSpan& span : text.spans) {
    std::string part = text.text.substr(span.begin, span.end - span.begin);
    if (span.code) part = "`" + part + "`";
    if (span.emphasis) part = "*" + part + "*";
    if (!span.link.empty()) part = "#" + part + "#";
    if (span.small_capitals) part = "%" + part + "%";
    if (!span.language.empty()) part = span.language + "<" + part + ">";
    result += part;
  }
  return result;
}

std::vector<std::string> paragraphs(const std::string& markdown) {
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(markdown));
  EXPECT_THAT(outcome.diagnostics, IsEmpty()) << markdown;
  std::vector<std::string> result;
  for (const MarkupBlock& block : *outcome.value) result.push_back(shown(block.text));
  return result;
}

struct Case {
  const char* markdown;
  const char* shown;
};

class Passages : public testing::TestWithParam<Case> {};

TEST_P(Passages, OfOneParagraph) {
  EXPECT_THAT(paragraphs(GetParam().markdown), ElementsAre(GetParam().shown)) << GetParam().markdown;
}

INSTANTIATE_TEST_SUITE_P(
    All, Passages,
    testing::Values(Case{"The [служба]{lang=ru} says", "The ru<служба> says"}, Case{"[қызмет]{lang=kk}", "kk<қызмет>"},
                    Case{"[служба]{lang=\"ru\"}, [x]{ lang = tg }", "ru<служба>, tg<x>"},
                    Case{"a [b *c* d]{lang=ru} e", "a ru<b >ru<*c*>ru< d> e"},
                    Case{"a *b [c]{lang=ru} d* e", "a *b *ru<*c*>* d* e"}, Case{"*[c]{lang=ru}*", "ru<*c*>"},
                    Case{"[см. [сайт](https://a.org)]{lang=ru}", "ru<см. >ru<#сайт#>"},
                    Case{"[[сайт]{lang=ru}](https://a.org)", "ru<#сайт#>"},
                    Case{"[a [b]{lang=ru} c]{lang=kk} d", "kk<a >ru<b>kk< c> d"},
                    Case{"[a\nb]{lang=ru}", "ru<a >ru<b>"}, Case{"[a &amp; b]{lang=ru}", "ru<a & b>"},
                    Case{"[a `c` b]{lang=ru}", "ru<a >ru<`c`>ru< b>"}, Case{"[ООН]{.smallcaps}", "%ООН%"},
                    Case{"[a]{.smallcaps lang=ru}", "ru<%a%>"}, Case{"[a [b]{lang=ru}]{.smallcaps}", "%a %ru<%b%>"},
                    Case{"a [b]{.underline}", "a *b*"}, Case{"*[a]{.ul}*", "*a*"},
                    Case{"[1]{.5} [2]{...}", "[1]{.5} [2]{...}"},
                    // Brackets and braces that mean something else, or nothing.
                    Case{"[a]{b} and {lang=ru}", "[a]{b} and {lang=ru}"}, Case{"\\[a]\\{lang=ru}", "[a]{lang=ru}"},
                    Case{"[a] [b]{lang=ru}", "[a] ru<b>"}, Case{"`[a]{lang=ru}` b", "`[a]{lang=ru}` b"},
                    Case{"[a]{lang=ru", "[a]{lang=ru"}));

TEST(PassagesTest, DoNotReachOverParagraphs) {
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced("[a\n\nb]{lang=ru}"));
  ASSERT_THAT(outcome.diagnostics, SizeIs(1));
  EXPECT_EQ(outcome.diagnostics[0].code, "markup-language");
  EXPECT_THAT(outcome.diagnostics[0].message, HasSubstr("no text in brackets"));
}

TEST(PassagesTest, StandInCodeBlocksAsWritten) {
  EXPECT_THAT(paragraphs("    [a]{lang=xx}"), ElementsAre("`[a]{lang=xx}`"));
}

TEST(PassagesTest, KeepPlaces) {
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced("ab\nan [слово]{lang=ru} end"));
  const std::vector<InlineSpan>& spans = outcome.value->at(0).text.spans;
  ASSERT_THAT(spans, SizeIs(4));
  EXPECT_EQ(spans[2].language, "ru");
  EXPECT_EQ(spans[2].where.line, 11);
  EXPECT_EQ(spans[2].where.column, 9);
  EXPECT_EQ(spans[3].where.column, 24);
}

TEST(PassagesTest, OfAnUnknownLanguageNameWhatIsKnown) {
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced("a [b]{lang=de} c\n[d]{lang=} [e]{lang:ru}"));
  ASSERT_THAT(outcome.diagnostics, SizeIs(3));
  const Diagnostic& first = outcome.diagnostics[0];
  EXPECT_EQ(first.code, "markup-language");
  EXPECT_EQ(first.severity, Severity::error);
  EXPECT_THAT(first.message, HasSubstr("\"de\""));
  EXPECT_THAT(first.hint, HasSubstr("en, ru, kk, ky or tg"));
  EXPECT_EQ(first.where.line, 10);
  EXPECT_EQ(first.where.column, 9);
  EXPECT_THAT(outcome.diagnostics[1].message, HasSubstr("{lang=}"));
  EXPECT_THAT(outcome.diagnostics[2].hint, HasSubstr("[text]{lang=ru}"));
  EXPECT_EQ(shown(outcome.value->at(0).text), "a b c d e");
}

TEST(PassagesTest, WithAnUnknownAttributeNameWhatIsKnown) {
  for (const char* text : {"[a]{.mark}", "[a]{.smallcaps .big}", "[a]{.smallcaps x}", "[a]{.smallcaps lang=xx}"}) {
    const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(text));
    ASSERT_THAT(outcome.diagnostics, SizeIs(1)) << text;
    EXPECT_THAT(outcome.diagnostics[0].code, testing::AnyOf("markup-passage", "markup-language")) << text;
    EXPECT_EQ(shown(outcome.value->at(0).text), "a") << text;
  }
  EXPECT_THAT(parse_markup(sourced("a]{.smallcaps}")).diagnostics.at(0).message, HasSubstr("no text in brackets"));
}

TEST(PassagesTest, InTitlesAndCaptions) {
  const Outcome<InlineText> title = parse_inline_markup({"The [служба]{lang=ru} says"});
  EXPECT_THAT(title.diagnostics, IsEmpty());
  EXPECT_EQ(shown(*title.value), "The ru<служба> says");
}

TEST(PassagesTest, WhateverStandsThereTheTextIsWhole) {
  std::mt19937 random(1967);
  const std::vector<std::string> pieces{"[",  "]",    "]{lang=ru}", "]{lang=xx}", "]{.smallcaps}", "{lang=kk}", "`",
                                        "``", "\\",   "*",          "\n",         "\n\n",          "слово",     " ",
                                        "![", "](a)", "|",          "&amp;"};
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (unsigned i = 0, n = 1 + random() % 20; i < n; ++i) text += pieces[random() % pieces.size()];
    const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(text));
    ASSERT_TRUE(outcome.value.has_value()) << text;
    for (const MarkupBlock& block : *outcome.value) {
      std::size_t end = 0;
      for (const InlineSpan& span : block.text.spans) {
        ASSERT_EQ(span.begin, end) << text;
        ASSERT_TRUE(span.language.empty() || span.language == "ru" || span.language == "kk") << text;
        end = span.end;
      }
      ASSERT_EQ(end, block.text.text.size()) << text;
    }
  }
}

TEST(PassagesTest, ManyAreReadInLinearTime) {
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += "[[a]{lang=ru}";
  EXPECT_TRUE(parse_markup(sourced(text)).value.has_value());
}

}  // namespace
}  // namespace vestnik
