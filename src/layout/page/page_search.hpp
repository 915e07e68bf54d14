/// @file page_search.hpp
/// Globally optimal pagination: the cheapest way to cut a part's galleys into pages, by dynamic programming over the
/// places where a page may begin (see costs.hpp for sources).
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "base/threads/checkpoint.hpp"
#include "layout/page/column_search.hpp"
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
  /// `capacity`: lines of a page. `width`: ends of each page that are followed up; unlimited, the plan is the optimum.
  PageSearch(const std::vector<Galley>& galleys, const Theme& theme, int capacity, std::size_t width = 8);

  /// None if the search does not know what the galleys hold, or nothing obeys all rules. Throws Cancelled.
  [[nodiscard]] std::optional<PagePlan> run(const Checkpoint& checkpoint = {});
  [[nodiscard]] const std::vector<Stack>& stacks() const { return stacks_; }

 private:
  static constexpr int no_choice = -1;
  /// Lines that a page may be short of its foot and still be full.
  static constexpr int short_of_foot = 1;
  /// All that cost no more than `limit`.
  struct KnownCuts {
    double limit = -1;
    std::vector<Cut> cuts;
  };
  /// How one galley stands on a page: it ends there, or is cut.
  struct Choice {
    Position from;
    int top = 0;
    std::variant<Ending, Cut> foot;
    int above = no_choice;  ///< what stands above it on the page: an index into choices_
  };
  /// How far a page is filled.
  struct Extent {
    int lines = 0;
    bool stretched = false;  ///< something on it is higher than it would be of itself
  };
  /// Of a page: the galleys before one are set, it is filled to some extent.
  struct Partial {
    double cost = impossible;
    int last = no_choice;  ///< what the page ends with so far
    Position from;         ///< where in the galley the page goes on, if not at its beginning
  };
  struct Node {
    Position at;
    double cost = impossible;
    std::size_t previous = 0;
    int last = no_choice;  ///< what the page that ends here ends with
  };
  /// Where pages of one number may end: the cheapest way to each place.
  class Level {
   public:
    explicit Level(std::size_t width) : width_(width) {}

    /// The way to `at`, to be filled in, if `cost` is less than that of all others to it; else null.
    [[nodiscard]] Node* offer(const Position& at, double cost);
    /// What costs more is not among those that are followed up, but for the beginnings of articles.
    [[nodiscard]] double limit() const { return least_.size() < width_ ? impossible : least_.back(); }
    /// Those that are followed up, the cheapest first.
    [[nodiscard]] std::vector<Node> chosen() const;

   private:
    std::size_t width_;
    std::map<Position, Node> nodes_;
    std::vector<double> least_;  ///< costs of at most `width` of the cheapest, ascending
  };

  void extend(const Node& node, std::size_t index, Level& next);
  /// The page is filled to `extent` and `galley` comes next, in any arrangement of its article.
  void open(std::size_t galley, const Extent& extent, double cost, const Choice* above);
  int add(const Choice& choice);
  void go_on(std::size_t galley, const Extent& extent, const Partial& partial, Level& ends, std::size_t index);
  void place(std::size_t galley, const Extent& extent, const Partial& partial, Level& ends, std::size_t index);
  void begin_page(const Node& node);
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
  [[nodiscard]] bool defers(std::size_t galley) const { return galley > 0 && galleys_[galley - 1].deferred; }
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
  [[nodiscard]] std::vector<PlacedGalley> realise(int last);

  const std::vector<Galley>& galleys_;
  int capacity_, extra_space_;
  std::size_t width_;
  std::vector<Stack> stacks_;
  std::vector<ColumnSearch> searches_;
  std::vector<double> split_costs_;  ///< by galley: of dividing its article
  std::map<Position, std::vector<Ending>> endings_;
  std::map<std::pair<Position, int>, KnownCuts> cuts_;
  std::vector<std::vector<Partial>> partials_;  ///< by galley that comes next, then by extent; empty: there is none
  std::vector<Choice> choices_;
  std::vector<Node> nodes_;  ///< followed up; a node's `previous` is an index here
  Node best_;                ///< the cheapest end of the whole part so far
};

}  // namespace vestnik
