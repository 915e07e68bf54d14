// Reads tests/document/house_rules/rules.txt: one case a line. See there.
#include <fmt/format.h>

#include <fstream>
#include <set>

#include "document/house_rules/languages.hpp"

namespace vestnik {
namespace {

struct Case {
  int line = 0;
  TypographyRule rule{};
  std::string languages, before, after;
};

std::vector<Case> cases() {
  std::ifstream file(VESTNIK_TEST_DATA "/typography/rules.txt");
  std::vector<Case> result;
  TypographyRule rule{};
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '[') {
      const auto named = typography_rule(line.substr(1, line.find(']') - 1));
      EXPECT_TRUE(named) << line;
      rule = named.value_or(TypographyRule{});
      continue;
    }
    const std::size_t colon = line.find(": "), arrow = line.find(" => ");
    Case found{.line = number, .rule = rule, .languages = line.substr(0, colon), .before = {}, .after = {}};
    found.before = line.substr(colon + 2, arrow == std::string::npos ? arrow : arrow - colon - 2);
    found.after = arrow == std::string::npos ? found.before : line.substr(arrow + 4);
    result.push_back(std::move(found));
  }
  return result;
}

std::vector<std::string> languages_of(const Case& found) {
  if (found.languages == "all") return {"en", "ru", "kk", "ky", "tg"};
  std::vector<std::string> result;
  for (std::size_t at = 0; at < found.languages.size(); at += 3) result.push_back(found.languages.substr(at, 2));
  return result;
}

/// "_" and "`" of the table are the spaces that must not break.
std::string written(std::string text) {
  for (const auto& [sign, space] : {std::pair('_', "\u00A0"), std::pair('`', "\u202F")}) {
    for (std::size_t at = 0; (at = text.find(sign, at)) != std::string::npos;) text.replace(at, 1, space);
  }
  return text;
}

TEST(Rules, DoWhatTheTableSays) {
  for (const Case& found : cases()) {
    const TypographySwitches switches = samples::only(found.rule);
    for (const std::string& language : languages_of(found)) {
      const std::string once = samples::cleaned(written(found.before), language, switches);
      EXPECT_EQ(samples::visible(once), samples::visible(written(found.after)))
          << "rules.txt:" << found.line << ": " << name_of(found.rule) << " in " << language << ": " << found.before;
      EXPECT_EQ(samples::cleaned(once, language, switches), once) << "twice: " << found.before;
    }
  }
}

TEST(Rules, DoNothingWhenTheyAreOff) {
  TypographySwitches none;
  for (std::size_t i = 0; i < typography_rule_count; ++i) none.set(static_cast<TypographyRule>(i), false);
  for (const Case& found : cases()) {
    for (const std::string& language : languages_of(found)) {
      EXPECT_EQ(samples::cleaned(written(found.before), language, none), written(found.before));
    }
  }
}

/// Together they are as idempotent as each is alone.
TEST(Rules, DoNotUndoEachOther) {
  for (const Case& found : cases()) {
    for (const std::string& language : languages_of(found)) {
      const std::string once = samples::cleaned(written(found.before), language);
      EXPECT_EQ(samples::visible(samples::cleaned(once, language)), samples::visible(once)) << found.before;
    }
  }
}

TEST(Rules, HaveEightCasesThatChangeAndEightThatStayInEachLanguage) {
  std::map<std::pair<TypographyRule, std::string>, std::pair<int, int>> counts;
  for (const Case& found : cases()) {
    for (const std::string& language : languages_of(found)) {
      auto& [changed, stayed] = counts[{found.rule, language}];
      (found.before == found.after ? stayed : changed) += 1;
    }
  }
  for (const auto& [key, count] : counts) {
    if (count.first == 0) continue;  // the rule does not apply in that language: only cases that stay
    EXPECT_GE(count.first, 8) << name_of(key.first) << " in " << key.second;
    EXPECT_GE(count.second, 8) << name_of(key.first) << " in " << key.second;
  }
}

}  // namespace
}  // namespace vestnik
