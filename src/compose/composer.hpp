/// @file composer.hpp
/// The state of one composition; for src/compose/ alone.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "compose/document.hpp"
#include "style/resources.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

class Composer {
 public:
  Composer(const Issue& issue, const Resources& resources) : issue_(issue), resources_(resources) {}

  [[nodiscard]] Outcome<Document> compose();

 private:
  using Values = std::map<std::string, std::string>;

  // front_matter.cpp
  [[nodiscard]] Part cover();
  [[nodiscard]] Part imprint();
  [[nodiscard]] Part contents();
  [[nodiscard]] Part back_page();
  void add_address_block(Region& region, Style style, NodeId parent);
  [[nodiscard]] Metadata metadata() const;
  // digest.cpp
  void add_digest(Region& region, NodeId parent);
  [[nodiscard]] std::string derived_digest() const;
  [[nodiscard]] std::string period_numeric() const;
  [[nodiscard]] std::string period_in_words() const;
  // article.cpp
  [[nodiscard]] Part section(const Section& section);
  void add_article(const Article& article, const std::string& anchor, int lines_before, NodeId section, Part& part);
  [[nodiscard]] Region article_head(const Article& article, const std::string& anchor, NodeId node);
  // picture_blocks.cpp
  [[nodiscard]] std::shared_ptr<const DecodedPicture> decode(const Picture& picture);
  [[nodiscard]] bool runs_across(const Picture& picture, const DecodedPicture& decoded) const;
  [[nodiscard]] std::optional<FigureBlock> figure(const Picture& picture, const std::string& fallback_text,
                                                  NodeId parent);
  [[nodiscard]] std::optional<FigureBlock> emblem(const Picture& picture, const std::string& fallback_text, Pt height,
                                                  Pt width, NodeId parent);
  void check_resolution(const Picture& picture, const DecodedPicture& decoded, bool across);

  // Small pieces.
  [[nodiscard]] NodeId add_node(Tag tag, NodeId parent);
  [[nodiscard]] Paragraph paragraph(Style style, InlineText text, Tag tag, NodeId parent);
  [[nodiscard]] Paragraph plain(Style style, const SourcedText& text, Tag tag, NodeId parent);
  void bind_spans(Paragraph& paragraph);
  [[nodiscard]] InlineText inline_markup(const SourcedText& source);
  [[nodiscard]] std::string text(std::string_view name, const Values& values = {}, unsigned count = 1) const {
    return resources_.locale.text(name, values, count);
  }
  [[nodiscard]] std::string section_heading(const Section& section) const;
  [[nodiscard]] const Theme& theme() const { return resources_.theme; }

  friend class BodyComposer;

  const Issue& issue_;
  const Resources& resources_;
  Document document_;
  std::vector<Diagnostic> diagnostics_;
  std::map<const std::string*, std::shared_ptr<const DecodedPicture>> pictures_;  // by the file's bytes
};

}  // namespace vestnik
