/// @file composition.hpp
/// A document in the making; for src/document/compose/ alone.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document/compose/document.hpp"
#include "document/house_rules/clean_up.hpp"
#include "model/theme/resources.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

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

  // Pictures (pictures.cpp).
  /// Decodes on several threads what would be decoded one by one when its turn comes.
  void decode_ahead(unsigned threads);
  // Nothing where a picture cannot be read.
  /// A picture in the flow, across both columns or in one; `fallback` stands for what it shows if nothing else does.
  [[nodiscard]] std::optional<FigureBlock> figure(const Picture& picture, const std::string& fallback, NodeId parent,
                                                  const std::string& language);
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
  /// What `language` says of the rules; nothing if it is none of the issue's.
  [[nodiscard]] const Typography& typography(const std::string& language) const;
  [[nodiscard]] std::shared_ptr<const DecodedPicture> decode(const Picture& picture);
  [[nodiscard]] Pt printed_width(const DecodedPicture& picture, bool across) const;
  [[nodiscard]] bool runs_across(const Picture& picture, const DecodedPicture& decoded) const;
  [[nodiscard]] bool suits_either_width(const Picture& picture, const DecodedPicture& decoded, bool across) const;
  void miss_alternative(const Picture& picture);
  void check_resolution(const Picture& picture, const DecodedPicture& decoded, Pt width);

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
