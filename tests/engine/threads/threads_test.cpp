// Eight threads that load and typeset different issues at the same time. ThreadSanitizer looks on (preset `tsan`).
#include <gtest/gtest.h>

#include <array>
#include <latch>
#include <thread>

#include "engine/threads/uninstrumented.hpp"
#include "engine/typeset/embedding.hpp"

namespace vestnik {
namespace {

constexpr std::array descriptors{"2024-21/issue.yaml", "2024-21-ru/issue.yaml", "languages/kk/issue.yaml",
                                 "languages/ky/issue.yaml", "languages/tg/issue.yaml"};
constexpr std::size_t thread_count = 8;

/// The issue of one thread: a sample, or one built in code; the options are everybody's.
std::string make(std::size_t which, const TypesetOptions& options) {
  if (which >= descriptors.size()) {
    const int articles = static_cast<int>(which);
    return typeset(samples::long_issue(articles, 4), options).value.value().pdf;
  }
  const auto path = std::filesystem::path(VESTNIK_SOURCE_DIR) / "samples" / descriptors.at(which);
  return typeset(load_issue(path, options).value.value(), options).value.value().pdf;
}

TEST(Threads, TypesetDifferentIssuesWithoutGettingInEachOthersWay) {
  make_normaliser();
  TypesetOptions options = samples::options();
  options.files = std::make_shared<MemoryFiles>();
  std::array<std::string, thread_count> together, alone;
  {
    std::latch start(thread_count);
    std::vector<std::jthread> threads;
    threads.reserve(thread_count);
    for (std::size_t i = 0; i < thread_count; ++i) {
      threads.emplace_back([&, i] {
        start.arrive_and_wait();
        together[i] = make(i, options);
      });
    }
  }
  for (std::size_t i = 0; i < thread_count; ++i) {
    alone[i] = make(i, options);
    EXPECT_EQ(together[i], alone[i]) << "thread " << i;
  }
}

}  // namespace
}  // namespace vestnik
