#include "layout/page/price.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <span>

#include "layout/page/columns.hpp"
#include "layout/page/costs.hpp"

namespace vestnik {
namespace {

using Kind = LayoutChoice::Kind;

/// White space that the galley has before its item `at`.
int space_before(const Galley& galley, std::size_t at) {
  int lines = 0;
  while (at > 0 && galley.items[at - 1].kind == GalleyItem::Kind::space) lines += galley.items[--at].lines;
  return lines;
}

int lines_of(const Galley& galley, const GalleyVariant& variant) {
  int lines = 0;
  for (const GalleyVariant::Extent& extent : variant.extents) lines += extent.lines;
  for (std::size_t i = variant.first; i < variant.last; ++i) lines -= galley.items[i].lines;
  return lines;
}

/// Prices the pages of a part, one after the other.
class Pricer {
 public:
  Pricer(const std::vector<Galley>& galleys, const PartLayout& layout, const Theme& theme)
      : galleys_(galleys), pages_(layout.boxes), theme_(theme), capacity_(theme.page_lines()) {
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      for (const LaidBox& box : pages_[page]) ends_[box.galley] = page;
    }
  }

  std::vector<std::vector<LayoutChoice>> run() {
    std::vector<std::vector<LayoutChoice>> result;
    for (page_ = 0; page_ < pages_.size(); ++page_) {
      choices_.clear();
      price_page();
      result.push_back(std::move(choices_));
    }
    return result;
  }

 private:
  using Boxes = std::span<const LaidBox>;

  void add(Kind kind, double amount, double cost, PageColumn column, Pt x, int line) {
    choices_.push_back({kind, amount, cost, column, x, theme_.page.top + theme_.page.grid * line});
  }

  [[nodiscard]] Pt x_of(PageColumn column) const {
    return column == PageColumn::right ? theme_.column_width() + theme_.page.gutter : Pt{};
  }

  void price_page() {
    add(Kind::page, 1, PaginationCosts::page, PageColumn::across, {}, 0);
    const Boxes boxes = pages_[page_];
    int bottom = 0;
    std::size_t last = 0;
    for (std::size_t begin = 0; begin < boxes.size();) {
      std::size_t end = begin;
      while (end < boxes.size() && boxes[end].galley == boxes[begin].galley) ++end;
      last = boxes[begin].galley;
      bottom = price_galley(boxes.subspan(begin, end - begin), bottom);
      begin = end;
    }
    if (boxes.empty() || ends_[last] != page_) return;
    if (page_ + 1 < pages_.size()) {
      const int left = capacity_ - bottom;
      const std::size_t next = pages_[page_ + 1].front().galley;
      const bool forced = galleys_[next].page_break_before;
      if (forced) {
        add(Kind::page_forced, left, 0, PageColumn::across, {}, bottom);
      } else if (left > 0) {
        add(Kind::article_overleaf, left, PaginationCosts::short_page(left), PageColumn::across, {}, bottom);
      }
      if (next > 0 && galleys_[next - 1].keep_with_next) price_split(next, bottom);
    } else if (page_ > 0 && PaginationCosts::last_page(bottom, capacity_) > 0) {
      add(Kind::short_last_page, bottom, PaginationCosts::last_page(bottom, capacity_), PageColumn::across, {}, bottom);
    }
  }

  /// The boxes of one galley below `bottom` lines; gives the lines that the page then holds.
  int price_galley(Boxes boxes, int bottom) {
    const std::size_t index = boxes.front().galley;
    const Galley& galley = galleys_[index];
    const int top = std::ranges::min(boxes, {}, &LaidBox::top).top;
    const bool begins =
        page_ == 0 || std::ranges::none_of(pages_[page_ - 1], [&](const LaidBox& box) { return box.galley == index; });
    if (begins && bottom > 0) price_space(top - bottom - galley.lines_before, PageColumn::across, top);
    if (begins) price_begin(index, top);
    int left = 0, right = 0;
    if (galley.columns == 2) {
      left = price_column(galley, boxes, PageColumn::left, top) - top;
      right = price_column(galley, boxes, PageColumn::right, top) - top;
    } else {
      left = price_column(galley, boxes, PageColumn::across, top) - top;
    }
    for (const LaidBox& box : boxes) price_move(galley, box);
    if (ends_[index] != page_) {
      price_cut(index, begins, top, left, right);
    } else if (galley.columns == 2 && left != right) {
      const PageColumn shorter = left < right ? PageColumn::left : PageColumn::right;
      add(Kind::uneven_feet, std::abs(left - right), feet_cost(galley, begins, left, right), shorter, x_of(shorter),
          top + std::min(left, right));
    }
    const int after = galley.columns == 2 ? 0 : space_before(galley, galley.items.size());
    return std::min(capacity_, top + std::max(left, right) + after);
  }

  /// White space that grew, or that got lost where a picture moved.
  void price_space(int extra, PageColumn column, int line) {
    if (extra == 0) return;
    add(Kind::white_space, extra, PaginationCosts::extra_space * extra * extra, column, x_of(column), line);
  }

  /// Gives the line at which the column ends.
  int price_column(const Galley& galley, Boxes boxes, PageColumn column, int top) {
    std::vector<const LaidBox*> here;
    for (const LaidBox& box : boxes) {
      if (column_of(galleys_, box) == column) here.push_back(&box);
    }
    std::ranges::stable_sort(here, {}, &LaidBox::top);
    int foot = top;
    for (const LaidBox* box : here) {
      if (foot > top) {
        const std::size_t item = !box->variant ? box->item + box->part : box->item;
        const int natural = box->variant && box->part > 0 ? 0 : space_before(galley, item);
        price_space(box->top - foot - natural, column, box->top);
      }
      if (box->variant && box->part == 0) price_variant(galley, *box, column);
      foot = box->top + box->lines;
    }
    return foot;
  }

