#include "layout/page/plan_builder.hpp"

#include <algorithm>
#include <tuple>

namespace vestnik {

void PlanBuilder::skip(int lines) { used_ = std::min(capacity_, used_ + lines); }

void PlanBuilder::put(const Galley& galley, std::size_t number, const Flow& flow, Slice slice, bool right_column) {
  slice = trim(flow, slice);
  int top = used_;
  for (std::size_t i = slice.begin; i < slice.end; ++i) {
    const bool heads = i == slice.begin;
    if (flow[i]->kind == GalleyItem::Kind::box) {
      put({.galley = number,
           .item = static_cast<std::size_t>(flow[i] - galley.items.data()),
           .right_column = right_column,
           .heads_column = heads,
           .top = top});
    }
    top += (heads ? flow[i]->at_column_head() : *flow[i]).lines;
  }
}

void PlanBuilder::close() {
  // Reading order is the galley's order, also where a picture was moved.
  const auto order = [](const Box& box) { return std::tuple(box.box.galley, box.box.item, box.box.part); };
  std::sort(boxes_.begin(), boxes_.end(), [&](const Box& a, const Box& b) { return order(a) < order(b); });
  std::vector<PlannedBox>& page = plan_.pages.emplace_back();
  page.reserve(boxes_.size());
  for (const Box& box : boxes_) {
    page.push_back(box.box);
    if (weight_ > 0) page.back().top += room() * box.weight_above / weight_;
  }
  boxes_.clear();
  used_ = weight_ = 0;
}

std::set<VariantId> chosen_variants(const Plan& plan) {
  std::set<VariantId> chosen;
  for (const std::vector<PlannedBox>& page : plan.pages) {
    for (const PlannedBox& box : page) {
      if (const std::optional<VariantId> id = box.chosen()) chosen.insert(*id);
    }
  }
  return chosen;
}

}  // namespace vestnik
