#include "layout/page/page_search.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <random>

#include "layout/page/toy_theme.hpp"

namespace vestnik {
namespace {

constexpr int capacity = 8;
constexpr int below_title = 2;

Theme toy_theme() {
  Theme theme;
  theme.pagination.extra_space = 1;
  theme.pagination.lines_below_title = below_title;
  return theme;
}

/// A paragraph of `lines`, and of one more at a price.
void add_paragraph(Galley& galley, int lines, double dearer) {
  const std::size_t first = galley.items.size();
  const auto may_break = [](int line, int count) { return line == count || (line >= 2 && count - line >= 2); };
  for (int i = 1; i <= lines; ++i) galley.items.push_back({.lines = 1, .break_after = may_break(i, lines)});
  GalleyVariant longer{.first = first, .last = galley.items.size(), .extents = {}, .cost = dearer};
  for (int i = 1; i <= lines + 1; ++i) longer.extents.push_back({1, may_break(i, lines + 1)});
  if (dearer > 0) galley.variants.push_back(longer);
}

/// The cheapest plan by trying everything: no tables, no pruning. Knows no pictures that move.
class Exhaustive {
 public:
  explicit Exhaustive(const std::vector<Galley>& galleys) : galleys_(galleys) {
    for (const Galley& galley : galleys) stacks_.push_back(make_stack(galley, capacity, 1));
  }

  double best() { return page({}, true); }

 private:
  struct End {
    Position at;
    int height;
    double cost;
  };

  [[nodiscard]] std::vector<End> columns(const Position& from, int room) const {
    std::vector<End> ends;
    const std::vector<StackBlock>& blocks = stacks_[from.galley].blocks;
    const std::function<void(std::uint32_t, std::uint16_t, std::uint16_t, int, double)> go =
        [&](std::uint32_t b, std::uint16_t v, std::uint16_t from_line, int height, double cost) {
          const auto& extents = blocks[b].variants[v].extents;
          for (std::size_t k = from_line; k < extents.size(); ++k) {
            height += k == from_line && k > 0 ? extents[k].lines_at_head : extents[k].lines;
            if (height > room) return;
            const bool whole = k + 1 == extents.size();
            const Position at =
                whole ? Position{from.galley, b + 1} : Position{from.galley, b, static_cast<std::uint16_t>(k + 1), v};
            const bool alone = from_line > 0 && !whole && height < 2;
            if ((extents[k].break_after && !alone) || at.block == blocks.size()) ends.push_back({at, height, cost});
          }
          next(blocks, b + 1, height, cost, room, go);
        };
    if (from.line > 0) {
      go(from.block, from.variant, from.line, 0, 0);
    } else {
      next(blocks, from.block, 0, 0, room, go);
    }
    return ends;
  }

  template <class Go>
  static void next(const std::vector<StackBlock>& blocks, std::uint32_t b, int height, double cost, int room,
                   const Go& go) {
    if (b >= blocks.size() || height > room) return;
    const int extras = height > 0 && blocks[b].stretches ? 1 : 0;
    for (int extra = 0; extra <= extras; ++extra) {
      for (std::size_t v = 0; v < blocks[b].variants.size(); ++v) {
        const int space = height > 0 ? blocks[b].space_before + extra : 0;
        go(b, static_cast<std::uint16_t>(v), 0, height + space,
           cost + blocks[b].variants[v].cost + PaginationCosts::extra_space * extra);
      }
    }
  }

  /// Ends of columns that reach the foot, or all if none does.
  [[nodiscard]] std::vector<End> to_the_foot(const Position& from, int room) const {
    std::vector<End> ends = columns(from, room), full;
    for (End& end : ends) {
      end.cost += PaginationCosts::short_column(room - end.height);
      if (from.at_start()) end.cost += PaginationCosts::few_below_title(end.height);
      if (from.at_start() && end.height < below_title) continue;
      if (end.height >= room - 2) full.push_back(end);
    }
    if (!full.empty()) return full;
    std::erase_if(ends, [&](const End& end) { return from.at_start() && end.height < below_title; });
    return ends;
  }

  double page(const Position& from, bool first) {
    const auto [entry, added] = pages_.try_emplace(from, impossible);
    if (!added) return entry->second;
    const double cost = PaginationCosts::page + galley(from.galley, 0, from, first, false);
    return pages_[from] = cost;
  }

