#include "input/issue/running_texts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> found(const std::map<std::string, std::vector<std::string>>& texts) {
  Publisher publisher;
  publisher.texts = texts;
  Findings findings;
  check_running_texts(publisher, findings);
  std::vector<std::string> all;
  for (const Diagnostic& each : findings.take()) all.push_back(each.message + "; " + each.hint);
  return all;
}

TEST(RunningTexts, AreKnownByName) {
  EXPECT_THAT(found({{"citation", {"{title}, {number}"}}, {"circulation", {""}}}), IsEmpty());
  EXPECT_THAT(found({{"citaton", {"x"}}}),
              ElementsAre("there is no running text \"citaton\"; did you mean \"citation\"?"));
  EXPECT_THAT(found({{"colophon", {"x"}}}),
              ElementsAre("there is no running text \"colophon\"; the names are in assets/locales/"));
}

TEST(RunningTexts, HavePlaceholdersOfTheirOwn) {
  EXPECT_THAT(found({{"source", {"{name}", "{author} of {name}"}}}),
              ElementsAre("this running text has no value for {author}; it has {series}, {number}, {year}, {name}"));
}

}  // namespace
}  // namespace vestnik
