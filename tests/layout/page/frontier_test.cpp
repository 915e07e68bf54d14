#include "layout/page/frontier.hpp"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

PageStart way(const Position& at, double cost, std::size_t page, double cost_before = 0) {
  return {at, cost, page, cost_before, PageStart::none, nullptr};
}

TEST(Frontier, TakesEachPlaceOnceInTheOrderOfTheText) {
  Frontier frontier(8);
  EXPECT_NE(frontier.offer(way({2}, 500, 1)), nullptr);
  EXPECT_NE(frontier.offer(way({1, 3}, 900, 2)), nullptr);
  EXPECT_NE(frontier.offer(way({2}, 450, 3)), nullptr);  // more pages, but cheaper
  EXPECT_EQ(frontier.offer(way({2}, 460, 1)), nullptr);
  EXPECT_EQ(frontier.take()->at, (Position{1, 3}));
  EXPECT_EQ(frontier.take()->cost, 450);
  EXPECT_FALSE(frontier.take());
}

TEST(Frontier, OfWaysThatCostTheSameTakesTheOneOfFewerPages) {
  Frontier frontier(8);
  EXPECT_NE(frontier.offer(way({1}, 800, 2, 350)), nullptr);
  EXPECT_NE(frontier.offer(way({1}, 800, 1, 400)), nullptr);
  EXPECT_NE(frontier.offer(way({1}, 800, 1, 390)), nullptr);
  EXPECT_EQ(frontier.offer(way({1}, 800, 1, 390)), nullptr);
  EXPECT_EQ(frontier.take()->cost_before, 390);
}

TEST(Frontier, FollowsUpTheCheapestPlacesWithinAnArticleAndAllBeginnings) {
  Frontier frontier(2);
  for (const double cost : {50, 10, 30}) {
    EXPECT_NE(frontier.offer(way({1, static_cast<std::uint32_t>(cost)}, cost, 1)), nullptr);
  }
  EXPECT_EQ(frontier.limit(1, 1), 30);
  EXPECT_EQ(frontier.limit(1, 2), impossible);
  EXPECT_EQ(frontier.limit(2, 1), impossible);
  EXPECT_NE(frontier.offer(way({1}, 1000, 1)), nullptr);
  EXPECT_NE(frontier.offer(way({1, 10}, 5, 2)), nullptr);  // no longer one of those on page 1
  EXPECT_EQ(frontier.limit(1, 1), impossible);
  EXPECT_EQ(frontier.take()->cost, 1000);
  EXPECT_EQ(frontier.take()->cost, 5);
  EXPECT_EQ(frontier.take()->cost, 30);
}

}  // namespace
}  // namespace vestnik
