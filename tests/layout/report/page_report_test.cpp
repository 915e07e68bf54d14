#include "layout/report/page_report.hpp"

#include <gtest/gtest.h>

#include <cstdint>

#include "layout/page/toy_theme.hpp"
#include "layout/report/layout_report.hpp"

namespace vestnik {
namespace {

Theme page_of_ten() {
  Theme theme = toy_theme(10);
  theme.styles[static_cast<std::size_t>(Style::subheading)].keep_with_next = true;
  return theme;
}

struct Place {
  std::size_t page = 0;
  bool right = false;
  int top = 0;
};

/// A section of one article in two columns, its boxes placed by hand.
class Sheet {
 public:
  Sheet() : galleys_(1) { galleys_.front().columns = 2; }

  /// The next line of the text: number `number` of `of` of its paragraph.
  SetLine& line(const Place& at, std::uint32_t number, std::uint32_t of, Style style = Style::body) {
    return box(at, 1, false,
               {.style = style,
                .width = Pt{95},
                .text_width = Pt{number == of ? 40.0 : 95.0},
                .baseline = Pt{8},
                .size = Pt{10},
                .space = Pt{2.5},
                .spaces = 4,
                .number = number,
                .of = of,
                .justified = number != of});
  }
  void picture(const Place& at, int lines) {
    box(at, lines, true, {}).justified = false;
    layout_.boxes[at.page].back().set_lines.clear();
    layout_.boxes[at.page].back().foot = Pt(lines * 10.0 - 4);
  }

  [[nodiscard]] std::vector<PageReport> described() const { return describe_pages(galleys_, layout_, page_of_ten()); }

 private:
  SetLine& box(const Place& at, int lines, bool floats, const SetLine& line) {
    galleys_.front().items.push_back({.lines = lines, .floats = floats});
    if (layout_.boxes.size() <= at.page) layout_.boxes.resize(at.page + 1);
    layout_.boxes[at.page].push_back({.galley = 0,
                                      .item = galleys_.front().items.size() - 1,
                                      .x = Pt{at.right ? 105.0 : 0.0},
                                      .top = at.top,
                                      .lines = lines,
                                      .y = Pt{10 + at.top * 10.0},
                                      .set_lines = {line},
                                      .foot = {}});
    return layout_.boxes[at.page].back().set_lines.back();
  }

