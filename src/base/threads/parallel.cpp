#include "base/threads/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace vestnik {
namespace {

class Crew {
 public:
  Crew(std::size_t count, const std::function<void(std::size_t)>& work) : count_(count), work_(work) {}

  void run() noexcept {
    for (std::size_t i = next_++; i < count_ && i < failed_; i = next_++) {
      try {
        work_(i);
      } catch (...) {
        keep(i, std::current_exception());
      }
    }
  }

  void rethrow() const {
    if (problem_) std::rethrow_exception(problem_);
  }

 private:
  void keep(std::size_t i, std::exception_ptr problem) {
    const std::lock_guard lock(mutex_);
    if (i > failed_) return;
    failed_ = i;
    problem_ = std::move(problem);
  }

  std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> failed_ = std::numeric_limits<std::size_t>::max();  // the lowest one that threw
  std::mutex mutex_;
  std::exception_ptr problem_;
};

}  // namespace

unsigned thread_count(unsigned wanted) {
  return std::max(1U, wanted == 0 ? std::thread::hardware_concurrency() : wanted);
}

void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  Crew crew(count, work);
  {
    std::vector<std::jthread> others;
    others.reserve(std::min<std::size_t>(threads, count));
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, count); ++i) {
      try {
        others.emplace_back([&crew] { crew.run(); });
      } catch (const std::system_error&) {
        break;
      }
    }
    crew.run();
  }
  crew.rethrow();
}

}  // namespace vestnik
