/// @file columns.hpp
/// Where a vertical list is cut into columns. Heights are in lines of the baseline grid.
#pragma once

#include <span>
#include <vector>

#include "layout/boxes/galley.hpp"

namespace vestnik {

/// A vertical list as the paginator sees it: the galley's items in the order in which they are placed, which differs
/// from the galley's only where a picture was moved.
using Flow = std::vector<const GalleyItem*>;

/// Items [begin, end) of a flow without the white space at both ends.
struct Slice {
  std::size_t begin = 0, end = 0;
};

[[nodiscard]] Slice trim(const Flow& flow, Slice slice);
/// Height of a slice, white space at its head and foot left out.
[[nodiscard]] int height_of(const Flow& flow, Slice slice);

/// A column may end before item `at`.
[[nodiscard]] bool may_break_before(const Flow& flow, std::size_t at);

/// How much of `flow` from `begin` on goes into a column of `lines`: the end of the longest part that fits and ends at
/// an allowed break; `begin` if not even the first part fits. A floating picture that does not fit lets the text that
/// follows pass and is moved in `flow` to where the column ends.
[[nodiscard]] std::size_t fill_column(Flow& flow, std::size_t begin, int lines);

/// The article that galley `index` belongs to wishes to stay on one page, and one can hold it.
[[nodiscard]] bool may_stay_on_one_page(const std::vector<Galley>& galleys, std::size_t index, int capacity);

/// The best cut of all that is left into two columns.
struct Balance {
  std::size_t cut = 0;  ///< first item of the right column
  Flow flow;            ///< `[begin, end)` in the order that the cut is for; index 0 is `begin`
  int left = 0, right = 0;

  [[nodiscard]] int height() const { return left > right ? left : right; }
};

/// Balances flow[begin, end) in two columns of at most `lines`. Pictures may move to the head of the right column where
/// this evens the feet. False if it does not fit.
[[nodiscard]] bool balance_columns(const Flow& flow, std::size_t begin, int lines, Balance& balance);

/// Whether a short item's picture is all that the left column holds, so that text cannot level the feet.
[[nodiscard]] bool is_beside_picture(const Galley& galley, bool begins, int left);

/// What the feet of the columns cost in which `galley` ends; `begins`: the page holds all of it.
[[nodiscard]] double feet_cost(const Galley& galley, bool begins, int left, int right);

}  // namespace vestnik
