/// @file page_builder.hpp
/// The page in hand: boxes and where they stand, until it is closed.
#pragma once

#include <tuple>
#include <vector>

#include "layout/galley/galley.hpp"
#include "layout/page/columns.hpp"
#include "layout/page/paginate.hpp"
#include "model/theme/theme.hpp"

namespace vestnik {

class PageBuilder {
 public:
  /// A box's place in the text: the galley, its item and, where this is set in several, which of them.
  struct Order {
    const Galley* galley = nullptr;  ///< those of a part stand in one array
    std::size_t item = 0, part = 0;
    auto operator<=>(const Order&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 misreads it
  };

  /// `record`: pages also say where each box went. `galleys`: those of the part.
  PageBuilder(const std::vector<Galley>& galleys, const Theme& theme, PartLayout& layout, bool record);

  [[nodiscard]] int capacity() const { return capacity_; }
  [[nodiscard]] int room() const { return capacity_ - used_; }
  [[nodiscard]] bool empty() const { return used_ == 0 && boxes_.empty(); }
  void skip(int lines);
  void fill(int weight) { weight_ += weight; }

  /// Puts a slice of `galley` into a column that starts below what the page holds so far.
  void put(const Galley& galley, const Flow& flow, Slice slice, Pt x);
  /// Puts one box, `y` lines below the page's head.
  void put(const GalleyItem& item, Pt x, int y, const Order& order, const GalleyVariant* variant = nullptr) {
    boxes_.push_back({&item, x, y, weight_, order, variant});
  }
  void close();

 private:
  struct Box {
    const GalleyItem* item;
    Pt x;
    int y;
    int weight_above;
    Order order;
    const GalleyVariant* variant;
  };
  void record(const Box& box, int line, Pt y);

  const std::vector<Galley>& galleys_;
  const Theme& theme_;
  PartLayout& layout_;
  bool record_;
  int capacity_;
  int used_ = 0, weight_ = 0;
  std::vector<Box> boxes_;
};

}  // namespace vestnik
