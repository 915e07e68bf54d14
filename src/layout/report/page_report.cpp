#include "layout/report/page_report.hpp"

#include <algorithm>

#include "layout/page/price.hpp"

namespace vestnik {
namespace {

/// A last line of less than this share of its measure is short, as for the line breaker.
constexpr double short_line_share = 0.1;
/// Lines that belong below a heading.
constexpr int lines_below_heading = 2;

/// A box and its page.
struct Spot {
  const LaidBox* box;
  std::size_t page;
  PageColumn column;
  [[nodiscard]] bool beside(const Spot& other) const { return page != other.page || column != other.column; }
};

class Describer {
 public:
  Describer(const std::vector<Galley>& galleys, const PartLayout& layout, const Theme& theme)
      : galleys_(galleys), theme_(theme), pages_(layout.boxes.size()) {
    for (std::size_t page = 0; page < layout.boxes.size(); ++page) {
      for (const LaidBox& box : layout.boxes[page]) spots_.push_back({&box, page, column_of(galleys, box)});
    }
    std::vector<std::vector<LayoutChoice>> choices = price(galleys, layout, theme);
    for (std::size_t page = 0; page < pages_.size(); ++page) pages_[page].choices = std::move(choices[page]);
  }

  std::vector<PageReport> run() {
    for (const Spot& spot : spots_) {
      add_foot(spot);
      add_lines(spot);
    }
    count_widows_and_orphans();
    for (std::size_t i = 0; i < spots_.size(); ++i) {
      if (is_heading(i) && is_stranded(i)) ++pages_[spots_[i].page].stranded_headings;
    }
    for (PageReport& page : pages_) {
      page.lines_of = theme_.page_lines();
      for (const LayoutChoice& choice : page.choices) page.cost += choice.cost;
    }
    return std::move(pages_);
  }

 private:
  [[nodiscard]] bool floats(const LaidBox& box) const { return galleys_[box.galley].items[box.item].floats; }

  void add_foot(const Spot& spot) {
    const LaidBox& box = *spot.box;
    PageReport& page = pages_[spot.page];
    Pt foot = box.y + box.foot;
    for (const SetLine& line : box.set_lines) foot = std::max(foot, box.y + line.baseline);
    const double fill = (foot - theme_.page.top) / theme_.text_height();
    if (spot.column != PageColumn::right) {
      page.fill_left = std::max(page.fill_left, fill);
      page.lines_left = std::max(page.lines_left, box.top + box.lines);
    }
    if (spot.column != PageColumn::left) {
      page.fill_right = std::max(page.fill_right, fill);
      page.lines_right = std::max(page.lines_right, box.top + box.lines);
    }
  }

  void add_lines(const Spot& spot) {
    PageReport& page = pages_[spot.page];
    for (const SetLine& line : spot.box->set_lines) {
      page.lines.push_back({.style = style_names.at(static_cast<std::size_t>(line.style)),
                            .column = spot.column,
                            .x = spot.box->x + line.x,
                            .baseline = spot.box->y + line.baseline,
                            .width = line.width,
                            .text_width = line.text_width,
                            .size = line.size,
                            .number = line.number,
                            .of = line.of,
                            .justified = line.justified,
                            .hyphenated = line.hyphen && !line.turned,  // it would be marked in another place
                            .gaping = line.gaping,
                            .spaces = static_cast<std::size_t>(line.spaces),
                            .space = line.space / line.size,
                            .ratio = line.ratio});
      const bool short_one = line.number == line.of && line.of > 1 && line.text_width < line.width * short_line_share;
      if (short_one && theme_.style(line.style).align == Align::justified) ++page.short_last_lines;
      run_ = line.hyphen ? (continues(spot, line) ? run_ : 0) + 1 : 0;
      page.lines.back().hyphen_run = run_;
      above_ = {spot, line.baseline + spot.box->y};
    }
  }

  /// The line stands below the one before, in the same column of text.
  [[nodiscard]] bool continues(const Spot& spot, const SetLine& line) const {
    return above_.spot.box != nullptr && !above_.spot.beside(spot) && above_.spot.box->galley == spot.box->galley &&
           above_.baseline < spot.box->y + line.baseline;
  }

  /// Lines of a paragraph follow one another in the text; pictures may come between on the page.
  void count_widows_and_orphans() {
    const Spot* before = nullptr;
    for (const Spot& spot : spots_) {
      if (floats(*spot.box) || spot.box->set_lines.empty()) continue;
      const SetLine& line = spot.box->set_lines.front();
      if (before != nullptr && line.number > 1 && before->beside(spot) && before->box->galley == spot.box->galley) {
        if (line.number == 2) ++pages_[before->page].orphans;
        if (line.number == line.of) ++pages_[spot.page].widows;
      }
      before = &spot;
    }
  }

  /// The box ends a title or subheading.
  [[nodiscard]] bool is_heading(std::size_t i) const {
    if (spots_[i].box->set_lines.empty() || floats(*spots_[i].box)) return false;
    const SetLine& line = spots_[i].box->set_lines.back();
    return theme_.style(line.style).keep_with_next && line.number == line.of;
  }

  /// Fewer lines than there should be stand below it, and the text goes on elsewhere.
  [[nodiscard]] bool is_stranded(std::size_t heading) const {
    const Spot& head = spots_[heading];
    const Spot* first = nullptr;  // the box below the heading
    int lines = 0;
    for (std::size_t i = heading + 1; i < spots_.size() && lines < lines_below_heading; ++i) {
      const Spot& spot = spots_[i];
      if (spots_[i - 1].box->galley != spot.box->galley && !galleys_[spot.box->galley - 1].keep_with_next) return false;
      if (first == nullptr && is_heading(i)) return spot.page != head.page;
      const Spot& anchor = first == nullptr ? head : *first;
      const bool away =
          first == nullptr && head.column == PageColumn::across ? spot.page != head.page : spot.beside(anchor);
      if (away && floats(*spot.box)) continue;  // it moved; the text did not
      if (away) return true;
      if (first == nullptr) first = &spot;
      lines += spot.box->lines;
    }
    return false;
  }

  struct Above {
    Spot spot{nullptr, 0, PageColumn::across};
    Pt baseline;
  };
  const std::vector<Galley>& galleys_;
  const Theme& theme_;
  std::vector<Spot> spots_;  // in reading order
  std::vector<PageReport> pages_;
  Above above_;
  int run_ = 0;
};

}  // namespace

std::vector<PageReport> describe_pages(const std::vector<Galley>& galleys, const PartLayout& layout,
                                       const Theme& theme) {
  return Describer(galleys, layout, theme).run();
}

}  // namespace vestnik
