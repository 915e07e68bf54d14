#include "tools/batch/workers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <map>
#include <new>
#include <stdexcept>
#include <thread>

namespace vestnik::batch {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::IsEmpty;

struct Ended {
  bool complete = false;
  std::map<std::size_t, std::string> answers, losses;
};

Ended run(std::size_t count, WorkerLimits limits, Workers::Work work) {
  Ended ended;
  Workers workers(
      limits, std::move(work), [&](std::size_t index, const std::string& answer) { ended.answers[index] = answer; },
      [&](std::size_t index, const LocalText& why) { ended.losses[index] = why.en; });
  ended.complete = workers.run(count);
  return ended;
}

std::string answer_to(std::size_t index) { return "answer " + std::to_string(index); }

/// Every piece but `bad` must have been done, whatever became of that one.
void expect_others_done(const Ended& ended, std::size_t count, std::size_t bad) {
  EXPECT_TRUE(ended.complete);
  EXPECT_EQ(ended.answers.size(), count - 1);
  for (const auto& [index, answer] : ended.answers) EXPECT_EQ(answer, answer_to(index));
  ASSERT_EQ(ended.losses.size(), 1U);
  EXPECT_EQ(ended.losses.begin()->first, bad);
}

TEST(Workers, DoEveryPieceOnce) {
  for (const unsigned workers : {1U, 3U, 8U}) {
    const Ended ended = run(100, {.workers = workers}, answer_to);
    EXPECT_TRUE(ended.complete);
    EXPECT_EQ(ended.answers.size(), 100U);
    EXPECT_THAT(ended.losses, IsEmpty());
  }
}

TEST(Workers, NothingToDoIsDone) { EXPECT_TRUE(run(0, {.workers = 2}, answer_to).complete); }

TEST(Workers, GiveLongAnswersWhole) {
  const Ended ended = run(6, {.workers = 2}, [](std::size_t index) {
    return std::string(3'000'000 + index, static_cast<char>('a' + index));
  });
  ASSERT_EQ(ended.answers.size(), 6U);
  for (const auto& [index, answer] : ended.answers) {
    EXPECT_EQ(answer, std::string(3'000'000 + index, static_cast<char>('a' + index)));
  }
}

TEST(Workers, ACrashCostsItsOwnPieceAlone) {
  const Ended ended = run(20, {.workers = 2}, [](std::size_t index) {
    if (index == 7) raise(SIGKILL);
    return answer_to(index);
  });
  expect_others_done(ended, 20, 7);
  EXPECT_THAT(ended.losses.at(7), HasSubstr("signal 9"));
}

TEST(Workers, AnExceptionCostsItsOwnPieceAlone) {
  const Ended ended = run(20, {.workers = 2}, [](std::size_t index) {
    if (index == 7) throw std::runtime_error("on purpose");
    return answer_to(index);
  });
  expect_others_done(ended, 20, 7);
}

TEST(Workers, MemoryThatRunsOutCostsItsOwnPieceAlone) {
  const Ended ended = run(20, {.workers = 2}, [](std::size_t index) {
    if (index == 7) throw std::bad_alloc();
    return answer_to(index);
  });
  expect_others_done(ended, 20, 7);
  EXPECT_THAT(ended.losses.at(7), HasSubstr("memory"));
}

TEST(Workers, EndWhatHangs) {
  const Ended ended = run(10, {.workers = 2, .time = milliseconds(300)}, [](std::size_t index) {
    if (index == 3) std::this_thread::sleep_for(std::chrono::hours(1));
    return answer_to(index);
  });
  expect_others_done(ended, 10, 3);
  EXPECT_THAT(ended.losses.at(3), HasSubstr("longer than 0.3 s"));
}

TEST(Workers, EndWhatGrows) {
  const Ended ended = run(10, {.workers = 2, .memory = std::size_t{200} << 20}, [](std::size_t index) {
    if (index == 3) {
      std::string much(std::size_t{300} << 20, 'x');
      std::this_thread::sleep_for(std::chrono::seconds(60));
      return much.substr(0, 1);
    }
    return answer_to(index);
  });
  expect_others_done(ended, 10, 3);
  EXPECT_THAT(ended.losses.at(3), HasSubstr("200 MiB"));
}

TEST(Workers, ASignalEndsTheRunAfterWhatIsInHand) {
  std::map<std::size_t, std::string> answers;
  Workers workers(
      {.workers = 2}, answer_to,
      [&](std::size_t index, const std::string& answer) {
        answers[index] = answer;
        if (answers.size() == 5) raise(SIGTERM);
      },
      [](std::size_t index, const LocalText& why) { ADD_FAILURE() << index << why.en; });
  EXPECT_FALSE(workers.run(1000));
  EXPECT_GE(answers.size(), 5U);
  EXPECT_LT(answers.size(), 20U);
}

}  // namespace
}  // namespace vestnik::batch
