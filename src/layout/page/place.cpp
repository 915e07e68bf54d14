#include "layout/page/place.hpp"

#include <algorithm>

namespace vestnik {
namespace {

LaidBox laid_box(const PlannedBox& box, const GalleyItem& item, Pt x, Pt y) {
  LaidBox laid{.galley = box.galley,
               .item = box.item,
               .part = box.part,
               .variant = box.variant,
               .x = x,
               .top = box.top,
               .lines = item.lines,
               .y = y,
               .set_lines = item.set_lines,
               .picture = {},
               .where = {},
               .foot = {}};
  for (const PageItem& mark : item.marks) {
    if (const auto* picture = std::get_if<PlacedPicture>(&mark)) {
      laid.foot = std::max(laid.foot, picture->box.bottom());
      laid.picture = picture->box;
      laid.where = item.where;
    }
    if (const auto* rule = std::get_if<PlacedRule>(&mark)) laid.foot = std::max(laid.foot, rule->box.bottom());
  }
  return laid;
}

const GalleyItem& item_of(const PlannedBox& box, const std::vector<Galley>& galleys, const ChosenItems& chosen) {
  const std::optional<VariantId> id = box.chosen();
  const GalleyItem& item = id ? chosen.at(*id)[box.part] : galleys[box.galley].items[box.item + box.part];
  return box.heads_column ? item.at_column_head() : item;
}

}  // namespace

PartLayout place(const Plan& plan, const std::vector<Galley>& galleys, const ChosenItems& chosen, const Theme& theme,
                 bool record) {
  PartLayout layout;
  const Pt right_x = theme.column_width() + theme.page.gutter;
  for (const std::vector<PlannedBox>& boxes : plan.pages) {
    std::vector<PageItem>& items = layout.pages.emplace_back();
    const std::size_t page = layout.pages.size() - 1;
    if (record) layout.boxes.emplace_back();
    for (const PlannedBox& box : boxes) {
      const GalleyItem& item = item_of(box, galleys, chosen);
      const Pt x = box.right_column ? right_x : Pt{}, y = theme.page.top + theme.page.grid * box.top;
      if (record) layout.boxes.back().push_back(laid_box(box, item, x, y));
      for (const PageItem& mark : item.marks) items.push_back(shifted(mark, x, y));
      for (const std::string& name : item.anchors) layout.anchors.push_back({name, page, x, y});
      for (const auto& heading : item.headings) {
        layout.outline.push_back({heading.title, heading.level, page, y});
      }
    }
  }
  return layout;
}

}  // namespace vestnik
