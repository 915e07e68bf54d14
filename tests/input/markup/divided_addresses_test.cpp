#include "input/markup/divided_addresses.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "input/markup/addresses.hpp"
#include "input/markup/markup.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Read {
  std::vector<std::string> texts, links, codes;
};

void add(const InlineText& text, Read& read) {
  read.texts.push_back(text.text);
  const InlineText linked = with_links(text);
  for (const InlineSpan& span : linked.spans) {
    const bool goes_on = !read.links.empty() && read.links.back() == span.link;  // a mark of Markdown was within
    if (!span.link.empty() && !goes_on) read.links.push_back(span.link);
  }
}

Read read(const std::string& markdown) {
  Read result;
  const auto outcome =
      parse_markup({.text = markdown, .where = {.file = "b.md", .line = 1, .column = 1}, .indent = 0, .exact = true});
  for (const MarkupBlock& block : *outcome.value) add(block.text, result);
  for (const Diagnostic& finding : outcome.diagnostics) result.codes.push_back(finding.code);
  return result;
}

/// One link, whole, without a finding.
void expect_joined(const std::string& markdown, const std::string& address) {
  const Read found = read(markdown);
  EXPECT_THAT(found.links, ElementsAre(address)) << markdown;
  EXPECT_THAT(found.codes, IsEmpty()) << markdown;
}

TEST(DividedAddresses, GoOnWhereTheNextLinePlainlyDoes) {
  expect_joined("Подробнее: https://example.org/news/2024/\n12/one-more.html на сайте.",
                "https://example.org/news/2024/12/one-more.html");
  expect_joined("https://example.org/very-\nlong-name/page", "https://example.org/very-long-name/page");
  expect_joined("https://example.org/news\n/2024/12.html", "https://example.org/news/2024/12.html");
  expect_joined("https://example.org/?id=\n17&lang=ru", "https://example.org/?id=17&lang=ru");
  expect_joined("https://example.org/?\nid=17&lang=ru.", "https://example.org/?id=17&lang=ru");
  expect_joined("https://example.org/index\n?id=17", "https://example.org/index?id=17");
  expect_joined("https://example.org/a\n&b=1", "https://example.org/a&b=1");
  expect_joined("https://example.org/page.\nhtml, а также", "https://example.org/page.html");
  expect_joined("(https://example.org/%D0\n%B0b)", "https://example.org/%D0%B0b");
  expect_joined("https://example.org/new\ns/2024/one.html;", "https://example.org/news/2024/one.html");
  expect_joined("www.example.org/a_b_\nc_d", "http://www.example.org/a_b_c_d");
  expect_joined("Сайт https://example.org/news/\nobzor сообщил", "https://example.org/news/");
  expect_joined("Сайт https://example.org/news/\nobzor\nи другие", "https://example.org/news/obzor");
}

TEST(DividedAddresses, GoOnOverThreeLines) {
  expect_joined("https://example.org/a-\nlong/\nway/to_go.html", "https://example.org/a-long/way/to_go.html");
  const Read found = read("Там https://a.kz/one/\r\ntwo/three.html и https://b.kz/x-\r\ny-z.");
  EXPECT_THAT(found.links, ElementsAre("https://a.kz/one/two/three.html", "https://b.kz/x-y-z"));
  EXPECT_THAT(found.texts, ElementsAre("Там https://a.kz/one/two/three.html и https://b.kz/x-y-z."));
}

TEST(DividedAddresses, GoOnWithinTheirBrackets) {
  expect_joined("<https://example.org/news/\nwhatever>", "https://example.org/news/whatever");
  expect_joined("[Сайт](https://example.org/news/\nwhatever), а", "https://example.org/news/whatever");
  expect_joined("[Сайт](https://example.org/ne\nws)", "https://example.org/news");
}

TEST(DividedAddresses, EndWithTheirLineWhereASentenceGoesOn) {
  for (const std::string next : {"for more",
                                 "and/or other",
                                 "the on-the-job training",
                                 "COVID-19 в мире",
                                 "is a site",
                                 "Сайт закрыт",
                                 "– опий",
                                 "- item",
                                 "1. item",
                                 "#хэштег",
                                 "24/7",
                                 "U.S. police",
                                 "e.g. one",
                                 "16.12.2024 г.",
                                 "kaztag.kz/ru/news/one-two",
                                 "www.b.kz",
                                 "info@b.kz/a-b-c",
                                 "https://b.kz/x",
                                 "(см. там)",
                                 "| a | b |",
                                 "> цитата",
                                 "**жирно**"}) {
    const Read found = read("Смотри https://example.org/news/\n" + next + " и так");
    ASSERT_FALSE(found.links.empty()) << next;
    EXPECT_EQ(found.links.front(), "https://example.org/news/") << next;
    EXPECT_THAT(found.codes, IsEmpty()) << next;
  }
  for (const std::string label : {"3)", "12)", "a)", "2."}) {
    for (const std::string address :
         {"https://example.org/news-", "https://example.org/?id=", "https://example.org/a_"})
      EXPECT_THAT(read(address + "\n" + label + " ещё один").links, ElementsAre(address)) << label;
  }
  EXPECT_THAT(read("https://example.org/?id=\n3.").links, ElementsAre("https://example.org/?id=3"));
  EXPECT_THAT(read("https://example.org/one.html\ntwo/three.html").links, ElementsAre("https://example.org/one.html"));
  EXPECT_THAT(read("https://example.org/a,\nb/c_d.html").links, ElementsAre("https://example.org/a"));
  EXPECT_THAT(read("https://example.org/news/  \n2024/one.html").links, ElementsAre("https://example.org/news/"));
  EXPECT_THAT(read("https://example.org/news/\n\n2024/one.html").links, ElementsAre("https://example.org/news/"));
  EXPECT_THAT(read("`https://example.org/news/\n2024/one.html`").links, IsEmpty());
}

TEST(DividedAddresses, AreAQuestionWhereItIsNotCertain) {
  const Read found = read("See https://example.org/news/\n20241216");
  EXPECT_THAT(found.links, ElementsAre("https://example.org/news/"));
  EXPECT_THAT(found.codes, ElementsAre("address-divided"));
  EXPECT_THAT(read("See https://example.org/news/,\n20241216").codes, IsEmpty());
}

TEST(DividedAddresses, GoOnInCaptionsToo) {
  Read found;
  SourcedText caption;
  caption.text = "Фото: https://example.org/photo-\n17_b.html";
  add(*parse_inline_markup(caption).value, found);
  EXPECT_THAT(found.texts, ElementsAre("Фото: https://example.org/photo-17_b.html"));
  EXPECT_THAT(found.links, ElementsAre("https://example.org/photo-17_b.html"));
}

TEST(DividedAddresses, GoOnWhereLinesAreParagraphs) {
  MarkdownText text{.text = "Прибыли гости.\nСайт https://example.org/a-\nb_c.html открыт.\nКонцерт удался.",
                    .where = {}};
  text.line_ends = LineEnds::paragraphs;
  Read found;
  const auto outcome = parse_markup(text);
  for (const MarkupBlock& block : *outcome.value) add(block.text, found);
  EXPECT_THAT(found.texts,
              ElementsAre("Прибыли гости.", "Сайт https://example.org/a-b_c.html открыт.", "Концерт удался."));
}

}  // namespace
}  // namespace vestnik
