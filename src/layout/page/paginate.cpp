#include "layout/page/paginate.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "findings/catalogue/message.hpp"
#include "layout/page/columns.hpp"
#include "layout/page/page_search.hpp"
#include "layout/page/plan_builder.hpp"

namespace vestnik {
namespace {

Flow flow_of(const Galley& galley) {
  Flow flow;
  flow.reserve(galley.items.size());
  for (const GalleyItem& item : galley.items) flow.push_back(&item);
  return flow;
}

class GreedyPaginator {
 public:
  GreedyPaginator(const std::vector<Galley>& galleys, const Theme& theme, std::vector<Diagnostic>& diagnostics)
      : galleys_(galleys), theme_(theme), diagnostics_(diagnostics), page_(theme.page_lines()) {}

  [[nodiscard]] Plan run() {
    for (std::size_t i = 0; i < galleys_.size(); ++i) {
      const Galley& galley = galleys_[i];
      const bool chained = i > 0 && galleys_[i - 1].keep_with_next;
      if (!page_.empty() && ((!chained && needs_new_page(i)) || galley.page_break_before)) page_.close();
      if (!page_.empty()) page_.skip(galley.lines_before);
      if (galley.columns == 2) {
        set_two_columns(i);
      } else {
        set_full_width(i);
      }
    }
    if (!page_.empty()) page_.close();
    return page_.take();
  }

 private:
  /// Galleys that are bound together from `first` on: titles with the columns below them.
  [[nodiscard]] std::size_t chain_end(std::size_t first) const {
    while (first + 1 < galleys_.size() && galleys_[first].keep_with_next) ++first;
    return first + 1;
  }

  [[nodiscard]] bool needs_new_page(std::size_t first) const {
    const std::size_t end = chain_end(first);
    int needed = 0, whole = 0;
    bool keep = false;
    for (std::size_t i = first; i < end; ++i) {
      const Galley& galley = galleys_[i];
      const Flow flow = flow_of(galley);
      const Slice all{0, flow.size()};
      const int height = i + 1 < end ? full_height(flow, all) : height_of(flow, all);
      keep = keep || galley.keep_on_one_page;
      needed += galley.lines_before;
      whole += galley.lines_before;
      if (galley.columns == 2) {
        Balance balance;
        const bool fits = balance_columns(flow, 0, page_.capacity(), balance);
        needed += std::min(least_below_title(flow), fits ? balance.height() : page_.capacity());
        whole += fits ? balance.height() : page_.capacity() + 1;
      } else {
        needed += i + 1 == end ? std::min(height, least_above_break(flow)) : height;
        whole += height;
      }
    }
    if (keep && whole <= page_.capacity()) needed = whole;
    return needed > page_.room();
  }

  /// The lines that must stand below a title: the theme's, or more if the text begins with something higher.
  [[nodiscard]] int least_below_title(const Flow& flow) const {
    return std::max(theme_.pagination.lines_below_title, least_above_break(flow));
  }

  /// Height up to the first place where a column may end.
  static int least_above_break(const Flow& flow) {
    std::size_t end = 1;
    while (end < flow.size() && (!may_break_before(flow, end) || height_of(flow, {0, end}) == 0)) ++end;
    return height_of(flow, {0, std::min(end, flow.size())});
  }

  void set_full_width(std::size_t number) {
    Flow flow = flow_of(galleys_[number]);
    for (std::size_t at = 0; at < flow.size();) {
      if (flow[at]->kind == GalleyItem::Kind::fill) {
        page_.fill(flow[at++]->weight);
        continue;
      }
      std::size_t end = at;
      while (end < flow.size() && flow[end]->kind != GalleyItem::Kind::fill) ++end;
      Flow part(flow.begin() + static_cast<std::ptrdiff_t>(at), flow.begin() + static_cast<std::ptrdiff_t>(end));
      set_single_column(number, part);
      at = end;
    }
  }

  void set_single_column(std::size_t number, Flow& flow) {
    for (std::size_t at = 0; at < flow.size();) {
      std::size_t end = fill_column(flow, at, page_.room());
      if (end == at) {
        if (!page_.empty()) {
          page_.close();
          continue;
        }
        end = force(flow, at);
      }
      const Slice slice{at, end};
      page_.put(galleys_[number], number, flow, slice, false);
      // White space between two stretches of a page stays; at a page's head and foot it goes.
      page_.skip(end == flow.size() ? full_height(flow, slice) : height_of(flow, slice));
      if (end < flow.size()) page_.close();
      at = end;
    }
  }

