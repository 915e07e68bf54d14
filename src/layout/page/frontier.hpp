/// @file frontier.hpp
/// The places where a page may begin and that the search has still to look at, each with the cheapest way to it.
#pragma once

#include <cstddef>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "layout/page/column_search.hpp"

namespace vestnik {

/// How one galley stands on a page: it ends there, or is cut.
struct Choice {
  Position from;
  int top = 0;  ///< in lines from the page's head
  std::variant<Ending, Cut> foot;
  std::shared_ptr<const Choice> above;  ///< what stands above it on the page
};

/// Where a page begins, and the cheapest way to there that is known.
struct PageStart {
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  Position at;
  double cost = impossible;
  std::size_t page = 0;                ///< how many pages there are before it
  double cost_before = impossible;     ///< of the pages before the last one of them
  std::size_t previous = none;         ///< the start of that page, as the search numbers them
  std::shared_ptr<const Choice> last;  ///< what that page ends with

  /// Of ways that cost the same the one of fewer pages is taken, then the one that begins its last page cheaper.
  [[nodiscard]] bool better_than(const PageStart& other) const {
    return std::tie(cost, page, cost_before) < std::tie(other.cost, other.page, other.cost_before);
  }
};

/// Every page ends behind the place where it begins. Who takes the starts in the order of the text therefore takes each
/// of them once, when no cheaper way to it can come any more, and needs nothing that is known of the text before it.
class Frontier {
 public:
  /// `width`: how many of the starts within one galley that follow as many pages are followed up, the cheapest ones.
  /// The beginnings of articles are followed up always, for that they keep a wish may show only later.
  explicit Frontier(std::size_t width) : width_(width) {}

  /// Keeps `way` if it is better than all others to its place. The kept one, so that the caller can add how its last
  /// page ends; else null.
  [[nodiscard]] PageStart* offer(const PageStart& way);
  /// What begins within the galley after so many pages and costs more is not followed up.
  [[nodiscard]] double limit(std::size_t galley, std::size_t page) const;
  /// The first start in the order of the text that is followed up.
  [[nodiscard]] std::optional<PageStart> take();

 private:
  using Rivals = std::pair<std::size_t, std::size_t>;  ///< a galley, pages before

  std::size_t width_;
  std::map<Position, PageStart> starts_;
  std::map<Rivals, std::vector<double>> least_;  ///< costs of at most `width` of the cheapest, ascending
};

}  // namespace vestnik
