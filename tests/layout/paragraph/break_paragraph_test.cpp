#include "layout/paragraph/break_paragraph.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

namespace vestnik {
namespace {

using Kind = Item::Kind;

Item box(double width) { return {.kind = Kind::box, .width = width}; }
Item glue(double width, double stretch, double shrink) {
  return {.kind = Kind::glue, .width = width, .stretch = stretch, .shrink = shrink};
}
Item hyphen(double width, double penalty) {
  return {.kind = Kind::penalty, .width = width, .penalty = penalty, .flagged = true};
}

void finish(std::vector<Item>& items) {
  items.push_back({.kind = Kind::penalty, .penalty = infinite_penalty});
  items.push_back({.kind = Kind::glue, .fil = true});
  items.push_back({.kind = Kind::penalty, .penalty = -infinite_penalty});
}

std::vector<Item> words(const std::vector<double>& widths) {
  std::vector<Item> items;
  for (const double width : widths) {
    if (!items.empty()) items.push_back(glue(3, 1.5, 1));
    items.push_back(box(width));
  }
  finish(items);
  return items;
}

/// The cost function said once more, as plainly as possible: best demerits over every sequence of breaks.
struct Exhaustive {
  const std::vector<Item>& items;
  Measure measure;
  BreakingParameters parameters;
  double tolerance;
  std::size_t count = 0;  // of lines; 0: any

  [[nodiscard]] bool legal(std::size_t i) const {
    if (items[i].kind == Kind::penalty) return items[i].penalty < infinite_penalty;
    return items[i].kind == Kind::glue && i > 0 && items[i - 1].kind == Kind::box;
  }
  [[nodiscard]] static int fitness(double r) { return r < -0.5 ? 0 : r <= 0.5 ? 1 : r <= 1 ? 2 : 3; }

