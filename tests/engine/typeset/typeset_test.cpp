// The library as another program uses it: an Issue built in code, no file but Vestnik's own data.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "engine/typeset/embedding.hpp"

namespace vestnik {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

using samples::day;
using samples::options;
using samples::statistics;

TEST(Typeset, MakesAPdfOfAnIssueBuiltInCode) {
  const Outcome<Release> release = typeset(statistics(), options());
  EXPECT_THAT(release.diagnostics, IsEmpty());
  ASSERT_TRUE(release.value);
  EXPECT_THAT(release.value->pdf, StartsWith("%PDF-1.7"));
  EXPECT_EQ(release.value->pages, 5U);  // cover, imprint, contents, one section, back page
  EXPECT_EQ(release.value->articles, 1U);
}

TEST(Typeset, AsksForAlternativeTexts) {
  Issue issue = statistics();
  const std::string svg =
      "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'><rect width='9' height='9'/></svg>";
  Picture picture;
  picture.file = {"map.svg", std::make_shared<const std::string>(svg)};
  issue.sections[0].articles[0].pictures.push_back(picture);
  const Outcome<Release> release = typeset(issue, options());
  ASSERT_EQ(release.diagnostics.size(), 1U);
  EXPECT_EQ(release.diagnostics[0].code, "alternative-missing");
  EXPECT_EQ(release.diagnostics[0].severity, Severity::warning);
  EXPECT_TRUE(release.value);
  TypesetOptions strict = options();
  strict.strict = true;
  EXPECT_FALSE(typeset(issue, strict).ok());
  issue.sections[0].articles[0].pictures[0].alternative = "A map";
  EXPECT_TRUE(typeset(issue, strict).ok());
}

TEST(Typeset, AttachesOnlyWhatItCanGiveBack) {
  TypesetOptions given = options();
  given.attach_source = true;
  Issue issue = statistics();
  EXPECT_FALSE(typeset(issue, given).ok());  // nothing to attach
  issue.sources = {{"issue/figures.csv", std::make_shared<const std::string>("12")}};
  const Outcome<Release> release = typeset(issue, given);
  ASSERT_TRUE(release.ok());
  EXPECT_THAT(release.value->pdf, HasSubstr("<pdfaid:part>3</pdfaid:part>"));
  issue.sources[0].path = "../figures.csv";
  const Outcome<Release> refused = typeset(issue, given);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.diagnostics[0].code, "source-path");
}

TEST(Typeset, ListsWhatTheHouseRulesChangeWhenAskedTo) {
  Issue issue = statistics();
  issue.sections[0].articles[0].body.text = "Numbers rose on 3-5 March...";
  TypesetOptions given = options();
  given.check_only = true;
  EXPECT_THAT(typeset(issue, given).value->changes, IsEmpty());
  given.list_changes = true;
  std::vector<std::string> rules;
  const Outcome<Release> listed = typeset(issue, given);
  for (const TypographicChange& change : listed.value->changes) rules.push_back(change.rule);
  EXPECT_THAT(rules, testing::ElementsAre("ellipsis", "ranges", "dates"));
  issue.typography = {{"ranges", false}, {"dates", false}};
  EXPECT_EQ(typeset(issue, given).value->changes.size(), 1U);
}

TEST(Typeset, RefusesAHouseRuleThatThereIsNot) {
  Issue issue = statistics();
  issue.typography = {{"qoutes", false}};
  const Outcome<Release> release = typeset(issue, options());
  EXPECT_FALSE(release.value);
  ASSERT_EQ(release.diagnostics.size(), 1U);
  EXPECT_EQ(release.diagnostics[0].code, "unknown-rule");
  EXPECT_THAT(release.diagnostics[0].hint, HasSubstr("quotes"));
}

TEST(Typeset, OnlyChecksWhenAskedTo) {
  TypesetOptions given = options();
  given.check_only = true;
  const Outcome<Release> release = typeset(statistics(), given);
  ASSERT_TRUE(release.value);
  EXPECT_THAT(release.value->pdf, IsEmpty());
  EXPECT_EQ(release.value->pages, 5U);
}

