/// @file galley.hpp
/// Text set in lines, not yet cut into columns: a vertical list in units of the baseline grid, so that every box that
/// is placed keeps the lines of neighbouring columns on common baselines.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/compose/document.hpp"
#include "layout/galley/page_item.hpp"
#include "layout/galley/set_line.hpp"
#include "layout/text/shape.hpp"
#include "model/theme/resources.hpp"
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

/// Another way to set some items of a galley: a paragraph in more or fewer lines, a picture in another size. What
/// pagination needs to know is here; the items themselves are set when one is chosen.
struct GalleyVariant {
  struct Extent {
    int lines = 0;
    bool break_after = true;
    int lines_at_head = lines;  ///< if a column begins with it
  };
  std::size_t first = 0, last = 0;  ///< the items that it stands for
  std::vector<Extent> extents;      ///< of the items that `set` would give
  double cost = 0;                  ///< by how much it is worse than the items that are there, in PaginationCosts' unit
  double scale = 1;                 ///< of a picture: its height by that of the one that is there
  std::function<std::vector<GalleyItem>()> set;
};

/// A region in lines.
struct Galley {
  std::vector<GalleyItem> items;  ///< set as well as can be
  std::vector<GalleyVariant> variants;
  int columns = 1;
  int lines_before = 0;
  bool keep_with_next = false, page_break_before = false, keep_on_one_page = false;
  bool deferred = false;        ///< a picture at the head of that page on which the galley behind it goes on
  int arrangement = 0;          ///< 0: as compose has it; see Setter::set
  double arrangement_cost = 0;  ///< of beginning with this galley, in PaginationCosts' unit
};

/// A table's column, its cells' padding included.
struct TableColumn {
  Pt least;        ///< for its longest word
  Pt comfortable;  ///< for two words or three
  Pt lines;        ///< for its longest line below the head
  Pt natural;      ///< for its longest line
  Pt x, width;     ///< where it is set, once the measure is known
};

/// Folios by anchor, for contents entries.
using Folios = std::map<std::string, std::string>;

/// Sets blocks. Holds the shaper and what accumulates over a document: links and diagnostics. One per run and thread.
class Setter {
 public:
  /// `variants`: also give what galleys could be set like otherwise, for optimal pagination.
  /// `describe`: boxes also say how their lines were set and where they come from, for report and map.
  Setter(const Resources& resources, Shaper& shaper, std::string language, bool variants, bool describe = false);

  /// Sets a part's regions, each in the measure that its column count gives. Contents entries take their folio from
  /// `folios`; one that is missing leaves room for three digits. An article that may be arranged otherwise, its opening
  /// picture in a column instead of across both or the reverse, or at the head of its second page, comes once in every
  /// arrangement: a run of galleys that are kept together, numbered from 0, of which pagination takes one.
  [[nodiscard]] std::vector<Galley> set(const Part& part, const Folios& folios);

  /// Sets a paragraph in one unbreakable box of whole grid lines, e.g. a running head.
  [[nodiscard]] GalleyItem set_box(const Paragraph& paragraph, Pt measure);

  /// Sets `text` in one line as wide as it comes, from x = 0, in a style that is not the theme's.
  [[nodiscard]] std::vector<TextPiece> set_label(const InlineText& text, ParagraphStyle style);

  /// Where the baseline grid's lines lie: the first baseline's distance from the text area's head.
  [[nodiscard]] Pt grid_offset() const { return baseline_offset(theme_.style(Style::body)); }

  [[nodiscard]] const std::vector<LinkTarget>& links() const { return links_; }
  [[nodiscard]] std::vector<Diagnostic>& diagnostics() { return diagnostics_; }

 private:
  [[nodiscard]] Galley set(const Region& region, const Folios& folios);
  /// Adds the other arrangements of an article, whose regions and galleys are the last ones so far.
  void rearrange(std::span<const Region> regions, const Folios& folios, std::vector<Galley>& galleys);

  struct Line {
    std::vector<TextPiece> pieces;  ///< x from the measure's left edge, baseline 0
    Pt width;                       ///< of the text, without indents
    std::optional<SetLine> facts;   ///< if asked for
  };

