#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "input/markup/markup.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

MarkdownText sourced(std::string text) {
  return {.text = std::move(text), .where = {.file = "a.md", .line = 1, .column = 1}, .exact = true};
}

/// "{2}" above the line, "<2>" below it, "-x-" struck through, "*", "#" and "`" as usual.
std::string shown(const InlineText& text) {
  std::string result;
  for (const InlineSpan& span : text.spans) {
    std::string part = text.text.substr(span.begin, span.end - span.begin);
    if (span.code) part = "`" + part + "`";
    if (span.emphasis) part = "*" + part + "*";
    if (!span.link.empty()) part = "#" + part + "#";
    if (span.position == TextPosition::superscript) part = "{" + part + "}";
    if (span.position == TextPosition::subscript) part = "<" + part + ">";
    if (span.struck) part = "-" + part + "-";
    result += part;
  }
  return result;
}

struct Case {
  const char* markdown;
  const char* shown;
};

void expect(const Case& one) {
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(one.markdown));
  EXPECT_THAT(outcome.diagnostics, IsEmpty()) << one.markdown;
  ASSERT_THAT(*outcome.value, SizeIs(1)) << one.markdown;
  EXPECT_EQ(shown(outcome.value->front().text), one.shown) << one.markdown;
}

TEST(SignMarks, RaiseAndLower) {
  for (const Case one :
       {Case{"15 м^2^", "15 м{2}"}, Case{"16^й^ и 5^го^, 16^th^", "16{й} и 5{го}, 16{th}"}, Case{"H~2~O", "H<2>O"},
        Case{"CO~2~ и C~6~H~12~O~6~", "CO<2> и C<6>H<12>O<6>"}, Case{"10^−3^ Ca^2+^ Cl^-^", "10{−3} Ca{2+} Cl{-}"},
        Case{"a^n+1^ x~i~^2^", "a{n+1} x<i>{2}"}, Case{"^14^C", "{14}C"}, Case{"слово^[1]^, 8^*^", "слово{[1]}, 8{*}"},
        Case{"P^a\\ b^", "P{a b}"}, Case{"*м^2^* и м^*2*^", "*м*{*2*} и м{*2*}"}, Case{"м**^2^**", "м{2}"},
        Case{"[S м^2^](https://example.org)", "#S м#{#2#}"}, Case{"м<sup>2</sup>, H<SUB>2</SUB>O", "м{2}, H<2>O"},
        Case{"x<sup>a b</sup>", "x{a b}"}, Case{"«м»^2^ (a)~1~", "«м»{2} (a)<1>"},
        Case{"м^2\u00A03^", "м{2\u00A03}"}}) {
    expect(one);
  }
}

TEST(SignMarks, Strike) {
  for (const Case one :
       {Case{"a ~~b c~~ d", "a -b c- d"}, Case{"~~a~~b", "-a-b"}, Case{"~~a *b*~~", "-a --*b*-"},
        Case{"~~a\nb~~", "-a --b-"}, Case{"~~м^2^ H~2~O~~", "-м--{2}-- H--<2>--O-"},
        Case{"<s>a</s> <del>b</del>", "-a- -b-"}, Case{"~~https://example.org~~", "-#https://example.org#-"},
        Case{"~~a~~ b ~~c~~", "-a- b -c-"}}) {
    expect(one);
  }
}

TEST(SignMarks, SignsOfOrdinaryTextsStay) {
  for (const char* text : {"~100 чел.",
                           "5~6 и 7~8",
                           "5~6~7",
                           "~100–~200 чел.",
                           "(~100;~200)",
                           "~слово~",
                           "^^^",
                           "a^2",
                           "x^2 + y^2",
                           "x^2+y^2=z^2",
                           "x^n+y^m",
                           "^_^ да",
                           "a^[1]",
                           "2^",
                           "~~",
                           "~~~ a ~~~",
                           "a~~~b~~~",
                           "a ^ b ^ c",
                           "^-^ и ^-^",
                           "https://example.org/~user/~x",
                           "https://example.org/a^b^c",
                           "~/a и ~/b",
                           "a^b|c^",
                           "5 ~~ 6",
                           "A^^B^^"}) {
    const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced(text));
    ASSERT_THAT(*outcome.value, SizeIs(1)) << text;
    EXPECT_EQ(outcome.value->front().text.text, text);
    for (const InlineSpan& span : outcome.value->front().text.spans) {
      EXPECT_TRUE(span.position == TextPosition::normal && !span.struck) << text;
    }
  }
  expect({"a\\^2\\^ \\~~b~~ H\\~2~", "a^2^ ~~b~~ H~2~"});
  expect({"`x^2^ ~~y~~` m~1~", "`x^2^ ~~y~~` m<1>"});
}

TEST(SignMarks, FootnoteMarksAreNone) {
  const Outcome<std::vector<MarkupBlock>> outcome = parse_markup(sourced("a[^1] b[^2]"));
  EXPECT_EQ(outcome.value->front().text.text, "a[^1] b[^2]");
}