  static int full_height(const Flow& flow, Slice slice) {
    int height = height_of(flow, slice);
    for (std::size_t i = slice.end; i > slice.begin && flow[i - 1]->kind == GalleyItem::Kind::space; --i) {
      height += flow[i - 1]->lines;
    }
    return height;
  }

  void set_two_columns(std::size_t number) {
    const Galley& galley = galleys_[number];
    Flow flow = flow_of(galley);
    for (std::size_t at = 0; at < flow.size();) {
      Balance balance;
      if (balance_columns(flow, at, page_.room(), balance)) {
        page_.put(galley, number, balance.flow, {0, balance.cut}, false);
        page_.put(galley, number, balance.flow, {balance.cut, balance.flow.size()}, true);
        page_.skip(balance.height());
        return;
      }
      std::size_t left = fill_column(flow, at, page_.room());
      if (left == at) {
        if (!page_.empty()) {
          page_.close();
          continue;
        }
        left = force(flow, at);
      }
      const std::size_t right = fill_column(flow, left, page_.room());
      page_.put(galley, number, flow, {at, left}, false);
      page_.put(galley, number, flow, {left, right}, true);
      page_.close();
      at = right;
    }
  }

  /// Nothing that may stand alone fits an empty page: take the longest stretch that does, whatever the rules say.
  [[nodiscard]] std::size_t force(const Flow& flow, std::size_t at) {
    std::size_t end = at;
    while (end < flow.size() && height_of(flow, {at, end + 1}) <= page_.capacity()) ++end;
    if (end > at) return end;
    diagnostics_.push_back(finding("box-too-tall"_id, flow[at]->where));
    return at + 1;
  }

  const std::vector<Galley>& galleys_;
  const Theme& theme_;
  std::vector<Diagnostic>& diagnostics_;
  PlanBuilder page_;
};

/// What the search has found, box by box.
class SearchedPlan {
 public:
  SearchedPlan(const std::vector<Galley>& galleys, const std::vector<Stack>& stacks, int capacity)
      : galleys_(galleys), stacks_(stacks), page_(capacity) {}

  [[nodiscard]] Plan of(const PagePlan& found) {
    for (const std::vector<PlacedGalley>& page : found.pages) {
      for (const PlacedGalley& placed : page) {
        put(placed, placed.columns.left, false);
        put(placed, placed.columns.right, true);
      }
      page_.close();
    }
    return page_.take();
  }

 private:
  void put(const PlacedGalley& placed, const Column& column, bool right_column) {
    int top = placed.top;
    for (const Placement& placement : column) {
      const StackBlock& block = stacks_[placed.galley].blocks[placement.block];
      if (placement.from == 0 && top > placed.top) top += block.space_before + placement.extra_space;
      const BlockVariant& variant = block.variants[placement.variant];
      for (std::size_t i = placement.from; i < placement.to; ++i) {
        // A block that goes on may have a picture above it that waited for the column.
        const bool heads = i == placement.from && (i > 0 || &placement == &column.front());
        page_.put({.galley = placed.galley,
                   .item = block.first,
                   .part = i,
                   .variant = number_of(variant, galleys_[placed.galley]),
                   .right_column = right_column,
                   .heads_column = heads,
                   .top = top});
        top += heads ? variant.extents[i].lines_at_head : variant.extents[i].lines;
      }
    }
  }

  static std::optional<std::size_t> number_of(const BlockVariant& variant, const Galley& galley) {
    if (variant.source == nullptr) return std::nullopt;
    return static_cast<std::size_t>(variant.source - galley.variants.data());
  }

  const std::vector<Galley>& galleys_;
  const std::vector<Stack>& stacks_;
  PlanBuilder page_;
};

}  // namespace

Plan paginate(const std::vector<Galley>& galleys, const Theme& theme, Pagination way,
              std::vector<Diagnostic>& diagnostics, const Checkpoint& checkpoint) {
  if (way == Pagination::optimal) {
    PageSearch search(galleys, theme, theme.page_lines());
    if (const std::optional<PagePlan> found = search.run(checkpoint)) {
      return SearchedPlan(galleys, search.stacks(), theme.page_lines()).of(*found);
    }
  }
  std::vector<Galley> first_arrangements;
  std::vector<std::size_t> numbers;  // of these among all galleys
  for (std::size_t i = 0; i < galleys.size(); ++i) {
    if (galleys[i].arrangement > 0) continue;
    first_arrangements.push_back(galleys[i]);
    numbers.push_back(i);
  }
  Plan plan = GreedyPaginator(first_arrangements, theme, diagnostics).run();
  for (std::vector<PlannedBox>& page : plan.pages) {
    for (PlannedBox& box : page) box.galley = numbers[box.galley];
  }
  return plan;
}

}  // namespace vestnik