  /// A paragraph that is shaped and broken but not yet set. Refers to the Paragraph, which outlives it.
  struct BrokenParagraph;
  [[nodiscard]] std::string_view language_of(const Paragraph& paragraph) const;
  [[nodiscard]] std::shared_ptr<const ShapedText> shape(const Paragraph& paragraph);
  [[nodiscard]] BrokenParagraph break_lines(const Paragraph& paragraph, std::shared_ptr<const ShapedText> shaped,
                                            Pt measure, bool variants);
  [[nodiscard]] std::vector<Line> set_lines(const BrokenParagraph& broken, std::size_t variant);
  [[nodiscard]] std::vector<Line> set_lines(const Paragraph& paragraph, Pt measure);
  [[nodiscard]] std::vector<Line> set_lines(const Paragraph& paragraph, std::shared_ptr<const ShapedText> shaped,
                                            Pt measure);
  [[nodiscard]] std::size_t count_lines(const Paragraph& paragraph, std::shared_ptr<const ShapedText> shaped,
                                        Pt measure);
  [[nodiscard]] std::vector<GalleyItem> items_of(const Paragraph& paragraph, std::vector<Line> lines) const;
  [[nodiscard]] std::vector<GalleyVariant> variants_of(const std::shared_ptr<const BrokenParagraph>& broken);
  void add_paragraph(const Paragraph& paragraph, Pt measure, Galley& galley);
  void add_figure(const FigureBlock& figure, Pt measure, Galley& galley);
  [[nodiscard]] std::vector<TextPiece> label_of(const Paragraph& paragraph, Pt text_x);
  [[nodiscard]] TextPiece finish(TextPiece piece, const Paragraph& paragraph, std::size_t span);
  [[nodiscard]] int link_for(const InlineSpan& span, NodeId node);
  static void put_line(Line line, Pt x, Pt baseline, GalleyItem& item);
  /// From the top of the first line's leading to its baseline.
  [[nodiscard]] Pt baseline_offset(const ParagraphStyle& style) const;
  /// Takes lines [first, last).
  [[nodiscard]] GalleyItem box_of(std::vector<Line>& lines, const ParagraphStyle& style, std::size_t first,
                                  std::size_t last) const;
  [[nodiscard]] std::vector<GalleyItem> entry_items(const ContentsEntry& entry, Pt measure, const Folios& folios);
  /// The picture with its caption, which is shaped already; `reduction` off its height.
  [[nodiscard]] GalleyItem figure_item(const FigureBlock& figure, const std::shared_ptr<const ShapedText>& caption,
                                       Pt measure, Pt reduction);
  /// Its height in grid lines: of the picture's box and so many lines of its caption.
  [[nodiscard]] int figure_lines(const FigureBlock& figure, const Rect& picture, std::size_t caption_lines) const;
  [[nodiscard]] Pt picture_top() const;
  /// Moves a picture that ends at `foot` down to the middle of the space that its lines of the grid leave it, but where
  /// a column begins with it.
  void centre_between_text(GalleyItem& item, Pt foot) const;
  [[nodiscard]] Rect caption_box(const FigureBlock& figure, const Rect& picture, Pt measure) const;
  [[nodiscard]] Rect picture_box(const FigureBlock& figure, Pt measure, Pt reduction) const;
  struct Widths {
    Pt least, natural;  ///< of the longest word, of the longest line if no line is broken
  };
  [[nodiscard]] Widths widths_of(const Paragraph& paragraph);
  [[nodiscard]] std::vector<TableColumn> columns_of(const TableBlock& table);
  /// Whether it is a table whose words would be crowded in one column.
  [[nodiscard]] bool goes_across(const Block& block);
  /// `regions` with such tables, and the headings above them, in regions of their own.
  [[nodiscard]] const std::vector<Region>& with_tables_across(const std::vector<Region>& regions);
  [[nodiscard]] std::vector<GalleyItem> table_items(const TableBlock& table, Pt measure);
  [[nodiscard]] std::vector<TableColumn> table_columns(const TableBlock& table, Pt measure);
  [[nodiscard]] GalleyItem table_row(const std::vector<TableBlock::Cell>& row, const std::vector<TableColumn>& columns,
                                     Pt measure, bool head);

  const Resources& resources_;
  const Theme& theme_;
  Shaper& shaper_;
  std::string language_;
  bool variants_, describe_;
  std::vector<LinkTarget> links_;
  std::map<NodeId, int> link_by_node_;
  std::vector<Diagnostic> diagnostics_;
  std::deque<std::vector<Region>> regions_;  ///< that were made here; variants refer to their paragraphs
};

}  // namespace vestnik
