/// @file stack.hpp
/// A galley as the search sees it: blocks, each with the ways in which it can be set, and the white space between them.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <vector>

#include "layout/boxes/galley.hpp"

namespace vestnik {

inline constexpr double impossible = std::numeric_limits<double>::infinity();

struct BlockVariant {
  std::vector<GalleyVariant::Extent> extents;
  int lines = 0;
  double cost = 0;
  const GalleyVariant* source = nullptr;  ///< null: as the galley has it
};

struct StackBlock {
  std::size_t first = 0, last = 0;  ///< items of the galley
  int space_before = 0;             ///< dropped at a column's head
  bool stretches = false;           ///< that space may grow: it parts what may stand in two columns
  std::uint16_t float_number = 0;   ///< 1, 2, ... for a picture that may move to the next column's head
  std::vector<BlockVariant> variants;
};

struct Stack {
  const Galley* galley = nullptr;
  std::vector<StackBlock> blocks;
  std::vector<std::size_t> floats;  ///< blocks by float number - 1
  int space_after = 0;
  bool fills = false;  ///< holds fills, which the search does not know

  /// rest[block][lines]: least cost of setting the blocks from `block` on in exactly so many lines, below others.
  std::vector<std::vector<double>> rest;
  std::vector<std::vector<double>> head_rest;  ///< the same for a column that begins with the block
  std::vector<int> least_rest;  ///< by block: fewest lines of the blocks from there on, without white space
  std::vector<int> most_rest;   ///< the most, with all white space
};

/// `capacity`: lines of a page. `extra_space`: lines that white space may grow by.
[[nodiscard]] Stack make_stack(const Galley& galley, int capacity, int extra_space);

/// Where a column or page begins or ends. Ordered as the text runs.
struct Position {
  std::uint32_t galley = 0, block = 0;
  std::uint16_t line = 0;     ///< lines of the block that are set already
  std::uint16_t variant = 0;  ///< of a block that is set in part
  std::uint16_t pending = 0;  ///< float number of a picture that waits for a column's head, or 0
  bool deferred = false;      ///< the article's opening picture, the galley before this one, comes first
  auto operator<=>(const Position&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 misreads it

  [[nodiscard]] bool at_start() const { return block == 0 && line == 0 && pending == 0; }
};

}  // namespace vestnik
