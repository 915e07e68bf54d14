#include "layout/paragraph/break_paragraph.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>

namespace vestnik {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
/// A last line whose natural width is below this share of the measure counts as short.
constexpr double short_line_share = 0.1;
/// A last line that is the end of a divided word: avoided at the price of a line stretched two and a half times.
constexpr double fragment_demerits = 400'000;
/// Badness of a line that is looser than any tolerance: grows with the ratio, so that the least loose one wins.
constexpr double badness_limit = 1e7;

/// A line whose spaces are wider than they should be: avoided at almost any price.
constexpr double gaping_demerits = 5e6;

/// Stands for stretch without limit where lengths are added up.
constexpr double endless = 1e6;

constexpr std::size_t no_node = std::numeric_limits<std::size_t>::max();

/// Of all items before one.
struct Sums {
  double width = 0, stretch = 0, shrink = 0;
  int fils = 0;
  double spaces = 0, space_stretch = 0, widest = 0;  // of the glue that should not be stretched further
};

/// A way to a feasible breakpoint (Knuth and Plass 1981, "active node"): the best one of those that what comes below
/// cannot tell apart.
struct Node {
  std::size_t at = 0;    // the item that the line above breaks at
  std::size_t line = 0;  // lines above
  int fitness = 1;
  int hyphens = 0;  // consecutive ones that end here
  double ratio = 0;
  double demerits = 0;
  std::size_t previous = no_node;
  bool overfull = false, gaping = false;
};

/// A place where a line may begin, with the ways to it: lines from here are equally wide whichever was taken.
struct Start {
  std::size_t item = 0;               // first one of the line
  std::size_t first = 0, last = 0;    // nodes
  Sums before;                        // of the items before `item`
  double hang = 0;                    // how far it hangs out of the measure
  double enough = 0;                  // no line from here ends where `End::length` is less
  std::size_t line = 0;               // lines above, as far as the width depends on them
  bool flagged = false, top = false;  // the line above ends with a hyphen; there is none
};

/// A place where a line may end, as far as its width depends on it.
struct End {
  std::size_t item = 0;                  // that the line breaks at
  Sums before;                           // of the items before it
  double hyphen = 0;                     // its width, if it adds one
  double hang = 0;                       // how far the last letter or the hyphen hangs out of the measure
  std::size_t hanging = 0;               // what hangs so: an item, maybe above the line
  double length = 0;                     // of the text up to here, stretched as far as it may be
  bool forced = false, flagged = false;  // no line goes on beyond it; it ends the line with a hyphen
};

int fitness_class(double ratio) {
  if (ratio < -0.5) return 0;
  if (ratio <= 0.5) return 1;
  return ratio <= 1 ? 2 : 3;
}

bool is_forced(const Item& item) { return item.kind == Item::Kind::penalty && item.penalty <= -infinite_penalty; }

/// The first item of a line that may begin at `i`.
std::size_t begin_of_line(std::span<const Item> items, std::size_t i) {
  while (i < items.size() && items[i].kind != Item::Kind::box && !is_forced(items[i])) ++i;
  return i;
}

/// One pass over the items with one tolerance.
class Pass {
 public:
  Pass(std::span<const Item> items, Measure measure, const BreakingParameters& parameters, double tolerance,
       bool every_count)
      : items_(items), measure_(measure), parameters_(parameters), tolerance_(tolerance), every_count_(every_count) {
    sums_.resize(items.size() + 1);
    // Most places are too near to each other for a line. Where stretch only adds up, their distance says so at once.
    lengths_tell_ = tolerance >= 0 && tolerance < unlimited && measure.least() > 1;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Item& item = items[i];
      const bool counts = item.kind != Item::Kind::penalty;
      sums_[i + 1] = {sums_[i].width + (counts ? item.width : 0),
                      sums_[i].stretch + (counts ? item.stretch : 0),
                      sums_[i].shrink + (counts ? item.shrink : 0),
                      sums_[i].fils + (item.fil ? 1 : 0),
                      sums_[i].spaces + (item.widest > 0 ? item.width : 0),
                      sums_[i].space_stretch + (item.widest > 0 ? item.stretch : 0),
                      sums_[i].widest + item.widest};
      lengths_tell_ = lengths_tell_ && item.stretch >= 0;
    }
  }

