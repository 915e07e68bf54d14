#include "layout/page/paginate.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "findings/catalogue/message.hpp"
#include "layout/page/columns.hpp"
#include "layout/page/page_builder.hpp"
#include "layout/page/page_search.hpp"

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
  GreedyPaginator(const std::vector<Galley>& galleys, const Theme& theme, PageBuilder page,
                  std::vector<Diagnostic>& diagnostics)
      : galleys_(galleys), theme_(theme), diagnostics_(diagnostics), page_(std::move(page)) {}

  void run() {
    for (std::size_t i = 0; i < galleys_.size(); ++i) {
      const Galley& galley = galleys_[i];
      const bool chained = i > 0 && galleys_[i - 1].keep_with_next;
      if (!page_.empty() && ((!chained && needs_new_page(i)) || galley.page_break_before)) page_.close();
      if (!page_.empty()) page_.skip(galley.lines_before);
      if (galley.columns == 2) {
        set_two_columns(galley);
      } else {
        set_full_width(galley);
      }
    }
    if (!page_.empty()) page_.close();
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

  void set_full_width(const Galley& galley) {
    Flow flow = flow_of(galley);
    for (std::size_t at = 0; at < flow.size();) {
      if (flow[at]->kind == GalleyItem::Kind::fill) {
        page_.fill(flow[at++]->weight);
        continue;
      }
      std::size_t end = at;
      while (end < flow.size() && flow[end]->kind != GalleyItem::Kind::fill) ++end;
      Flow part(flow.begin() + static_cast<std::ptrdiff_t>(at), flow.begin() + static_cast<std::ptrdiff_t>(end));
      set_single_column(galley, part);
      at = end;
    }
  }

  void set_single_column(const Galley& galley, Flow& flow) {
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
      page_.put(galley, flow, slice, Pt{});
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

  void set_two_columns(const Galley& galley) {
    Flow flow = flow_of(galley);
    const Pt right_x = theme_.column_width() + theme_.page.gutter;
    for (std::size_t at = 0; at < flow.size();) {
      Balance balance;
      if (balance_columns(flow, at, page_.room(), balance)) {
        page_.put(galley, balance.flow, {0, balance.cut}, Pt{});
        page_.put(galley, balance.flow, {balance.cut, balance.flow.size()}, right_x);
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
      page_.put(galley, flow, {at, left}, Pt{});
      page_.put(galley, flow, {left, right}, right_x);
      page_.close();
      at = right;
    }
  }

  /// Nothing that may stand alone fits an empty page: take the longest stretch that does, whatever the rules say.
  [[nodiscard]] std::size_t force(const Flow& flow, std::size_t at) {
    std::size_t end = at;
    while (end < flow.size() && height_of(flow, {at, end + 1}) <= page_.capacity()) ++end;
    if (end > at) return end;
    diagnostics_.push_back(finding("box-too-tall", flow[at]->where));
    return at + 1;
  }

  const std::vector<Galley>& galleys_;
  const Theme& theme_;
  std::vector<Diagnostic>& diagnostics_;
  PageBuilder page_;
};

/// Lays out what the search has found.
class PlanSetter {
 public:
  PlanSetter(const std::vector<Galley>& galleys, const std::vector<Stack>& stacks, const Theme& theme, PageBuilder page)
      : galleys_(galleys), stacks_(stacks), theme_(theme), page_(std::move(page)) {}

  void set(const PagePlan& plan) {
    for (const std::vector<PlacedGalley>& page : plan.pages) {
      for (const PlacedGalley& placed : page) {
        put(placed, placed.columns.left, Pt{});
        put(placed, placed.columns.right, theme_.column_width() + theme_.page.gutter);
      }
      page_.close();
    }
  }

 private:
  void put(const PlacedGalley& placed, const Column& column, Pt x) {
    const Galley& galley = galleys_[placed.galley];
    int y = placed.top;
    for (const Placement& placement : column) {
      const StackBlock& block = stacks_[placed.galley].blocks[placement.block];
      if (placement.from == 0 && y > placed.top) y += block.space_before + placement.extra_space;
      const GalleyVariant* source = block.variants[placement.variant].source;
      const std::vector<GalleyItem>* others = source == nullptr ? nullptr : &items_of(*source);
      for (std::size_t i = placement.from; i < placement.to; ++i) {
        const GalleyItem& set = others == nullptr ? galley.items[block.first + i] : (*others)[i];
        // A block that goes on may have a picture above it that waited for the column.
        const bool heads = i == placement.from && (i > 0 || &placement == &column.front());
        const GalleyItem& item = heads ? set.at_column_head() : set;
        page_.put(item, x, y, {&galley, block.first, i}, source);
        y += item.lines;
      }
    }
  }

  /// Set once, also where a page ends inside it.
  const std::vector<GalleyItem>& items_of(const GalleyVariant& variant) {
    const auto [entry, added] = chosen_.try_emplace(&variant);
    if (added) entry->second = variant.set();
    return entry->second;
  }

  const std::vector<Galley>& galleys_;
  const std::vector<Stack>& stacks_;
  const Theme& theme_;
  PageBuilder page_;
  std::map<const GalleyVariant*, std::vector<GalleyItem>> chosen_;
};

}  // namespace

PartLayout paginate(const std::vector<Galley>& galleys, const Theme& theme, Pagination way,
                    std::vector<Diagnostic>& diagnostics, bool record, const Checkpoint& checkpoint) {
  PartLayout layout;
  const PageBuilder page(galleys, theme, layout, record);
  if (way == Pagination::optimal) {
    PageSearch search(galleys, theme, page.capacity());
    if (const std::optional<PagePlan> plan = search.run(checkpoint)) {
      PlanSetter(galleys, search.stacks(), theme, page).set(*plan);
      return layout;
    }
  }
  std::vector<Galley> first_arrangements;
  std::vector<std::size_t> numbers;  // of these among all galleys
  for (std::size_t i = 0; i < galleys.size(); ++i) {
    if (galleys[i].arrangement > 0) continue;
    first_arrangements.push_back(galleys[i]);
    numbers.push_back(i);
  }
  GreedyPaginator(first_arrangements, theme, PageBuilder(first_arrangements, theme, layout, record), diagnostics).run();
  for (std::vector<LaidBox>& boxes : layout.boxes) {
    for (LaidBox& box : boxes) box.galley = numbers[box.galley];
  }
  return layout;
}

}  // namespace vestnik
