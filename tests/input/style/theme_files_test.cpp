#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/files/read_file.hpp"
#include "input/style/country_names.hpp"
#include "input/style/divided_words.hpp"
#include "input/style/load_theme.hpp"

namespace vestnik {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::filesystem::path assets = std::filesystem::path(VESTNIK_SOURCE_DIR) / "assets";

std::vector<std::string> codes(Findings& findings) {
  std::vector<std::string> result;
  for (const Diagnostic& finding : findings.take()) result.push_back(finding.code);
  return result;
}

std::vector<SourcedText> words(std::initializer_list<const char*> texts) {
  std::vector<SourcedText> result;
  for (const char* text : texts) result.emplace_back().text = text;
  return result;
}

TEST(LoadTheme, TheBulletinsThemeIsWhole) {
  Issue issue;
  Findings findings;
  const std::optional<Theme> theme = load_theme(issue, assets / "themes", *disk_files(), findings);
  ASSERT_TRUE(theme);
  EXPECT_TRUE(findings.take().empty());
  EXPECT_EQ(theme->style(Style::body).leading, theme->page.grid) << "the grid is the body's leading";
  EXPECT_GT(theme->page_lines(), 40);
}

TEST(LoadTheme, AThemeThatIsNotThereIsAnError) {
  Issue issue;
  issue.theme = "bulletn";
  Findings findings;
  EXPECT_FALSE(load_theme(issue, assets / "themes", *disk_files(), findings));
  const std::vector<Diagnostic> all = findings.take();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].code, "unknown-theme");
  EXPECT_THAT(all[0].message, HasSubstr("bulletn"));
}

TEST(CountryNamed, KnowsAnyNameInAnyLanguage) {
  const std::filesystem::path data = VESTNIK_SOURCE_DIR;
  EXPECT_EQ(country_named("kazakhstan", data, *disk_files()), "KZ");
  EXPECT_EQ(country_named("Кыргызская Республика", data, *disk_files()), "KG");
  EXPECT_EQ(country_named("Atlantis", data, *disk_files()), "");
}

TEST(DividedWords, KeepTheLettersBeforeEachHyphen) {
  Publisher publisher;
  publisher.hyphenation["ru"] = words({"Казах-стан"});
  Findings findings;
  check_divided_words(publisher, findings);
  EXPECT_TRUE(findings.take().empty());
  const HyphenationExceptions divided = divided_words(publisher, "ru");
  ASSERT_TRUE(divided.contains("казахстан"));
  EXPECT_THAT(divided.at("казахстан"), ElementsAre(5U));
}

TEST(DividedWords, WhatIsNoDividedWordIsNamed) {
  Publisher publisher;
  publisher.hyphenation["ru"] = words({"Kazakh-stan", "-"});
  publisher.hyphenation["de"] = words({"a-b"});
  Findings findings;
  check_divided_words(publisher, findings);
  EXPECT_THAT(codes(findings),
              testing::UnorderedElementsAre("hyphenation-word", "hyphenation-word", "unknown-language"));
}

}  // namespace
}  // namespace vestnik