  /// The best breakings, one for each count of lines if every count was asked for; none if there is no feasible one.
  std::vector<Breaking> run() {
    nodes_.reserve(items_.size());
    nodes_.push_back({});
    active_.push_back(start_of(skip_discardable(0), 0, 1));
    active_.front().top = true;
    std::size_t last_box = no_node;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const Item& item = items_[i];
      if (item.kind == Item::Kind::box) {
        last_box = i;
      } else if (item.kind == Item::Kind::penalty ? item.penalty < infinite_penalty
                                                  : i > 0 && items_[i - 1].kind == Item::Kind::box) {
        consider(end_of(i, last_box));
        if (active_.empty()) return {};
      }
    }
    return best();
  }

 private:
  /// A line between two places, whichever way leads to it.
  struct Line {
    double width = 0;  // as the measure sees it
    double ratio = 0;
    int fitness = 1;
    double demerits = 0;  // but for what the line above adds
    bool gaping = false;
  };

  [[nodiscard]] bool emergency() const { return tolerance_ == unlimited; }
  [[nodiscard]] bool forced(std::size_t at) const { return is_forced(items_[at]); }
  [[nodiscard]] std::size_t skip_discardable(std::size_t i) const { return begin_of_line(items_, i); }

  [[nodiscard]] double stretched(const Sums& sums) const {
    return sums.width + tolerance_ * sums.stretch + endless * sums.fils;
  }

  [[nodiscard]] Start start_of(std::size_t item, std::size_t first, std::size_t last) const {
    const bool hangs = item < items_.size() && items_[item].kind == Item::Kind::box;
    Start start{.item = item,
                .first = first,
                .last = last,
                .before = sums_[item],
                .hang = hangs ? items_[item].left_protrusion : 0};
    // A point is much more than the errors of rounding.
    if (lengths_tell_) start.enough = stretched(start.before) + start.hang + measure_.least() - 1;
    return start;
  }

  [[nodiscard]] End end_of(std::size_t at, std::size_t last_box) const {
    const Item& item = items_[at];
    End end{.item = at, .before = sums_[at], .forced = forced(at), .flagged = item.flagged};
    if (item.kind == Item::Kind::penalty && item.width > 0) {
      end.hyphen = item.width;
      end.hang = item.right_protrusion;
      end.hanging = at;
    } else if (last_box != no_node) {
      end.hang = items_[last_box].right_protrusion;
      end.hanging = last_box;
    }
    if (lengths_tell_) end.length = stretched(end.before) + end.hyphen + std::max(0.0, -end.hang);
    return end;
  }

  static double natural_width(const Start& start, const End& end) {
    if (start.item >= end.item) return 0;
    const double width = end.before.width - start.before.width - start.hang + end.hyphen;
    return end.hanging < start.item ? width : width - end.hang;
  }

  [[nodiscard]] double ratio(const Start& start, const End& end, double width) const {
    const double missing = measure_.of(start.line) - width;
    const Sums& before = start.item < end.item ? start.before : end.before;
    if (missing > 0) {
      if (end.before.fils > before.fils) return 0;
      const double stretch = end.before.stretch - before.stretch;
      return stretch > 0 ? missing / stretch : (missing < 1e-6 ? 0 : unlimited);
    }
    const double shrink = end.before.shrink - before.shrink;
    if (missing > -1e-6) return 0;
    return shrink > 0 ? missing / shrink : -unlimited;
  }

  /// Of a line in itself.
  [[nodiscard]] double line_demerits(const End& end, double ratio) const {
    const Item& item = items_[end.item];
    // TeX cubes the ratio. That makes lines near the tolerance so dear that a hyphen is always cheaper, whatever its
    // penalty; the square lets the penalty decide.
    const double badness = std::min(100 * ratio * ratio, badness_limit);
    const double line = parameters_.line_penalty + badness;
    double result = line * line;
    if (item.kind == Item::Kind::penalty && !end.forced) {
      result += item.penalty >= 0 ? item.penalty * item.penalty : -item.penalty * item.penalty;
    }
    return result;
  }

  /// Letters give way first, as far as they may (see LineBuilder); what is left widens the spaces.
  [[nodiscard]] bool gapes(const Start& start, const End& end, double ratio) const {
    const double widest = end.before.widest - start.before.widest;
    if (ratio <= 0 || widest <= 0) return false;
    const double stretch = end.before.stretch - start.before.stretch;
    const double by_letters = stretch - (end.before.space_stretch - start.before.space_stretch);
    const double share = std::min(1.0, std::min(1.0, ratio) * parameters_.letter_precedence);
    const double spaces = end.before.spaces - start.before.spaces;
    return spaces + ratio * stretch - std::min(by_letters * share, ratio * stretch) > widest + 0.01;
  }

  /// The line holds the rest of a divided word and nothing else.
  [[nodiscard]] bool is_fragment(const Start& start, const End& end) const {
    if (start.item == 0 || items_[start.item - 1].width == 0) return false;
    const auto line = items_.subspan(start.item, end.item - start.item);
    return std::ranges::none_of(line, [](const Item& i) { return i.kind == Item::Kind::glue && !i.fil; });
  }

  /// Of all lines down to this one, the last of which comes below `node`.
  [[nodiscard]] double demerits(const Start& start, const Node& node, const End& end, const Line& line) const {
    double result = line.demerits;
    const bool last = end.item + 1 == items_.size();
    if (end.flagged && start.flagged) result += parameters_.consecutive_hyphen_demerits;
    if (last && start.flagged) {
      result += parameters_.final_hyphen_demerits + (is_fragment(start, end) ? fragment_demerits : 0);
    }
    if (last && !start.top && line.width < short_line_share * measure_.rest) {
      result += parameters_.short_last_line_demerits;
    }
    if (!start.top && std::abs(line.fitness - node.fitness) > 1) result += parameters_.fitness_demerits;
    return result + node.demerits;
  }

  /// Tries the break at `end` from every place where its line may begin.
  void consider(const End& end) {
    candidates_.clear();
    std::size_t kept = 0;
    for (std::size_t a = 0; a < active_.size(); ++a) {
      const Start& start = active_[a];
      bool overfull = false;
      if (end.length >= start.enough) {
        const double width = natural_width(start, end);
        const double r = ratio(start, end, width);
        overfull = r < -1;
        // In the last pass the only way on is kept, even if it is too wide.
        const bool rescue = overfull && emergency() && kept == 0 && a + 1 == active_.size() && candidates_.empty();
        if ((!overfull && r <= tolerance_) || rescue) offer(start, end, rescue ? -1 : r, width, rescue);
      }
      if (overfull || end.forced) continue;
      if (kept != a) active_[kept] = start;
      ++kept;
    }
    active_.resize(kept);
    if (candidates_.empty()) return;
    const auto class_of = [&](const Node& node) { return measure_.class_of(node.line); };
    if (measure_.narrow_lines > 0) std::ranges::stable_sort(candidates_, {}, class_of);
    for (std::size_t c = 0; c < candidates_.size();) {
      const std::size_t first = nodes_.size(), line = class_of(candidates_[c]);
      for (; c < candidates_.size() && class_of(candidates_[c]) == line; ++c) nodes_.push_back(candidates_[c]);
      active_.push_back(start_of(skip_discardable(end.item + 1), first, nodes_.size()));
      active_.back().flagged = end.flagged;
      active_.back().line = line;
    }
  }

  /// Offers the line from `start` to `end` as a way there, below each way to `start`.
  void offer(const Start& start, const End& end, double ratio, double width, bool overfull) {
    const double finite = ratio == unlimited ? 100 : ratio;
    Line line{width, finite, fitness_class(finite), line_demerits(end, finite), gapes(start, end, finite)};
    if (line.gaping) line.demerits += gaping_demerits;
    for (std::size_t from = start.first; from < start.last; ++from) {
      const Node& node = nodes_[from];
      const int hyphens = end.flagged ? node.hyphens + 1 : 0;
      if (hyphens > parameters_.max_consecutive_hyphens && !emergency()) continue;
      keep({.at = end.item,
            .line = node.line + 1,
            .fitness = line.fitness,
            .hyphens = std::min(hyphens, parameters_.max_consecutive_hyphens + 1),
            .ratio = finite,
            .demerits = demerits(start, node, end, line),
            .previous = from,
            .overfull = overfull,
            .gaping = line.gaping});
    }
  }

  void keep(const Node& next) {
    // Lines below depend on no more than this of what is above, so that one way to each is enough.
    const auto same = [&](const Node& other) {
      return other.fitness == next.fitness && other.hyphens == next.hyphens &&
             (every_count_ ? other.line == next.line : measure_.class_of(other.line) == measure_.class_of(next.line));
    };
    const auto rival = std::find_if(candidates_.begin(), candidates_.end(), same);
    if (rival == candidates_.end()) {
      candidates_.push_back(next);
    } else if (next.demerits < rival->demerits) {
      *rival = next;
    }
  }

  [[nodiscard]] std::vector<Breaking> best() const {
    std::map<std::size_t, std::size_t> ends;  // the best node by count of lines
    // The forced break at the end leaves the places behind it alone.
    for (const Start& start : active_) {
      for (std::size_t index = start.first; index < start.last; ++index) {
        const Node& node = nodes_[index];
        const auto [end, added] = ends.try_emplace(every_count_ ? node.line : 0, index);
        if (!added && node.demerits < nodes_[end->second].demerits) end->second = index;
      }
    }
    std::vector<Breaking> result;
    result.reserve(ends.size());
    for (const auto& [count, index] : ends) result.push_back(trace(index));
    return result;
  }

  /// The first item of the line below `node`.
  [[nodiscard]] std::size_t begin_below(std::size_t node) const {
    return skip_discardable(nodes_[node].previous == no_node ? 0 : nodes_[node].at + 1);
  }

  [[nodiscard]] Breaking trace(std::size_t best) const {
    Breaking breaking{.lines = {}, .demerits = nodes_[best].demerits};
    for (std::size_t i = best; nodes_[i].previous != no_node; i = nodes_[i].previous) {
      const Node& node = nodes_[i];
      const Item& item = items_[node.at];
      breaking.lines.push_back({.begin = std::min(begin_below(node.previous), node.at),
                                .end = node.at,
                                .ratio = node.ratio,
                                .hyphenated = item.flagged && item.width > 0,
                                .gaping = node.gaping});
      breaking.overfull = breaking.overfull || node.overfull;
    }
    std::reverse(breaking.lines.begin(), breaking.lines.end());
    return breaking;
  }

  std::span<const Item> items_;
  Measure measure_;
  const BreakingParameters& parameters_;
  double tolerance_;
  bool every_count_;
  bool lengths_tell_ = false;  // which places are too near to each other for a line
  std::vector<Sums> sums_;
  std::vector<Node> nodes_;
  std::vector<Start> active_;
  std::vector<Node> candidates_;
};

