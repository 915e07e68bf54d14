#include "layout/page/frontier.hpp"

#include <algorithm>

namespace vestnik {

PageStart* Frontier::offer(const PageStart& way) {
  PageStart& start = starts_[way.at];
  if (!way.better_than(start)) return nullptr;
  if (!way.at.at_start()) {
    // The way that was there so far no longer counts.
    if (start.cost != impossible) {
      std::vector<double>& least = least_[{way.at.galley, start.page}];
      const auto former = std::ranges::lower_bound(least, start.cost);
      if (former != least.end()) least.erase(former);
    }
    std::vector<double>& least = least_[{way.at.galley, way.page}];
    least.insert(std::ranges::upper_bound(least, way.cost), way.cost);
    if (least.size() > width_) least.pop_back();
  }
  start = way;
  return &start;
}

double Frontier::limit(std::size_t galley, std::size_t page) const {
  const auto least = least_.find({galley, page});
  return least == least_.end() || least->second.size() < width_ ? impossible : least->second.back();
}

std::optional<PageStart> Frontier::take() {
  while (!starts_.empty()) {
    PageStart start = std::move(starts_.extract(starts_.begin()).mapped());
    least_.erase(least_.begin(), least_.lower_bound({start.at.galley, 0}));
    if (start.at.at_start() || start.cost <= limit(start.at.galley, start.page)) return start;
  }
  return std::nullopt;
}

}  // namespace vestnik
