#include "layout/page/page_builder.hpp"

#include <algorithm>
#include <utility>

namespace vestnik {
PageBuilder::PageBuilder(const std::vector<Galley>& galleys, const Theme& theme, PartLayout& layout, bool record)
    : galleys_(galleys), theme_(theme), layout_(layout), record_(record), capacity_(theme.page_lines()) {}

void PageBuilder::skip(int lines) { used_ = std::min(capacity_, used_ + lines); }

void PageBuilder::put(const Galley& galley, const Flow& flow, Slice slice, Pt x) {
  slice = trim(flow, slice);
  int y = used_;
  for (std::size_t i = slice.begin; i < slice.end; ++i) {
    const GalleyItem& item = i > slice.begin ? *flow[i] : flow[i]->at_column_head();
    put(item, x, y, {&galley, static_cast<std::size_t>(flow[i] - galley.items.data()), 0});
    y += item.lines;
  }
}

void PageBuilder::record(const Box& box, int line, Pt y) {
  LaidBox laid{.galley = static_cast<std::size_t>(box.order.galley - galleys_.data()),
               .item = box.order.item,
               .part = box.order.part,
               .variant = box.variant,
               .x = box.x,
               .top = line,
               .lines = box.item->lines,
               .y = y,
               .set_lines = box.item->set_lines,
               .picture = {},
               .where = {},
               .foot = {}};
  for (const PageItem& mark : box.item->marks) {
    if (const auto* picture = std::get_if<PlacedPicture>(&mark)) {
      laid.foot = std::max(laid.foot, picture->box.bottom());
      laid.picture = picture->box;
      laid.where = box.item->where;
    }
    if (const auto* rule = std::get_if<PlacedRule>(&mark)) laid.foot = std::max(laid.foot, rule->box.bottom());
  }
  layout_.boxes.back().push_back(std::move(laid));
}

void PageBuilder::close() {
  // Reading order is the galley's order, also where a picture was moved.
  std::sort(boxes_.begin(), boxes_.end(), [](const Box& a, const Box& b) { return a.order < b.order; });
  std::vector<PageItem>& items = layout_.pages.emplace_back();
  const std::size_t page = layout_.pages.size() - 1;
  if (record_) layout_.boxes.emplace_back();
  for (const Box& box : boxes_) {
    const int filled = weight_ > 0 ? room() * box.weight_above / weight_ : 0;
    const Pt y = theme_.page.top + theme_.page.grid * (box.y + filled);
    if (record_ && box.item->kind == GalleyItem::Kind::box) record(box, box.y + filled, y);
    for (const PageItem& mark : box.item->marks) items.push_back(shifted(mark, box.x, y));
    for (const std::string& name : box.item->anchors) layout_.anchors.push_back({name, page, box.x, y});
    for (const auto& heading : box.item->headings) {
      layout_.outline.push_back({heading.title, heading.level, page, y});
    }
  }
  boxes_.clear();
  used_ = weight_ = 0;
}

}  // namespace vestnik