TEST(SignMarks, DoNotReachOverBlocksAndCells) {
  const auto blocks =
      parse_markup(sourced("- ~~a\n- b~~\n\nx^a\n\nb^\n\n| a^b | c^d |\n|---|---|\n| ~~1 | 2~~ |\n| ^^ | 3 |"));
  const std::vector<MarkupBlock>& found = *blocks.value;
  ASSERT_THAT(found, SizeIs(4));
  EXPECT_EQ(shown(found[0].children[0].children[0].text), "~~a");
  EXPECT_EQ(shown(found[0].children[1].children[0].text), "b~~");
  EXPECT_EQ(shown(found[1].text), "x^a");
  EXPECT_EQ(shown(found[3].rows[0][0]), "a^b");
  EXPECT_EQ(shown(found[3].rows[1][1]), "2~~");
  EXPECT_THAT(found[3].joined, SizeIs(1)) << "the mark of a joined cell";
}

TEST(SignMarks, KeepPlaces) {
  const auto outcome = parse_markup(sourced("ab\nм^2^ H~2~O ~~c~~ d"));
  std::vector<int> columns;
  for (const InlineSpan& span : outcome.value->front().text.spans) columns.push_back(span.where.column);
  EXPECT_THAT(columns, ElementsAre(1, 1, 3, 5, 8, 10, 14, 17));
}

TEST(SignMarks, OfHtmlAreClosedInTheirParagraph) {
  for (const char* text : {"a<sup>2", "a</sup>2", "<sub>a\n\nb</sub>", "<b>a</b>"}) {
    const auto outcome = parse_markup(sourced(text));
    ASSERT_FALSE(outcome.diagnostics.empty()) << text;
    EXPECT_EQ(outcome.diagnostics.front().code, "markup-html") << text;
  }
  EXPECT_THAT(parse_markup(sourced("a<sup>2")).diagnostics.front().message, testing::HasSubstr("<sup>"));
}

TEST(SignMarks, InTitles) {
  const Outcome<InlineText> title = parse_inline_markup({"Площадь 5 м^2^"});
  EXPECT_THAT(title.diagnostics, IsEmpty());
  EXPECT_EQ(shown(*title.value), "Площадь 5 м{2}");
}

/// The text of `blocks`, whose spans must cover it.
void gather(const std::vector<MarkupBlock>& blocks, std::string& all) {
  for (const MarkupBlock& block : blocks) {
    std::size_t end = 0;
    for (const InlineSpan& span : block.text.spans) {
      EXPECT_EQ(span.begin, end) << block.text.text;
      end = span.end;
    }
    EXPECT_EQ(end, block.text.text.size()) << block.text.text;
    all += block.text.text;
    gather(block.children, all);
  }
}

TEST(SignMarks, WhateverStandsThereNoLetterIsLost) {
  std::mt19937 random(1618);
  const std::vector<std::string> pieces{"^", "~", "~~", "^^",  "\\", " ",     "a",      "2",   "б",    "\n",
                                        "[", "]", "|",  "`x`", "*",  "<sup>", "</sup>", "<s>", "</s>", "https://a.org/",
                                        ",", "_", "é"};
  const auto letters = [](const std::string& text) {
    std::string found;
    for (const char c : plain_text({.text = text, .spans = {}, .shifts = {}})) {
      // A tag's letters are printed if its bracket was escaped.
      if (std::string_view("^~\\ \n[](|`*<>/_sup").find(c) == std::string_view::npos) found += c;
    }
    return found;
  };
  int compared = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = "w";
    for (unsigned i = 0, n = 1 + random() % 24; i < n; ++i) text += pieces[random() % pieces.size()];
    std::string wanted = text;
    for (const char* tag : {"<sup>", "</sup>", "<s>", "</s>"}) {
      for (std::size_t at = 0; (at = wanted.find(tag)) != std::string::npos;) wanted.erase(at, std::string(tag).size());
    }
    const auto outcome = parse_markup(sourced(text));
    std::string all;
    gather(*outcome.value, all);
    const bool refused = std::ranges::any_of(outcome.diagnostics, [](const Diagnostic& one) {
      return one.severity == Severity::error;  // a tag on a line of its own opens a block of HTML
    });
    compared += refused ? 0 : 1;
    ASSERT_TRUE(refused || letters(all) == letters(wanted)) << text;
  }
  EXPECT_GT(compared, 4'000);
}

TEST(SignMarks, ManyAreReadInLinearTime) {
  for (const char* unit : {"^a^", "^a", "~a~~", "a~~b ", "~~a ", "a^2+", "~", "a~b~c^d^"}) {
    std::string text;
    while (text.size() < 400'000) text += unit;
    EXPECT_TRUE(parse_markup(sourced(text)).value.has_value());
  }
}

}  // namespace
}  // namespace vestnik
