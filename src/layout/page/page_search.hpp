/// @file page_search.hpp
/// Globally optimal pagination: the cheapest way to cut a part's galleys into pages, by dynamic programming over the
/// places where a page may begin (see costs.hpp for sources).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/threads/checkpoint.hpp"
#include "layout/page/column_search.hpp"
#include "layout/page/frontier.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

/// A galley, or what of it stands on one page.
struct PlacedGalley {
  std::size_t galley = 0;
  int top = 0;  ///< in lines from the page's head
  Columns columns;
};

struct PagePlan {
  std::vector<std::vector<PlacedGalley>> pages;
  double cost = 0;
};

class PageSearch {
 public:
  /// `capacity`: lines of a page. `width`: see Frontier; unlimited, the plan is the optimum.
  PageSearch(const std::vector<Galley>& galleys, const Theme& theme, int capacity, std::size_t width = 8);

  /// None if the search does not know what the galleys hold, or nothing obeys all rules. Throws Cancelled.
  [[nodiscard]] std::optional<PagePlan> run(const Checkpoint& checkpoint = {});
  [[nodiscard]] const std::vector<Stack>& stacks() const { return stacks_; }

  /// What `run` did.
  struct Work {
    std::size_t pages = 0;       ///< beginnings of pages that were followed up
    std::size_t ways = 0;        ///< to set a galley, or a part of it, on one of these pages
    std::size_t most_known = 0;  ///< the most places of which it knew at a time how the text goes on from there
  };
  [[nodiscard]] const Work& work() const { return work_; }

 private:
  /// Lines that a page may be short of its foot and still be full.
  static constexpr int short_of_foot = 1;
  /// All that cost no more than `limit`.
  struct KnownCuts {
    double limit = -1;
    std::vector<Cut> cuts;
  };
  /// How far a page is filled.
  struct Extent {
    int lines = 0;
    bool stretched = false;  ///< something on it is higher than its natural height
  };
  /// Of a page: the galleys before one are set, it is filled to some extent.
  struct Partial {
    double cost = impossible;
    std::shared_ptr<const Choice> last;  ///< what the page ends with so far
    Position from;                       ///< where in the galley the page goes on, if not at its beginning
  };
  /// The page that is being filled.
  struct Page {
    std::size_t number = 0;
    std::size_t start = PageStart::none;  ///< where it began: an index into starts_
    double cost_before = 0;               ///< of the pages before it

    /// The place where the next one begins; how this one ends is to be filled in.
    [[nodiscard]] PageStart end(const Position& at, double cost) const {
      return {at, cost, number + 1, cost_before, start, nullptr};
    }
  };

  void extend(const PageStart& start, const Page& page);
  /// The page is filled to `extent` and `galley` comes next, in any arrangement of its article.
  void open(std::size_t galley, const Extent& extent, double cost, const Choice* above);
  void go_on(std::size_t galley, const Extent& extent, const Partial& partial, const Page& page);
  void place(std::size_t galley, const Extent& extent, const Partial& partial, const Page& page);
  void cut(const Choice& choice, double cost, double kept, const Page& page);
  void begin_page(const PageStart& start);
  [[nodiscard]] Partial& reach(std::size_t galley, const Extent& extent);
  /// Whether a page may end with an article: what was stretched was to reach the foot.
  [[nodiscard]] bool may_end(const Extent& extent) const {
    return !extent.stretched || capacity_ - extent.lines <= short_of_foot;
  }
  /// Nothing but the wish to keep an article on one page binds the galley to the columns above it.
  [[nodiscard]] bool wishes_to_stay(std::size_t galley) const {
    return !starts_chain(galley) && galleys_[galley - 1].keep_on_one_page && galleys_[galley - 1].columns == 2;
  }
  /// Its opening picture is to come on its second page.
  [[nodiscard]] bool defers(const Position& from) const {
    return from.at_start() && from.galley > 0 && galleys_[from.galley - 1].deferred;
  }
  [[nodiscard]] const std::vector<Ending>& endings(const Position& from);
  /// At least those that cost no more than `limit`.
  [[nodiscard]] const std::vector<Cut>& cuts(const Position& from, int room, double limit);
  [[nodiscard]] ColumnSearch& search(std::size_t galley) { return searches_[galley]; }
  [[nodiscard]] bool starts_chain(std::size_t galley) const {
    return galley == 0 || !galleys_[galley - 1].keep_with_next;
  }
  [[nodiscard]] std::size_t chain_end(std::size_t galley) const;
  /// The galley that comes after `galley`: of the same arrangement, or the next article's first one.
  [[nodiscard]] std::size_t after(std::size_t galley) const;
  /// Drops what is known of galleys from places before `position`: no page begins there any more.
  void forget(const Position& position);
  [[nodiscard]] std::vector<PlacedGalley> realise(const Choice* last);

  const std::vector<Galley>& galleys_;
  int capacity_, extra_space_;
  std::vector<Stack> stacks_;
  std::vector<ColumnSearch> searches_;
  std::vector<double> split_costs_;  ///< by galley: of dividing its article
  std::map<Position, std::vector<Ending>> endings_;
  std::map<std::pair<Position, int>, KnownCuts> cuts_;
  std::vector<std::vector<Partial>> partials_;  ///< by galley that comes next, then by extent; empty: none
  std::size_t last_reached_ = 0;                ///< no galley behind it has partials
  std::size_t forgotten_ = 0;                   ///< nothing is known any more of galleys before it
  std::vector<PageStart> starts_;               ///< that were followed up, in the order of the text
  Frontier frontier_;
  Work work_;
  PageStart best_;  ///< the cheapest end of the whole part so far
};

}  // namespace vestnik
