#include "page/page_builder.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vestnik {
namespace {

/// Moves marks of a box to where the box stands.
PageItem shifted(PageItem mark, Pt x, Pt y) {
  if (auto* piece = std::get_if<TextPiece>(&mark)) {
    piece->x += x;
    piece->baseline += y;
  } else {
    Rect& box = std::holds_alternative<PlacedPicture>(mark) ? std::get<PlacedPicture>(mark).box
                                                            : std::get<PlacedRule>(mark).box;
    box.x += x;
    box.y += y;
  }
  return mark;
}

}  // namespace

PageBuilder::PageBuilder(const Theme& theme, PartLayout& layout)
    : theme_(theme),
      layout_(layout),
      capacity_(static_cast<int>(std::floor(theme.text_height() / theme.page.grid + 1e-6))) {}

void PageBuilder::skip(int lines) { used_ = std::min(capacity_, used_ + lines); }

void PageBuilder::put(const Galley& galley, const Flow& flow, Slice slice, Pt x) {
  slice = trim(flow, slice);
  int y = used_;
  for (std::size_t i = slice.begin; i < slice.end; ++i) {
    put(*flow[i], x, y, {&galley, static_cast<std::size_t>(flow[i] - galley.items.data()), 0});
    y += flow[i]->lines;
  }
}

void PageBuilder::close() {
  // Reading order is the galley's order, also where a picture was moved.
  std::sort(boxes_.begin(), boxes_.end(), [](const Box& a, const Box& b) { return a.order < b.order; });
  std::vector<PageItem>& items = layout_.pages.emplace_back();
  const std::size_t page = layout_.pages.size() - 1;
  for (const Box& box : boxes_) {
    const int filled = weight_ > 0 ? room() * box.weight_above / weight_ : 0;
    const Pt y = theme_.page.top + theme_.page.grid * (box.y + filled);
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
