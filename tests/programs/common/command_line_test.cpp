#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "programs/common/ui_language.hpp"
#include "programs/common/usage_problem.hpp"
#include "programs/common/validators.hpp"

namespace vestnik::cli {
namespace {

using testing::HasSubstr;

/// The problem with a command line of a program that has --number N (1 to 9) and --form (text or json).
LocalText problem(std::vector<std::string> arguments) {
  CLI::App app;
  int number = 0;
  std::string form;
  app.add_option("--number", number)->check(number_range(1, 9));
  app.add_option("--form", form)->check(one_of({"text", "json"}));
  std::reverse(arguments.begin(), arguments.end());  // as the parser takes a vector
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return usage_problem(app, error);
  }
  return {};
}

TEST(UsageProblem, AWrongOptionComesWithTheNearest) {
  const LocalText text = problem({"--nummer", "3"});
  EXPECT_THAT(text.en, testing::AllOf(HasSubstr("--nummer"), HasSubstr("--number")));
  EXPECT_THAT(text.ru, testing::AllOf(HasSubstr("--nummer"), HasSubstr("--number")));
  EXPECT_NE(text.en, text.ru);
}

TEST(UsageProblem, AValueOutsideItsRangeIsNamedWithTheRange) {
  const LocalText text = problem({"--number", "12"});
  EXPECT_THAT(text.en, testing::AllOf(HasSubstr("12"), HasSubstr("from 1 to 9")));
  EXPECT_THAT(text.ru, testing::AllOf(HasSubstr("12"), HasSubstr("от 1 до 9")));
}

TEST(UsageProblem, AWrongChoiceComesWithTheNearest) { EXPECT_THAT(problem({"--form", "jason"}).en, HasSubstr("json")); }

TEST(UsageProblem, NothingIsWrongWithARightLine) { EXPECT_EQ(problem({"--number", "3", "--form", "text"}).en, ""); }

TEST(Validators, TwoLanguagesGoThroughTheParsersOneText) {
  const LocalText text{"a number", "число"};
  EXPECT_EQ(in_both(both(text)).en, text.en);
  EXPECT_EQ(in_both(both(text)).ru, text.ru);
}

class UiLanguageTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) unsetenv(name);
  }
};

TEST_F(UiLanguageTest, AChoiceGoesBeforeTheEnvironment) {
  setenv("LC_ALL", "ru_RU.UTF-8", 1);
  EXPECT_EQ(ui_language("en"), UiLanguage::en);
  EXPECT_EQ(ui_language("ru"), UiLanguage::ru);
}

TEST_F(UiLanguageTest, TheEnvironmentDecidesByItsStrongestName) {
  EXPECT_EQ(ui_language("auto"), UiLanguage::en);
  setenv("LANG", "ru_RU.UTF-8", 1);
  EXPECT_EQ(ui_language("auto"), UiLanguage::ru);
  setenv("LC_ALL", "C.UTF-8", 1);
  EXPECT_EQ(ui_language("auto"), UiLanguage::en);
  for (const char* locale : {"kk_KZ.UTF-8", "ky_KG", "tg_TJ.UTF-8"}) {
    setenv("LC_ALL", locale, 1);
    EXPECT_EQ(ui_language("auto"), UiLanguage::ru) << locale;
  }
}

}  // namespace
}  // namespace vestnik::cli
