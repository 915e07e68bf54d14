#include "issue/check_issue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Issue sound_issue() {
  Issue issue;
  issue.number = 1;
  issue.year = 2025;
  issue.series.title_lines = {"Herald"};
  issue.series.title = "Herald";
  Article article;
  article.title = "One";
  article.body.text = "A text\twith a tab and\r\nlines.";
  issue.sections.push_back({.country = "KZ", .heading = {}, .articles = {article}, .where = {}});
  return issue;
}

std::vector<std::string> found(const Issue& issue) {
  Findings findings;
  check_issue(issue, findings);
  std::vector<std::string> all;
  for (const Diagnostic& diagnostic : findings.take()) all.push_back(diagnostic.code + ": " + diagnostic.message);
  return all;
}

TEST(CheckIssue, SaysNothingOfASoundIssue) { EXPECT_THAT(found(sound_issue()), IsEmpty()); }

TEST(CheckIssue, NamesTheTextThatIsNotUtf8) {
  Issue issue = sound_issue();
  issue.sections[0].articles[0].body.text = "caf\xE9";
  issue.publisher.texts["contents"] = {"\xFF"};
  EXPECT_THAT(found(issue), ElementsAre("not-utf8: the running text \"contents\" is not UTF-8 text",
                                        "not-utf8: the body of article 1 of section 1 is not UTF-8 text"));
}

TEST(CheckIssue, NamesTheControlCharacter) {
  Issue issue = sound_issue();
  issue.sections[0].articles[0].title = std::string("a\0b", 3);
  EXPECT_THAT(found(issue),
              ElementsAre(HasSubstr("title of article 1 of section 1 holds the control character U+0000")));
}

TEST(CheckIssue, WantsNumbersTitlesAndCountries) {
  EXPECT_THAT(found(Issue{}), ElementsAre(HasSubstr("number is 0"), HasSubstr("year is 0"), HasSubstr("no title")));
  Issue issue = sound_issue();
  issue.sections[0].country = "Kz";
  issue.sections[0].articles[0].title = "";
  EXPECT_THAT(found(issue), ElementsAre(HasSubstr("section 1 has no country code"),
                                        HasSubstr("article 1 of section 1 has no title")));
}

}  // namespace
}  // namespace vestnik