TEST(Typeset, TellsHowThePagesCameOutWhenAskedTo) {
  TypesetOptions given = options();
  EXPECT_FALSE(typeset(statistics(), given).value.value().layout);
  const std::string pdf = typeset(statistics(), given).value.value().pdf;
  given.report = true;
  const Outcome<Release> release = typeset(statistics(), given);
  ASSERT_TRUE(release.value && release.value->layout);
  EXPECT_EQ(release.value->pdf, pdf);
  const LayoutReport& layout = *release.value->layout;
  ASSERT_EQ(layout.pages.size(), release.value->pages);
  ASSERT_EQ(layout.parts.size(), 5U);
  const PartReport& section = layout.parts[3];
  EXPECT_EQ(section.kind, PartReport::Kind::section);
  EXPECT_EQ(section.heading, "Republic of Kazakhstan");
  EXPECT_EQ(layout.pages[section.first_page].folio, "2");
  EXPECT_FALSE(layout.parts[0].priced);
  EXPECT_TRUE(section.priced);
  const std::vector<LineReport>& lines = layout.pages[section.first_page].lines;
  const auto body = std::ranges::find(lines, "body-first", &LineReport::style);
  ASSERT_NE(body, lines.end());
  EXPECT_EQ(body->column, PageColumn::left);
  EXPECT_GE(body->x, layout.text_left[section.first_page]);
  EXPECT_GT(body->baseline, layout.text_top);
  EXPECT_EQ(layout.total.lines, lines.size());
}

TEST(Typeset, MakesAProofThatIsNoRelease) {
  TypesetOptions given = options();
  const std::string release = typeset(statistics(), given).value.value().pdf;
  given.proof = true;
  const Outcome<Release> proof = typeset(statistics(), given);
  ASSERT_TRUE(proof.value);
  EXPECT_THAT(proof.diagnostics, IsEmpty());
  EXPECT_TRUE(proof.value->layout);
  EXPECT_THAT(proof.value->pdf, StartsWith("%PDF-1.7"));
  EXPECT_THAT(proof.value->pdf, HasSubstr("Proof: Statistical Bulletin"));  // the title, in the XMP
  EXPECT_NE(proof.value->pdf, release);
}

TEST(Typeset, ReportsProgressUpToTheEnd) {
  TypesetOptions given = options();
  std::vector<std::string> stages;
  Progress last;
  given.progress = [&](const Progress& progress) {
    if (stages.empty() || stages.back() != progress.stage) {
      EXPECT_EQ(last.done, stages.empty() ? 0 : last.total) << progress.stage;
      stages.emplace_back(progress.stage);
    } else {
      EXPECT_EQ(progress.total, last.total);
      EXPECT_GT(progress.done, last.done);
    }
    last = progress;
  };
  ASSERT_TRUE(typeset(statistics(), given).value);
  EXPECT_EQ(last.done, last.total);
  EXPECT_THAT(stages, testing::ElementsAre("resources", "compose", "set", "paginate", "pictures", "emit"));
}

TEST(Typeset, RefusesAPictureThatIsNone) {
  Issue issue = statistics();
  Picture picture;
  picture.file = {"chart.png", std::make_shared<const std::string>("not a picture")};
  picture.alternative = "A chart";
  issue.sections[0].articles[0].pictures.push_back(picture);
  const Outcome<Release> release = typeset(issue, options());
  EXPECT_FALSE(release.value);
  ASSERT_FALSE(release.diagnostics.empty());
  EXPECT_THAT(release.diagnostics.front().message, HasSubstr("chart.png"));
}

TEST(Typeset, TakesFilesWithoutBytesForEmptyOnes) {
  Issue issue = statistics();
  issue.theme_file = {"own.yaml", nullptr};
  EXPECT_FALSE(typeset(issue, options()).ok());
  issue.theme_file.reset();
  issue.sources = {{"issue/issue.yaml", nullptr}};
  TypesetOptions given = options();
  given.attach_source = true;
  EXPECT_TRUE(typeset(issue, given).ok());
}

TEST(Typeset, RefusesAPeriodThatIsNone) {
  Issue issue = statistics();
  issue.period.last = day(2, 30);
  const Outcome<Release> release = typeset(issue, options());
  EXPECT_FALSE(release.value);
  ASSERT_EQ(release.diagnostics.size(), 1U);
  EXPECT_EQ(release.diagnostics.front().code, "impossible-date");
  issue.period = {};
  EXPECT_EQ(typeset(issue, options()).diagnostics.front().code, "bad-period");
}

