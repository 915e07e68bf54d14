// The same defect in an issue that was built in code and in a descriptor: the same findings.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "engine/typeset/embedding.hpp"

namespace vestnik {
namespace {

constexpr std::string_view descriptor = R"(vestnik: 1
language: en
series: {title: [Statistical Bulletin], note: A note}
number: 3
year: 2025
period: {from: 2025-03-01, to: 2025-03-31}
place: Almaty
keywords: [figures]
publisher:
  name: REGISTRY
  full-name: Registry of invented figures
  address: 1 Any Street
  web: www.example.org
  email: office@example.org
  texts: {circulation: Sent to all}
sections:
  - country: KZ
    heading: Kazakhstan
    articles:
      - title: Figures of March
        source: {name: Own count, address: "https://example.org/march"}
        topic: on figures
        pictures: [{file: bars.svg, alternative: Bars, caption: A caption}]
        body: They rose in every region.
      - title: Figures of April
        source: {name: Own count}
        body: They fell in every region.
)";
const std::string svg =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="9" height="9"/></svg>)";

Issue built() {
  Issue issue = samples::statistics();
  issue.series.title_lines = {"Statistical Bulletin"};
  issue.series.title = "Statistical Bulletin";
  issue.series.note = "A note";
  issue.keywords = {"figures"};
  issue.publisher.web = "www.example.org";
  issue.publisher.email = "office@example.org";
  issue.publisher.texts["circulation"] = {"Sent to all"};
  Section& section = issue.sections[0];
  section.heading = "Kazakhstan";
  Article& first = section.articles[0];
  first.body.text = "They rose in every region.";
  first.source.address = "https://example.org/march";
  first.topic = "on figures";
  Picture picture;
  picture.file = {"bars.svg", std::make_shared<const std::string>(svg)};
  picture.alternative = "Bars";
  picture.caption = "A caption";
  first.pictures.push_back(picture);
  Article second;
  second.title = "Figures of April";
  second.source.name = "Own count";
  second.body.text = "They fell in every region.";
  section.articles.push_back(second);
  return issue;
}

using Codes = std::multiset<std::string>;

/// Codes with their severities: what an error is for one is no warning for the other.
Codes codes(const std::vector<Diagnostic>& diagnostics) {
  Codes all;
  for (const Diagnostic& found : diagnostics) all.insert(found.code + (found.severity == Severity::error ? "!" : ""));
  return all;
}

Codes of_built(const Issue& issue) {
  TypesetOptions options = samples::options();
  options.check_only = true;
  return codes(typeset(issue, options).diagnostics);
}

Codes of_loaded(const std::string& text) {
  const auto files = std::make_shared<MemoryFiles>();
  files->add("virtual/issue.yaml", text);
  files->add("virtual/bars.svg", svg);
  TypesetOptions options = samples::options();
  options.files = files;
  options.check_only = true;
  const Outcome<Issue> issue = load_issue("virtual/issue.yaml", options);
  std::vector<Diagnostic> all = issue.diagnostics;
  if (issue.ok()) {
    const Outcome<Release> release = typeset(*issue.value, options);
    all.insert(all.end(), release.diagnostics.begin(), release.diagnostics.end());
  }
  return codes(all);
}

struct Defect {
  std::string from, to;  ///< in the descriptor
  std::function<void(Issue&)> in_code;
  Codes expected;
};

