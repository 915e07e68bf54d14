#include "layout/report/layout_report.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace vestnik {
namespace {

using Kind = LayoutChoice::Kind;

/// Fewer word spaces than these say little of a line.
constexpr std::size_t least_spaces = 3;

/// Sums over pages; `figures` gives means of them.
class Tally {
 public:
  void add_section(std::span<const PageReport> pages) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      add(pages[i]);
      if (i + 1 == pages.size()) continue;
      ++result_.full_pages;
      fill_ += pages[i].fill();
      result_.fill_least = result_.full_pages == 1 ? pages[i].fill() : std::min(result_.fill_least, pages[i].fill());
    }
  }

  [[nodiscard]] LayoutFigures figures() const {
    LayoutFigures result = result_;
    if (result.measured > 0) {
      const auto count = static_cast<double>(result.measured);
      result.space_mean = sum_ / count;
      result.space_deviation = std::sqrt(std::max(0.0, squares_ / count - result.space_mean * result.space_mean));
    }
    if (result.full_pages > 0) result.fill_mean = fill_ / static_cast<double>(result.full_pages);
    if (result.pages > 0) result.gap_mean = gap_ / static_cast<double>(result.pages);
    return result;
  }

 private:
  void add(const PageReport& page) {
    ++result_.pages;
    result_.cost += page.cost;
    result_.widows += page.widows;
    result_.orphans += page.orphans;
    result_.stranded_headings += page.stranded_headings;
    result_.short_last_lines += page.short_last_lines;
    gap_ += page.gap();
    for (const LineReport& line : page.lines) add(line);
    for (const LayoutChoice& choice : page.choices) add(choice);
  }

  void add(const LineReport& line) {
    ++result_.lines;
    if (!line.justified) return;
    ++result_.justified;
    result_.gaping += line.gaping ? 1 : 0;
    result_.longest_hyphen_run = std::max(result_.longest_hyphen_run, line.hyphen_run);
    if (line.spaces < least_spaces) return;
    result_.space_loosest = std::max(result_.space_loosest, line.space);
    result_.space_tightest = result_.measured == 0 ? line.space : std::min(result_.space_tightest, line.space);
    ++result_.measured;
    result_.hyphenated += line.hyphenated ? 1 : 0;
    sum_ += line.space;
    squares_ += line.space * line.space;
  }

  void add(const LayoutChoice& choice) {
    result_.paragraphs_shorter += choice.kind == Kind::paragraph_shorter ? 1 : 0;
    result_.paragraphs_longer += choice.kind == Kind::paragraph_longer ? 1 : 0;
    result_.pictures_reduced += choice.kind == Kind::picture_reduced ? 1 : 0;
    result_.pictures_cropped += choice.kind == Kind::picture_cropped ? 1 : 0;
    result_.pictures_moved += choice.kind == Kind::picture_moved ? 1 : 0;
    const bool rearranged = choice.kind == Kind::picture_deferred || choice.kind == Kind::picture_width;
    result_.pictures_rearranged += rearranged ? 1 : 0;
    if (choice.kind == Kind::white_space) result_.white_space_lines += static_cast<int>(choice.amount);
  }

  LayoutFigures result_;
  double sum_ = 0, squares_ = 0, fill_ = 0, gap_ = 0;
};

PartReport::Kind kind_of(Part::Kind kind) {
  switch (kind) {
    case Part::Kind::cover:
      return PartReport::Kind::cover;
    case Part::Kind::imprint:
      return PartReport::Kind::imprint;
    case Part::Kind::contents:
      return PartReport::Kind::contents;
    case Part::Kind::section:
      return PartReport::Kind::section;
    case Part::Kind::back_page:
      return PartReport::Kind::back_page;
  }
  return PartReport::Kind::section;
}

/// Positions from the page's edge instead of the text area's.
void shift(PageReport& page, Pt by) {
  for (LineReport& line : page.lines) line.x += by;
  for (LayoutChoice& choice : page.choices) choice.x += by;
}

}  // namespace

LayoutFigures figures_of(std::span<const PageReport> pages) {
  Tally tally;
  tally.add_section(pages);
  return tally.figures();
}

LayoutReport make_layout_report(const Document& document, std::vector<PartPages> parts, const Pages& pages,
                                const Theme& theme, Pagination way) {
  LayoutReport report{.optimal = way == Pagination::optimal,
                      .page_width = theme.page.width,
                      .page_height = theme.page.height,
                      .text_top = theme.page.top,
                      .text_width = theme.text_width(),
                      .text_height = theme.text_height(),
                      .column_width = theme.column_width(),
                      .grid = theme.page.grid};
  Tally sections;
  std::size_t greedy_pages = 0;
  double greedy_cost = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    PartReport part{.kind = kind_of(document.parts[i].kind),
                    .heading = {},
                    .first_page = report.pages.size(),
                    .priced = parts[i].priced,
                    .figures = figures_of(parts[i].pages)};
    part.figures.greedy_pages = parts[i].greedy_pages;
    part.figures.greedy_cost = parts[i].greedy_cost;
    if (part.kind == PartReport::Kind::section) {
      sections.add_section(parts[i].pages);
      greedy_pages += parts[i].greedy_pages;
      greedy_cost += parts[i].greedy_cost;
      const auto heading = std::ranges::find_if(
          pages.outline, [&](const OutlineEntry& entry) { return entry.level == 1 && entry.page == part.first_page; });
      if (heading != pages.outline.end()) part.heading = heading->title;
    }
    for (PageReport& page : parts[i].pages) {
      const std::size_t index = report.pages.size();
      page.folio = pages.pages[index].folio;
      shift(page, theme.text_left(index));
      report.text_left.push_back(theme.text_left(index));
      report.pages.push_back(std::move(page));
    }
    report.parts.push_back(std::move(part));
  }
  report.total = sections.figures();
  report.total.greedy_pages = greedy_pages;
  report.total.greedy_cost = greedy_cost;
  return report;
}

}  // namespace vestnik
