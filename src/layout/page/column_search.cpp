#include "layout/page/column_search.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "layout/page/columns.hpp"

namespace vestnik {
namespace {

/// Feet of columns on a full page may be this many lines short before the search looks for anything that fits.
constexpr int foot_slack = 2;
/// Beyond this difference of columns' feet only what is lower than all that can be balanced is tried.
constexpr int feet_slack = 4;
/// Lines of a paragraph that runs through a column and beyond, for none of it stands alone.
constexpr int least_piece = 2;
/// Left columns that are followed up per cut.
constexpr std::size_t left_columns = 12;

/// What is left of a block that the column before began.
int lines_from(const BlockVariant& variant, std::size_t from) {
  int lines = variant.extents[from].lines_at_head;
  for (std::size_t i = from + 1; i < variant.extents.size(); ++i) lines += variant.extents[i].lines;
  return lines;
}

}  // namespace

void ColumnSearch::offer(Layer& layer, std::size_t row, int height, double cost, bool may_end, int previous,
                         const Placement& placement) {
  if (cost >= cell(layer, row, height).cost) return;
  Cell& target = reach(layer, row, height);
  steps_.push_back({placement, previous});
  target = {cost, static_cast<int>(steps_.size()) - 1, may_end};
}

void ColumnSearch::offer_exit(const Position& at, int height, double cost, int previous, const Placement& placement) {
  steps_.push_back({placement, previous});
  exits_.push_back({at, height, cost, static_cast<int>(steps_.size()) - 1});
}

ColumnSearch::Cell& ColumnSearch::reach(Layer& layer, std::size_t row, int height) const {
  layer.low = std::min(layer.low, height);
  layer.high = std::max(layer.high, height);
  return layer.cells[index(row, height)];
}

void ColumnSearch::clear(Layer& layer) const {
  layer.cells.resize((stack_.floats.size() + 1) * (static_cast<std::size_t>(capacity_) + 1));
  for (std::size_t row = 0; row < pending_.size() && layer.low <= layer.high; ++row) {
    std::fill(layer.cells.begin() + static_cast<std::ptrdiff_t>(index(row, layer.low)),
              layer.cells.begin() + static_cast<std::ptrdiff_t>(index(row, layer.high)) + 1, Cell{});
  }
  layer.low = capacity_;
  layer.high = -1;
}

/// The column's head: what waits for it, or not.
void ColumnSearch::begin(const Position& from, Layer& layer) {
  pending_ = {0};
  if (from.pending == 0) {
    reach(layer, 0, 0) = {0, -1, false};
    return;
  }
  pending_.push_back(from.pending);
  reach(layer, 1, 0) = {PaginationCosts::moved_picture, -1, false};
  const std::size_t index = stack_.floats[from.pending - 1U];
  const StackBlock& block = stack_.blocks[index];
  for (std::size_t v = 0; v < block.variants.size(); ++v) {
    const BlockVariant& variant = block.variants[v];
    if (variant.lines > capacity_) continue;
    offer(layer, 0, variant.lines, variant.cost, true, -1,
          {static_cast<std::uint32_t>(index), static_cast<std::uint16_t>(v), 0,
           static_cast<std::uint16_t>(variant.extents.size()), 0});
  }
}

/// The lines of a block that the column before began.
void ColumnSearch::finish_block(const Position& from, const Layer& layer, Layer& next) {
  const BlockVariant& variant = stack_.blocks[from.block].variants[from.variant];
  const auto count = static_cast<std::uint16_t>(variant.extents.size());
  for (std::size_t row = 0; row < pending_.size(); ++row) {
    for (int h = layer.low; h <= layer.high; ++h) {
      const Cell& here = cell(layer, row, h);
      if (here.cost == impossible) continue;
      int height = h;
      for (std::uint16_t k = from.line; k < count; ++k) {
        height += k == from.line ? variant.extents[k].lines_at_head : variant.extents[k].lines;
        if (height > capacity_) break;
        const Placement placement{from.block, from.variant, from.line, static_cast<std::uint16_t>(k + 1), 0};
        const bool may_end = variant.extents[k].break_after;
        if (k + 1 == count) {
          offer(next, row, height, here.cost, may_end, here.step, placement);
        } else if (may_end && height - h >= least_piece) {
          offer_exit({galley_, from.block, placement.to, from.variant, pending_[row]}, height, here.cost, here.step,
                     placement);
        }
      }
    }
  }
}

void ColumnSearch::advance(std::uint32_t b, const Layer& layer, Layer& next) {
  const StackBlock& block = stack_.blocks[b];
  const std::size_t rows = pending_.size();
  if (block.float_number != 0) pending_.push_back(block.float_number);
  for (std::size_t row = 0; row < rows; ++row) {
    for (int h = layer.low; h <= layer.high; ++h) {
      const Cell& here = cell(layer, row, h);
      if (here.cost == impossible) continue;
      if (block.float_number != 0 && row == 0) {
        reach(next, rows, h) = {here.cost + PaginationCosts::moved_picture, here.step, here.may_end};
      }
      const int extras = h > 0 && block.stretches ? extra_space_ : 0;
      for (int extra = 0; extra <= extras; ++extra) {
        const int top = h > 0 ? h + block.space_before + extra : 0;
        for (std::size_t v = 0; v < block.variants.size(); ++v) {
          const BlockVariant& variant = block.variants[v];
          const double cost = here.cost + variant.cost + PaginationCosts::extra_space * extra * extra;
          int height = top;
          for (std::size_t k = 1; k <= variant.extents.size(); ++k) {
            height += variant.extents[k - 1].lines;
            if (height > capacity_) break;
            const Placement placement{b, static_cast<std::uint16_t>(v), 0, static_cast<std::uint16_t>(k), extra};
            const bool may_end = variant.extents[k - 1].break_after;
            if (k == variant.extents.size()) {
              offer(next, row, height, cost, may_end, here.step, placement);
            } else if (may_end) {
              offer_exit({galley_, b, placement.to, placement.variant, pending_[row]}, height, cost, here.step,
                         placement);
            }
          }
        }
      }
    }
  }
}

std::vector<ColumnSearch::Exit> ColumnSearch::fill(const Position& from) {
  galley_ = from.galley;
  steps_.clear();
  exits_.clear();
  clear(layer_);
  clear(next_);
  begin(from, layer_);
  std::uint32_t b = from.block;
  if (from.line > 0) {
    finish_block(from, layer_, next_);
    std::swap(layer_, next_);
    ++b;
  }
  for (;; ++b) {
    const bool at_end = b == stack_.blocks.size();
    for (std::size_t row = 0; row < pending_.size(); ++row) {
      for (int h = std::max(1, layer_.low); h <= layer_.high; ++h) {
        const Cell& here = cell(layer_, row, h);
        if (here.cost == impossible || !(here.may_end || at_end)) continue;
        exits_.push_back({{galley_, b, 0, 0, pending_[row]}, h, here.cost, here.step});
      }
    }
    if (at_end || layer_.high < 0) break;
    clear(next_);
    advance(b, layer_, next_);
    std::swap(layer_, next_);
  }
  return exits_;
}

const std::vector<ColumnSearch::Exit>& ColumnSearch::kept_fill(const Position& from) {
  const auto [entry, added] = kept_.try_emplace(from);
  if (added) entry->second = fill(from);
  return entry->second;
}

Column ColumnSearch::trace(int step) const {
  Column column;
  for (; step >= 0; step = steps_[static_cast<std::size_t>(step)].previous) {
    column.push_back(steps_[static_cast<std::size_t>(step)].placement);
  }
  std::ranges::reverse(column);
  return column;
}

std::pair<int, int> ColumnSearch::lines_of_rest(const Position& from) const {
  const std::size_t below = from.block + (from.line > 0 ? 1 : 0);
  int least = stack_.least_rest[below], most = stack_.most_rest[below];
  if (from.line > 0) {
    const BlockVariant& variant = stack_.blocks[from.block].variants[from.variant];
    const int begun = lines_from(variant, from.line);
    least += begun;
    most += begun;
  }
  if (from.pending != 0) {
    const StackBlock& picture = stack_.blocks[stack_.floats[from.pending - 1U]];
    const auto [smallest, largest] = std::ranges::minmax_element(picture.variants, {}, &BlockVariant::lines);
    least += smallest->lines;
    most += largest->lines;
  }
  return {least, most};
}

double ColumnSearch::rest(const Position& from, int lines) const {
  int begun = 0;
  std::size_t below = from.block;
  if (from.line > 0) {
    const BlockVariant& variant = stack_.blocks[from.block].variants[from.variant];
    begun = lines_from(variant, from.line);
    ++below;
  }
  if (from.pending != 0) {
    double best = impossible;
    for (const BlockVariant& variant : stack_.blocks[stack_.floats[from.pending - 1U]].variants) {
      best = std::min(best, variant.cost + rest_below(below, lines - variant.lines - begun));
    }
    return best;
  }
  return from.line > 0 ? rest_below(below, lines - begun) : in_lines(stack_.head_rest[below], lines);
}

Column ColumnSearch::place_rest(const Position& from, int lines) const {
  Column column;
  const double total = rest(from, lines);
  const auto whole = [&](std::size_t block, std::size_t variant, int extra) {
    column.push_back({static_cast<std::uint32_t>(block), static_cast<std::uint16_t>(variant), 0,
                      static_cast<std::uint16_t>(stack_.blocks[block].variants[variant].extents.size()), extra});
    lines -= stack_.blocks[block].variants[variant].lines;
  };
  const int begun = from.line == 0 ? 0 : lines_from(stack_.blocks[from.block].variants[from.variant], from.line);
  std::size_t below = from.block + (from.line > 0 ? 1 : 0);
  // Of several ways that cost the same the first one is taken, as everywhere.
  const auto choose_head = [&](std::size_t block, std::size_t next, int further) {
    const std::vector<BlockVariant>& variants = stack_.blocks[block].variants;
    for (std::size_t v = 0; v < variants.size(); ++v) {
      if (variants[v].cost + rest_below(next, lines - variants[v].lines - further) == total) return whole(block, v, 0);
    }
  };
  if (from.pending != 0) {
    choose_head(stack_.floats[from.pending - 1U], below, begun);
  } else if (from.line == 0 && below < stack_.blocks.size()) {
    choose_head(below, below + 1, 0);
    ++below;
  }
  if (from.line > 0) {
    const BlockVariant& variant = stack_.blocks[from.block].variants[from.variant];
    column.push_back({from.block, from.variant, from.line, static_cast<std::uint16_t>(variant.extents.size()), 0});
    lines -= begun;
  }
  for (; below < stack_.blocks.size(); ++below) {
    const StackBlock& block = stack_.blocks[below];
    const double sum = rest_below(below, lines);
    const auto choose = [&] {
      for (int extra = 0; extra <= (block.stretches ? extra_space_ : 0); ++extra) {
        const int space = block.space_before + extra;
        for (std::size_t v = 0; v < block.variants.size(); ++v) {
          const double cost = block.variants[v].cost + PaginationCosts::extra_space * extra * extra;
          if (rest_below(below + 1, lines - space - block.variants[v].lines) + cost != sum) continue;
          lines -= space;
          return whole(below, v, extra);
        }
      }
    };
    choose();
  }
  return column;
}

std::vector<Ending> ColumnSearch::endings(const Position& from) {
  const int least = lines_of_rest(from).first;
  if (least > stack_.galley->columns * capacity_) return {};
  std::vector<Ending> best(static_cast<std::size_t>(capacity_) + 1, {.height = 0, .cost = impossible});  // by height
  // What stands below the cut costs no less than nothing: most cuts are too dear without it.
  const auto offer = [&](const Position& cut, double above, int left, int right, double feet) {
    const int height = std::max(left, right);
    Ending& rival = best[static_cast<std::size_t>(height)];
    if (above + feet >= rival.cost) return;
    const double cost = above + rest(cut, right) + feet;
    if (cost < rival.cost) rival = {height, cost, cut, left, right};
  };
  const auto found = [](const Ending& ending) { return ending.cost != impossible; };
  if (stack_.galley->columns != 2) {
    for (int lines = 0; lines <= capacity_; ++lines) offer(from, 0, 0, lines, 0);
  } else {
    int highest = capacity_;
    for (const int slack : {feet_slack, capacity_}) {
      for (const Exit& exit : kept_fill(from)) {
        // The right column takes the rest, which is at most `slack` lines more.
        if (exit.height > highest || exit.height < std::max({1, (least - slack) / 2, least - highest})) continue;
        // Where that costs little, it may be many lines less.
        const bool beside_picture = is_beside_picture(*stack_.galley, from.at_start(), exit.height);
        const auto [fewest, most] = lines_of_rest(exit.at);
        const int last = std::min({highest, exit.height + slack, most});
        for (int right = std::max({0, exit.height - (beside_picture ? capacity_ : slack), fewest}); right <= last;
             ++right) {
          offer(exit.at, exit.cost, exit.height, right, feet_cost(*stack_.galley, from.at_start(), exit.height, right));
        }
      }
      // Columns that are further out of line serve where the lowest of these does not fit.
      const auto lowest = std::ranges::find_if(best, found);
      if (lowest != best.end()) highest = lowest->height - 1;
    }
  }
  std::vector<Ending> result;
  std::ranges::copy_if(best, std::back_inserter(result), found);
  return result;
}

Columns ColumnSearch::place(const Position& from, const Ending& ending) {
  if (stack_.galley->columns != 2) return {place_rest(from, ending.right), {}};
  const Exit* best = nullptr;
  const std::vector<Exit> exits = fill(from);
  for (const Exit& exit : exits) {
    if (exit.at != ending.cut || exit.height != ending.left) continue;
    if (best == nullptr || exit.cost < best->cost) best = &exit;
  }
  return {best == nullptr ? Column{} : trace(best->step), place_rest(ending.cut, ending.right)};
}

std::vector<ColumnSearch::Exit> ColumnSearch::cut_exits(const std::vector<Exit>& all, const Position& from, int room,
                                                        double limit) const {
  const int least = from.at_start() ? std::min(lines_below_title_, room) : 1;
  std::vector<Exit> exits;
  const auto take = [&](int lowest) {
    bool found = false;
    for (const Exit& exit : all) {
      if (exit.height < lowest || exit.height > room) continue;
      found = true;
      double cost = exit.cost + PaginationCosts::short_column(room - exit.height);
      if (from.at_start()) cost += PaginationCosts::few_below_title(exit.height);
      if (cost <= limit) exits.push_back({exit.at, exit.height, cost, exit.step});
    }
    return found;
  };
  // One that does not reach the foot is taken if there is no better.
  if (!take(std::max(least, room - foot_slack))) take(least);
  std::ranges::sort(exits, {}, [](const Exit& exit) { return std::tuple(exit.at, exit.cost, exit.height); });
  const auto same = [](const Exit& a, const Exit& b) { return a.at == b.at; };
  exits.erase(std::unique(exits.begin(), exits.end(), same), exits.end());
  return exits;
}

std::vector<Cut> ColumnSearch::cuts(const Position& from, int room, double limit) {
  if (room <= 0 || (from.at_start() && room < lines_below_title_)) return {};
  std::map<Position, Cut> best;
  const auto keep = [&](const Cut& cut) {
    if (cut.cost > limit || cut.end.block == stack_.blocks.size()) return;  // the latter is an ending
    const auto [entry, added] = best.try_emplace(cut.end, cut);
    if (!added && cut.cost < entry->second.cost) entry->second = cut;
  };
  std::vector<Exit> lefts = cut_exits(kept_fill(from), from, room, limit);
  if (stack_.galley->columns != 2) {
    for (const Exit& exit : lefts) keep({exit.at, exit.cost, exit.at});
  } else {
    std::ranges::stable_sort(lefts, {}, &Exit::cost);
    if (lefts.size() > left_columns) lefts.resize(left_columns);
    for (const Exit& left : lefts) {
      if (left.at.block == stack_.blocks.size()) continue;
      for (const Exit& right :
           cut_exits(kept_fill(left.at), left.at, room, limit - left.cost + PaginationCosts::rounding))
        keep({right.at, left.cost + right.cost, left.at});
    }
  }
  std::vector<Cut> result;
  result.reserve(best.size());
  for (const auto& [end, cut] : best) result.push_back(cut);
  return result;
}

Columns ColumnSearch::place(const Position& from, const Cut& cut, int room) {
  const auto column = [&](const Position& begin, const Position& end) {
    for (const Exit& exit : cut_exits(fill(begin), begin, room, impossible)) {
      if (exit.at == end) return trace(exit.step);
    }
    return Column{};
  };
  Columns columns{column(from, cut.middle), {}};
  if (stack_.galley->columns == 2) columns.right = column(cut.middle, cut.end);
  return columns;
}

}  // namespace vestnik