TEST(Typeset, SaysAllThatIsWrongAtOnce) {
  Issue issue = statistics();
  Article& article = issue.sections[0].articles[0];
  article.source.address = "javascript:alert(1)";
  issue.publisher.texts["citation"] = {"{titel}"};
  issue.publisher.texts["colophon"] = {"x"};
  issue.typography = {{"qoutes", false}};
  issue.theme = "bulettin";
  TypesetOptions given = options();
  given.date = std::chrono::sys_seconds(std::chrono::seconds(-9'000'000'000));
  const auto codes = [&] {
    std::vector<std::string> all;
    for (const Diagnostic& found : typeset(issue, given).diagnostics) all.push_back(found.code);
    return all;
  };
  EXPECT_FALSE(typeset(issue, given).value);
  EXPECT_THAT(codes(), testing::UnorderedElementsAre("impossible-date", "address-scheme", "unknown-text",
                                                     "unknown-text", "unknown-theme"));
  issue.theme = "bulletin";
  EXPECT_THAT(codes(), testing::UnorderedElementsAre("impossible-date", "address-scheme", "unknown-text",
                                                     "unknown-text", "unknown-rule"));
}

TEST(Typeset, NamesThePlaceOfWhatItFindsInATextOfCode) {
  Issue issue = statistics();
  Article second = issue.sections[0].articles[0];
  second.title = "Figures of April";
  second.body.text = "One line.\n\nAnd the the other, <br>.";
  second.silence = {"doubled-word"};
  issue.sections[0].articles.push_back(second);
  Outcome<Release> release = typeset(issue, options());
  ASSERT_EQ(release.diagnostics.size(), 1U) << "nothing is reported for the article that silences it";
  const Diagnostic& found = release.diagnostics.front();
  EXPECT_EQ(found.code, "markup-html");
  EXPECT_THAT(found.message, StartsWith("the body of article 2 of section 1, line 3: "));
  EXPECT_EQ(found.where.file, "");
  EXPECT_EQ(found.where.line, 3);
  EXPECT_EQ(found.where.column, 20);
  EXPECT_THAT(in_language(found, UiLanguage::ru).message, StartsWith("статья 2 раздела 1, текст, строка 3: "));
  issue.sections[0].articles[1].silence.clear();
  release = typeset(issue, options());
  EXPECT_EQ(release.diagnostics.size(), 2U);
}

TEST(Typeset, SilencesWhatTheOptionsName) {
  Issue issue = samples::statistics();
  issue.sections[0].articles[0].body.text = "They rose in in the north.";
  TypesetOptions options = samples::options();
  const auto codes = [&] {
    std::vector<std::string> all;
    for (const Diagnostic& found : typeset(issue, options).diagnostics) all.push_back(found.code);
    return all;
  };
  EXPECT_THAT(codes(), testing::ElementsAre("doubled-word"));
  options.silence = {"doubled-word"};
  EXPECT_THAT(codes(), testing::IsEmpty());
  options.silence = {"doubled-words", "missing-glyph"};
  EXPECT_THAT(codes(), testing::UnorderedElementsAre("unknown-value", "silence-error"));
}

TEST(Typeset, NoRunHasMoreFindingsThanTheLimit) {
  Issue issue = samples::statistics();
  std::string& body = issue.sections[0].articles[0].body.text = "";
  for (int i = 0; i < 1'200; ++i) body += "They rose in in the north.\n\n";
  const std::vector<Diagnostic> found = typeset(issue, samples::options()).diagnostics;
  ASSERT_EQ(found.size(), 1'001U);
  EXPECT_EQ(found[999].code, "doubled-word");
  EXPECT_EQ(found[999].where.line, 1'999);
  EXPECT_EQ(found.back().code, "too-many-findings");
  EXPECT_EQ(found.back().severity, Severity::warning);
}

TEST(Typeset, SaysInUtf8WhatHoldsAnyBytes) {
  Issue issue = samples::statistics();
  issue.language = "e\xFF";
  issue.sections[0].country = "K\xFF";
  issue.publisher.texts["\xFF"] = {"x"};
  issue.publisher.texts["contents"] = {"{\xFE}"};
  Picture picture;
  picture.file = {"\xFF.svg", nullptr};
  issue.sections[0].articles[0].pictures.push_back(picture);
  const Outcome<Release> release = typeset(issue, samples::options());
  EXPECT_GE(release.diagnostics.size(), 4U);
  for (const Diagnostic& found : release.diagnostics) {
    for (const std::string& text : {found.message, found.hint, in_language(found, UiLanguage::ru).message}) {
      EXPECT_EQ(text.find_first_of("\xFE\xFF"), std::string::npos) << found.code;
    }
  }
}

TEST(LoadIssue, SilencesWhatTheOptionsName) {
  const auto files = std::make_shared<MemoryFiles>();
  files->add("virtual/issue.yaml", R"(vestnik: 1
language: en
series: {title: Bulletin}
number: 3
year: 2025
period: {from: 2025-03-01, to: 2025-03-31}
place: Almaty
publisher: {name: Office, full-name: Office of Figures}
sections:
  - {country: KZ, articles: [{title: Figures, body: They rose.}]}
)");
  TypesetOptions options = samples::options();
  options.files = files;
  const auto codes = [&] {
    std::vector<std::string> all;
    for (const Diagnostic& found : load_issue("virtual/issue.yaml", options).diagnostics) all.push_back(found.code);
    return all;
  };
  EXPECT_THAT(codes(), testing::ElementsAre("source-missing"));
  options.silence = {"source-missing"};
  EXPECT_THAT(codes(), testing::IsEmpty());
  options.silence = {"source-mising"};
  EXPECT_THAT(codes(), testing::UnorderedElementsAre("unknown-value", "source-missing"));
}

TEST(Typeset, TellsWhatItFindsInTheOrderOfTheTexts) {
  Issue issue = statistics();
  Article& first = issue.sections[0].articles[0];
  first.body.text = "They rose in in the north.\n\nThe letter 漢 is in no face, the word сoin in two scripts.\n";
  Article second = first;
  second.title = "Figures 漢 of April";
  second.body.text = "They fell ‹where›.\n\nIn in April.\n";
  issue.sections[0].articles.push_back(second);
  const std::vector<Diagnostic> found = typeset(issue, options()).diagnostics;
  std::vector<std::string> places;
  for (const Diagnostic& each : found) {
    places.push_back(each.message.substr(0, each.message.find(": ")) + ", " + std::to_string(each.where.column));
  }
  EXPECT_GE(places.size(), 5U);
  const auto rank = [](const std::string& place) {
    const std::size_t article = place.find("article 2") == std::string::npos ? 0 : 2;
    return article + (place.find("the body") == std::string::npos ? 0 : 1);
  };
  for (std::size_t i = 1; i < places.size(); ++i) {
    EXPECT_LE(rank(places[i - 1]), rank(places[i])) << places[i - 1] << " / " << places[i];
    if (rank(places[i - 1]) == rank(places[i])) {
      EXPECT_LE(found[i - 1].where.line, found[i].where.line) << places[i];
    }
  }
}

TEST(Typeset, StrictlyRefusesWhatIsStillToBeWritten) {
  Issue issue = statistics();
  issue.sections[0].articles[0].title = "‹Title›";
  TypesetOptions given = options();
  const Outcome<Release> release = typeset(issue, given);
  EXPECT_TRUE(release.ok());
  ASSERT_EQ(release.diagnostics.size(), 1U);
  EXPECT_EQ(release.diagnostics[0].code, "placeholder");
  given.strict = true;
  EXPECT_FALSE(typeset(issue, given).ok());
}

TEST(Typeset, DividesWordsAsThePublisherDoes) {
  Issue issue = statistics();
  std::string& body = issue.sections[0].articles[0].body.text;
  body.clear();
  for (std::size_t i = 0; i < 100; ++i) body += std::string(1 + i % 7, 'x') + " information ";
  const std::string by_patterns = typeset(issue, options()).value.value().pdf;
  issue.publisher.hyphenation["en"] = {"information"};
  const Outcome<Release> whole = typeset(issue, options());
  EXPECT_THAT(whole.diagnostics, IsEmpty());
  EXPECT_TRUE(whole.value.value().pdf != by_patterns);
}

TEST(Typeset, RefusesWordsDividedWrongly) {
  Issue issue = statistics();
  issue.publisher.hyphenation["ru"] = {{"поли--цейский", {.file = "words", .line = 7, .column = 2}}, "поли-цейский"};
  issue.publisher.hyphenation["de"] = {"In-for-ma-ti-on"};
  const Outcome<Release> release = typeset(issue, options());
  EXPECT_FALSE(release.value);
  ASSERT_EQ(release.diagnostics.size(), 2U);
  EXPECT_EQ(release.diagnostics[0].code, "unknown-language");
  EXPECT_THAT(release.diagnostics[0].hint, HasSubstr("en, ru, kk, ky or tg"));
  EXPECT_EQ(release.diagnostics[1].code, "hyphenation-word");
  EXPECT_THAT(release.diagnostics[1].message, HasSubstr("поли--цейский"));
  EXPECT_EQ(release.diagnostics[1].where.line, 7);
}

TEST(Typeset, GivesTheSameBytesOnSeveralThreadsAtOnce) {
  const Issue issue = statistics();
  const std::string alone = typeset(issue, options()).value.value().pdf;
  std::vector<std::string> results(4);
  {
    std::vector<std::jthread> threads;
    threads.reserve(results.size());
    for (std::string& result : results) {
      threads.emplace_back([&] { result = typeset(issue, options()).value.value().pdf; });
    }
  }
  for (const std::string& result : results) EXPECT_EQ(result, alone);
}

}  // namespace
}  // namespace vestnik
