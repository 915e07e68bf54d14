/// @file plan.hpp
/// Which box stands where: what pagination decides, in whole grid lines and numbers of galleys and items.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include "layout/boxes/galley.hpp"

namespace vestnik {

/// A box of the galleys, or one of those that a variant is set in.
struct PlannedBox {
  std::size_t galley = 0, item = 0, part = 0;  ///< of a variant, `item` is its first and `part` counts on from there
  std::optional<std::size_t> variant;          ///< of the galley's, which it is set in; none: as the galley has it
  bool right_column = false;                   ///< else the left one, or the only one
  bool heads_column = false;                   ///< a table's row then stands below the table's head
  int top = 0;                                 ///< in grid lines below the page's head

  [[nodiscard]] std::optional<VariantId> chosen() const {
    return variant ? std::optional(VariantId{galley, *variant}) : std::nullopt;
  }
};

/// The pages of one part, each with its boxes in reading order.
struct Plan {
  std::vector<std::vector<PlannedBox>> pages;
};

/// The variants that a plan needs, each once.
[[nodiscard]] std::set<VariantId> chosen_variants(const Plan& plan);

}  // namespace vestnik