Article& first(Issue& issue) { return issue.sections[0].articles[0]; }
Article& second(Issue& issue) { return issue.sections[0].articles[1]; }
const std::string long_text(1'001, 'x');

std::vector<Defect> defects_of_the_issue() {
  using namespace std::chrono;
  return {
      {"language: en", "language: eng", [](Issue& i) { i.language = "eng"; }, {"unknown-value!"}},
      {"language: en", "language: ''", [](Issue& i) { i.language = ""; }, {"empty-text!"}},
      {"language: en", "language: ../../etc/en", [](Issue& i) { i.language = "../../etc/en"; }, {"unknown-value!"}},
      {"[Statistical Bulletin]", "['']", [](Issue& i) { i.series.title_lines = {""}; }, {"empty-text!"}},
      {"[Statistical Bulletin]",
       "[" + long_text + "]",
       [](Issue& i) { i.series.title_lines = {long_text}; },
       {"text-too-long!"}},
      {"A note", long_text, [](Issue& i) { i.series.note = long_text; }, {"text-too-long!"}},
      {"A note", "' '", [](Issue& i) { i.series.note = " "; }, {"empty-text!"}},
      {"number: 3", "number: 0", [](Issue& i) { i.number = 0; }, {"out-of-range!"}},
      {"number: 3", "number: 10000", [](Issue& i) { i.number = 10'000; }, {"out-of-range!"}},
      {"year: 2025", "year: 1800", [](Issue& i) { i.year = 1800; }, {"out-of-range!"}},
      {"year: 2025", "year: 2024", [](Issue& i) { i.year = 2024; }, {"year-outside-period"}},
      {"to: 2025-03-31", "to: 2025-02-28", [](Issue& i) { i.period.last = 2025y / 2 / 28; }, {"period-reversed!"}},
      {"to: 2025-03-31", "to: 2025-02-30", [](Issue& i) { i.period.last = 2025y / 2 / 30; }, {"impossible-date!"}},
      {"place: Almaty", "place: ''", [](Issue& i) { i.place = ""; }, {"empty-text!"}},
      {"place: Almaty", "place: ' '", [](Issue& i) { i.place = " "; }, {"empty-text!"}},
      {"place: Almaty", "place: " + long_text, [](Issue& i) { i.place = long_text; }, {"text-too-long!"}},
      {"place: Almaty", "place: ‹where›", [](Issue& i) { i.place = "‹where›"; }, {"placeholder"}},
      {"place: Almaty",
       "place: \"a\\x01b\"",
       [](Issue& i) {
         i.place =
             "a\x01"
             "b";
       },
       {"control-character!"}},
      {"place: Almaty",
       "place: Almaty\nissued: 1800-01-01",
       [](Issue& i) { i.issued = 1800y / 1 / 1; },
       {"impossible-date!"}},
      {"place: Almaty",
       "place: Almaty\nsilence: [picture-coars]",
       [](Issue& i) { i.silence = {"picture-coars"}; },
       {"unknown-value!"}},
      {"place: Almaty",
       "place: Almaty\nsilence: [missing-glyph]",
       [](Issue& i) { i.silence = {"missing-glyph"}; },
       {"silence-error!"}},
      {"place: Almaty",
       "place: Almaty\ntheme: ../bulletin",
       [](Issue& i) { i.theme = "../bulletin"; },
       {"unknown-theme!"}},
      {"place: Almaty",
       "place: Almaty\ndigest: {articles: 3}",
       [](Issue& i) { i.stated_article_count = 3; },
       {"count-contradicts!"}},
      {"place: Almaty",
       "place: Almaty\ndigest: {text: ' '}",
       [](Issue& i) { i.digest.emplace().text = " "; },
       {"empty-text!"}},
      {"place: Almaty",
       "place: Almaty\ndigest: {text: '<b>no</b>'}",
       [](Issue& i) { i.digest.emplace().text = "<b>no</b>"; },
       {"markup-html!", "markup-html!"}},
      {"[figures]", "['']", [](Issue& i) { i.keywords = {""}; }, {"empty-text!"}},
      {"[figures]", "[" + long_text + "]", [](Issue& i) { i.keywords = {long_text}; }, {"text-too-long!"}},
  };
}

std::vector<Defect> defects_of_the_publisher() {
  return {
      {"name: REGISTRY", "name: ''", [](Issue& i) { i.publisher.name = ""; }, {"empty-text!"}},
      {"Registry of invented figures",
       long_text,
       [](Issue& i) { i.publisher.full_name = long_text; },
       {"text-too-long!"}},
      {"1 Any Street", "' '", [](Issue& i) { i.publisher.postal_address = " "; }, {"empty-text!"}},
      {"www.example.org", "our site", [](Issue& i) { i.publisher.web = "our site"; }, {"publisher-address!"}},
      {"www.example.org",
       "javascript:alert(1)",
       [](Issue& i) { i.publisher.web = "javascript:alert(1)"; },
       {"publisher-address!"}},
      {"office@example.org",
       "office at example.org",
       [](Issue& i) { i.publisher.email = "office at example.org"; },
       {"publisher-address!"}},
      {"www.example.org",
       "‹www.example.org›",
       [](Issue& i) { i.publisher.web = "‹www.example.org›"; },
       {"placeholder"}},
      {"{circulation: Sent to all}",
       "{circulaton: Sent}",
       [](Issue& i) {
         i.publisher.texts = {{"circulaton", {"Sent"}}};
       },
       {"unknown-text!"}},
      {"Sent to all",
       "'Sent to {all}'",
       [](Issue& i) { i.publisher.texts["circulation"] = {"Sent to {all}"}; },
       {"unknown-text!"}},
      {"Sent to all", "''", [](Issue& i) { i.publisher.texts["circulation"] = {""}; }, {"empty-text!"}},
      {"Sent to all", "[]", [](Issue& i) { i.publisher.texts["circulation"] = {}; }, {"empty-list!"}},
      {"Sent to all", "‹whom›", [](Issue& i) { i.publisher.texts["circulation"] = {"‹whom›"}; }, {"placeholder"}},
      {"Sent to all", long_text, [](Issue& i) { i.publisher.texts["circulation"] = {long_text}; }, {"text-too-long!"}},
      {"texts: {",
       "hyphenation: {en: [a--b]}\n  texts: {",
       [](Issue& i) { i.publisher.hyphenation["en"] = {"a--b"}; },
       {"hyphenation-word!"}},
  };
}

std::vector<Defect> defects_of_sections_and_articles() {
  using namespace std::chrono;
  return {
      {"country: KZ", "country: kz", [](Issue& i) { i.sections[0].country = "kz"; }, {"unknown-value!"}},
      {"heading: Kazakhstan", "heading: ' '", [](Issue& i) { i.sections[0].heading = " "; }, {"empty-text!"}},
      {"heading: Kazakhstan",
       "heading: " + long_text,
       [](Issue& i) { i.sections[0].heading = long_text; },
       {"text-too-long!"}},
      {"title: Figures of March", "title: ''", [](Issue& i) { first(i).title = ""; }, {"empty-text!"}},
      {"title: Figures of March", "title: ' '", [](Issue& i) { first(i).title = " "; }, {"empty-text!"}},
      {"title: Figures of March",
       "title: " + long_text,
       [](Issue& i) { first(i).title = long_text; },
       {"text-too-long!"}},
      {"Figures of April",
       "figures of  march",
       [](Issue& i) { second(i).title = "figures of  march"; },
       {"title-repeated"}},
      {"They fell", "They rose", [](Issue& i) { second(i).body.text = first(i).body.text; }, {"body-repeated"}},
      {"They rose in",
       "They rose in in",
       [](Issue& i) { first(i).body.text = "They rose in in every region."; },
       {"doubled-word"}},
      {"body: They rose in every region.",
       "body: '" + std::string(1'000'001, 'x') + "'",
       [](Issue& i) { first(i).body.text.assign(1'000'001, 'x'); },
       {"text-too-long!"}},
      {"{name: Own count, address: \"https://example.org/march\"}",
       "{masthead-text: Count}",
       [](Issue& i) { first(i).source = {.masthead_text = "Count"}; },
       {"source-missing"}},
      {"https://example.org/march",
       "ftp://example.org",
       [](Issue& i) { first(i).source.address = "ftp://example.org"; },
       {"address-scheme!"}},
      {"https://example.org/march",
       "<https://example.org/m%>",
       [](Issue& i) { first(i).source.address = "<https://example.org/m%>"; },
       {"address-character"}},
      {"https://example.org/march",
       "<https://example.org/march>",
       [](Issue& i) { first(i).source.address = "<https://example.org/march>"; },
       {}},
      {"topic: on figures",
       "topic: on figures\n        date: 2025-04-01",
       [](Issue& i) { first(i).date = 2025y / 4 / 1; },
       {"date-outside-period"}},
      {"topic: on figures",
       "topic: on figures\n        language: ../../ru",
       [](Issue& i) { first(i).language = "../../ru"; },
       {"unknown-value!"}},
      {"topic: on figures", "topic: " + long_text, [](Issue& i) { first(i).topic = long_text; }, {"text-too-long!"}},
      {"topic: on figures", "topic: ‹topic›", [](Issue& i) { first(i).topic = "‹topic›"; }, {"placeholder"}},
      {"alternative: Bars, ", "", [](Issue& i) { first(i).pictures[0].alternative = ""; }, {"alternative-missing"}},
      {"A caption", long_text, [](Issue& i) { first(i).pictures[0].caption = long_text; }, {"text-too-long!"}},
  };
}

void compare(const std::vector<Defect>& defects) {
  for (const Defect& defect : defects) {
    SCOPED_TRACE(defect.to.substr(0, 80));
    Issue issue = built();
    defect.in_code(issue);
    std::string text(descriptor);
    const std::size_t at = text.find(defect.from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, defect.from.size(), defect.to);
    EXPECT_EQ(of_built(issue), defect.expected) << "in code";
    EXPECT_EQ(of_loaded(text), defect.expected) << "in a descriptor";
  }
}

TEST(BuiltAndLoaded, BothAreSound) {
  EXPECT_EQ(of_built(built()), Codes{});
  EXPECT_EQ(of_loaded(std::string(descriptor)), Codes{});
}

TEST(BuiltAndLoaded, DefectsOfTheIssueAreReportedAlike) { compare(defects_of_the_issue()); }
TEST(BuiltAndLoaded, DefectsOfThePublisherAreReportedAlike) { compare(defects_of_the_publisher()); }
TEST(BuiltAndLoaded, DefectsOfSectionsAndArticlesAreReportedAlike) { compare(defects_of_sections_and_articles()); }

}  // namespace
}  // namespace vestnik
