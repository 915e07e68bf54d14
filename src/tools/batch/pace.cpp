#include "tools/batch/pace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "findings/catalogue/archive_texts.hpp"

namespace vestnik::batch {
namespace {

constexpr std::chrono::seconds window{5};
constexpr std::chrono::milliseconds apart{200};  // of samples that are kept
constexpr std::size_t bar_width = 24;

}  // namespace

void Pace::note(Clock::time_point now, std::size_t done) {
  // The last sample moves along until the one before it is far enough away.
  if (samples_.size() > 1 && now - samples_[samples_.size() - 2].when < apart) samples_.pop_back();
  samples_.push_back({now, done});
  while (samples_.size() > 2 && now - samples_[1].when > window) samples_.pop_front();
}

double Pace::rate() const {
  const double seconds = std::chrono::duration<double>(samples_.back().when - samples_.front().when).count();
  const std::size_t done = samples_.back().done - samples_.front().done;
  return seconds > 0 ? static_cast<double>(done) / seconds : 0;
}

std::string Pace::line(std::size_t total, std::size_t failed, UiLanguage language) const {
  const std::size_t done = samples_.back().done;
  const std::size_t filled = total == 0 ? bar_width : bar_width * std::min(done, total) / total;
  std::string text =
      fmt::format("[{}{}] {}/{}", std::string(filled, '#'), std::string(bar_width - filled, ' '), done, total);
  if (failed > 0) text += texts::bar_failed.in(language, failed);
  const double per_second = rate();
  if (per_second <= 0) return text;
  text += texts::bar_rate.in(language, decimal(language, per_second, 1));
  const auto left = static_cast<long>(std::ceil(static_cast<double>(total - std::min(done, total)) / per_second));
  constexpr long hour = 3600, minute = 60;
  const std::string time = left >= hour ? fmt::format("{}:{:02}:{:02}", left / hour, left / minute % 60, left % 60)
                                        : fmt::format("{}:{:02}", left / minute, left % minute);
  return text + texts::bar_left.in(language, time);
}

}  // namespace vestnik::batch
