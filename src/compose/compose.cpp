#include "compose/compose.hpp"

#include <fmt/format.h>

#include <iterator>

#include "compose/composer.hpp"

namespace vestnik {

Outcome<Document> Composer::compose() {
  document_.structure.push_back({.tag = Tag::document, .language = issue_.language});
  document_.metadata = metadata();
  document_.parts.push_back(cover());
  document_.parts.push_back(imprint());
  document_.parts.push_back(contents());
  for (const Section& country : issue_.sections) document_.parts.push_back(section(country));
  document_.parts.push_back(back_page());
  return {std::move(document_), std::move(diagnostics_)};
}

NodeId Composer::add_node(Tag tag, NodeId parent) {
  document_.structure.push_back({.tag = tag, .parent = parent});
  return static_cast<NodeId>(document_.structure.size() - 1);
}

Paragraph Composer::paragraph(Style style, InlineText text, Tag tag, NodeId parent) {
  Paragraph result{.style = style, .text = std::move(text), .node = add_node(tag, parent)};
  bind_spans(result);
  return result;
}

Paragraph Composer::plain(Style style, const SourcedText& source, Tag tag, NodeId parent) {
  InlineText text;
  text.append(source.text, {.where = source.where});
  return paragraph(style, std::move(text), tag, parent);
}

// Links and passages in another language are elements of their own; spans that differ only in their face share one.
void Composer::bind_spans(Paragraph& paragraph) {
  const InlineSpan* before = nullptr;
  for (const InlineSpan& span : paragraph.text.spans) {
    NodeId node = paragraph.node;
    if (!span.link.empty() || !span.language.empty()) {
      const bool goes_on = before != nullptr && before->link == span.link && before->language == span.language;
      node = goes_on ? paragraph.span_nodes.back() : add_node(span.link.empty() ? Tag::span : Tag::link, paragraph.node);
      document_.structure[static_cast<std::size_t>(node)].language = span.language;
    }
    paragraph.span_nodes.push_back(node);
    before = &span;
  }
}

InlineText Composer::inline_markup(const SourcedText& source) {
  Outcome<InlineText> parsed = parse_inline_markup(source);
  diagnostics_.insert(diagnostics_.end(), std::make_move_iterator(parsed.diagnostics.begin()),
                      std::make_move_iterator(parsed.diagnostics.end()));
  return parsed.value ? std::move(*parsed.value) : InlineText{};
}

std::string Composer::section_heading(const Section& section) const {
  if (!section.heading.empty()) return section.heading.text;
  const auto names = resources_.locale.countries.find(section.country);
  return names == resources_.locale.countries.end() ? section.country : names->second.official;
}

Outcome<Document> compose(const Issue& issue, const Resources& resources) {
  return Composer(issue, resources).compose();
}

}  // namespace vestnik
