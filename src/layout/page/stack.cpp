#include "layout/page/stack.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "layout/page/costs.hpp"

namespace vestnik {
namespace {

BlockVariant as_set(const Galley& galley, std::size_t first, std::size_t last) {
  BlockVariant variant;
  for (std::size_t i = first; i < last; ++i) {
    const GalleyItem& item = galley.items[i];
    variant.extents.push_back({item.lines, item.break_after, item.at_column_head().lines});
    variant.lines += item.lines;
  }
  return variant;
}

/// What follows decides whether a column may end below, in whatever way the items are set.
BlockVariant other_way(const Galley& galley, const GalleyVariant& source) {
  BlockVariant variant{.extents = source.extents, .lines = 0, .cost = source.cost, .source = &source};
  for (const GalleyVariant::Extent& extent : source.extents) variant.lines += extent.lines;
  variant.extents.back().break_after &= galley.items[source.last - 1].break_after;
  return variant;
}

/// The end of the block that begins with the box at `first`: what has variants together, else boxes up to the next
/// place that means something.
std::size_t block_end(const Galley& galley, std::size_t first, std::size_t next_variant) {
  std::size_t end = first + 1;
  while (end < galley.items.size() && end != next_variant && galley.items[end].kind == GalleyItem::Kind::box &&
         !galley.items[end].floats && !galley.items[end - 1].floats) {
    ++end;
  }
  return end;
}

/// `from` holds what it costs to set all but `height` lines: the least of these ways and those that `to` knows.
void lower(std::vector<double>& to, const std::vector<double>& from, int height, double cost) {
  for (auto lines = static_cast<std::size_t>(height); lines < to.size(); ++lines) {
    to[lines] = std::min(to[lines], from[lines - static_cast<std::size_t>(height)] + cost);
  }
}

void fill_rest(Stack& stack, int capacity, int extra_space) {
  const std::size_t sizes = static_cast<std::size_t>(capacity) + 1;
  stack.rest.assign(stack.blocks.size() + 1, std::vector<double>(sizes, impossible));
  stack.rest.back().front() = 0;
  stack.head_rest = stack.rest;
  stack.least_rest.assign(stack.blocks.size() + 1, 0);
  stack.most_rest = stack.least_rest;
  for (std::size_t b = stack.blocks.size(); b-- > 0;) {
    const StackBlock& block = stack.blocks[b];
    const std::vector<double>& below = stack.rest[b + 1];
    const auto [shortest, longest] = std::ranges::minmax_element(block.variants, {}, &BlockVariant::lines);
    stack.least_rest[b] = stack.least_rest[b + 1] + shortest->lines;
    stack.most_rest[b] = stack.most_rest[b + 1] + block.space_before + extra_space + longest->lines;
    for (const BlockVariant& variant : block.variants) {
      lower(stack.head_rest[b], below, variant.lines, variant.cost);
      for (int extra = 0; extra <= (block.stretches ? extra_space : 0); ++extra) {
        lower(stack.rest[b], below, block.space_before + extra + variant.lines,
              variant.cost + PaginationCosts::extra_space * extra * extra);
      }
    }
  }
}

}  // namespace

Stack make_stack(const Galley& galley, int capacity, int extra_space) {
  Stack stack{.galley = &galley, .blocks = {}, .floats = {}, .rest = {}};
  std::size_t v = 0;
  int space = 0;
  for (std::size_t i = 0; i < galley.items.size();) {
    const GalleyItem& item = galley.items[i];
    if (item.kind != GalleyItem::Kind::box) {
      stack.fills = stack.fills || item.kind == GalleyItem::Kind::fill;
      space += item.lines;
      ++i;
      continue;
    }
    StackBlock block{.first = i, .last = i, .space_before = std::exchange(space, 0), .variants = {}};
    block.stretches =
        block.space_before > 0 && (stack.blocks.empty() || galley.items[stack.blocks.back().last - 1].break_after);
    if (v < galley.variants.size() && galley.variants[v].first == i) {
      block.last = galley.variants[v].last;
      block.variants.push_back(as_set(galley, i, block.last));
      for (; v < galley.variants.size() && galley.variants[v].first == i; ++v) {
        block.variants.push_back(other_way(galley, galley.variants[v]));
      }
    } else {
      block.last = block_end(galley, i, v < galley.variants.size() ? galley.variants[v].first : galley.items.size());
      block.variants.push_back(as_set(galley, i, block.last));
    }
    // What is bound to the box below it cannot wait for another column.
    if (item.floats && item.break_after) {
      stack.floats.push_back(stack.blocks.size());
      block.float_number = static_cast<std::uint16_t>(stack.floats.size());
    }
    i = block.last;
    stack.blocks.push_back(std::move(block));
  }
  stack.space_after = space;
  fill_rest(stack, capacity, extra_space);
  return stack;
}

}  // namespace vestnik
