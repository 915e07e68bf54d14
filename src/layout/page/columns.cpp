#include "layout/page/columns.hpp"

#include <algorithm>
#include <cstdlib>

#include "layout/page/costs.hpp"

namespace vestnik {
namespace {

bool is_space(const GalleyItem& item) { return item.kind != GalleyItem::Kind::box; }

/// Longest part of flow[begin, ...) that fits and ends at an allowed break.
std::size_t longest_fit(const Flow& flow, std::size_t begin, int lines) {
  std::size_t best = begin;
  int height = 0, pending_space = 0;
  for (std::size_t i = begin; i < flow.size(); ++i) {
    const GalleyItem& item = *flow[i];
    if (is_space(item)) {
      if (height > 0) pending_space += item.lines;
    } else {
      height += pending_space + (height > 0 ? item : item.at_column_head()).lines;
      pending_space = 0;
      if (height > lines) break;
    }
    if (may_break_before(flow, i + 1)) best = i + 1;
  }
  return best;
}

/// Set as low as can be: its pictures reduced, its paragraphs shorter.
int least_height(const Galley& galley) {
  int height = 0;
  for (const GalleyItem& item : galley.items) height += item.lines;
  for (std::size_t i = 0; i < galley.variants.size();) {
    const std::size_t first = galley.variants[i].first;
    int as_set = 0, saved = 0;
    for (std::size_t k = first; k < galley.variants[i].last; ++k) as_set += galley.items[k].lines;
    for (; i < galley.variants.size() && galley.variants[i].first == first; ++i) {
      int lines = 0;
      for (const GalleyVariant::Extent& extent : galley.variants[i].extents) lines += extent.lines;
      saved = std::max(saved, as_set - lines);
    }
    height -= saved;
  }
  return height;
}

int cost_of(int left, int right) {
  // Feet that are out of line by one are seen less if the left column is the longer one.
  return std::abs(left - right) * 4 + (right > left ? 1 : 0);
}

/// Tries all cuts of `flow`; keeps the best in `balance`.
void try_cuts(const Flow& flow, std::size_t first_cut, int lines, int handicap, int& best_cost, Balance& balance) {
  std::vector<int> heights(flow.size() + 1);  // of the right column, by cut
  for (std::size_t cut = flow.size() + 1; cut-- > first_cut;) {
    if (cut != flow.size() && !may_break_before(flow, cut)) continue;
    const int left = height_of(flow, {0, cut});
    const int right = height_of(flow, {cut, flow.size()});
    if (left > lines || right > lines) continue;
    const int cost = cost_of(left, right) + handicap;
    if (cost >= best_cost) continue;
    best_cost = cost;
    balance.cut = cut;
    balance.flow = flow;
    balance.left = left;
    balance.right = right;
  }
}

}  // namespace

Slice trim(const Flow& flow, Slice slice) {
  while (slice.begin < slice.end && is_space(*flow[slice.begin])) ++slice.begin;
  while (slice.begin < slice.end && is_space(*flow[slice.end - 1])) --slice.end;
  return slice;
}

int height_of(const Flow& flow, Slice slice) {
  slice = trim(flow, slice);
  int height = 0;
  for (std::size_t i = slice.begin; i < slice.end; ++i) {
    height += (i > slice.begin ? *flow[i] : flow[i]->at_column_head()).lines;
  }
  return height;
}

bool may_break_before(const Flow& flow, std::size_t at) {
  return at == 0 || at >= flow.size() || flow[at - 1]->break_after;
}

std::size_t fill_column(Flow& flow, std::size_t begin, int lines) {
  const std::size_t plain = longest_fit(flow, begin, lines);
  // The obstacle, past the white space above it.
  std::size_t obstacle = plain;
  while (obstacle < flow.size() && is_space(*flow[obstacle])) ++obstacle;
  if (obstacle >= flow.size() || !flow[obstacle]->floats) return plain;
  const int used = height_of(flow, {begin, plain});
  if (used + 1 >= lines) return plain;
  Flow moved = flow;
  const GalleyItem* picture = moved[obstacle];
  moved.erase(moved.begin() + static_cast<std::ptrdiff_t>(obstacle));
  const std::size_t end = longest_fit(moved, begin, lines);
  if (height_of(moved, {begin, end}) <= used) return plain;
  moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(end), picture);
  if (!may_break_before(moved, end)) return plain;
  flow = std::move(moved);
  return end;
}

bool may_stay_on_one_page(const std::vector<Galley>& galleys, std::size_t index, int capacity) {
  if (!galleys[index].keep_on_one_page) return false;
  while (index > 0 && galleys[index - 1].keep_with_next) --index;
  int lines = 0;
  for (bool kept = true; kept; ++index) {
    const int height = least_height(galleys[index]);
    lines +=
        (lines > 0 ? galleys[index].lines_before : 0) + (height + galleys[index].columns - 1) / galleys[index].columns;
    kept = galleys[index].keep_with_next;
  }
  return lines <= capacity;
}

bool balance_columns(const Flow& flow, std::size_t begin, int lines, Balance& balance) {
  const Flow rest(flow.begin() + static_cast<std::ptrdiff_t>(begin), flow.end());
  if (height_of(rest, {0, rest.size()}) > 2 * lines) return false;
  constexpr int moved_handicap = 3;  // a picture leaves its place only for a gain of at least a line
  int best_cost = 1 << 30;
  try_cuts(rest, 0, lines, 0, best_cost, balance);
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (!rest[i]->floats) continue;
    Flow without = rest;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    for (std::size_t cut = i + 1; cut <= without.size(); ++cut) {
      Flow moved = without;
      moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(cut), rest[i]);
      if (!may_break_before(moved, cut)) continue;
      const int left = height_of(moved, {0, cut}), right = height_of(moved, {cut, moved.size()});
      if (left > lines || right > lines) continue;
      const int cost = cost_of(left, right) + moved_handicap;
      if (cost >= best_cost) continue;
      best_cost = cost;
      balance = {cut, std::move(moved), left, right};
    }
  }
  return best_cost < 1 << 30;
}

bool is_beside_picture(const Galley& galley, bool begins, int left) {
  return galley.short_item && begins && left <= galley.opening_picture;
}

double feet_cost(const Galley& galley, bool begins, int left, int right) {
  return is_beside_picture(galley, begins, left) ? PaginationCosts::feet_beside_picture(left, right)
                                                 : PaginationCosts::feet(left, right);
}

}  // namespace vestnik
