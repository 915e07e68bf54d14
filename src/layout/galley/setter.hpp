/// @file setter.hpp
/// Blocks to galleys.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/galley/galley.hpp"
#include "layout/text/shape.hpp"
#include "model/theme/resources.hpp"

namespace vestnik {

/// A table's column, its cells' padding included.
struct TableColumn {
  Pt least;        ///< for its longest word
  Pt comfortable;  ///< for two words or three
  Pt lines;        ///< for its longest line below the head
  Pt natural;      ///< for its longest line
  Pt x, width;     ///< where it is set, once the measure is known
};

/// Sets blocks. Holds the shaper and what accumulates over a document: links and diagnostics. One per run and thread.
class Setter {
 public:
  /// `variants`: also give what galleys could be set like otherwise, for optimal pagination.
  /// `describe`: boxes also say how their lines were set and where they come from, for report and map.
  Setter(const Resources& resources, Shaper& shaper, std::string language, bool variants, bool describe = false);

  /// Sets a part's regions, which must outlive the setter, each in the measure that its column count gives. Contents
  /// entries take their folio from `folios`; one that is missing leaves room for three digits. An article that may be
  /// arranged otherwise, its opening picture in a column instead of across both or the reverse, or at the head of its
  /// second page, comes once in every arrangement: a run of galleys that are kept together, numbered from 0, of which
  /// pagination takes one.
  [[nodiscard]] std::vector<Galley> set(const std::vector<Region>& regions, const Folios& folios);

  /// The items of a variant of galleys that this setter gave.
  [[nodiscard]] std::vector<GalleyItem> set(const VariantRecipe& recipe);

  /// `regions` with tables whose words would be crowded in one column, and the headings above them, in regions of their
  /// own across both columns; none if there is no such table.
  [[nodiscard]] std::optional<std::vector<Region>> with_tables_across(const std::vector<Region>& regions);

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
  [[nodiscard]] std::vector<GalleyVariant> variants_of(const BrokenParagraph& broken) const;
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
  std::vector<std::shared_ptr<const BrokenParagraph>> paragraphs_;  ///< that variants set in other ways
  struct KeptFigure {
    FigureBlock figure;  ///< a copy: its arrangement may be gone when a variant is chosen
    std::shared_ptr<const ShapedText> caption;
    Pt measure;
  };
  std::vector<KeptFigure> figures_;  ///< the same
};

}  // namespace vestnik