  double best(std::size_t start, std::size_t line, int above, int hyphens) const {
    while (start < items.size() && items[start].kind != Kind::box && items[start].penalty > -infinite_penalty) ++start;
    double result = std::numeric_limits<double>::infinity();
    for (std::size_t at = start; at < items.size(); ++at) {
      if (!legal(at)) continue;
      double width = 0, stretch = 0, shrink = 0;
      bool fil = false, fragment = start > 0 && items[start - 1].width > 0;
      for (std::size_t i = start; i < at; ++i) {
        fragment = fragment && (items[i].kind != Kind::glue || items[i].fil);
        if (items[i].kind == Kind::penalty) continue;
        width += items[i].width;
        stretch += items[i].stretch;
        shrink += items[i].shrink;
        fil = fil || items[i].fil;
      }
      if (items[at].kind == Kind::penalty) width += items[at].width;
      const double missing = measure.of(line) - width;
      double r = 0;
      if (missing > 0) r = fil ? 0 : stretch > 0 ? missing / stretch : std::numeric_limits<double>::infinity();
      if (missing < 0) r = shrink > 0 ? missing / shrink : -std::numeric_limits<double>::infinity();
      const bool last = at + 1 == items.size();
      const int run = items[at].flagged ? hyphens + 1 : 0;
      const bool counted = count == 0 || (last ? line + 1 == count : line + 1 < count);
      if (r >= -1 && r <= tolerance && run <= parameters.max_consecutive_hyphens && counted) {
        const double badness = 100 * r * r;
        double cost = std::pow(parameters.line_penalty + badness, 2);
        if (items[at].kind == Kind::penalty && !last) cost += items[at].penalty * items[at].penalty;
        if (items[at].flagged && hyphens > 0) cost += parameters.consecutive_hyphen_demerits;
        if (last && hyphens > 0) cost += parameters.final_hyphen_demerits + (fragment ? 400'000 : 0);
        if (last && line > 0 && width < 0.1 * measure.rest) cost += parameters.short_last_line_demerits;
        if (line > 0 && std::abs(fitness(r) - above) > 1) cost += parameters.fitness_demerits;
        cost += last ? 0 : best(at + 1, line + 1, fitness(r), run);
        result = std::min(result, cost);
      }
      if (items[at].kind == Kind::penalty && items[at].penalty <= -infinite_penalty) break;
    }
    return result;
  }
};

TEST(BreakParagraph, EmptyListHasNoLines) { EXPECT_TRUE(break_paragraph({}, {100, 100}, {}).lines.empty()); }

TEST(BreakParagraph, OneWordIsOneLine) {
  const auto items = words({30});
  const Breaking breaking = break_paragraph(items, {100, 100}, {});
  ASSERT_EQ(breaking.lines.size(), 1U);
  EXPECT_EQ(breaking.lines[0].ratio, 0);
  EXPECT_FALSE(breaking.overfull);
}

TEST(BreakParagraph, EvenWordsFillEvenLines) {
  const auto items = words({30, 30, 31, 30, 30, 31, 30});  // three words and two spaces are 97 wide
  const Breaking breaking = break_paragraph(items, {97, 97}, {});
  ASSERT_EQ(breaking.lines.size(), 3U);
  EXPECT_NEAR(breaking.lines[0].ratio, 0, 1e-9);
  EXPECT_NEAR(breaking.lines[1].ratio, 0, 1e-9);
}

TEST(BreakParagraph, FirstLineHasItsOwnMeasure) {
  const auto items = words({30, 30, 30, 30, 30});
  const Breaking breaking = break_paragraph(items, {63, 96}, {});
  ASSERT_EQ(breaking.lines.size(), 2U);
  EXPECT_EQ(breaking.lines[0].end, 3U);  // two words
}

TEST(BreakParagraph, HyphenCountsOnlyWhereTheLineBreaks) {
  std::vector<Item> items{box(40), hyphen(4, 50), box(40), glue(3, 1, 1), box(44)};
  finish(items);
  const Breaking whole = break_paragraph(items, {200, 200}, {});
  ASSERT_EQ(whole.lines.size(), 1U);
  const Breaking broken = break_paragraph(items, {44, 90}, {});
  ASSERT_EQ(broken.lines.size(), 2U);
  EXPECT_TRUE(broken.lines[0].hyphenated);
  EXPECT_NEAR(broken.lines[0].ratio, 0, 1e-9);
}

TEST(BreakParagraph, ProtrusionWidensTheLine) {
  std::vector<Item> items = words({50, 47, 30});
  items[2].right_protrusion = 4;  // "50 + 3 + 47" is 100 wide, of which 4 hang out
  const Breaking breaking = break_paragraph(items, {96, 96}, {});
  ASSERT_EQ(breaking.lines.size(), 2U);
  EXPECT_NEAR(breaking.lines[0].ratio, 0, 1e-9);
}

TEST(BreakParagraph, AWordWiderThanTheMeasureIsOverfullAndNothingIsLost) {
  const auto items = words({30, 300, 30});
  const Breaking breaking = break_paragraph(items, {100, 100}, {});
  EXPECT_TRUE(breaking.overfull);
  ASSERT_FALSE(breaking.lines.empty());
  EXPECT_EQ(breaking.lines.back().end, items.size() - 1);
}

/// Paragraphs of a few words, some with a hyphen in the middle.
std::vector<Item> random_paragraph(std::mt19937& random) {
  std::vector<Item> items;
  const std::size_t count = 2 + random() % 9;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) items.push_back(glue(3, 1.5, 1));
    items.push_back(box(5 + random() % 25));
    if (random() % 3 == 0) {
      items.push_back(hyphen(3, 50));
      items.push_back(box(5 + random() % 15));
    }
  }
  finish(items);
  return items;
}

TEST(BreakParagraph, FindsTheOptimumOfExhaustiveSearch) {
  std::mt19937 random(1981);
  int compared = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::vector<Item> items = random_paragraph(random);
    const Measure measure{40.0 + random() % 30, 50.0 + random() % 20};
    const BreakingParameters parameters;
    const double expected = Exhaustive{items, measure, parameters, parameters.tolerance}.best(0, 0, 1, 0);
    if (!std::isfinite(expected)) continue;
    const Breaking breaking = break_paragraph(items, measure, parameters);
    ASSERT_NEAR(breaking.demerits, expected, 1e-6 * expected) << "round " << round;
    ASSERT_FALSE(breaking.overfull);
    ++compared;
  }
  EXPECT_GT(compared, 500);
}

