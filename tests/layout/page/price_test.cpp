#include "layout/page/price.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "layout/page/page_search.hpp"
#include "layout/page/toy_theme.hpp"

namespace vestnik {
namespace {

using Kind = LayoutChoice::Kind;
using testing::Contains;
using testing::Field;
using testing::IsEmpty;
using testing::Not;

constexpr int capacity = 12;

Theme short_pages() {
  Theme theme = toy_theme(capacity);
  // Greedy pages do not keep to a larger one in both columns, and are cheaper where they do not.
  theme.pagination.lines_below_title = 1;
  return theme;
}

bool may_break(int line, int count) { return line == count || (line >= 2 && count - line >= 2); }

/// A paragraph of `lines`, and of `more` more (or fewer, below 0) at a price.
void add_paragraph(Galley& galley, int lines, int more = 0, double dearer = 20) {
  const std::size_t first = galley.items.size();
  const auto items = [](int count) {
    std::vector<GalleyItem> result;
    for (int i = 1; i <= count; ++i) result.push_back({.lines = 1, .break_after = may_break(i, count)});
    return result;
  };
  for (GalleyItem& item : items(lines)) galley.items.push_back(std::move(item));
  if (more == 0) return;
  GalleyVariant other{.first = first, .last = galley.items.size(), .extents = {}, .cost = dearer};
  for (int i = 1; i <= lines + more; ++i) other.extents.push_back({1, may_break(i, lines + more)});
  galley.variants.push_back(std::move(other));
}

void add_picture(Galley& galley, int lines) {
  galley.items.push_back({.kind = GalleyItem::Kind::space, .lines = 1});
  const std::size_t at = galley.items.size();
  galley.items.push_back({.lines = lines, .floats = true});
  GalleyVariant smaller{.first = at, .last = at + 1, .extents = {{lines - 1, true}}, .cost = 25, .scale = 0.9};
  galley.variants.push_back(std::move(smaller));
  galley.items.push_back({.kind = GalleyItem::Kind::space, .lines = 1});
}

Galley title(int lines, int lines_before) {
  Galley galley{.columns = 1, .lines_before = lines_before, .keep_with_next = true};
  galley.items.push_back({.lines = lines, .break_after = false});
  return galley;
}

std::vector<Galley> random_section(std::mt19937& random) {
  const auto up_to = [&](int most) { return 1 + static_cast<int>(random() % static_cast<unsigned>(most)); };
  std::vector<Galley> galleys;
  const int articles = up_to(4);
  for (int a = 0; a < articles; ++a) {
    galleys.push_back(title(up_to(2), a > 0 ? 2 : 0));
    galleys.back().page_break_before = random() % 8 == 0;
    Galley body{.columns = 2};
    const int paragraphs = up_to(6);
    for (int p = 0; p < paragraphs; ++p) {
      if (random() % 5 == 0) add_picture(body, 2 + up_to(3));
      if (random() % 4 == 0) body.items.push_back({.kind = GalleyItem::Kind::space, .lines = 1});
      add_paragraph(body, up_to(7), static_cast<int>(random() % 2), 10.0 + up_to(30));
      if (random() % 6 != 0) continue;
      body.items.push_back({.kind = GalleyItem::Kind::space, .lines = 1});
      add_table(body, 2 + up_to(12));
      body.items.push_back({.kind = GalleyItem::Kind::space, .lines = 1});
    }
    galleys.push_back(std::move(body));
    if (random() % 6 != 0) continue;
    Galley across{.columns = 1, .lines_before = 1};
    add_table(across, 2 + up_to(30));
    galleys.push_back(std::move(across));
  }
  return galleys;
}

double sum(const std::vector<std::vector<LayoutChoice>>& pages) {
  double total = 0;
  for (const auto& page : pages) {
    for (const LayoutChoice& choice : page) total += choice.cost;
  }
  return total;
}

std::vector<std::vector<LayoutChoice>> priced(const std::vector<Galley>& galleys, Pagination way) {
  std::vector<Diagnostic> diagnostics;
  const PartLayout layout = laid_out(galleys, short_pages(), way, diagnostics, true);
  EXPECT_THAT(diagnostics, IsEmpty());
  return price(galleys, layout, short_pages());
}

TEST(Price, OfWhatTheSearchFindsIsItsCostAndMostlyBelowTheGreedyOne) {
  std::mt19937 random(2019);
  int lower = 0, higher = 0;
  constexpr int rounds = 300;
  for (int round = 0; round < rounds; ++round) {
    const std::vector<Galley> galleys = random_section(random);
    const auto plan = PageSearch(galleys, short_pages(), capacity).run();
    ASSERT_TRUE(plan) << "round " << round;
    const double optimal = sum(priced(galleys, Pagination::optimal));
    ASSERT_NEAR(optimal, plan->cost, 1e-6) << "round " << round;
    const double greedy = sum(priced(galleys, Pagination::greedy));
    lower += optimal < greedy - 1e-6 ? 1 : 0;
    higher += optimal > greedy + 1e-6 ? 1 : 0;
  }
  EXPECT_GT(lower, rounds / 2);
  // Where some column reaches nearly to the foot the search looks at no shorter ones, whatever they would save later.
  EXPECT_LT(higher, rounds / 20);
}

TEST(Price, NamesAParagraphThatIsALineLongerAndWhereItStands) {
  Galley body{.columns = 2};
  add_paragraph(body, 4);
  add_paragraph(body, 3, 1);  // four and four lines stand level
  const auto pages = priced({body}, Pagination::optimal);
  ASSERT_EQ(pages.size(), 1U);
  const auto longer = std::ranges::find(pages[0], Kind::paragraph_longer, &LayoutChoice::kind);
  ASSERT_NE(longer, pages[0].end());
  EXPECT_EQ(longer->amount, 1);
  EXPECT_EQ(longer->cost, 20);
  EXPECT_EQ(longer->column, PageColumn::right);
  EXPECT_EQ(longer->x, Pt{105});
  EXPECT_EQ(longer->y, Pt{10});
  EXPECT_THAT(pages[0], Not(Contains(Field(&LayoutChoice::kind, Kind::uneven_feet))));
}

TEST(Price, ChargesFeetThatAreOutOfLine) {
  Galley body{.columns = 2};
  add_paragraph(body, 4);
  add_paragraph(body, 3);
  const auto pages = priced({body}, Pagination::greedy);
  const auto feet = std::ranges::find(pages[0], Kind::uneven_feet, &LayoutChoice::kind);
  ASSERT_NE(feet, pages[0].end());
  EXPECT_EQ(feet->amount, 1);
  EXPECT_EQ(feet->column, PageColumn::right);
  EXPECT_EQ(feet->y, Pt{10 + 30});
}

TEST(Price, SaysWhatAPageThatWasAskedForLeavesEmpty) {
  Galley first{.columns = 2}, second{.columns = 2, .page_break_before = true};
  add_paragraph(first, 4);
  add_paragraph(second, 4);
  const auto pages = priced({first, second}, Pagination::optimal);
  ASSERT_EQ(pages.size(), 2U);
  const auto forced = std::ranges::find(pages[0], Kind::page_forced, &LayoutChoice::kind);
  ASSERT_NE(forced, pages[0].end());
  EXPECT_EQ(forced->amount, capacity - 2);
  EXPECT_EQ(forced->cost, 0);
}

TEST(Price, TellsAnArticleThatStaysTogetherFromOneThatDoesNot) {
  const auto article = [](int lines) {
    Galley head = title(1, 2), body{.columns = 2};
    for (int i = 0; i < lines; i += 4) add_paragraph(body, 4);
    head.keep_on_one_page = body.keep_on_one_page = true;
    return std::vector<Galley>{head, body};
  };
  EXPECT_THAT(priced(article(8), Pagination::optimal)[0], Contains(Field(&LayoutChoice::kind, Kind::article_kept)));
  const auto pages = priced(article(40), Pagination::optimal);  // no page holds it: the wish does not bind
  EXPECT_THAT(pages[0], Not(Contains(Field(&LayoutChoice::kind, Kind::article_split))));
  EXPECT_THAT(pages[0], Not(Contains(Field(&LayoutChoice::kind, Kind::article_kept))));
  PartLayout divided;
  divided.boxes = {{{.galley = 0, .item = 0, .top = 0, .lines = 1}, {.galley = 1, .item = 0, .top = 1, .lines = 1}},
                   {{.galley = 1, .item = 1, .top = 0, .lines = 1}}};
  EXPECT_THAT(price(article(8), divided, short_pages())[0], Contains(Field(&LayoutChoice::kind, Kind::article_split)));
}

TEST(Price, KnowsAPictureThatMoved) {
  Galley body{.columns = 2};
  add_paragraph(body, 10);
  body.items.push_back({.lines = 6, .floats = true});
  add_paragraph(body, 24);
  const auto pages = priced({body}, Pagination::optimal);
  double moved = 0;
  for (const auto& page : pages) {
    for (const LayoutChoice& choice : page) {
      if (choice.kind == Kind::picture_moved) moved += choice.cost;
    }
  }
  EXPECT_EQ(moved, 60);
}

}  // namespace
}  // namespace vestnik
