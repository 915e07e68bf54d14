#include "page/paginate.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "page/columns.hpp"

namespace vestnik {
namespace {

Flow flow_of(const Galley& galley) {
  Flow flow;
  flow.reserve(galley.items.size());
  for (const GalleyItem& item : galley.items) flow.push_back(&item);
  return flow;
}

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

/// The page in hand: boxes and where they stand, until it is closed.
class PageBuilder {
 public:
  PageBuilder(const Theme& theme, PartLayout& layout)
      : theme_(theme),
        layout_(layout),
        capacity_(static_cast<int>(std::floor(theme.text_height() / theme.page.grid + 1e-6))) {}

  [[nodiscard]] int capacity() const { return capacity_; }
  [[nodiscard]] int room() const { return capacity_ - used_; }
  [[nodiscard]] bool empty() const { return used_ == 0 && boxes_.empty(); }
  void skip(int lines) { used_ = std::min(capacity_, used_ + lines); }
  void fill(int weight) { weight_ += weight; }

  /// Puts a slice of `galley` into a column that starts below what the page holds so far.
  void put(const Galley& galley, const Flow& flow, Slice slice, Pt x) {
    slice = trim(flow, slice);
    int y = used_;
    for (std::size_t i = slice.begin; i < slice.end; ++i) {
      boxes_.push_back({flow[i], x, y, weight_, {&galley, flow[i]}});
      y += flow[i]->lines;
    }
  }

  void close() {
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

 private:
  struct Box {
    const GalleyItem* item;
    Pt x;
    int y;
    int weight_above;
    /// Galleys of a part stand in one array, as do the items of a galley.
    std::pair<const Galley*, const GalleyItem*> order;
  };
  const Theme& theme_;
  PartLayout& layout_;
  int capacity_;
  int used_ = 0, weight_ = 0;
  std::vector<Box> boxes_;
};

class Paginator {
 public:
  Paginator(const std::vector<Galley>& galleys, const Theme& theme, PartLayout& layout,
            std::vector<Diagnostic>& diagnostics)
      : galleys_(galleys), theme_(theme), diagnostics_(diagnostics), page_(theme, layout) {}

  void run() {
    for (std::size_t i = 0; i < galleys_.size(); ++i) {
      const Galley& galley = galleys_[i];
      const bool chained = i > 0 && galleys_[i - 1].keep_with_next;
      if (!page_.empty() && ((!chained && needs_new_page(i)) || galley.page_break_before)) page_.close();
      if (!page_.empty()) page_.skip(galley.lines_before);
      if (galley.columns == 2) {
        set_two_columns(galley);
      } else {
        set_full_width(galley);
      }
    }
    if (!page_.empty()) page_.close();
  }

 private:
  /// Galleys that are bound together from `first` on: titles with the columns below them.
  [[nodiscard]] std::size_t chain_end(std::size_t first) const {
    while (first + 1 < galleys_.size() && galleys_[first].keep_with_next) ++first;
    return first + 1;
  }

  [[nodiscard]] bool needs_new_page(std::size_t first) const {
    const std::size_t end = chain_end(first);
    int needed = 0, whole = 0;
    bool keep = false;
    for (std::size_t i = first; i < end; ++i) {
      const Galley& galley = galleys_[i];
      const Flow flow = flow_of(galley);
      const int height = height_of(flow, {0, flow.size()});
      keep = keep || galley.keep_on_one_page;
      needed += galley.lines_before;
      whole += galley.lines_before;
      if (galley.columns == 2) {
        Balance balance;
        const bool fits = balance_columns(flow, 0, page_.capacity(), balance);
        needed += std::min(least_below_title(flow), fits ? balance.height() : page_.capacity());
        whole += fits ? balance.height() : page_.capacity() + 1;
      } else {
        needed += i + 1 == end ? std::min(height, least_above_break(flow)) : height;
        whole += height;
      }
    }
    if (keep && whole <= page_.capacity()) needed = whole;
    return needed > page_.room();
  }

