#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "layout/page/page_search.hpp"
#include "layout/page/toy_theme.hpp"

namespace vestnik {
namespace {

constexpr int capacity = 24;

void add_lines(Galley& galley, int lines) {
  const int first = static_cast<int>(galley.items.size());
  for (int i = 1; i <= lines; ++i) {
    galley.items.push_back({.lines = 1, .break_after = i == lines || (i >= 2 && lines - i >= 2)});
  }
  GalleyVariant longer{
      .first = static_cast<std::size_t>(first), .last = galley.items.size(), .extents = {}, .cost = 20};
  for (int i = 1; i <= lines + 1; ++i) longer.extents.push_back({1, i > lines || (i >= 2 && lines - i >= 1)});
  galley.variants.push_back(longer);
}

enum class Kind { text, kept, pictures };

/// Articles of half a page on an average. Pictures could be smaller at a price, so that there are ways of fewer pages
/// that cost more.
std::vector<Galley> section(int articles, Kind kind) {
  std::mt19937 random(42);
  std::vector<Galley> galleys;
  for (int a = 0; a < articles; ++a) {
    Galley title{.items = {}, .variants = {}, .columns = 1, .lines_before = a > 0 ? 1 : 0, .keep_with_next = true};
    title.items.push_back({.lines = 1 + static_cast<int>(random() % 2), .break_after = false});
    Galley body{.items = {}, .variants = {}, .columns = 2, .keep_on_one_page = kind == Kind::kept};
    for (int p = 1 + static_cast<int>(random() % 4); p > 0; --p) add_lines(body, 4 + static_cast<int>(random() % 8));
    Galley opened = title;
    if (kind == Kind::pictures) opened.items.push_back({.lines = 9, .break_after = false});
    galleys.push_back(opened);
    galleys.push_back(body);
    if (kind != Kind::pictures) continue;
    title.arrangement = body.arrangement = 1;
    title.arrangement_cost = 110;
    body.items.insert(body.items.begin(), {.lines = 5, .floats = true});
    for (GalleyVariant& variant : body.variants) ++variant.first, ++variant.last;
    galleys.push_back(std::move(title));
    galleys.push_back(std::move(body));
  }
  return galleys;
}

class PageSearchGrowth : public testing::TestWithParam<Kind> {};

TEST_P(PageSearchGrowth, WorkIsInProportionToTheArticles) {
  const auto work = [](int articles) {
    const std::vector<Galley> galleys = section(articles, GetParam());
    PageSearch search(galleys, toy_theme(capacity), capacity);
    EXPECT_TRUE(search.run());
    return search.work();
  };
  const PageSearch::Work few = work(120), many = work(960);
  EXPECT_GT(few.pages, 120U);
  EXPECT_LT(many.pages, 10 * few.pages);
  EXPECT_LT(many.ways, 10 * few.ways);
  EXPECT_LT(many.most_known, 2 * few.most_known);
}

INSTANTIATE_TEST_SUITE_P(Kinds, PageSearchGrowth, testing::Values(Kind::text, Kind::kept, Kind::pictures));

}  // namespace
}  // namespace vestnik
