#include "layout/page/page_search.hpp"

#include <algorithm>
#include <cstdint>

#include "layout/page/columns.hpp"

namespace vestnik {
PageSearch::PageSearch(const std::vector<Galley>& galleys, const Theme& theme, int capacity, std::size_t width)
    : galleys_(galleys),
      capacity_(capacity),
      extra_space_(std::min(theme.pagination.extra_space, capacity)),
      partials_(galleys.size() + 1),
      frontier_(width) {
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
  last_reached_ = std::max(last_reached_, galley);
  if (by_extent.empty()) by_extent.resize(2 * (static_cast<std::size_t>(capacity_) + 1));
  return by_extent[2 * static_cast<std::size_t>(extent.lines) + (extent.stretched ? 1 : 0)];
}

/// Places `galley`, or what is left of it, on a page that is filled to `extent`.
void PageSearch::place(std::size_t galley, const Extent& extent, const Partial& partial, const Page& page) {
  const int lines = extent.lines;
  const Position from = partial.from.at_start() ? Position{static_cast<std::uint32_t>(galley)} : partial.from;
  const bool deferring = defers(from);
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
      ++work_.ways;
      choice.foot = ending;
      const bool stretched = extent.stretched || extra > 0 || ending.height > cheapest->height;
      open(after(galley), {std::min(capacity_, top + ending.height + space_after), stretched}, cost + ending.cost,
           &choice);
    }
    // What is of one column, such as a wide table, is cut only where it must be.
    if (stack.galley->columns != 2 && ended) continue;
    cut(choice, cost, lines > 0 ? split_costs_[galley] : 0, page);
  }
}

