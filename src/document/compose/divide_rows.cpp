#include "document/compose/divide_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <utility>

namespace vestnik {
namespace {

/// Of a row: width by height.
constexpr double best_aspect = 3;
constexpr std::size_t most_in_row = 5;
/// A first picture that is about as wide as this, or wider, opens the report well.
constexpr double lead_from_aspect = 1.2;
constexpr double lead_share = 0.3;  ///< of what such a row would cost further down
constexpr double coarse_cost = 2;

/// Heights count by their ratio: half as high is as bad as twice as high.
double cost_of(double aspect) {
  const double ratio = std::log(aspect / best_aspect);
  return ratio * ratio;
}

}  // namespace

std::vector<PictureRow> divide_rows(std::vector<FigureBlock> pictures, bool lead,
                                    const std::function<bool(const FigureBlock&)>& fine_alone) {
  const std::size_t count = pictures.size();
  struct Best {
    double cost = std::numeric_limits<double>::infinity();
    std::size_t begin = 0;  ///< of the last row
  };
  std::vector<Best> best(count + 1);  // by how many pictures are in rows
  best[0].cost = 0;
  for (std::size_t end = 1; end <= count; ++end) {
    double aspect = 0;
    for (std::size_t begin = end; begin-- > 0 && end - begin <= most_in_row;) {
      aspect += pictures[begin].aspect();
      double cost = cost_of(aspect);
      const bool alone = end - begin == 1;
      const bool fine = !alone || fine_alone(pictures[begin]);
      if (alone && begin == 0 && lead && fine && aspect >= lead_from_aspect && count > 1) cost *= lead_share;
      if (!fine) cost += coarse_cost;
      if (best[begin].cost + cost < best[end].cost) best[end] = {best[begin].cost + cost, begin};
    }
  }
  std::vector<PictureRow> rows;
  for (std::size_t end = count; end > 0; end = best[end].begin) {
    PictureRow& row = rows.emplace_back();
    const auto first = pictures.begin() + static_cast<std::ptrdiff_t>(best[end].begin);
    std::move(first, pictures.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(row.pictures));
    row.where = row.pictures.front().where;
  }
  std::ranges::reverse(rows);
  return rows;
}

}  // namespace vestnik