  /// The lines that must stand below a title: the theme's, or more if the text begins with something higher.
  [[nodiscard]] int least_below_title(const Flow& flow) const {
    return std::max(theme_.pagination.lines_below_title, least_above_break(flow));
  }

  /// Height up to the first place where a column may end.
  static int least_above_break(const Flow& flow) {
    std::size_t end = 1;
    while (end < flow.size() && (!may_break_before(flow, end) || height_of(flow, {0, end}) == 0)) ++end;
    return height_of(flow, {0, std::min(end, flow.size())});
  }

  void set_full_width(const Galley& galley) {
    Flow flow = flow_of(galley);
    for (std::size_t at = 0; at < flow.size();) {
      if (flow[at]->kind == GalleyItem::Kind::fill) {
        page_.fill(flow[at++]->weight);
        continue;
      }
      std::size_t end = at;
      while (end < flow.size() && flow[end]->kind != GalleyItem::Kind::fill) ++end;
      Flow part(flow.begin() + static_cast<std::ptrdiff_t>(at), flow.begin() + static_cast<std::ptrdiff_t>(end));
      set_single_column(galley, part);
      at = end;
    }
  }

  void set_single_column(const Galley& galley, Flow& flow) {
    for (std::size_t at = 0; at < flow.size();) {
      std::size_t end = fill_column(flow, at, page_.room());
      if (end == at) {
        if (!page_.empty()) {
          page_.close();
          continue;
        }
        end = force(flow, at);
      }
      const Slice slice{at, end};
      page_.put(galley, flow, slice, Pt{});
      // White space between two stretches of a page stays; at a page's head and foot it goes.
      page_.skip(end == flow.size() ? full_height(flow, slice) : height_of(flow, slice));
      if (end < flow.size()) page_.close();
      at = end;
    }
  }

  static int full_height(const Flow& flow, Slice slice) {
    int height = height_of(flow, slice);
    for (std::size_t i = slice.end; i > slice.begin && flow[i - 1]->kind == GalleyItem::Kind::space; --i) {
      height += flow[i - 1]->lines;
    }
    return height;
  }

  void set_two_columns(const Galley& galley) {
    Flow flow = flow_of(galley);
    const Pt right_x = theme_.column_width() + theme_.page.gutter;
    for (std::size_t at = 0; at < flow.size();) {
      Balance balance;
      if (balance_columns(flow, at, page_.room(), balance)) {
        page_.put(galley, balance.flow, {0, balance.cut}, Pt{});
        page_.put(galley, balance.flow, {balance.cut, balance.flow.size()}, right_x);
        page_.skip(balance.height());
        return;
      }
      std::size_t left = fill_column(flow, at, page_.room());
      if (left == at) {
        if (!page_.empty()) {
          page_.close();
          continue;
        }
        left = force(flow, at);
      }
      const std::size_t right = fill_column(flow, left, page_.room());
      page_.put(galley, flow, {at, left}, Pt{});
      page_.put(galley, flow, {left, right}, right_x);
      page_.close();
      at = right;
    }
  }

  /// Nothing that may stand alone fits an empty page: take the longest stretch that does, whatever the rules say.
  [[nodiscard]] std::size_t force(const Flow& flow, std::size_t at) {
    std::size_t end = at;
    while (end < flow.size() && height_of(flow, {at, end + 1}) <= page_.capacity()) ++end;
    if (end > at) return end;
    diagnostics_.push_back({Severity::error, "box-too-tall", "this block is taller than a page", flow[at]->where,
                            "split it, or shorten its text"});
    return at + 1;
  }

  const std::vector<Galley>& galleys_;
  const Theme& theme_;
  std::vector<Diagnostic>& diagnostics_;
  PageBuilder page_;
};

}  // namespace

PartLayout paginate(const std::vector<Galley>& galleys, const Theme& theme, std::vector<Diagnostic>& diagnostics) {
  PartLayout layout;
  Paginator(galleys, theme, layout, diagnostics).run();
  return layout;
}

}  // namespace vestnik
