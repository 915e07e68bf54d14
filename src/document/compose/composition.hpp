/// @file composition.hpp
/// A document in the making; for src/document/compose/ alone.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "document/compose/document.hpp"
#include "document/house_rules/clean_up.hpp"
#include "model/theme/resources.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// What holds for a picture where it stands.
struct PictureFrame {
  NodeId parent = artifact;
  std::string fallback;  ///< stands for what it shows if nothing else does
  std::string language;  ///< of the text around it; empty: the issue's
};

using PictureBlock = std::variant<FigureBlock, PictureRow>;
[[nodiscard]] inline PictureWidth width_of(const PictureBlock& block) {
  return std::visit([](const auto& each) { return each.width; }, block);
}

/// What all parts of a document are made with: the tree of logical structure, the running texts, the pictures that
/// were decoded so far, and what there is to say about them.
class Composition {
 public:
  using Values = std::map<std::string, std::string>;

  /// `list_changes`: what the house rules change is kept for the document.
  Composition(const Issue& issue, const Resources& resources, bool list_changes);

  [[nodiscard]] const Issue& issue() const { return issue_; }
  [[nodiscard]] const Theme& theme() const { return resources_.theme; }
  [[nodiscard]] const Locale& locale() const { return resources_.locale; }
  /// A running text; series, number and year are filled in whatever else `values` holds.
  [[nodiscard]] std::string text(std::string_view name, Values values = {}, unsigned count = 1) const;
  /// The country's names; its code for both where the locale has none.
  [[nodiscard]] CountryNames country(const std::string& code) const;
  [[nodiscard]] std::string heading(const Section& section) const;
  /// The name that links to `section` (one of the issue's) use; no two sections share one.
  [[nodiscard]] const std::string& anchor(const Section& section) const;

  /// What `language` (empty: the issue's) says of the rules; nothing if the issue does not use it.
  [[nodiscard]] const Typography& typography_of(const std::string& language) const {
    return typography(language_or_own(language));
  }

  // Structure.
  [[nodiscard]] NodeId add_node(Tag tag, NodeId parent);
  [[nodiscard]] StructureNode& node(NodeId id) { return structure_[static_cast<std::size_t>(id)]; }
  /// A paragraph that is an element of its own, as are its links, code and passages in another language.
  [[nodiscard]] Paragraph paragraph(Style style, InlineText text, Tag tag, NodeId parent);
  [[nodiscard]] Paragraph plain(Style style, const SourcedText& text, Tag tag, NodeId parent);
  void bind_spans(Paragraph& paragraph);
  /// Makes `paragraph` a place that links can lead to.
  void set_anchor(Paragraph& paragraph, std::string name);

  /// Throws Cancelled if the caller asked to stop.
  void checkpoint() const { resources_.checkpoint(); }

  // Markup, checked and cleaned up by the rules of `language` (empty: the issue's); diagnostics are collected.
  [[nodiscard]] std::vector<MarkupBlock> blocks(const MarkdownText& source, const std::string& language);
  [[nodiscard]] InlineText inlines(const SourcedText& source, const std::string& language);
  /// A text without markup, cleaned up in the same way.
  [[nodiscard]] InlineText phrase(const SourcedText& source, const std::string& language);

  // Pictures (pictures.cpp).
  /// Decodes on several threads what would be decoded one by one when its turn comes.
  void decode_ahead(unsigned threads);
  // Nothing where a picture cannot be read.
  /// A picture in the flow, across both columns or in one.
  [[nodiscard]] std::optional<FigureBlock> figure(const Picture& picture, const PictureFrame& frame);
  /// The same of a picture that may be a group (picture_rows.cpp).
  [[nodiscard]] std::optional<PictureBlock> picture_block(const Picture& picture, const PictureFrame& frame);
  /// An article's pictures as a photo report shows them.
  [[nodiscard]] std::vector<PictureRow> report_rows(const Article& article, const PictureFrame& frame);
  /// A picture of at most the given size: an emblem or a masthead.
  [[nodiscard]] std::optional<FigureBlock> emblem(const Picture& picture, const std::string& fallback, Pt max_width,
                                                  Pt max_height, NodeId parent);

  void report(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }
  /// The end: reports links that lead nowhere.
  [[nodiscard]] Outcome<Document> finish(Metadata metadata, std::vector<Part> parts);

 private:
  void collect(std::vector<Diagnostic> diagnostics);
  [[nodiscard]] const std::string& language_or_own(const std::string& language) const {
    return language.empty() ? issue_.language : language;
  }
  [[nodiscard]] HouseRules house_rules() const { return {theme().typography, resources_.typography}; }
  [[nodiscard]] std::vector<TypographicChange>* changes() { return list_changes_ ? &changes_ : nullptr; }
  /// What `language` says of the rules; nothing if the issue does not use it.
  [[nodiscard]] const Typography& typography(const std::string& language) const;
  [[nodiscard]] std::shared_ptr<const DecodedPicture> decode(const Picture& picture);
  [[nodiscard]] Pt printed_width(double aspect, bool across) const;
  [[nodiscard]] bool runs_across(const Picture& picture, const DecodedPicture& decoded, const Crop& crop) const;
  [[nodiscard]] bool suits_either_width(const Picture& picture, const DecodedPicture& decoded, const Crop& crop,
                                        bool across) const;
  /// The editor's, or the whole picture if that cannot be used.
  [[nodiscard]] Crop sound_crop(const Picture& picture);
  [[nodiscard]] Focus sound_focus(const Picture& picture, const Crop& crop);
  void miss_alternative(const Picture& picture);
  /// With caption and alternative text; how wide it is set is left open.
  [[nodiscard]] FigureBlock block_of(const Picture& picture, const std::shared_ptr<const DecodedPicture>& decoded,
                                     const PictureFrame& frame);
  [[nodiscard]] std::optional<Paragraph> caption_of(InlineText words, const SourcedText& credit, NodeId parent,
                                                    const std::string& language);
  /// The group's pictures that can be read, in a row whose width is left open.
  [[nodiscard]] PictureRow row_of(const Picture& group, const PictureFrame& frame);
  /// Of the pictures of a row that is set.
  void check_resolutions(const PictureRow& row);
  void check_resolution(const SourceRange& where, const DecodedPicture& decoded, const std::string& name,
                        const Crop& crop, Pt width);

  const Issue& issue_;
  const Resources& resources_;
  std::vector<std::string> section_anchors_;
  std::vector<StructureNode> structure_;
  std::vector<Diagnostic> diagnostics_;
  bool list_changes_;
  std::vector<TypographicChange> changes_;
  std::set<std::string> anchors_;
  std::vector<InlineSpan> local_links_;
  /// By the file's content: a logo that many articles show is decoded once.
  std::map<std::string_view, std::shared_ptr<const DecodedPicture>> pictures_;
};

}  // namespace vestnik
