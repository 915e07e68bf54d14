/// @file setter.hpp
/// Blocks to galleys.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "layout/boxes/galley.hpp"
#include "layout/galley/figure_setter.hpp"
#include "layout/galley/paragraph_setter.hpp"
#include "layout/galley/portrait_setter.hpp"
#include "layout/galley/row_setter.hpp"
#include "layout/galley/table_setter.hpp"
#include "layout/text/shape.hpp"
#include "model/theme/resources.hpp"

namespace vestnik {

/// Sets blocks. Holds the shaper and what accumulates over a document: links and diagnostics. One per run and thread.
class Setter {
 public:
  /// `variants`: also give what galleys could be set like otherwise, for optimal pagination.
  /// `describe`: boxes also say how their lines were set and where they come from, for report and map.
  Setter(const Resources& resources, Shaper& shaper, const std::string& language, bool variants, bool describe = false);

  /// Sets a part's regions, which must outlive the setter, each in the measure that its column count gives. Contents
  /// entries take their folio from `folios`; one that is missing leaves room for three digits. An article that may be
  /// arranged otherwise, its opening picture in a column instead of across both or the reverse, or at the head of its
  /// second page, comes once in every arrangement: a run of galleys that are kept together, numbered from 0, of which
  /// pagination takes one.
  [[nodiscard]] std::vector<Galley> set(const std::vector<Region>& regions, const Folios& folios);

  /// The items of a variant of galleys that this setter gave.
  [[nodiscard]] std::vector<GalleyItem> set(const VariantRecipe& recipe);

  /// See TableSetter.
  [[nodiscard]] std::optional<std::vector<Region>> with_tables_across(const std::vector<Region>& regions) {
    return tables_.with_tables_across(regions);
  }

  /// Sets a paragraph in one unbreakable box of whole grid lines, e.g. a running head.
  [[nodiscard]] GalleyItem set_box(const Paragraph& paragraph, Pt measure);

  /// Whether one line holds it.
  [[nodiscard]] bool fits_line(const Paragraph& paragraph, Pt measure) { return text_.fits_line(paragraph, measure); }

  /// Sets `text` in one line as wide as it comes, from x = 0, in a style that is not the theme's.
  [[nodiscard]] std::vector<TextPiece> set_label(const InlineText& text, ParagraphStyle style) {
    return text_.set_label(text, std::move(style));
  }

  /// Where the baseline grid's lines lie: the first baseline's distance from the text area's head.
  [[nodiscard]] Pt grid_offset() const { return text_.boxes().grid_offset(); }

  [[nodiscard]] const std::vector<LinkTarget>& links() { return text_.links(); }
  [[nodiscard]] std::vector<Diagnostic>& diagnostics() { return text_.diagnostics(); }

 private:
  [[nodiscard]] Galley set(const Region& region, const Folios& folios);
  /// Sets the regions of one article or title, whose pictures depend on how much text stands with them.
  void set_chain(std::span<const Region> regions, const Folios& folios, std::vector<Galley>& galleys);
  /// Adds the other arrangements of an article, whose regions and galleys are the last ones so far.
  void rearrange(std::span<const Region> regions, const Folios& folios, std::vector<Galley>& galleys);
  /// Gives how many of the paragraphs that `below` begins with are set beside it.
  std::size_t add_figure(const FigureBlock& figure, std::span<const Block> below, Pt measure, Galley& galley);
  [[nodiscard]] std::vector<GalleyItem> entry_items(const ContentsEntry& entry, Pt measure, const Folios& folios);

  const Resources& resources_;
  const Theme& theme_;
  bool variants_;
  bool short_item_ = false;   ///< what is being set is one
  int lines_in_columns_ = 0;  ///< of text, that were set
  ParagraphSetter text_;
  TableSetter tables_;
  FigureSetter figures_;
  RowSetter rows_;
  PortraitSetter portraits_;
};

}  // namespace vestnik
