// Runs that end before they are done.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

#include "engine/typeset/embedding.hpp"

namespace vestnik {
namespace {

using Clock = std::chrono::steady_clock;
using samples::options;

void expect_only(const char* code, const std::vector<Diagnostic>& diagnostics) {
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics.front().code, code);
  EXPECT_EQ(diagnostics.front().severity, Severity::error);
  EXPECT_FALSE(diagnostics.front().message.empty());
}

TEST(Stop, BeforeTheRunEndsItAtOnce) {
  std::stop_source stop;
  stop.request_stop();
  TypesetOptions given = options();
  given.stop = stop.get_token();
  const Outcome<Release> release = typeset(samples::statistics(), given);
  EXPECT_FALSE(release.value);
  expect_only("cancelled", release.diagnostics);
  const Outcome<Issue> issue =
      load_issue(std::filesystem::path(VESTNIK_SOURCE_DIR) / "samples/2024-21/issue.yaml", given);
  EXPECT_FALSE(issue.value);
  expect_only("cancelled", issue.diagnostics);
}

TEST(Stop, IsHeardInEveryStage) {
  const Issue issue = samples::long_issue(20, 8);
  for (const char* stage : {"resources", "compose", "set", "paginate", "pictures", "emit"}) {
    std::stop_source stop;
    TypesetOptions given = options();
    given.stop = stop.get_token();
    std::string last;
    given.progress = [&](const Progress& progress) {
      last = progress.stage;
      if (progress.stage == stage) stop.request_stop();
    };
    const Outcome<Release> release = typeset(issue, given);
    EXPECT_FALSE(release.value) << stage;
    expect_only("cancelled", release.diagnostics);
    EXPECT_EQ(last, stage) << "nothing is reported after the request";
  }
}

/// How long after the request, made `delay` after the begin, the run comes back. Negative: it was done before.
Clock::duration latency(const Issue& issue, std::chrono::milliseconds delay) {
  std::stop_source stop;
  TypesetOptions given = options();
  given.stop = stop.get_token();
  Clock::time_point requested;
  std::jthread other([&] {
    std::this_thread::sleep_for(delay);
    requested = Clock::now();
    stop.request_stop();
  });
  const Outcome<Release> release = typeset(issue, given);
  const Clock::time_point came_back = Clock::now();
  other.join();
  if (release.value) return std::chrono::milliseconds(-1);
  expect_only("cancelled", release.diagnostics);
  return came_back - requested;
}

TEST(Stop, FromAnotherThreadIsHeardPromptlyAtAnyMoment) {
  const Issue issue = samples::long_issue(400, 12);  // some hundred pages: a second or more
  std::vector<Clock::duration> waits;
  for (int delay = 50; delay <= 650; delay += 100) {
    const Clock::duration wait = latency(issue, std::chrono::milliseconds(delay));
    if (wait >= Clock::duration::zero()) waits.push_back(wait);
  }
  ASSERT_FALSE(waits.empty());
  std::ranges::sort(waits);
  RecordProperty("median_ms", std::to_string(waits[waits.size() / 2] / std::chrono::milliseconds(1)));
  RecordProperty("longest_ms", std::to_string(waits.back() / std::chrono::milliseconds(1)));
  EXPECT_LT(waits[waits.size() / 2], std::chrono::milliseconds(250));
}

TEST(Boundary, WhatACallbackThrowsIsADiagnostic) {
  TypesetOptions given = options();
  given.progress = [](const Progress&) { throw std::runtime_error("the window is closed"); };
  Outcome<Release> release = typeset(samples::statistics(), given);
  expect_only("internal-error", release.diagnostics);
  EXPECT_EQ(release.diagnostics.front().message, "the window is closed");
  given.progress = [](const Progress&) { throw 42; };
  expect_only("internal-error", typeset(samples::statistics(), given).diagnostics);
  given.progress = [](const Progress&) { throw std::bad_alloc(); };
  expect_only("out-of-memory", typeset(samples::statistics(), given).diagnostics);
}

class BrokenFiles final : public FileSource {
 public:
  [[nodiscard]] FileContent read(const std::filesystem::path& /*path*/, std::size_t /*most*/) const override {
    throw std::runtime_error("the archive is gone");
  }
};

TEST(Boundary, WhatASourceOfFilesThrowsIsADiagnostic) {
  TypesetOptions given = options();
  given.files = std::make_shared<BrokenFiles>();
  expect_only("internal-error", load_issue("issue.yaml", given).diagnostics);
  expect_only("internal-error", typeset(samples::statistics(), given).diagnostics);
}

}  // namespace
}  // namespace vestnik
