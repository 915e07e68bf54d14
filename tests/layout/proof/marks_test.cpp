#include "layout/proof/marks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik::proof {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = LayoutChoice::Kind;

/// Relative luminance (WCAG 2.1), without its gamma: a lower bound for pale colours.
double luminance(Color color) { return (0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue) / 255; }

TEST(Tint, GrowsWithTheRatioAndEndsAtItsLimits) {
  EXPECT_EQ(tint_step(0), 0);
  EXPECT_EQ(tint_step(1), tint_steps / 2);
  EXPECT_EQ(tint_step(2), tint_steps);
  EXPECT_EQ(tint_step(100), tint_steps);
  EXPECT_EQ(tint_step(-1), -tint_steps);
  EXPECT_EQ(tint_step(-3), -tint_steps);
  EXPECT_EQ(tint(0), white);
}

TEST(Tint, IsRedForLooseAndBlueForTightAndPaleEnoughToReadOn) {
  for (int step = 1; step <= tint_steps; ++step) {
    EXPECT_GT(tint(step).red, tint(step).blue) << step;
    EXPECT_GT(tint(-step).blue, tint(-step).red) << step;
    EXPECT_GT(luminance(tint(step)), 0.5) << step;
    EXPECT_GT(luminance(tint(-step)), 0.5) << step;
  }
}

TEST(Note, SaysWhatWasChosenAndItsCost) {
  EXPECT_THAT(note({.kind = Kind::paragraph_longer, .amount = 1, .cost = 12.4}, UiLanguage::en),
              ElementsAre("1 line longer", "cost 12"));
  EXPECT_THAT(note({.kind = Kind::picture_reduced, .amount = 0.88, .cost = 34}, UiLanguage::en),
              ElementsAre("picture to 88 %", "cost 34"));
  EXPECT_THAT(note({.kind = Kind::picture_moved, .amount = 2, .cost = 120}, UiLanguage::en),
              ElementsAre("picture moved", "by 2 columns", "cost 120"));
  EXPECT_THAT(note({.kind = Kind::article_kept, .amount = 1}, UiLanguage::en), ElementsAre("kept together"));
  EXPECT_THAT(note({.kind = Kind::page, .amount = 1, .cost = 400}, UiLanguage::en), IsEmpty());
}

TEST(Note, CountsTheLinesThatWhiteSpaceLost) {
  EXPECT_THAT(note({.kind = Kind::white_space, .amount = -1, .cost = 3}, UiLanguage::en),
              ElementsAre("1 line less", "cost 3"));
  EXPECT_THAT(note({.kind = Kind::white_space, .amount = -2, .cost = 3}, UiLanguage::en),
              ElementsAre("2 lines less", "cost 3"));
}

TEST(Note, IsDividedForTheMarginInRussian) {
  EXPECT_THAT(note({.kind = Kind::white_space, .amount = -2, .cost = 3}, UiLanguage::ru),
              ElementsAre("отбивка меньше", "на 2 строки", "стоимость 3"));
  EXPECT_THAT(note({.kind = Kind::picture_moved, .amount = 1, .cost = 120}, UiLanguage::ru),
              ElementsAre("рисунок", "перенесён", "на 1 колонку", "стоимость 120"));
  EXPECT_THAT(note({.kind = Kind::page_forced, .amount = 5}, UiLanguage::ru),
              ElementsAre("новая полоса", "по указанию", "пусто 5 строк"));
}

/// Every choice has words in both languages, and none of them is English in the other.
TEST(Note, HasWordsForEveryChoice) {
  for (int kind = static_cast<int>(Kind::white_space); kind <= static_cast<int>(Kind::page_forced); ++kind) {
    const LayoutChoice choice{.kind = static_cast<Kind>(kind), .amount = 1, .cost = 1};
    for (const std::string& line : note(choice, UiLanguage::en)) EXPECT_FALSE(line.empty()) << kind;
    for (const std::string& line : note(choice, UiLanguage::ru)) {
      EXPECT_EQ(line.find_first_of("abcdefghijklmnopqrstuvwxyz"), std::string::npos) << line;
      EXPECT_FALSE(line.empty()) << kind;
    }
  }
}

TEST(CostTerms, SumEqualChoices) {
  PageReport page;
  page.cost = 454;
  page.choices = {{.kind = Kind::page, .amount = 1, .cost = 400},
                  {.kind = Kind::white_space, .amount = 1, .cost = 15},
                  {.kind = Kind::paragraph_shorter, .amount = 1, .cost = 24},
                  {.kind = Kind::white_space, .amount = 1, .cost = 15}};
  EXPECT_THAT(cost_terms(page, UiLanguage::en),
              ElementsAre("Cost of this page 454", "= page 400", "+ 2 x 1 line white 30", "+ 1 line shorter 24"));
}

TEST(PartSummary, SetsItsCostAgainstTheGreedyOne) {
  LayoutReport report;
  report.pages.resize(3);
  report.pages[1].folio = "7";
  PartReport part{.heading = "Kazakhstan", .first_page = 1, .priced = true};
  part.figures.pages = 2;
  part.figures.cost = 815;
  part.figures.greedy_pages = 1;
  part.figures.greedy_cost = 1200;
  EXPECT_EQ(part_summary(part, report, UiLanguage::en),
            "Kazakhstan from folio 7: 2 pages, cost 815; filled one by one (greedy): 1 page, cost 1200");
  part.priced = false;
  EXPECT_EQ(part_summary(part, report, UiLanguage::en), "Pages of this part are not cut by cost");
}

}  // namespace
}  // namespace vestnik::proof