/// The pages that end within the galley of `choice`, which tells where it begins. `kept`: the cost of dividing it.
void PageSearch::cut(const Choice& choice, double cost, double kept, const Page& page) {
  const std::size_t next = page.number + 1;
  // No cut costs less than nothing. Sums are rounded, which the limit of one allows for.
  const double limit = frontier_.limit(choice.from.galley, next);
  if (cost + kept > limit) return;
  for (const Cut& cut : cuts(choice.from, capacity_ - choice.top, limit - cost - kept + PaginationCosts::rounding)) {
    ++work_.ways;
    const double sum = cost + cut.cost + kept;
    if (sum > frontier_.limit(choice.from.galley, next)) continue;
    Position end = cut.end;
    end.deferred = defers(choice.from);
    PageStart* start = frontier_.offer(page.end(end, sum));
    if (start == nullptr) continue;
    auto last = std::make_shared<Choice>(choice);
    last->foot = cut;
    start->last = std::move(last);
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
  std::shared_ptr<const Choice> last;
  const auto offer = [&](std::size_t at) {
    const double sum = cost + (at < galleys_.size() ? galleys_[at].arrangement_cost : 0);
    Partial& target = reach(at, extent);
    if (sum >= target.cost) return;
    if (above != nullptr && !last) last = std::make_shared<Choice>(*above);
    target = {sum, last, {}};
  };
  offer(galley);
  if (galley == galleys_.size() || !starts_chain(galley)) return;
  std::size_t other = chain_end(galley);
  for (; other < galleys_.size() && galleys_[other].arrangement > 0; other = chain_end(other)) offer(other);
}

/// The page's head: what goes on from the page before, below the picture that waits for it.
void PageSearch::begin_page(const PageStart& start) {
  const double cost = start.cost + PaginationCosts::page;
  if (start.at.at_start()) {
    open(start.at.galley, {}, cost, nullptr);
    return;
  }
  Position from = start.at;
  from.deferred = false;
  if (!start.at.deferred) {
    reach(from.galley, {}) = {cost, nullptr, from};
    return;
  }
  const Position picture{from.galley - 1};
  for (const Ending& ending : endings(picture)) {
    const int bottom = std::min(capacity_, ending.height + stacks_[picture.galley].space_after);
    Partial& target = reach(from.galley, {.lines = bottom});
    if (cost + ending.cost >= target.cost) continue;
    target = {cost + ending.cost, std::make_shared<Choice>(Choice{picture, 0, ending, nullptr}), from};
  }
}

/// The page is filled to `extent` and `galley` comes next: on this page, on the next one, or in part on both.
void PageSearch::go_on(std::size_t galley, const Extent& extent, const Partial& partial, const Page& page) {
  const int lines = extent.lines;
  const Position start{static_cast<std::uint32_t>(galley)};
  const auto end_page = [&](double cost) {
    if (!may_end(extent)) return;
    if (PageStart* end = frontier_.offer(page.end(start, cost))) end->last = partial.last;
  };
  if (galley == galleys_.size()) {
    const double cost = partial.cost + (page.number == 0 ? 0 : PaginationCosts::last_page(lines, capacity_));
    const PageStart end = page.end(start, cost);
    if (!may_end(extent) || !end.better_than(best_)) return;
    best_ = end;
    best_.last = partial.last;
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
  place(galley, extent, partial, page);
}

/// All pages that begin at `start`.
void PageSearch::extend(const PageStart& start, const Page& page) {
  ++work_.pages;
  work_.most_known = std::max(work_.most_known, endings_.size() + cuts_.size());
  last_reached_ = start.at.galley;
  begin_page(start);
  // What comes behind a galley is opened while it is placed.
  for (std::size_t galley = start.at.galley; galley <= last_reached_; ++galley) {
    Extent extent;
    for (const Partial& partial : partials_[galley]) {
      if (partial.cost != impossible) go_on(galley, extent, partial, page);
      if (extent.stretched) ++extent.lines;
      extent.stretched = !extent.stretched;
    }
    partials_[galley].clear();
  }
}

void PageSearch::forget(const Position& position) {
  endings_.erase(endings_.begin(), endings_.lower_bound(position));
  cuts_.erase(cuts_.begin(), cuts_.lower_bound({position, 0}));
  for (; forgotten_ < position.galley; ++forgotten_) {
    searches_[forgotten_].forget(position);
    partials_[forgotten_] = {};
  }
  searches_[position.galley].forget(position);
}

std::vector<PlacedGalley> PageSearch::realise(const Choice* last) {
  std::vector<PlacedGalley> page;
  for (const Choice* choice = last; choice != nullptr; choice = choice->above.get()) {
    ColumnSearch& columns = search(choice->from.galley);
    const auto* cut = std::get_if<Cut>(&choice->foot);
    page.push_back({choice->from.galley, choice->top,
                    cut != nullptr ? columns.place(choice->from, *cut, capacity_ - choice->top)
                                   : columns.place(choice->from, std::get<Ending>(choice->foot))});
  }
  std::ranges::reverse(page);
  return page;
}

std::optional<PagePlan> PageSearch::run(const Checkpoint& checkpoint) {
  if (galleys_.empty() || std::ranges::any_of(stacks_, &Stack::fills)) return std::nullopt;
  PageStart first;
  first.cost = 0;
  starts_.push_back(first);
  extend(first, {.number = 0, .start = 0, .cost_before = 0});
  while (const std::optional<PageStart> start = frontier_.take()) {
    checkpoint();
    if (start->cost >= best_.cost) continue;  // what comes behind costs more than nothing
    forget(start->at);
    starts_.push_back(*start);
    extend(*start, {.number = start->page, .start = starts_.size() - 1, .cost_before = start->cost});
  }
  if (best_.cost == impossible) return std::nullopt;
  PagePlan plan{.pages = {}, .cost = best_.cost};
  for (const PageStart* end = &best_; end->previous != PageStart::none; end = &starts_[end->previous]) {
    plan.pages.push_back(realise(end->last.get()));
  }
  std::ranges::reverse(plan.pages);
  return plan;
}

}  // namespace vestnik
