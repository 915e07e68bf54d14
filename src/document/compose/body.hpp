/// @file body.hpp
/// An article's text and pictures as regions; for src/document/compose/ alone.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "document/compose/composition.hpp"
#include "document/compose/table.hpp"

namespace vestnik {

/// Builds the regions below an article's title: two columns, which pictures across them interrupt.
class BodyBuilder {
 public:
  /// `node` is the article's element; `fallback` describes a picture of which nothing else is known.
  BodyBuilder(Composition& composition, const Article& article, NodeId node, std::string fallback);

  /// The first of `pictures` opens the text (unless another one has: `opened`), the others stand at even distances in
  /// it; those that the text places stay where they are. The source's address comes last.
  [[nodiscard]] std::vector<Region> build(std::vector<MarkupBlock> blocks, std::vector<PictureBlock> pictures,
                                          bool opened);
  /// The text, then the rows of pictures over the full measure, then the source's address.
  [[nodiscard]] std::vector<Region> build_report(std::vector<MarkupBlock> blocks, std::vector<PictureRow> rows);

 private:
  /// Where a block stands in lists and quotations.
  struct Place {
    NodeId parent = artifact;
    Pt indent;
    int list_depth = 0;
    bool quoted = false;
    bool further = false;  ///< a paragraph that another one comes before in the same item or quotation
  };

  void add(MarkupBlock& block, const Place& place);
  void add(PictureBlock picture);
  void check(const std::vector<MarkupBlock>& blocks);
  void add_text(InlineText text, const Place& place);
  void add_heading(MarkupBlock& heading);
  void add_list(MarkupBlock& list, const Place& place);
  void add_item(MarkupBlock& item, const InlineText& mark, NodeId list, const Place& place);
  void add_quotation(MarkupBlock& quotation, const Place& place);
  void add_picture(const MarkupBlock& block);
  void add_table(TableContent content, const Place& place);
  void add_named_data(const MarkupBlock& block);
  void add_data(const DataItem& item);
  void add_source();
  Paragraph& put(Style style, InlineText text, const Place& place, Tag tag = Tag::paragraph);
  void close_columns();

  Composition& composition_;
  const Article& article_;
  NodeId node_;
  std::string fallback_;
  std::vector<Region> regions_;
  Region columns_{.columns = 2};
  std::set<const DataItem*> placed_;  ///< of the article's tables and charts
  bool opens_ = true;                 ///< the next paragraph comes first below a title or subheading
  int top_heading_level_ = 0;         ///< of the body: the smallest number; 0: none
};

}  // namespace vestnik