  /// `stretched`: something on the page is higher than its natural height, which the page's foot must be worth.
  double galley(std::size_t g, int lines, const Position& from, bool first, bool stretched) {
    const bool may_end = !stretched || capacity - lines <= 1;
    if (g == galleys_.size()) {
      if (!may_end) return impossible;
      return first ? 0 : PaginationCosts::last_page(lines, capacity);
    }
    double best = impossible;
    const bool starts = g == 0 || !galleys_[g - 1].keep_with_next;
    const Position start{static_cast<std::uint32_t>(g)};
    if (lines > 0 && starts && may_end) best = page(start, false) + PaginationCosts::short_page(capacity - lines);
    if (!starts || !from.at_start()) return std::min(best, arranged(g, lines, from, first, stretched));
    for (std::size_t head = g; head == g || (head < galleys_.size() && galleys_[head].arrangement > 0);
         head = chain_end(head)) {
      const Position head_start{static_cast<std::uint32_t>(head)};
      best = std::min(best, galleys_[head].arrangement_cost + arranged(head, lines, head_start, first, stretched));
    }
    return best;
  }

  double arranged(std::size_t g, int lines, const Position& from, bool first, bool stretched) {
    double best = impossible;
    const bool starts = g == 0 || !galleys_[g - 1].keep_with_next;
    const int extras = lines > 0 && starts && galleys_[g].lines_before > 0 ? 2 : 0;
    for (int extra = 0; extra <= extras; ++extra) {
      const int top = lines > 0 ? lines + galleys_[g].lines_before + extra : 0;
      best = std::min(
          best, PaginationCosts::extra_space * extra * extra + placed(g, top, from, first, stretched || extra > 0));
    }
    return best;
  }

  [[nodiscard]] std::size_t chain_end(std::size_t g) const {
    while (galleys_[g].keep_with_next) ++g;
    return g + 1;
  }
  /// The galley after `g`, past the other arrangements of its article.
  [[nodiscard]] std::size_t after(std::size_t g) const {
    if (galleys_[g].keep_with_next) return g + 1;
    ++g;
    while (g < galleys_.size() && galleys_[g].arrangement > 0) g = chain_end(g);
    return g;
  }

  /// All ways to end the galley, in one column or two.
  [[nodiscard]] std::vector<End> ways_to_end(const Position& from) const {
    std::vector<End> ways;
    const std::size_t count = stacks_[from.galley].blocks.size();
    if (galleys_[from.galley].columns == 1) {
      ways = columns(from, capacity);
      std::erase_if(ways, [&](const End& end) { return end.at.block != count; });
      return ways;
    }
    int highest = capacity;
    for (const int slack : {4, capacity}) {
      int lowest = highest + 1;
      for (const End& left : columns(from, capacity)) {
        std::vector<End> rights =
            left.at.block == count ? std::vector<End>{{left.at, 0, 0}} : columns(left.at, capacity);
        for (const End& right : rights) {
          const int height = std::max(left.height, right.height);
          if (right.at.block != count || std::abs(left.height - right.height) > slack || height > highest) continue;
          lowest = std::min(lowest, height);
          ways.push_back({right.at, height, left.cost + right.cost + PaginationCosts::feet(left.height, right.height)});
        }
      }
      highest = lowest - 1;
    }
    return ways;
  }

  double placed(std::size_t g, int top, const Position& from, bool first, bool stretched) {
    double best = impossible;
    const std::size_t next = after(g);
    const Position start{static_cast<std::uint32_t>(next)};
    const std::size_t count = stacks_[g].blocks.size();
    const std::vector<End> endings = ways_to_end(from);
    int natural = 0;
    double least = impossible;
    for (const End& end : endings) {
      if (end.cost > least || (end.cost == least && end.height >= natural)) continue;
      natural = end.height;
      least = end.cost;
    }
    for (const End& end : endings) {
      if (top + end.height > capacity) continue;
      const bool higher = stretched || end.height > natural;
      best = std::min(best, end.cost + galley(next, top + end.height, start, first, higher));
    }
    if (galleys_[g].columns == 1) {
      const int room = capacity - top;
      const bool ends = std::ranges::any_of(columns(from, room), [&](const End& end) { return end.at.block == count; });
      if (ends || (from.at_start() && room < below_title)) return best;
      for (const End& end : to_the_foot(from, room)) best = std::min(best, end.cost + page(end.at, false));
      return best;
    }
    const int room = capacity - top;
    if (from.at_start() && room < below_title) return best;
    for (const End& left : to_the_foot(from, room)) {
      if (left.at.block == count) continue;
      for (const End& right : to_the_foot(left.at, room)) {
        if (right.at.block != count) best = std::min(best, left.cost + right.cost + page(right.at, false));
      }
    }
    return best;
  }

