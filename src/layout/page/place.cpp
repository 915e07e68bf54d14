#include "layout/page/place.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace vestnik {
namespace {

/// The smallest rectangle that holds both.
Rect around(const Rect& a, const Rect& b) {
  const Pt x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

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
      laid.picture = laid.picture ? around(*laid.picture, picture->box) : picture->box;
      laid.where = item.where;
    }
    if (const auto* rule = std::get_if<PlacedRule>(&mark)) laid.foot = std::max(laid.foot, rule->box.bottom());
  }
  return laid;
}

/// `Galleys` and `Chosen` may be changed, or not.
template <class Galleys, class Chosen>
auto& item_of(const PlannedBox& box, Galleys& galleys, Chosen& chosen) {
  const std::optional<VariantId> id = box.chosen();
  return id ? chosen.at(*id)[box.part] : galleys[box.galley].items[box.item + box.part];
}

/// Boxes stand in reading order, and a section's first one is its title.
PageHead head_of(const std::vector<PlannedBox>& page, const std::vector<Galley>& galleys,
                 std::optional<std::size_t> before) {
  if (page.empty()) return {.section = before.value_or(0)};
  const std::size_t section = galleys[page.front().galley].section;
  return {.section = section, .opens = section != before};
}

template <class Galleys, class Chosen>
PartLayout place_boxes(const Plan& plan, Galleys& galleys, Chosen& chosen, const Theme& theme, bool record) {
  PartLayout layout;
  const Pt right_x = theme.column_width() + theme.page.gutter;
  const Pt height = theme.page.grid * theme.page_lines();
  std::optional<std::size_t> section;  // of the last box
  for (const std::vector<PlannedBox>& boxes : plan.pages) {
    layout.heads.push_back(head_of(boxes, galleys, section));
    section = boxes.empty() ? section : galleys[boxes.back().galley].section;
    std::vector<PageItem>& items = layout.pages.emplace_back();
    std::vector<MarkFrame>& frames = layout.frames.emplace_back();
    const std::size_t page = layout.pages.size() - 1;
    if (record) layout.boxes.emplace_back();
    for (const PlannedBox& box : boxes) {
      auto& own = item_of(box, galleys, chosen);
      const GalleyItem& item = box.heads_column ? own.at_column_head() : own;
      const Pt x = box.right_column ? right_x : Pt{}, y = theme.page.top + theme.page.grid * box.top;
      if (record) layout.boxes.back().push_back(laid_box(box, item, x, y));
      if (!item.marks.empty()) {
        const Pt width = galleys[box.galley].columns == 2 ? theme.column_width() : theme.text_width();
        frames.push_back(
            {items.size(), items.size() + item.marks.size(), {x, theme.page.top, width, height}, item.where});
      }
      for (const std::string& name : item.anchors) layout.anchors.push_back({name, page, x, y});
      for (const auto& heading : item.headings) {
        layout.outline.push_back({heading.title, heading.level, page, y});
      }
      if constexpr (!std::is_const_v<Galleys>) {
        if (&item == &own) {
          for (PageItem& mark : std::exchange(own.marks, {})) items.push_back(shifted(std::move(mark), x, y));
          continue;
        }
      }
      for (const PageItem& mark : item.marks) items.push_back(shifted(mark, x, y));
    }
  }
  return layout;
}

}  // namespace

PartLayout place(const Plan& plan, const std::vector<Galley>& galleys, const ChosenItems& chosen, const Theme& theme,
                 bool record) {
  return place_boxes(plan, galleys, chosen, theme, record);
}

PartLayout place(const Plan& plan, std::vector<Galley>&& galleys, ChosenItems&& chosen, const Theme& theme,
                 bool record) {
  return place_boxes(plan, galleys, chosen, theme, record);
}

}  // namespace vestnik
