#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/compose/samples.hpp"

namespace vestnik {
namespace {

using namespace samples;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

TEST(Compose, OrdersTheParts) {
  Issue two = issue();
  two.sections.push_back(two.sections.front());
  two.sections.back().country = "KG";
  std::vector<Part::Kind> kinds;
  std::vector<bool> folios;
  for (const Part& part : composed(two).parts) {
    kinds.push_back(part.kind);
    folios.push_back(part.folios);
  }
  using Kind = Part::Kind;
  EXPECT_THAT(kinds,
              ElementsAre(Kind::cover, Kind::imprint, Kind::contents, Kind::section, Kind::section, Kind::back_page));
  EXPECT_THAT(folios, ElementsAre(false, false, true, true, true, false));
}

TEST(Compose, SetsTheCover) {
  const Document document = composed(issue());
  EXPECT_THAT(texts(document.parts[0]),
              ElementsAre("Bulletin", "of events", "(from the media)", "16-31.12.2024", "#21", "Almaty - 2024"));
  const std::vector<const Paragraph*> lines = paragraphs(document.parts[0]);
  EXPECT_EQ(lines[0]->style, Style::cover_title);
  EXPECT_EQ(lines[1]->style, Style::cover_subtitle);
  EXPECT_EQ(lines[5]->style, Style::cover_place);
  EXPECT_TRUE(std::holds_alternative<FillBlock>(document.parts[0].regions[0].blocks.front()));
}

TEST(Compose, SetsTheEmblemOnCoverAndBackPage) {
  Issue with_emblem = issue();
  with_emblem.publisher.emblem = drawing(10, 10);
  const Resources given = resources();
  const Document document = composed(with_emblem, given);
  std::vector<const FigureBlock*> emblems;
  for (const Part& part : document.parts) {
    for (const Block& block : part.regions[0].blocks) {
      if (const auto* figure = std::get_if<FigureBlock>(&block)) emblems.push_back(figure);
    }
  }
  ASSERT_EQ(emblems.size(), 2U);
  EXPECT_EQ(emblems[0]->picture, emblems[1]->picture) << "decoded once";
  EXPECT_EQ(emblems[0]->max_height, given.theme.pictures.emblem_height);
  EXPECT_EQ(document.structure[static_cast<std::size_t>(emblems[0]->node)].alternative, "Emblem of Centre");
}

TEST(Compose, SetsTheImprint) {
  EXPECT_THAT(texts(composed(issue()).parts[1]),
              ElementsAre("Bulletin of events", "The Information Centre", "Editorial address:", "52 Abay Avenue",
                          "tel.: +7 727", "registry@example.org", "www.example.org", "“Bulletin of events”, #21, 2024",
                          "Circulation in PDF format"));
}

/// A heading over nothing is no heading; a web address alone is no editor's.
TEST(Compose, HeadsTheImprintsAddressOnlyIfThereIsOne) {
  Issue given = issue();
  given.publisher.postal_address = given.publisher.telephone = given.publisher.email = SourcedText();
  EXPECT_THAT(texts(composed(given).parts[1]),
              ElementsAre("Bulletin of events", "The Information Centre", "www.example.org",
                          "“Bulletin of events”, #21, 2024", "Circulation in PDF format"));
  given.publisher.telephone = "+7 727";
  EXPECT_THAT(texts(composed(given).parts[1]), Contains("Editorial address:"));
}

TEST(Compose, LinksMailAndWebAddress) {
  const Document document = composed(issue());
  std::vector<std::string> links;
  for (const Paragraph* line : paragraphs(document.parts.back())) {
    if (!line->text.spans.front().link.empty()) links.push_back(line->text.spans.front().link);
  }
  EXPECT_THAT(links, ElementsAre("mailto:registry@example.org", "https://www.example.org"));
}

TEST(Compose, ListsTheSectionsInTheContents) {
  Issue two = issue();
  two.sections.push_back(two.sections.front());
  two.sections.back().heading = "Elsewhere";
  const Document document = composed(two);
  std::vector<std::string> names, targets;
  for (const Block& block : document.parts[2].regions[0].blocks) {
    const auto* entry = std::get_if<ContentsEntry>(&block);
    if (entry == nullptr) continue;
    names.push_back(entry->entry.text.text);
    targets.push_back(entry->target);
    EXPECT_EQ(entry->entry.text.spans[0].link, "#" + entry->target);
    EXPECT_THAT(path(document, entry->entry.span_nodes[0]),
                ElementsAre(Tag::link, Tag::reference, Tag::contents_item, Tag::contents, Tag::section, Tag::document));
  }
  EXPECT_THAT(names, ElementsAre("Republic of Kazakhstan", "Elsewhere"));
  EXPECT_THAT(targets, ElementsAre("section-kz", "section-kz.2")) << "no two places share a name";
  EXPECT_EQ(paragraphs(document.parts[3])[0]->anchor, "section-kz");
  EXPECT_EQ(paragraphs(document.parts[4])[0]->anchor, "section-kz.2");
  EXPECT_EQ(paragraphs(document.parts[4])[1]->anchor, "article-kz.2-1");
}

TEST(Compose, NamesSectionsThatAreNoCountryAndCountsACountryOnce) {
  Issue given = issue();
  given.sections.push_back(given.sections.front());  // the country again
  given.sections.push_back({.country = {}, .heading = "Statistics", .articles = {article("Figures", "Text.")}});
  given.sections.push_back(
      {.country = {}, .heading = "Errata", .in_contents = false, .in_digest = false, .articles = {article("E", "T.")}});
  const Document document = composed(given);
  EXPECT_THAT(texts(document.parts[2]),
              ElementsAre("Contents", "Republic of Kazakhstan", "Republic of Kazakhstan", "Statistics",
                          "In the period from 16 to 31 December 2024, 2 activities were covered (Kazakhstan - 2).",
                          "Also: Statistics."));
  EXPECT_EQ(paragraphs(document.parts[5])[0]->anchor, "section-3");
  EXPECT_EQ(paragraphs(document.parts[5])[1]->anchor, "article-3-1");
  EXPECT_THAT(document.metadata.keywords, Not(Contains("Statistics")));
}

TEST(Compose, ListsTitlesBelowTheirSections) {
  Issue given = issue();
  given.contents = Contents::titles;
  given.sections.push_back({.country = {},
                            .heading = "Statistics",
                            .start = SectionStart::follow,
                            .articles = {article("Figures of *March*", "Text."), article("More", "Text.")}});
  given.sections.push_back(
      {.country = {}, .heading = "Errata", .in_contents = false, .articles = {article("E", "T.")}});
  const Document document = composed(given);
  std::vector<std::string> names, targets;
  std::vector<bool> kept;
  for (const Block& block : document.parts[2].regions[0].blocks) {
    const auto* entry = std::get_if<ContentsEntry>(&block);
    if (entry == nullptr) continue;
    names.push_back(entry->entry.text.text);
    targets.push_back(entry->target);
    kept.push_back(entry->keep_with_next);
    const auto found = path(document, entry->entry.span_nodes[0]);
    EXPECT_EQ(std::ranges::count(found, Tag::contents), entry->keep_with_next ? 1 : 2)
        << "titles are a list of their own";
  }
  EXPECT_THAT(names, ElementsAre("Republic of Kazakhstan", given.sections[0].articles[0].title.text, "Statistics",
                                 "Figures of March", "More"));
  EXPECT_THAT(targets, ElementsAre("section-kz", "article-kz-1", "section-2", "article-2-1", "article-2-2"));
  EXPECT_THAT(kept, ElementsAre(true, false, true, false, false));
}

TEST(Compose, WritesNoCountsWhereNoSectionIsACountrys) {
  Issue given = issue();
  given.sections[0].country.clear();
  given.sections[0].heading = "News";
  EXPECT_THAT(texts(composed(given).parts[2]), ElementsAre("Contents", "News", "Also: News."));
}

struct PeriodCase {
  std::chrono::year_month_day first, last;
  const char *numbers, *words;
};

class Periods : public testing::TestWithParam<PeriodCase> {};

TEST_P(Periods, SayOnceWhatBothDatesShare) {
  Issue given = issue();
  given.period = {GetParam().first, GetParam().last};
  const Document document = composed(given);
  EXPECT_THAT(texts(document.parts[0]), Contains(GetParam().numbers));
  EXPECT_EQ(document.metadata.subject, std::string("Events ") + GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(
    Compose, Periods,
    testing::Values(PeriodCase{date(2024, 12, 16), date(2024, 12, 16), "16.12.2024", "16 December 2024"},
                    PeriodCase{date(2024, 12, 16), date(2024, 12, 31), "16-31.12.2024", "from 16 to 31 December 2024"},
                    PeriodCase{date(2024, 2, 1), date(2024, 3, 5), "01.02-05.03.2024",
                               "from 1 February to 5 March 2024"},
                    PeriodCase{date(2024, 12, 20), date(2025, 1, 9), "20.12.2024-09.01.2025",
                               "from 20 December 2024 to 9 January 2025"},
                    PeriodCase{date(2024, 1, 7), date(2025, 1, 9), "07.01.2024-09.01.2025",
                               "from 7 January 2024 to 9 January 2025"}));

TEST(Compose, RefusesAPeriodThatIsNone) {
  Issue given = issue();
  given.period.last = date(2024, 2, 30);
  const Outcome<Document> outcome = compose(given, resources());
  EXPECT_FALSE(outcome.value.has_value());
  ASSERT_EQ(outcome.diagnostics.size(), 1U);
  EXPECT_EQ(outcome.diagnostics[0].code, "bad-period");
}

TEST(Compose, NamesIssueAndPeriodInTheRunningHead) {
  const Document document = composed(issue());
  EXPECT_EQ(document.parts[3].running_heads.front().text.text, "Bulletin of events #21, 2024 (16-31.12.2024)");
  EXPECT_THAT(document.parts[0].running_heads, IsEmpty());
}

TEST(Compose, MakesMetadata) {
  Issue given = issue();
  given.keywords = {"drugs", "Kazakhstan"};
  given.issued = date(2025, 1, 3);
  const Metadata metadata = composed(given).metadata;
  EXPECT_EQ(metadata.title, "Bulletin of events, #21, 2024");
  EXPECT_EQ(metadata.author, "The Information Centre");
  EXPECT_EQ(metadata.language, "en");
  EXPECT_THAT(metadata.keywords, ElementsAre("drugs", "Kazakhstan"));
  EXPECT_EQ(metadata.date, std::chrono::sys_days(date(2025, 1, 3)));
}

TEST(Compose, DatesThePdfOnThePeriodsLastDay) {
  EXPECT_EQ(composed(issue()).metadata.date, std::chrono::sys_days(date(2024, 12, 31)));
}

std::vector<std::string> digest_of(const Document& document) {
  std::vector<std::string> digest;
  for (const Paragraph* paragraph : paragraphs(document.parts[2])) {
    if (paragraph->style == Style::digest) digest.push_back(paragraph->text.text);
  }
  return digest;
}

TEST(Digest, CountsArticlesAndNamesTopics) {
  Issue given = issue();
  given.sections[0].articles[0].topic = "of a *lecture*";
  given.sections[0].articles.push_back(article("Without a topic", "Text."));
  given.sections[0].articles.push_back(article("Another", "Text."));
  given.sections[0].articles.back().topic = "of a match";
  given.sections.push_back(issue().sections[0]);
  given.sections[1].country = "KG";
  given.sections[1].articles[0].topic = "of a meeting";
  EXPECT_THAT(
      digest_of(composed(given)),
      ElementsAre(
          "In the period from 16 to 31 December 2024, 4 activities were covered (Kazakhstan - 3, Kyrgyzstan - 1).",
          "Articles tell of a lecture, of a match (Kazakhstan), of a meeting (Kyrgyzstan)."));
}

TEST(Digest, LeavesOutTopicsWhereThereAreNone) {
  EXPECT_THAT(digest_of(composed(issue())),
              ElementsAre("In the period from 16 to 31 December 2024, 1 activity was covered (Kazakhstan - 1)."));
}

TEST(Digest, EmphasisesCountriesWhateverTheirNames) {
  Issue given = issue();
  given.sections[0].country = "XX";
  const Document document = composed(given);
  const Paragraph* digest = paragraphs(document.parts[2])[1];
  ASSERT_EQ(digest->text.spans.size(), 3U);
  EXPECT_TRUE(digest->text.spans[1].emphasis);
  EXPECT_EQ(digest->text.text.substr(digest->text.spans[1].begin, 9), "A_B_C - 1");
}

TEST(Digest, IsTheEditorsIfThereIsOne) {
  Issue given = issue();
  given.digest = MarkdownText{.text = "By *hand*.\n\nSee [Kazakhstan](#section-kz)."};
  EXPECT_THAT(digest_of(composed(given)), ElementsAre("By hand.", "See Kazakhstan."));
}

TEST(Digest, HoldsParagraphsOnly) {
  Issue given = issue();
  given.digest = MarkdownText{
      .text = "Text\n\n# Heading", .where = {.file = "issue.yaml", .line = 5, .column = 3}, .indent = 2, .exact = true};
  const Outcome<Document> outcome = compose(given, resources());
  ASSERT_EQ(outcome.diagnostics.size(), 1U);
  EXPECT_EQ(outcome.diagnostics[0].code, "digest-block");
  EXPECT_EQ(outcome.diagnostics[0].where.line, 7);
}

struct CountCase {
  std::size_t count;
  const char* digest;
};

class RussianCounts : public testing::TestWithParam<CountCase> {};

TEST_P(RussianCounts, TakeTheirForm) {
  Issue given = issue();
  given.language = "ru";
  given.sections[0].articles.resize(GetParam().count, article("Заголовок", "Текст."));
  EXPECT_THAT(digest_of(composed(given, resources(russian()))), ElementsAre(GetParam().digest));
}

INSTANTIATE_TEST_SUITE_P(
    Digest, RussianCounts,
    testing::Values(CountCase{1, "с 16 по 31 декабря 2024 года освещено 1 мероприятие (Казахстан - 1)."},
                    CountCase{2, "с 16 по 31 декабря 2024 года освещены 2 мероприятия (Казахстан - 2)."},
                    CountCase{5, "с 16 по 31 декабря 2024 года освещено 5 мероприятий (Казахстан - 5)."},
                    CountCase{11, "с 16 по 31 декабря 2024 года освещено 11 мероприятий (Казахстан - 11)."},
                    CountCase{21, "с 16 по 31 декабря 2024 года освещено 21 мероприятие (Казахстан - 21)."}));

TEST(Links, LeadToPlacesThatAreThere) {
  const Outcome<Document> outcome = compose(issue("See [that](#article-kz-1) and [this](#article-kz-2)."), resources());
  ASSERT_EQ(outcome.diagnostics.size(), 1U);
  EXPECT_EQ(outcome.diagnostics[0].code, "unknown-anchor");
  EXPECT_EQ(outcome.diagnostics[0].where.line, 20);
  EXPECT_TRUE(outcome.value.has_value());
}

}  // namespace
}  // namespace vestnik