  const std::vector<Galley>& galleys_;
  std::vector<Stack> stacks_;
  std::map<Position, double> pages_;
};

void add_paragraphs(std::mt19937& random, Galley& body) {
  const int paragraphs = 1 + static_cast<int>(random() % 3);
  for (int p = 0; p < paragraphs; ++p) {
    if (p > 0 && random() % 3 == 0) body.items.push_back({.kind = GalleyItem::Kind::space, .lines = 1});
    if (random() % 4 == 0) {
      body.items.push_back({.kind = GalleyItem::Kind::space, .lines = 1});
      add_table(body, 3 + static_cast<int>(random() % 7));
      body.items.push_back({.kind = GalleyItem::Kind::space, .lines = 1});
    } else {
      add_paragraph(body, 1 + static_cast<int>(random() % 6), random() % 2 == 0 ? 10.0 + random() % 30 : 0);
    }
  }
}

std::vector<Galley> random_section(std::mt19937& random) {
  std::vector<Galley> galleys;
  const int articles = 1 + static_cast<int>(random() % 3);
  for (int a = 0; a < articles; ++a) {
    Galley title{.items = {}, .variants = {}, .columns = 1, .lines_before = a > 0 ? 1 : 0, .keep_with_next = true};
    title.items.push_back({.lines = 1 + static_cast<int>(random() % 2), .break_after = false});
    galleys.push_back(title);
    Galley body{.items = {}, .variants = {}, .columns = 2};
    add_paragraphs(random, body);
    galleys.push_back(body);
    if (random() % 4 == 0) {
      Galley across{.items = {}, .variants = {}, .columns = 1, .lines_before = 1};
      add_table(across, 3 + static_cast<int>(random() % 20));
      galleys.push_back(std::move(across));
      continue;
    }
    if (random() % 3 != 0) continue;
    // The same article in another arrangement.
    title.items.push_back({.lines = 1 + static_cast<int>(random() % 3), .break_after = false});
    title.arrangement = 1;
    title.arrangement_cost = static_cast<double>(random() % 200);
    galleys.push_back(std::move(title));
    Galley other{.items = {}, .variants = {}, .columns = 2, .arrangement = 1};
    add_paragraphs(random, other);
    galleys.push_back(std::move(other));
  }
  return galleys;
}

TEST(PageSearch, CostsAsMuchAsExhaustiveSearch) {
  std::mt19937 random(1981);
  int compared = 0;
  for (int round = 0; round < 400; ++round) {
    const std::vector<Galley> galleys = random_section(random);
    const double expected = Exhaustive(galleys).best();
    const auto plan = PageSearch(galleys, toy_theme(), capacity, 1000).run();
    ASSERT_EQ(plan.has_value(), expected != impossible) << "round " << round;
    if (!plan) continue;
    ASSERT_NEAR(plan->cost, expected, 1e-9 * expected) << "round " << round;
    ++compared;
  }
  EXPECT_GT(compared, 300);
}

TEST(PageSearch, PicturesMoveToTheNextColumnRatherThanLeaveAPageHalfEmpty) {
  Galley first{.items = {}, .variants = {}, .columns = 2};
  add_paragraph(first, 4, 0);
  Galley title{.items = {}, .variants = {}, .columns = 1, .lines_before = 1, .keep_with_next = true};
  title.items.push_back({.lines = 1, .break_after = false});
  Galley second{.items = {}, .variants = {}, .columns = 2};
  second.items.push_back({.lines = 6, .floats = true});
  add_paragraph(second, 12, 0);
  const std::vector<Galley> galleys{first, title, second};
  const auto plan = PageSearch(galleys, toy_theme(), capacity).run();
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->pages.size(), 2U);
  ASSERT_EQ(plan->pages[0].size(), 3U);  // the second article begins on the first page, with its text
  EXPECT_EQ(plan->pages[0][2].columns.left.front().block, 1U);
  const Columns& overleaf = plan->pages[1][0].columns;  // where its picture heads a column
  ASSERT_FALSE(overleaf.right.empty());
  EXPECT_EQ(std::min(overleaf.left.front().block, overleaf.right.front().block), 0U);
}

TEST(PageSearch, AnOpeningPictureHeadsTheNextPageWhereItDoesNotFit) {
  // Title and picture need more than the two lines that the first article leaves; title and text do not.
  Galley first{.items = {}, .variants = {}, .columns = 2};
  add_paragraph(first, 4, 0);
  Galley title{.items = {}, .variants = {}, .columns = 1, .lines_before = 1, .keep_with_next = true};
  title.items.push_back({.lines = 1, .break_after = false});
  Galley picture{.items = {}, .variants = {}, .columns = 1, .keep_with_next = true};
  picture.items.push_back({.lines = 4});
  Galley text{.items = {}, .variants = {}, .columns = 2};
  add_paragraph(text, 14, 0);
  Galley opened = title;
  opened.items.push_back({.lines = 4, .break_after = false});
  Galley late_title = title, late_text = text;
  late_title.arrangement = picture.arrangement = late_text.arrangement = 1;
  picture.deferred = true;
  const std::vector<Galley> galleys{first, opened, text, late_title, picture, late_text};
  const auto plan = PageSearch(galleys, toy_theme(), capacity).run();
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->pages.size(), 2U);
  ASSERT_EQ(plan->pages[0].size(), 3U);
  EXPECT_EQ(plan->pages[0][1].galley, 3U);
  EXPECT_EQ(plan->pages[0][2].galley, 5U);
  ASSERT_EQ(plan->pages[1].size(), 2U);
  EXPECT_EQ(plan->pages[1][0].galley, 4U);
  EXPECT_EQ(plan->pages[1][0].top, 0);
  EXPECT_EQ(plan->pages[1][1].galley, 5U);
  EXPECT_EQ(plan->pages[1][1].top, 4);
}

