#include "layout/page/page_search.hpp"

#include <algorithm>
#include <cstdint>

#include "layout/page/columns.hpp"

namespace vestnik {
PageSearch::PageSearch(const std::vector<Galley>& galleys, const Theme& theme, int capacity, std::size_t width)
    : galleys_(galleys),
      capacity_(capacity),
      extra_space_(std::min(theme.pagination.extra_space, capacity)),
      width_(width),
      partials_(galleys.size() + 1) {
  stacks_.reserve(galleys.size());
  searches_.reserve(galleys.size());
  for (std::size_t i = 0; i < galleys.size(); ++i) {
    split_costs_.push_back(may_stay_on_one_page(galleys, i, capacity) ? PaginationCosts::split_kept : 0);
  }
  for (const Galley& galley : galleys) {
    stacks_.push_back(make_stack(galley, capacity, extra_space_));
    searches_.emplace_back(stacks_.back(), capacity, extra_space_, theme.pagination.lines_below_title);
  }
}

const std::vector<Ending>& PageSearch::endings(const Position& from) {
  const auto [entry, added] = endings_.try_emplace(from);
  if (added) entry->second = search(from.galley).endings(from);
  return entry->second;
}

const std::vector<Cut>& PageSearch::cuts(const Position& from, int room, double limit) {
  KnownCuts& known = cuts_[{from, room}];
  if (limit > known.limit) known = {limit, search(from.galley).cuts(from, room, limit)};
  return known.cuts;
}

PageSearch::Partial& PageSearch::reach(std::size_t galley, const Extent& extent) {
  std::vector<Partial>& by_extent = partials_[galley];
  if (by_extent.empty()) by_extent.resize(2 * (static_cast<std::size_t>(capacity_) + 1));
  return by_extent[2 * static_cast<std::size_t>(extent.lines) + (extent.stretched ? 1 : 0)];
}

int PageSearch::add(const Choice& choice) {
  choices_.push_back(choice);
  return static_cast<int>(choices_.size()) - 1;
}

PageSearch::Node* PageSearch::Level::offer(const Position& at, double cost) {
  Node& node = nodes_[at];
  if (cost >= node.cost) return nullptr;
  // The way that was there so far no longer counts.
  const auto former = std::ranges::lower_bound(least_, node.cost);
  if (former != least_.end()) least_.erase(former);
  least_.insert(std::ranges::upper_bound(least_, cost), cost);
  if (least_.size() > width_) least_.pop_back();
  return &node;
}

std::vector<PageSearch::Node> PageSearch::Level::chosen() const {
  std::vector<Node> chosen;
  chosen.reserve(nodes_.size());
  for (const auto& [at, node] : nodes_) chosen.push_back(node);
  std::ranges::stable_sort(chosen, {}, &Node::cost);
  // What begins with an article is always followed up: that it keeps a wish may show only later.
  if (chosen.size() > width_) {
    const auto beyond = chosen.begin() + static_cast<std::ptrdiff_t>(width_);
    chosen.erase(std::remove_if(beyond, chosen.end(), [](const Node& node) { return !node.at.at_start(); }),
                 chosen.end());
  }
  return chosen;
}

/// Places `galley`, or what is left of it, on a page that is filled to `extent`.
void PageSearch::place(std::size_t galley, const Extent& extent, const Partial& partial, Level& ends,
                       std::size_t index) {
  const int lines = extent.lines;
  const Position from = partial.from.at_start() ? Position{static_cast<std::uint32_t>(galley)} : partial.from;
  const bool deferring = from.at_start() && defers(galley);
  const Stack& stack = stacks_[galley];
  const int space_after = stack.galley->columns == 2 ? 0 : stack.space_after;
  const std::vector<Ending>& all_endings = endings(from);
  const auto cheapest = std::ranges::min_element(all_endings, {}, &Ending::cost);
  // White space between articles may grow.
  const int extras = lines > 0 && starts_chain(galley) && galleys_[galley].lines_before > 0 ? 2 * extra_space_ : 0;
  for (int extra = 0; extra <= extras; ++extra) {
    const int top = lines > 0 ? lines + galleys_[galley].lines_before + extra : 0;
    const double cost = partial.cost + PaginationCosts::extra_space * extra * extra;
    Choice choice{.from = from, .top = top, .foot = {}, .above = partial.last};
    bool ended = false;
    for (const Ending& ending : all_endings) {
      if (deferring || top + ending.height > capacity_) break;
      ended = true;
      choice.foot = ending;
      const bool stretched = extent.stretched || extra > 0 || ending.height > cheapest->height;
      open(after(galley), {std::min(capacity_, top + ending.height + space_after), stretched}, cost + ending.cost,
           &choice);
    }
    // What is of one column, such as a wide table, is cut only where it must be.
    if (stack.galley->columns != 2 && ended) continue;
    const double kept = lines > 0 ? split_costs_[galley] : 0;
    // No cut costs less than nothing. Sums are rounded, which the limit of one allows for.
    if (cost + kept > ends.limit()) continue;
    for (const Cut& cut : cuts(from, capacity_ - top, ends.limit() - cost - kept + PaginationCosts::rounding)) {
      const double sum = cost + cut.cost + kept;
      if (sum > ends.limit()) continue;
      Position end = cut.end;
      end.deferred = deferring;
      Node* node = ends.offer(end, sum);
      if (node == nullptr) continue;
      choice.foot = cut;
      *node = {end, sum, index, add(choice)};
    }
  }
}

std::size_t PageSearch::chain_end(std::size_t galley) const {
  while (galleys_[galley].keep_with_next) ++galley;
  return galley + 1;
}

std::size_t PageSearch::after(std::size_t galley) const {
  if (galleys_[galley].keep_with_next) return galley + (galleys_[galley + 1].deferred ? 2 : 1);
  ++galley;
  while (galley < galleys_.size() && galleys_[galley].arrangement > 0) galley = chain_end(galley);
  return galley;
}

void PageSearch::open(std::size_t galley, const Extent& extent, double cost, const Choice* above) {
  int last = no_choice;
  const auto offer = [&](std::size_t at) {
    const double sum = cost + (at < galleys_.size() ? galleys_[at].arrangement_cost : 0);
    Partial& target = reach(at, extent);
    if (sum >= target.cost) return;
    if (above != nullptr && last == no_choice) last = add(*above);
    target = {sum, last, {}};
  };
  offer(galley);
  if (galley == galleys_.size() || !starts_chain(galley)) return;
  std::size_t other = chain_end(galley);
  for (; other < galleys_.size() && galleys_[other].arrangement > 0; other = chain_end(other)) offer(other);
}

/// The page's head: what goes on from the page before, below the picture that waits for it.
void PageSearch::begin_page(const Node& node) {
  const double cost = node.cost + PaginationCosts::page;
  if (node.at.at_start()) {
    open(node.at.galley, {}, cost, nullptr);
    return;
  }
  Position from = node.at;
  from.deferred = false;
  if (!node.at.deferred) {
    reach(from.galley, {}) = {cost, no_choice, from};
    return;
  }
  const Position picture{from.galley - 1};
  for (const Ending& ending : endings(picture)) {
    const int bottom = std::min(capacity_, ending.height + stacks_[picture.galley].space_after);
    Partial& target = reach(from.galley, {.lines = bottom});
    if (cost + ending.cost >= target.cost) continue;
    const int last = add({.from = picture, .top = 0, .foot = ending, .above = no_choice});
    target = {cost + ending.cost, last, from};
  }
}

/// The page is filled to `extent` and `galley` comes next: on this page, on the next one, or in part on both.
void PageSearch::go_on(std::size_t galley, const Extent& extent, const Partial& partial, Level& ends,
                       std::size_t index) {
  const int lines = extent.lines;
  const Position start{static_cast<std::uint32_t>(galley)};
  const auto end_page = [&](double cost) {
    if (!may_end(extent)) return;
    if (Node* end = ends.offer(start, cost)) *end = {start, cost, index, partial.last};
  };
  if (galley == galleys_.size()) {
    const double cost = partial.cost + (index == 0 ? 0 : PaginationCosts::last_page(lines, capacity_));
    if (may_end(extent) && cost < best_.cost) best_ = {start, cost, index, partial.last};
    return;
  }
  if (lines > 0 && partial.from.at_start() && starts_chain(galley)) {
    const bool forced = galleys_[galley].page_break_before;
    if (galleys_[galley].arrangement == 0) {
      end_page(partial.cost + (forced ? 0 : PaginationCosts::short_page(capacity_ - lines)));
    }
    if (forced) return;
  }
  if (lines > 0 && wishes_to_stay(galley)) {
    end_page(partial.cost + split_costs_[galley] + PaginationCosts::short_page(capacity_ - lines));
  }
  place(galley, extent, partial, ends, index);
}

/// All pages that begin where `node` ended.
void PageSearch::extend(const Node& node, std::size_t index, Level& next) {
  begin_page(node);
  // What comes behind a galley is opened while it is placed.
  for (std::size_t galley = node.at.galley; galley < partials_.size(); ++galley) {
    Extent extent;
    for (const Partial& partial : partials_[galley]) {
      if (partial.cost != impossible) go_on(galley, extent, partial, next, index);
      if (extent.stretched) ++extent.lines;
      extent.stretched = !extent.stretched;
    }
    partials_[galley].clear();
  }
}

void PageSearch::forget(const Position& position) {
  endings_.erase(endings_.begin(), endings_.lower_bound(position));
  cuts_.erase(cuts_.begin(), cuts_.lower_bound({position, 0}));
  for (ColumnSearch& columns : searches_) columns.forget(position);
}

std::vector<PlacedGalley> PageSearch::realise(int last) {
  std::vector<PlacedGalley> page;
  for (; last != no_choice; last = choices_[static_cast<std::size_t>(last)].above) {
    const Choice& choice = choices_[static_cast<std::size_t>(last)];
    ColumnSearch& columns = search(choice.from.galley);
    const auto* cut = std::get_if<Cut>(&choice.foot);
    page.push_back({choice.from.galley, choice.top,
                    cut != nullptr ? columns.place(choice.from, *cut, capacity_ - choice.top)
                                   : columns.place(choice.from, std::get<Ending>(choice.foot))});
  }
  std::ranges::reverse(page);
  return page;
}

std::optional<PagePlan> PageSearch::run(const Checkpoint& checkpoint) {
  if (galleys_.empty() || std::ranges::any_of(stacks_, &Stack::fills)) return std::nullopt;
  nodes_.push_back({.at = {}, .cost = 0, .previous = 0, .last = no_choice});
  for (std::size_t first = 0, last = 1; first < last; first = last, last = nodes_.size()) {
    Level next(width_);
    for (std::size_t i = first; i < last; ++i) {
      checkpoint();
      const Node node = nodes_[i];
      extend(node, i, next);
    }
    for (const Node& node : next.chosen()) {
      if (node.cost < best_.cost) nodes_.push_back(node);
    }
    // Only the text that is behind all of these can be forgotten.
    if (last == nodes_.size()) break;
    const auto here = nodes_.begin() + static_cast<std::ptrdiff_t>(last);
    forget(std::ranges::min_element(here, nodes_.end(), {}, &Node::at)->at);
  }
  if (best_.cost == impossible) return std::nullopt;
  PagePlan plan{.pages = {}, .cost = best_.cost};
  plan.pages.push_back(realise(best_.last));
  for (std::size_t i = best_.previous; i != 0; i = nodes_[i].previous) plan.pages.push_back(realise(nodes_[i].last));
  std::ranges::reverse(plan.pages);
  return plan;
}

}  // namespace vestnik
