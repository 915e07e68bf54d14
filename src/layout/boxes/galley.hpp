/// @file galley.hpp
/// Text set in lines, not yet cut into columns: a vertical list in units of the baseline grid, so that every box that
/// is placed keeps the lines of neighbouring columns on common baselines.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/boxes/page_item.hpp"
#include "layout/boxes/set_line.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik {

/// One box, space or fill of the vertical list.
struct GalleyItem {
  enum class Kind {
    box,    ///< never split
    space,  ///< white space; vanishes at the head and foot of a column
    fill,   ///< takes its share (`weight`) of what a page has left
  };
  struct Heading {
    std::string title;
    int level = 1;
  };

  Kind kind = Kind::box;
  int lines = 0;                ///< height in grid lines
  int weight = 0;               ///< of a fill
  bool break_after = true;      ///< a column may end below this item
  bool floats = false;          ///< a picture: text that follows may go before it where it does not fit
  std::vector<PageItem> marks;  ///< relative to the box's top left corner
  std::vector<std::string> anchors;
  std::vector<Heading> headings;             ///< outline entries
  SourceRange where;                         ///< of a box that may prove too tall for a page
  std::vector<SetLine> set_lines;            ///< of its text; empty unless the setter was asked for them
  std::shared_ptr<const GalleyItem> headed;  ///< what stands in its place if a column begins with it: a table's row
                                             ///< below the table's head; null: the item itself

  [[nodiscard]] const GalleyItem& at_column_head() const { return headed ? *headed : *this; }
};

/// Moves what is painted of a box.
void shift_down(GalleyItem& item, Pt by);

/// How the items of a variant are made: by numbers that the Setter of the galley knows.
struct VariantRecipe {
  enum class Kind : std::uint8_t { paragraph, figure, row };
  Kind kind = Kind::paragraph;
  std::size_t subject = 0;   ///< which of the setter's paragraphs, figures or rows of pictures
  std::size_t breaking = 0;  ///< of a paragraph: which of its ways to be broken into lines
  Pt reduction;              ///< of a figure: taken off its height by making it smaller
  Pt cropping;               ///< of a figure or row: cut off its height
};

/// Another way to set some items of a galley: a paragraph in more or fewer lines, a picture in another size. Pagination
/// chooses by what is here; `Setter::set` makes the items of those that it chose.
struct GalleyVariant {
  struct Extent {
    int lines = 0;
    bool break_after = true;
    int lines_at_head = lines;  ///< if a column begins with it
  };
  std::size_t first = 0, last = 0;  ///< the items that it stands for
  std::vector<Extent> extents;      ///< of the items that the recipe gives
  double cost = 0;                  ///< by how much it is worse than the items that are there, in PaginationCosts' unit
  double scale = 1;                 ///< of a picture: its size by that of the one that is there
  double cropped = 0;               ///< of a picture: the share of its height that is cut off
  VariantRecipe recipe;
};

/// A region in lines.
struct Galley {
  std::vector<GalleyItem> items;  ///< set as well as can be
  std::vector<GalleyVariant> variants;
  int columns = 1;
  int lines_before = 0;
  std::size_t section = 0;  ///< of the part
  bool keep_with_next = false, page_break_before = false, keep_on_one_page = false;
  bool short_item = false;      ///< its pictures stand at set widths and are not reduced
  int opening_picture = 0;      ///< lines of the picture that a short item begins with
  bool deferred = false;        ///< a picture at the head of that page on which the galley behind it goes on
  int arrangement = 0;          ///< 0: as compose has it; see Setter::set
  double arrangement_cost = 0;  ///< of beginning with this galley, in PaginationCosts' unit
};

/// A variant by its numbers among the galleys of a part.
struct VariantId {
  std::size_t galley = 0, variant = 0;
  auto operator<=>(const VariantId&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 misreads it
};
/// The items of the variants that pagination chose.
using ChosenItems = std::map<VariantId, std::vector<GalleyItem>>;

/// Folios by anchor, for contents entries.
using Folios = std::map<std::string, std::string>;

}  // namespace vestnik
