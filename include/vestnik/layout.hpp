/// @file layout.hpp
/// How a release came out: every line with its spaces, every page with its columns' feet, what pagination chose and at
/// which cost. Made on request (`TypesetOptions::report`); `vestnik stats` and `vestnik build --proof` show it. Plain
/// values. Lengths are points from the page's top left corner, y downwards; word spaces are in em of the line's own
/// type; costs are in pagination's unit, in which a column's foot one line short costs 25. docs/stats.md defines each
/// figure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vestnik/export.hpp"
#include "vestnik/length.hpp"

namespace vestnik {

enum class PageColumn : std::uint8_t {
  across,  ///< over the full measure
  left,
  right,
};

/// A line of text.
struct LineReport {
  std::string_view style;  ///< of the theme: "body", "article-title" and so on
  PageColumn column = PageColumn::across;
  Pt x, baseline, width;           ///< of its measure, inside the indents
  Pt text_width;                   ///< of what is set
  Pt size;                         ///< of the type
  std::size_t number = 1, of = 1;  ///< which line of its paragraph's
  bool justified = false;          ///< set to the measure
  bool hyphenated = false;         ///< ends in a hyphen
  bool gaping = false;             ///< justified with spaces that are wider than the theme's widest
  int hyphen_run = 0;              ///< hyphenated lines one below the other up to this one
  std::size_t spaces = 0;          ///< word spaces
  double space = 0;                ///< mean width of them, in em
  double ratio =
      0;  ///< adjustment ratio: of the stretch that the line has, negative of the shrink; badness: 100 ratio²
};

/// Something that pagination did, or left, and what it costs.
struct LayoutChoice {
  enum class Kind : std::uint8_t {
    page,               ///< a page; amount: 1
    white_space,        ///< grew by `amount` lines; shrank, below 0
    paragraph_shorter,  ///< by `amount` lines than it is set best
    paragraph_longer,
    picture_reduced,   ///< to `amount` of its size
    picture_moved,     ///< to a later column's head; amount: columns
    picture_deferred,  ///< an article's opening picture heads its second page; amount: 1
    picture_width,     ///< it runs across instead of standing in a column, or the reverse; amount: 1
    uneven_feet,       ///< where an article ends; amount: lines
    short_column,      ///< on a page that is to be full; amount: lines
    few_below_title,   ///< at a page's foot; amount: lines
    article_overleaf,  ///< the next article begins on a new page; amount: lines that stay empty
    short_last_page,   ///< a part's last page holds little; amount: lines
    article_kept,      ///< on one page, as asked; amount: 1
    article_split,     ///< although it was to stay on one page; amount: 1
    page_forced,       ///< an article begins a page, as asked; amount: lines that stay empty
    picture_cropped,   ///< amount: the share that is cut off
  };
  Kind kind = Kind::page;
  double amount = 0;
  double cost = 0;
  PageColumn column = PageColumn::across;
  Pt x, y;  ///< where it is seen: the box's top left corner, or the foot
};

/// The stable name of a kind, e.g. "paragraph-longer".
[[nodiscard]] VESTNIK_API std::string_view name_of(LayoutChoice::Kind kind);

struct PageReport {
  std::string folio;                                  ///< as printed; may be empty
  int lines_left = 0, lines_right = 0, lines_of = 0;  ///< grid lines that the columns take, of those that there are
  double fill_left = 0, fill_right = 0;               ///< from the text area's head to the foot, of its height
  double cost = 0;                                    ///< the sum of its choices'
  std::vector<LayoutChoice> choices;
  std::vector<LineReport> lines;  ///< in reading order
  std::size_t widows = 0, orphans = 0, stranded_headings = 0, short_last_lines = 0;

  [[nodiscard]] double fill() const { return fill_left > fill_right ? fill_left : fill_right; }
  [[nodiscard]] double gap() const { return fill_left > fill_right ? fill_left - fill_right : fill_right - fill_left; }
};

/// Figures over a section, or over all of them.
struct LayoutFigures {
  std::size_t pages = 0, greedy_pages = 0;
  double cost = 0, greedy_cost = 0;
  std::size_t lines = 0, justified = 0;
  std::size_t measured = 0;  ///< justified lines of three word spaces or more: those that the next figures are of
  double space_mean = 0, space_deviation = 0, space_loosest = 0, space_tightest = 0;  ///< em
  std::size_t hyphenated = 0;                                                         ///< of the measured lines
  std::size_t gaping = 0;                                                             ///< of the justified lines
  int longest_hyphen_run = 0;
  std::size_t widows = 0, orphans = 0, stranded_headings = 0, short_last_lines = 0;
  std::size_t full_pages = 0;  ///< those that are not their section's last: the next figures are of them
  double fill_mean = 0, fill_least = 0;
  double gap_mean = 0;  ///< over all pages
  std::size_t paragraphs_shorter = 0, paragraphs_longer = 0, pictures_reduced = 0, pictures_moved = 0;
  std::size_t pictures_cropped = 0;
  std::size_t pictures_rearranged = 0;  ///< opening pictures on the second page, or in the other width
  int white_space_lines = 0;
};

/// A part of the release that begins on a new page.
struct PartReport {
  enum class Kind : std::uint8_t { cover, imprint, contents, section, back_page };
  Kind kind = Kind::section;
  std::string heading;         ///< of a section
  std::size_t first_page = 0;  ///< index into `LayoutReport::pages`
  bool priced = false;         ///< its pages were cut by cost; cover, imprint and back page are not
  LayoutFigures figures;       ///< of its `figures.pages` pages
};

struct LayoutReport {
  bool optimal = true;  ///< else each page was filled by itself
  Pt page_width, page_height;
  Pt text_top, text_width, text_height;  ///< of the text area
  Pt column_width, grid;
  std::vector<Pt> text_left;  ///< by page: margins change sides
  std::vector<PageReport> pages;
  std::vector<PartReport> parts;
  LayoutFigures total;  ///< of the sections
};

}  // namespace vestnik