bool ends_with_forced_break(std::span<const Item> items) {
  return !items.empty() && items.back().kind == Item::Kind::penalty && items.back().penalty <= -infinite_penalty;
}

}  // namespace

Breaking break_paragraph(std::span<const Item> items, Measure measure, const BreakingParameters& parameters) {
  if (!ends_with_forced_break(items)) return {};
  for (const double factor : {1.0, 2.0, 5.0, unlimited}) {
    const double tolerance = factor == unlimited ? unlimited : parameters.tolerance * factor;
    auto breakings = Pass(items, measure, parameters, tolerance, false).run();
    if (!breakings.empty()) return std::move(breakings.front());
  }
  return {};
}

Breaking break_where_forced(std::span<const Item> items) {
  Breaking breaking;
  std::size_t begin = begin_of_line(items, 0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!is_forced(items[i])) continue;
    breaking.lines.push_back({.begin = std::min(begin, i), .end = i});
    begin = begin_of_line(items, i + 1);
  }
  return breaking;
}

std::vector<Breaking> break_paragraph_variants(std::span<const Item> items, Measure measure,
                                               const BreakingParameters& parameters, std::size_t shorter,
                                               std::size_t longer) {
  if (!ends_with_forced_break(items)) return {};
  std::vector<Breaking> all = Pass(items, measure, parameters, parameters.tolerance, true).run();
  if (all.empty()) return {break_paragraph(items, measure, parameters)};
  const auto optimum = std::min_element(all.begin(), all.end(),
                                        [](const Breaking& a, const Breaking& b) { return a.demerits < b.demerits; });
  std::rotate(all.begin(), optimum, std::next(optimum));
  const std::size_t count = all.front().lines.size();
  std::erase_if(all, [&](const Breaking& breaking) {
    return breaking.lines.size() + shorter < count || breaking.lines.size() > count + longer;
  });
  return all;
}

}  // namespace vestnik