  std::vector<Galley> galleys_;
  PartLayout layout_;
};

TEST(DescribePages, CountsALastLineAtAColumnsHeadAndAFirstOneAtItsFoot) {
  Sheet sheet;
  sheet.line({.top = 8}, 1, 2);
  sheet.line({.right = true}, 2, 2);  // the second of two: its neighbour is an orphan, it is a widow
  sheet.line({.right = true, .top = 9}, 1, 4);
  sheet.line({.page = 1}, 2, 4);
  sheet.line({.page = 1, .top = 1}, 3, 4);
  sheet.line({.page = 1, .right = true}, 4, 4);
  const auto pages = sheet.described();
  EXPECT_EQ(pages[0].orphans, 2U);
  EXPECT_EQ(pages[0].widows, 1U);
  EXPECT_EQ(pages[1].orphans, 0U);
  EXPECT_EQ(pages[1].widows, 1U);
}

TEST(DescribePages, TwoLinesOnEachSideAreNoBreach) {
  Sheet sheet;
  sheet.line({.top = 8}, 1, 4);
  sheet.line({.top = 9}, 2, 4);
  sheet.picture({.right = true}, 3);  // stands between them on the page, not in the text
  sheet.line({.right = true, .top = 3}, 3, 4);
  sheet.line({.right = true, .top = 4}, 4, 4);
  const auto pages = sheet.described();
  EXPECT_EQ(pages[0].orphans + pages[0].widows, 0U);
}

TEST(DescribePages, KnowsAHeadingWithoutItsText) {
  Sheet stranded, safe, last;
  stranded.line({.top = 8}, 1, 1, Style::subheading);
  stranded.line({.top = 9}, 1, 3);
  stranded.line({.right = true}, 2, 3);
  EXPECT_EQ(stranded.described()[0].stranded_headings, 1U);
  safe.line({.top = 7}, 1, 1, Style::subheading);
  safe.line({.top = 8}, 1, 3);
  safe.line({.top = 9}, 2, 3);
  safe.line({.right = true}, 3, 3);
  EXPECT_EQ(safe.described()[0].stranded_headings, 0U);
  last.line({.top = 8}, 1, 1, Style::subheading);
  last.line({.top = 9}, 1, 1);  // all the text there is
  EXPECT_EQ(last.described()[0].stranded_headings, 0U);
}

TEST(DescribePages, CountsHyphensInARowWithinAColumn) {
  Sheet sheet;
  sheet.line({.top = 7}, 1, 5).hyphen = true;
  sheet.line({.top = 8}, 2, 5);
  sheet.line({.top = 9}, 3, 5).hyphen = true;
  sheet.line({.right = true}, 4, 5).hyphen = true;  // not below the one before
  sheet.line({.right = true, .top = 1}, 5, 5).hyphen = true;
  std::vector<int> runs;
  const PageReport page = sheet.described()[0];
  for (const LineReport& line : page.lines) runs.push_back(line.hyphen_run);
  EXPECT_EQ(runs, (std::vector<int>{1, 0, 1, 1, 2}));
}

TEST(DescribePages, MeasuresFeetByBaselinesAndPictures) {
  Sheet sheet;
  sheet.line({.top = 8}, 1, 1);                 // baseline at 88 of 100
  sheet.picture({.right = true, .top = 4}, 5);  // ends at 86
  const PageReport page = sheet.described()[0];
  EXPECT_NEAR(page.fill_left, 0.88, 1e-9);
  EXPECT_NEAR(page.fill_right, 0.86, 1e-9);
  EXPECT_NEAR(page.gap(), 0.02, 1e-9);
  EXPECT_EQ(page.lines_left, 9);
  EXPECT_EQ(page.lines_right, 9);
  EXPECT_EQ(page.lines_of, 10);
}

TEST(DescribePages, CallsALastLineShortBelowATenthOfItsMeasure) {
  Sheet sheet;
  sheet.line({.top = 0}, 1, 2);
  sheet.line({.top = 1}, 2, 2).text_width = Pt{9};
  sheet.line({.top = 2}, 1, 1).text_width = Pt{9};  // has no other line
  EXPECT_EQ(sheet.described()[0].short_last_lines, 1U);
}

TEST(FiguresOf, CountsGapingLinesOfAnyNumberOfSpaces) {
  Sheet sheet;
  sheet.line({.top = 0}, 1, 3);
  SetLine& gaping = sheet.line({.top = 1}, 2, 3);
  gaping.gaping = true;
  gaping.spaces = 1;
  sheet.line({.top = 2}, 3, 3);
  const auto pages = sheet.described();
  EXPECT_TRUE(pages[0].lines[1].gaping);
  EXPECT_EQ(figures_of(pages).gaping, 1U);
}

TEST(FiguresOf, TakesSpacesOfJustifiedLinesOfThreeOrMore) {
  Sheet sheet;
  sheet.line({.top = 0}, 1, 4).space = Pt{2};
  SetLine& loose = sheet.line({.top = 1}, 2, 4);
  loose.space = Pt{4};
  loose.hyphen = true;
  SetLine& few = sheet.line({.top = 2}, 3, 4);
  few.space = Pt{9};
  few.spaces = 2;
  sheet.line({.top = 3}, 4, 4).space = Pt{7};  // the last one is as it comes
  const auto pages = sheet.described();
  const LayoutFigures figures = figures_of(pages);
  EXPECT_EQ(figures.lines, 4U);
  EXPECT_EQ(figures.justified, 3U);
  EXPECT_EQ(figures.measured, 2U);
  EXPECT_NEAR(figures.space_mean, 0.3, 1e-9);
  EXPECT_NEAR(figures.space_deviation, 0.1, 1e-9);
  EXPECT_NEAR(figures.space_loosest, 0.4, 1e-9);
  EXPECT_NEAR(figures.space_tightest, 0.2, 1e-9);
  EXPECT_EQ(figures.hyphenated, 1U);
  EXPECT_EQ(figures.longest_hyphen_run, 1);
}

TEST(FiguresOf, LeavesTheLastPageOutOfTheFill) {
  Sheet sheet;
  sheet.line({.top = 9}, 1, 1);             // 0.98
  sheet.line({.page = 1, .top = 7}, 1, 1);  // 0.78
  sheet.line({.page = 2, .top = 1}, 1, 1);  // 0.18
  const LayoutFigures figures = figures_of(sheet.described());
  EXPECT_EQ(figures.pages, 3U);
  EXPECT_EQ(figures.full_pages, 2U);
  EXPECT_NEAR(figures.fill_mean, 0.88, 1e-9);
  EXPECT_NEAR(figures.fill_least, 0.78, 1e-9);
}

}  // namespace
}  // namespace vestnik
