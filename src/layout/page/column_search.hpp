/// @file column_search.hpp
/// All ways to fill one column from a position on, and the best ways to end a galley or to cut it at a page's foot.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "layout/page/costs.hpp"
#include "layout/page/stack.hpp"

namespace vestnik {

/// Lines [from, to) of a block in one of its variants, placed in a column.
struct Placement {
  std::uint32_t block = 0;
  std::uint16_t variant = 0, from = 0, to = 0;
  int extra_space = 0;
};
using Column = std::vector<Placement>;

/// The columns of one galley on one page; the right one is empty for a galley of one column.
struct Columns {
  Column left, right;
};

/// A galley that ends on the page, in so many lines.
struct Ending {
  int height = 0;
  double cost = 0;
  Position cut;  ///< where the right column begins
  int left = 0, right = 0;
};

/// A galley that is cut at the page's foot.
struct Cut {
  Position end;
  double cost = 0;
  Position middle;  ///< where the right column begins
};

class ColumnSearch {
 public:
  ColumnSearch(const Stack& stack, int capacity, int extra_space, int lines_below_title)
      : stack_(stack), capacity_(capacity), extra_space_(extra_space), lines_below_title_(lines_below_title) {}

  /// The best way to end the galley from `from` on, for each height that is possible; ascending.
  [[nodiscard]] std::vector<Ending> endings(const Position& from);
  [[nodiscard]] Columns place(const Position& from, const Ending& ending);

  /// The ways to fill `room` lines from `from` on and go on overleaf, ascending by position; those that cost at most
  /// `limit`.
  [[nodiscard]] std::vector<Cut> cuts(const Position& from, int room, double limit);
  [[nodiscard]] Columns place(const Position& from, const Cut& cut, int room);

  /// Drops what is kept of columns that begin before `position`: no later one does.
  void forget(const Position& position) { kept_.erase(kept_.begin(), kept_.lower_bound(position)); }

 private:
  struct Exit {
    Position at;
    int height = 0;
    double cost = 0;
    int step = -1;
  };
  struct Step {
    Placement placement;
    int previous = -1;
  };
  struct Cell {
    double cost = impossible;
    int step = -1;
    bool may_end = false;
  };
  /// The best way to each height, in a row for each picture that may be pending. Heights beyond [low, high] were not
  /// reached.
  struct Layer {
    std::vector<Cell> cells;
    int low = 0, high = -1;
  };

  /// All ends of a column.
  std::vector<Exit> fill(const Position& from);
  /// The same, without steps. Many columns begin where another one began: each is searched once.
  [[nodiscard]] const std::vector<Exit>& kept_fill(const Position& from);
  void begin(const Position& from, Layer& layer);
  void finish_block(const Position& from, const Layer& layer, Layer& next);
  void advance(std::uint32_t block, const Layer& layer, Layer& next);
  void offer_exit(const Position& at, int height, double cost, int previous, const Placement& placement);
  void offer(Layer& layer, std::size_t row, int height, double cost, bool may_end, int previous,
             const Placement& placement);
  [[nodiscard]] std::size_t index(std::size_t row, int height) const {
    return row * (static_cast<std::size_t>(capacity_) + 1) + static_cast<std::size_t>(height);
  }
  [[nodiscard]] const Cell& cell(const Layer& layer, std::size_t row, int height) const {
    return layer.cells[index(row, height)];
  }
  /// The cell, to be reached now.
  [[nodiscard]] Cell& reach(Layer& layer, std::size_t row, int height) const;
  /// Makes `layer` one in which nothing is reached.
  void clear(Layer& layer) const;
  [[nodiscard]] Column trace(int step) const;

  /// How many lines a column needs that begins at `from` and ends the galley, at least and at most.
  [[nodiscard]] std::pair<int, int> lines_of_rest(const Position& from) const;
  /// Least cost of ending the galley in a column of exactly `lines` that begins at `from`.
  [[nodiscard]] double rest(const Position& from, int lines) const;
  /// `costs`: of a block, by lines.
  [[nodiscard]] double in_lines(const std::vector<double>& costs, int lines) const {
    return lines < 0 || lines > capacity_ ? impossible : costs[static_cast<std::size_t>(lines)];
  }
  [[nodiscard]] double rest_below(std::size_t block, int lines) const { return in_lines(stack_.rest[block], lines); }
  [[nodiscard]] Column place_rest(const Position& from, int lines) const;
  /// Of `all` ends of a column from `from` on, those that reach the foot of `room` lines and cost at most `limit`: the
  /// best one at each place.
  [[nodiscard]] std::vector<Exit> cut_exits(const std::vector<Exit>& all, const Position& from, int room,
                                            double limit) const;

  const Stack& stack_;
  int capacity_, extra_space_, lines_below_title_;
  std::uint32_t galley_ = 0;
  std::vector<Step> steps_;
  std::vector<Exit> exits_;
  Layer layer_, next_;
  std::vector<std::uint16_t> pending_;  ///< float number by row of a layer, ascending; 0: none
  std::map<Position, std::vector<Exit>> kept_;
};

}  // namespace vestnik
