#include "input/issue/check_issue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/issue/built_places.hpp"

namespace vestnik {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;
using testing::UnorderedElementsAre;

Issue sound_issue() {
  using namespace std::chrono;
  Issue issue;
  issue.number = 1;
  issue.year = 2025;
  issue.period = {2025y / March / 1, 2025y / March / 31};
  issue.series.title_lines = {"Herald"};
  issue.series.title = "Herald";
  issue.place = "Almaty";
  issue.publisher.name = "Press";
  issue.publisher.full_name = "The Press";
  Article article;
  article.title = "One";
  article.body.text = "A text\twith a tab and\r\nlines.";
  article.source.name = "Press";
  issue.sections.push_back({.country = "KZ", .heading = {}, .articles = {article}, .where = {}});
  return issue;
}

/// The one article.
Article& article_of(Issue& issue) { return issue.sections[0].articles[0]; }

std::vector<Diagnostic> diagnostics(const Issue& issue) {
  const BuiltPlaces places(issue);
  Findings findings;
  check_issue(places.issue(), findings);
  std::vector<Diagnostic> all = findings.take();
  places.tell(all);
  return all;
}

/// Code, message and hint.
std::vector<std::string> found(const Issue& issue, UiLanguage language = UiLanguage::en) {
  std::vector<std::string> all;
  for (const Diagnostic& each : diagnostics(issue)) {
    const Diagnostic told = in_language(each, language);
    all.push_back(told.code + ": " + told.message + (told.hint.empty() ? "" : "; " + told.hint));
  }
  return all;
}

TEST(CheckIssue, SaysNothingOfASoundIssue) { EXPECT_THAT(found(sound_issue()), IsEmpty()); }

TEST(CheckIssue, NamesTheTextThatIsNotUtf8) {
  Issue issue = sound_issue();
  article_of(issue).body.text = "caf\xE9";
  issue.publisher.texts["contents"] = {"\xFF"};
  EXPECT_THAT(found(issue),
              ElementsAre("not-utf8: the running text \"contents\": this text is not UTF-8; convert it",
                          "not-utf8: the body of article 1 of section 1, line 1: this text is not UTF-8; convert it"));
}

TEST(CheckIssue, NamesTheControlCharacter) {
  Issue issue = sound_issue();
  article_of(issue).title = std::string("a\0b", 3);
  EXPECT_THAT(found(issue), ElementsAre(HasSubstr("the title of article 1 of section 1: this text holds the control "
                                                  "character U+0000")));
}

TEST(CheckIssue, SaysAllThatIsMissing) {
  EXPECT_THAT(found(Issue{}),
              ElementsAre(HasSubstr("number is 0"), HasSubstr("year is 0"), HasSubstr("the series has no title"),
                          HasSubstr("the issue's place is an empty text"),
                          HasSubstr("the publisher's short name is an empty text"),
                          HasSubstr("the publisher's full name is an empty text"), StartsWith("bad-period"),
                          HasSubstr("the issue has no sections")));
  Issue issue = sound_issue();
  article_of(issue) = {};
  issue.sections.push_back({});
  issue.series.title_lines = {"Herald", " "};
  EXPECT_THAT(found(issue),
              ElementsAre(HasSubstr("a line of the series' title is an empty text"),
                          HasSubstr("article 1 of section 1: the article has no title"),
                          HasSubstr("article 1 of section 1: the article has no text"),
                          HasSubstr("source-missing: article 1 of section 1: the article names no source"),
                          HasSubstr("section 2: the section has neither a country nor a heading"),
                          HasSubstr("section 2: the section has no articles")));
  issue = sound_issue();
  issue.series.title_lines.clear();
  EXPECT_THAT(found(issue), ElementsAre(HasSubstr("the series' title has no lines")));
}

TEST(CheckIssue, SaysWhichCountryWasMeant) {
  Issue issue = sound_issue();
  issue.sections[0].country = "kz";
  EXPECT_THAT(found(issue),
              ElementsAre("unknown-value: section 1: the country cannot be \"kz\"; did you mean \"KZ\"?"));
  issue.sections[0].country = "Kazakhstan";
  EXPECT_THAT(found(issue), ElementsAre(HasSubstr("give two capitals")));
  issue.sections[0].country = "XX";
  EXPECT_THAT(found(issue), ElementsAre(HasSubstr("cannot be \"XX\"")));
  issue = sound_issue();
  issue.sections.push_back(issue.sections[0]);
  issue.sections[1].articles[0].title = "Two";
  issue.sections[1].articles[0].body.text = "Another text.";
  EXPECT_THAT(found(issue), ElementsAre(StartsWith("country-repeated: section 2: a section for KZ is there already")));
}

TEST(CheckIssue, ASectionNeedsACountryOrAHeading) {
  Issue issue = sound_issue();
  issue.sections[0].country.clear();
  issue.sections[0].heading = SourcedText();
  EXPECT_THAT(found(issue),
              ElementsAre(StartsWith("empty-text: section 1: the section has neither a country nor a heading")));
  issue.sections[0].heading = "Editorial";
  EXPECT_THAT(found(issue), IsEmpty());
}

TEST(CheckIssue, KnowsTheCalendar) {
  using namespace std::chrono;
  Issue issue = sound_issue();
  issue.period.last = 2025y / February / 30;
  issue.issued = 1899y / December / 31;
  article_of(issue).date = 2025y / month(13) / 1;
  EXPECT_THAT(found(issue),
              ElementsAre("impossible-date: there is no day 1899-12-31; years begin with 1900",
                          "impossible-date: there is no day 2025-02-30; February 2025 has 28 days",
                          StartsWith("impossible-date: article 1 of section 1: there is no day 2025-13-01")));
  issue = sound_issue();
  issue.period = {2025y / March / 31, 2025y / March / 1};
  EXPECT_THAT(found(issue), ElementsAre(StartsWith("period-reversed: the period ends on 2025-03-01")));
  issue = sound_issue();
  issue.year = 2024;
  article_of(issue).date = 2025y / April / 1;
  EXPECT_THAT(found(issue), ElementsAre(StartsWith("year-outside-period: the issue is of 2024"),
                                        StartsWith("date-outside-period: article 1 of section 1: 2025-04-01")));
}

TEST(CheckIssue, LetsNoAddressThroughThatIsNone) {
  Issue issue = sound_issue();
  article_of(issue).source.address = "javascript:alert(1)";
  issue.publisher.web = "javascript:alert(1)";
  issue.publisher.email = "office at example.org";
  EXPECT_THAT(
      found(issue),
      ElementsAre(StartsWith("publisher-address: the e-mail address of the publisher: \"office at example.org\""),
                  StartsWith("publisher-address: the web address of the publisher: \"javascript:alert(1)\""),
                  StartsWith("address-scheme: the source's address of article 1 of section 1: ")));
  article_of(issue).source.address = "<https://example.org/a\"b>";
  for (const char* sound : {"www.example.org", "https://example.org:8080/a?b#c", "http://мвд.рф"}) {
    issue.publisher.web = sound;
    issue.publisher.email = "first.last@mail.example.org";
    EXPECT_THAT(found(issue), ElementsAre(StartsWith("address-character"))) << sound;
  }
  issue.publisher.web = "javascript://example.org/%0aalert(1)";
  EXPECT_THAT(found(issue), SizeIs(2));
}

TEST(CheckIssue, KnowsLanguagesAndCodes) {
  Issue issue = sound_issue();
  article_of(issue).language = "rus";
  issue.silence = {"picture-coars"};
  article_of(issue).silence = {"missing-glyph"};
  EXPECT_THAT(found(issue), ElementsAre(StartsWith("unknown-value: a code cannot be \"picture-coars\""),
                                        HasSubstr("article 1 of section 1: the language cannot be \"rus\""),
                                        StartsWith("silence-error: article 1 of section 1: ")));
}

TEST(CheckIssue, ComparesArticlesAndCountsThem) {
  Issue issue = sound_issue();
  issue.stated_article_count = 3;
  issue.sections[0].articles.push_back(article_of(issue));
  EXPECT_THAT(found(issue), UnorderedElementsAre(
                                StartsWith("count-contradicts: the digest says 3 articles, the issue has 2"),
                                "title-repeated: the title of article 2 of section 1: an earlier article has the same "
                                "title; it is article 1 of section 1",
                                StartsWith("body-repeated: the body of article 2 of section 1, line 1: ")));
  EXPECT_THAT(found(issue, UiLanguage::ru),
              Contains("title-repeated: статья 2 раздела 1, заголовок: такой заголовок уже есть у другой статьи; это "
                       "статья 1 раздела 1"));
}

TEST(CheckIssue, FindsPlaceholdersWithTheirLine) {
  Issue issue = sound_issue();
  article_of(issue).body.text = "One line.\n\nAnd ‹the rest›.";
  const std::vector<Diagnostic> all = diagnostics(issue);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].message, "the body of article 1 of section 1, line 3: \"‹the rest›\" is still to be written");
  EXPECT_EQ(all[0].where.file, "");
  EXPECT_EQ(all[0].where.line, 3);
  EXPECT_EQ(all[0].where.column, 5);
}

TEST(CheckIssue, RepeatsNothingThatTheLoaderSaid) {
  Issue issue = sound_issue();
  issue.sources.push_back({"issue/issue.yaml", nullptr});
  const SourceRange place{.file = "issue.yaml", .line = 7, .column = 1};
  issue.where = issue.sections[0].where = place;
  for (Article* article : {&article_of(issue)}) {
    article->where = article->title.where = article->body.where = article->source.name.where = place;
    article->source = {};
  }
  EXPECT_THAT(found(issue), IsEmpty());
  article_of(issue).source.address = {"javascript:alert(1)", place};  // by a program, since
  EXPECT_THAT(found(issue), ElementsAre(StartsWith("address-scheme: the address")));
}

}  // namespace
}  // namespace vestnik
