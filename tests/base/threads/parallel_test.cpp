#include "base/threads/parallel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace vestnik {
namespace {

using ::testing::Each;
using ::testing::Le;
using ::testing::SizeIs;

TEST(Parallel, CallsForEachIndexOnce) {
  for (const unsigned threads : {1U, 2U, 8U, 1000U}) {
    std::vector<int> calls(100);
    for_each_index(calls.size(), threads, [&](std::size_t i) { ++calls[i]; });
    EXPECT_THAT(calls, Each(1)) << threads << " threads";
  }
}

TEST(Parallel, DoesNothingForNoIndex) {
  bool called = false;
  for_each_index(0, 4, [&](std::size_t) { called = true; });
  EXPECT_FALSE(called);
}

TEST(Parallel, OneThreadIsTheCallersAndGoesInOrder) {
  std::vector<std::size_t> order;
  const std::thread::id caller = std::this_thread::get_id();
  for_each_index(5, 1, [&](std::size_t i) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    order.push_back(i);
  });
  EXPECT_THAT(order, ::testing::ElementsAre(0, 1, 2, 3, 4));
}

TEST(Parallel, NeverMoreThreadsThanAskedFor) {
  std::mutex mutex;
  std::set<std::thread::id> seen;
  for_each_index(64, 3, [&](std::size_t) {
    const std::lock_guard lock(mutex);
    seen.insert(std::this_thread::get_id());
  });
  EXPECT_THAT(seen, SizeIs(Le(3)));
}

// Whichever thread is faster, the caller hears of the same problem.
TEST(Parallel, TheLowestIndexsExceptionGoesOn) {
  for (int round = 0; round < 50; ++round) {
    try {
      for_each_index(20, 4, [](std::size_t i) {
        if (i >= 3) throw std::runtime_error(std::to_string(i));
      });
      ADD_FAILURE() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "3");
    }
  }
}

TEST(Parallel, WhatComesBehindAnExceptionIsLeftOut) {
  std::atomic<int> calls = 0;
  EXPECT_THROW(for_each_index(1000, 1,
                              [&](std::size_t i) {
                                ++calls;
                                if (i == 10) throw std::runtime_error("stop");
                              }),
               std::runtime_error);
  EXPECT_EQ(calls, 11);
}

TEST(Parallel, NoNumberStandsForTheProcessors) {
  EXPECT_GE(thread_count(0), 1U);
  EXPECT_EQ(thread_count(1), 1U);
  EXPECT_EQ(thread_count(5), 5U);
}

}  // namespace
}  // namespace vestnik
