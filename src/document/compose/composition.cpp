#include "document/compose/composition.hpp"

#include <fmt/format.h>

#include <array>

#include <iterator>

#include "document/compose/dialogue.hpp"
#include "document/proofreading/check_structure.hpp"
#include "document/proofreading/check_text.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik {
namespace {

constexpr std::string_view line_separator = "\u2028";

/// Country codes are ASCII.
std::string lower_case(std::string_view code) {
  std::string lower;
  for (const char c : code) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

}  // namespace

Composition::Composition(const Issue& issue, const Resources& resources, bool list_changes)
    : issue_(issue), resources_(resources), list_changes_(list_changes) {
  structure_.push_back({.tag = Tag::document, .language = issue.language});
  std::map<std::string, int> uses;
  for (const Section& section : issue.sections) {
    const bool country = !section.country.empty();
    // A number cannot be a country's code.
    const std::string name = country ? lower_case(section.country) : fmt::format("{}", section_anchors_.size() + 1);
    const int use = ++uses[name];
    section_anchors_.push_back(use == 1 ? fmt::format("section-{}", name) : fmt::format("section-{}.{}", name, use));
  }
}

std::string Composition::text(std::string_view name, Values values, unsigned count) const {
  values.try_emplace("series", issue_.series.title.text);
  values.try_emplace("number", fmt::format("{}", issue_.number));
  values.try_emplace("year", fmt::format("{}", issue_.year));
  return resources_.locale.text(name, values, count);
}

CountryNames Composition::country(const std::string& code) const {
  const auto names = resources_.locale.countries.find(code);
  return names == resources_.locale.countries.end() ? CountryNames{code, code} : names->second;
}

std::string Composition::heading(const Section& section) const {
  return section.heading.empty() ? country(section.country).official : section.heading.text;
}

const std::string& Composition::anchor(const Section& section) const {
  return section_anchors_[static_cast<std::size_t>(&section - issue_.sections.data())];
}

NodeId Composition::add_node(Tag tag, NodeId parent) {
  structure_.push_back({.tag = tag, .parent = parent});
  return static_cast<NodeId>(structure_.size() - 1);
}

Paragraph Composition::paragraph(Style style, InlineText text, Tag tag, NodeId parent) {
  Paragraph result{.style = style, .text = std::move(text), .node = add_node(tag, parent)};
  bind_spans(result);
  return result;
}

Paragraph Composition::plain(Style style, const SourcedText& source, Tag tag, NodeId parent) {
  InlineText text;
  text.append(source.text, {.where = source.where});
  return paragraph(style, std::move(text), tag, parent);
}

void Composition::bind_spans(Paragraph& paragraph) {
  const auto tag_of = [](const InlineSpan& span) -> std::optional<Tag> {
    if (!span.link.empty()) return Tag::link;
    if (span.code) return Tag::code;
    const bool looks_different = span.struck || span.position != TextPosition::normal;
    if (!span.language.empty() || looks_different) return Tag::span;
    return std::nullopt;
  };
  const auto same_look = [](const InlineSpan& a, const InlineSpan& b) {
    return a.struck == b.struck && a.position == b.position;
  };
  paragraph.span_nodes.clear();
  const InlineSpan* before = nullptr;
  for (const InlineSpan& span : paragraph.text.spans) {
    NodeId element = paragraph.node;
    if (const std::optional<Tag> tag = tag_of(span)) {
      // A link over two source lines, or with a word emphasised, is still one link.
      const bool goes_on = before != nullptr && tag_of(*before) == tag && before->link == span.link &&
                           before->language == span.language && (tag == Tag::link || same_look(*before, span));
      element = goes_on ? paragraph.span_nodes.back() : add_node(*tag, paragraph.node);
      node(element).language = span.language;
      // Of a link only what holds for all of it can be said.
      const bool holds = !goes_on || same_look(*before, span);
      node(element).struck = span.struck && holds;
      node(element).position = holds ? span.position : TextPosition::normal;
      if (span.link.starts_with('#') && !goes_on) local_links_.push_back(span);
    }
    paragraph.span_nodes.push_back(element);
    before = &span;
  }
}

void Composition::set_anchor(Paragraph& paragraph, std::string name) {
  anchors_.insert(name);
  paragraph.anchor = std::move(name);
}

const Typography& Composition::typography(const std::string& language) const {
  static const Typography none;
  const auto found = resources_.typography.find(language);
  return found == resources_.typography.end() ? none : found->second;
}

std::vector<MarkupBlock> Composition::blocks(const MarkdownText& source, const std::string& language) {
  Outcome<std::vector<MarkupBlock>> parsed = parse_markup(source);
  collect(std::move(parsed.diagnostics));
  if (!parsed.value) return {};
  const std::string& own = language_or_own(language);
  const Typography& words = typography(own);
  collect(check_text(*parsed.value, TextLanguage(words, own)));
  collect(check_lists(*parsed.value, source));
  if (words.dialogue_dash != 0 && theme().typography.is_on(TypographyRule::dialogue)) {
    unfold_dialogue(*parsed.value, source, words.dialogue_in_lists);
  }
  clean_up(*parsed.value, own, house_rules(), changes());
  if (!words.quotation_marks.empty() && theme().typography.is_on(TypographyRule::quotes)) {
    collect(check_straight_quotes(*parsed.value));
  }
  return std::move(*parsed.value);
}

InlineText Composition::inlines(const SourcedText& source, const std::string& language) {
  Outcome<InlineText> parsed = parse_inline_markup(source);
  collect(std::move(parsed.diagnostics));
  if (!parsed.value) return {};
  const std::string& own = language_or_own(language);
  collect(check_text(*parsed.value, TextLanguage(typography(own), own)));
  clean_up(*parsed.value, own, TextKind::phrase, house_rules(), changes());
  return std::move(*parsed.value);
}

InlineText Composition::phrase(const SourcedText& source, const std::string& language) {
  InlineText text;
  text.append(source.text, {.where = source.where});
  const std::string& own = language_or_own(language);
  collect(check_text(text, TextLanguage(typography(own), own)));
  clean_up(text, own, TextKind::phrase, house_rules(), changes());
  return text;
}

void Composition::collect(std::vector<Diagnostic> diagnostics) {
  diagnostics_.insert(diagnostics_.end(), std::make_move_iterator(diagnostics.begin()),
                      std::make_move_iterator(diagnostics.end()));
}

Outcome<Document> Composition::finish(Metadata metadata, std::vector<Part> parts) {
  for (const InlineSpan& span : local_links_) {
    if (anchors_.contains(span.link.substr(1))) continue;
    report(finding("unknown-anchor"_id, span.where, value<"anchor">(span.link)));
  }
  return {.value = Document{.metadata = std::move(metadata),
                            .parts = std::move(parts),
                            .structure = std::move(structure_),
                            .changes = std::move(changes_)},
          .diagnostics = std::move(diagnostics_)};
}

}  // namespace vestnik