TEST(PageSearch, WhiteSpaceGrowsOnlyWhereThePageReachesItsFoot) {
  // Two articles on one page; the third would have to be divided and is to begin overleaf.
  const auto section = [](int lines) {
    std::vector<Galley> galleys;
    for (const int height : {1, lines, 2 * capacity}) {
      Galley body{.items = {}, .variants = {}, .columns = 2, .lines_before = galleys.empty() ? 0 : 1};
      for (int i = 0; i < height; ++i) body.items.push_back({.lines = 1});
      if (galleys.size() == 2) body.keep_on_one_page = true;
      galleys.push_back(std::move(body));
    }
    return galleys;
  };
  // 1 + 1 + 1 of eight lines: two more between the articles would not reach the foot.
  const std::vector<Galley> few = section(1);
  auto plan = PageSearch(few, toy_theme(), capacity).run();
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->pages[0].size(), 2U);
  EXPECT_EQ(plan->pages[0][1].top, 2);
  // 1 + 1 + 5: one more does.
  const std::vector<Galley> more = section(10);
  plan = PageSearch(more, toy_theme(), capacity).run();
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->pages[0].size(), 2U);
  EXPECT_EQ(plan->pages[0][1].top, 3);
}

TEST(PageSearch, WhatIsBoundStaysTogetherInEveryVariant) {
  Galley body{.items = {}, .variants = {}, .columns = 2};
  add_paragraph(body, 3, 1);  // four lines would be level with the box below, in the other column
  body.items.back().break_after = false;
  body.items.push_back({.lines = 4});
  const std::vector<Galley> galleys{body};
  const auto plan = PageSearch(galleys, toy_theme(), capacity).run();
  ASSERT_TRUE(plan);
  for (const Column* column : {&plan->pages[0][0].columns.left, &plan->pages[0][0].columns.right}) {
    ASSERT_FALSE(!column->empty() && column->front().block == 1U);
  }
}

TEST(PageSearch, NoLineOfAParagraphStandsAlone) {
  // Three lines are left for the second page: one of them must not have a column to itself.
  Galley body{.items = {}, .variants = {}, .columns = 2};
  add_paragraph(body, 2 * capacity + 3, 0);
  const std::vector<Galley> galleys{body};
  const auto plan = PageSearch(galleys, toy_theme(), capacity).run();
  ASSERT_TRUE(plan);
  for (const std::vector<PlacedGalley>& page : plan->pages) {
    for (const PlacedGalley& placed : page) {
      for (const Column* column : {&placed.columns.left, &placed.columns.right}) {
        for (const Placement& piece : *column) EXPECT_GE(piece.to - piece.from, 2);
      }
    }
  }
}

}  // namespace
}  // namespace vestnik