TEST(BreakParagraph, FindsTheOptimumWhereTheFirstLinesAreNarrow) {
  std::mt19937 random(2024);
  int compared = 0, narrow = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::vector<Item> items = random_paragraph(random);
    const Measure measure{60.0 + random() % 30, 70.0 + random() % 20, 1 + random() % 4, 10.0 + random() % 25};
    const BreakingParameters parameters;
    const double expected = Exhaustive{items, measure, parameters, parameters.tolerance}.best(0, 0, 1, 0);
    if (!std::isfinite(expected)) continue;
    const Breaking breaking = break_paragraph(items, measure, parameters);
    ASSERT_NEAR(breaking.demerits, expected, 1e-6 * expected) << "round " << round;
    ++compared;
    narrow += breaking.lines.size() > measure.narrow_lines ? 1 : 0;
  }
  EXPECT_GT(compared, 500);
  EXPECT_GT(narrow, 100) << "paragraphs that go on below the narrow lines";
}

TEST(BreakParagraph, CoversEveryBoxOnceInOrder) {
  std::mt19937 random(16);
  for (int round = 0; round < 2000; ++round) {
    const std::vector<Item> items = random_paragraph(random);
    const Breaking breaking = break_paragraph(items, {45, 60}, {});
    std::size_t next = 0;
    for (const BrokenLine& line : breaking.lines) {
      ASSERT_LE(next, line.begin);
      for (std::size_t i = next; i < line.begin; ++i) ASSERT_NE(items[i].kind, Kind::box);
      ASSERT_LE(line.begin, line.end);
      next = line.end;
    }
    ASSERT_EQ(next, items.size() - 1);
  }
}

TEST(BreakParagraphVariants, AreTheOptimaOfTheirCounts) {
  std::mt19937 random(2019);
  int longer = 0;
  for (int round = 0; round < 1000; ++round) {
    std::vector<double> widths;
    for (int i = 0; i < 14; ++i) widths.push_back(4 + random() % 9);
    const std::vector<Item> items = words(widths);
    const Measure measure{30.0 + random() % 10, 34.0 + random() % 6};
    const BreakingParameters parameters{.tolerance = 8};
    const std::vector<Breaking> variants = break_paragraph_variants(items, measure, parameters, 1, 2);
    ASSERT_FALSE(variants.empty());
    const std::size_t best = variants.front().lines.size();
    if (!std::isfinite(Exhaustive{items, measure, parameters, parameters.tolerance}.best(0, 0, 1, 0))) continue;
    for (std::size_t count = best - 1; count <= best + 2; ++count) {
      if (count == 0) continue;
      const double expected = Exhaustive{items, measure, parameters, parameters.tolerance, count}.best(0, 0, 1, 0);
      const auto found = std::find_if(variants.begin(), variants.end(),
                                      [&](const Breaking& breaking) { return breaking.lines.size() == count; });
      ASSERT_EQ(found != variants.end(), std::isfinite(expected)) << "round " << round << ", " << count << " lines";
      if (found == variants.end()) continue;
      ASSERT_NEAR(found->demerits, expected, 1e-6 * expected);
      ASSERT_GE(found->demerits, variants.front().demerits);
      longer += count > best ? 1 : 0;
    }
  }
  EXPECT_GT(longer, 100);
}