  void price_variant(const Galley& galley, const LaidBox& box, PageColumn column) {
    const GalleyVariant& variant = galley.variants[*box.variant];
    if (variant.recipe.kind != VariantRecipe::Kind::paragraph) {
      const bool cropped = variant.cropped > 0;
      add(cropped ? Kind::picture_cropped : Kind::picture_reduced, cropped ? variant.cropped : variant.scale,
          variant.cost, column, x_of(column), box.top);
      return;
    }
    const int lines = lines_of(galley, variant);
    add(lines < 0 ? Kind::paragraph_shorter : Kind::paragraph_longer, std::abs(lines), variant.cost, column,
        x_of(column), box.top);
  }

  /// A picture that text passed: it left its place where the next box of the text stands.
  void price_move(const Galley& galley, const LaidBox& picture) {
    if (!galley.items[picture.item].floats) return;
    for (std::size_t page = page_ > 0 ? page_ - 1 : 0; page <= page_; ++page) {
      for (const LaidBox& box : pages_[page]) {
        if (box.galley != picture.galley || box.item <= picture.item) continue;
        const int moved = ordinal(galley, picture, page_) - ordinal(galley, box, page);
        if (moved <= 0) return;
        const PageColumn column = column_of(galleys_, picture);
        add(Kind::picture_moved, moved, PaginationCosts::moved_picture * moved, column, x_of(column), picture.top);
        return;
      }
    }
  }

  /// Columns of a galley, counted over the pages.
  [[nodiscard]] int ordinal(const Galley& galley, const LaidBox& box, std::size_t page) const {
    const int of_page = static_cast<int>(page) * galley.columns;
    return of_page + (column_of(galleys_, box) == PageColumn::right ? 1 : 0);
  }

  void price_cut(std::size_t index, bool begins, int top, int left, int right) {
    const Galley& galley = galleys_[index];
    const int room = capacity_ - top;
    const auto price_foot = [&](PageColumn column, int height) {
      if (height >= room) return;
      add(Kind::short_column, room - height, PaginationCosts::short_column(room - height), column, x_of(column),
          top + height);
    };
    price_foot(galley.columns == 2 ? PageColumn::left : PageColumn::across, left);
    if (galley.columns == 2) price_foot(PageColumn::right, right);
    if (begins && PaginationCosts::few_below_title(left) > 0) {
      add(Kind::few_below_title, left, PaginationCosts::few_below_title(left), PageColumn::across, {}, top);
    }
    if (top > 0) price_split(index, top);
  }

  /// The article that `galley` belongs to is divided, although one page could hold it and was to.
  void price_split(std::size_t galley, int line) {
    if (!may_stay_on_one_page(galleys_, galley, capacity_)) return;
    add(Kind::article_split, 1, PaginationCosts::split_kept, PageColumn::across, {}, line);
  }

  /// The arrangement of an article that begins with `galley`.
  void price_begin(std::size_t galley, int top) {
    note_kept(galley, top);
    if (galleys_[galley].arrangement == 0 || galleys_[galley].arrangement_cost == 0) return;
    bool deferred = false;
    for (std::size_t i = galley; galleys_[i].keep_with_next; ++i) deferred = deferred || galleys_[i + 1].deferred;
    add(deferred ? Kind::picture_deferred : Kind::picture_width, 1, galleys_[galley].arrangement_cost,
        PageColumn::across, {}, top);
  }

  /// An article that was to stay on one page, and does.
  void note_kept(std::size_t first, int top) {
    if (!galleys_[first].keep_on_one_page) return;
    if (first > 0 && galleys_[first - 1].keep_on_one_page && galleys_[first - 1].keep_with_next) return;
    std::size_t last = first;
    while (last + 1 < galleys_.size() && galleys_[last].keep_with_next) ++last;
    const auto end = ends_.find(last);
    if (end != ends_.end() && end->second == page_) add(Kind::article_kept, 1, 0, PageColumn::across, {}, top);
  }

  const std::vector<Galley>& galleys_;
  const std::vector<std::vector<LaidBox>>& pages_;
  const Theme& theme_;
  int capacity_;
  std::size_t page_ = 0;
  std::map<std::size_t, std::size_t> ends_;  // the page on which a galley ends
  std::vector<LayoutChoice> choices_;        // of the page in hand
};

}  // namespace

PageColumn column_of(const std::vector<Galley>& galleys, const LaidBox& box) {
  if (galleys[box.galley].columns != 2) return PageColumn::across;
  return box.x > Pt{} ? PageColumn::right : PageColumn::left;
}

std::vector<std::vector<LayoutChoice>> price(const std::vector<Galley>& galleys, const PartLayout& layout,
                                             const Theme& theme) {
  const auto fills = [](const Galley& galley) {
    return std::ranges::any_of(galley.items, [](const GalleyItem& i) { return i.kind == GalleyItem::Kind::fill; });
  };
  if (std::ranges::any_of(galleys, fills)) return std::vector<std::vector<LayoutChoice>>(layout.boxes.size());
  return Pricer(galleys, layout, theme).run();
}

}  // namespace vestnik
