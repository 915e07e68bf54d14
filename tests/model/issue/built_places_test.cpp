#include "model/issue/built_places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik {
namespace {

Issue two_articles() {
  Issue issue;
  issue.sections.emplace_back().articles.resize(2);
  for (Article& article : issue.sections[0].articles) {
    article.title = "Title";
    article.body.text = "Text.";
  }
  return issue;
}

TEST(BuiltPlaces, WordsSayWhichTextAFindingIsOf) {
  const Issue issue = two_articles();
  const BuiltPlaces places(issue);
  const SourceRange where = places.issue().sections[0].articles[1].body.where;
  std::vector<Diagnostic> findings{finding("doubled-word"_id, where, value<"word">(std::string("the")))};
  findings[0].where.line = 3;
  places.tell(findings);
  EXPECT_EQ(findings[0].where.file, "") << "what was built in code lies in no file";
  EXPECT_THAT(findings[0].message,
              testing::AllOf(testing::HasSubstr("body of article 2 of section 1"), testing::HasSubstr("line 3"),
                             testing::HasSubstr("\"the\" stands twice")));
}

TEST(BuiltPlaces, NoTwoTextsShareAPlace) {
  const Issue issue = two_articles();
  const BuiltPlaces places(issue);
  const std::vector<Article>& articles = places.issue().sections[0].articles;
  EXPECT_NE(articles[0].title.where.file, articles[1].title.where.file);
  EXPECT_NE(articles[0].title.where.file, articles[0].body.where.file);
}

TEST(BuiltPlaces, PlacesThatTheCallerGaveStay) {
  Issue issue = two_articles();
  issue.sections[0].articles[1].body.where = {.file = "body.md", .line = 7};
  const BuiltPlaces places(issue);
  EXPECT_EQ(places.issue().sections[0].articles[1].body.where.file, "body.md");
  std::vector<Diagnostic> findings{{.code = "c", .message = "m", .where = {.file = "body.md", .line = 7}}};
  places.tell(findings);
  EXPECT_EQ(findings[0].where.file, "body.md");
  EXPECT_EQ(findings[0].message, "m");
}

}  // namespace
}  // namespace vestnik