TEST(BreakParagraphVariants, MayBeShorterThanTheOptimum) {
  std::vector<Item> items;
  for (int i = 0; i < 8; ++i) {
    if (i > 0) items.push_back(glue(3, 6, 1));
    items.push_back(box(10));
  }
  finish(items);
  // Four words to the line need nearly all of the shrink, three less of the stretch.
  const std::vector<Breaking> variants = break_paragraph_variants(items, {46.2, 46.2}, {}, 1, 0);
  ASSERT_EQ(variants.size(), 2U);
  EXPECT_EQ(variants[0].lines.size(), 3U);
  EXPECT_EQ(variants[1].lines.size(), 2U);
  EXPECT_GT(variants[1].demerits, variants[0].demerits);
  EXPECT_EQ(break_paragraph_variants(items, {46.2, 46.2}, {}, 0, 0).size(), 1U);
}

TEST(BreakParagraph, BreaksWhereItMustAndNowhereElse) {
  auto items = words({20, 30, 40});
  const auto more = words({10, 20});
  items.insert(items.end(), more.begin(), more.end());
  const Breaking breaking = break_where_forced(items);
  ASSERT_EQ(breaking.lines.size(), 2U);
  EXPECT_EQ(breaking.lines[0].begin, 0U);
  EXPECT_EQ(breaking.lines[1].begin, breaking.lines[0].end + 1);
  EXPECT_EQ(breaking.lines[1].end + 1, items.size());
}

TEST(BreakParagraph, LongListsStayQuick) {
  std::mt19937 random(5);
  std::vector<double> widths;
  for (int i = 0; i < 100'000; ++i) widths.push_back(5 + random() % 40);
  const auto items = words(widths);
  const Breaking breaking = break_paragraph(items, {240, 240}, {});
  EXPECT_GT(breaking.lines.size(), 5'000U);
}

/// "aaa" of 30 pt each; spaces of 10 pt that may grow by 20 pt and should not be wider than `widest`.
std::vector<Item> spaced(const std::vector<double>& widths, double widest) {
  std::vector<Item> items = words(widths);
  for (Item& item : items) {
    if (item.kind == Kind::glue && !item.fil)
      item = {.kind = Kind::glue, .width = 10, .stretch = 20, .shrink = 3, .widest = widest};
  }
  return items;
}

TEST(BreakParagraph, GapingLinesAreAvoidedAtAlmostAnyPrice) {
  // 100 pt hold two or three of these words: the first line gapes unless "c" is divided.
  std::vector<Item> items = spaced({36, 36, 30, 60, 30}, 14);
  items.insert(items.begin() + 5, {hyphen(5, 400), box(20)});
  items[4].width = 4;
  const auto gaping = [](const Breaking& breaking) {
    return std::ranges::count_if(breaking.lines, &BrokenLine::gaping);
  };
  BreakingParameters parameters;
  parameters.tolerance = 3;
  const Breaking limited = break_paragraph(items, {.first = 100, .rest = 100}, parameters);
  for (Item& item : items) item.widest = 0;
  const Breaking free = break_paragraph(items, {.first = 100, .rest = 100}, parameters);
  EXPECT_EQ(gaping(free), 0) << "nothing is said to be too wide";
  EXPECT_FALSE(free.lines.at(0).hyphenated);
  EXPECT_TRUE(limited.lines.at(0).hyphenated);
}

TEST(BreakParagraph, LettersGiveBeforeSpacesGape) {
  std::vector<Item> items = spaced({40, 40, 100}, 14);
  const auto first_gapes = [&] {
    return break_paragraph(items, {.first = 100, .rest = 100}, {.tolerance = 3, .letter_precedence = 3})
        .lines.at(0)
        .gaping;
  };
  EXPECT_TRUE(first_gapes()) << "a space of 20 pt";
  items[0].stretch = items[2].stretch = 4;
  EXPECT_FALSE(first_gapes()) << "8 pt of the letters, 12 pt of the space";
}

}  // namespace
}  // namespace vestnik
