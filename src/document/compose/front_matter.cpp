#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "document/compose/parts.hpp"

namespace vestnik {
namespace {

std::string web_address(const std::string& text) {
  return text.find("://") == std::string::npos ? "https://" + text : text;
}

void add(Region& region, Composition& composition, Style style, const SourcedText& text, NodeId parent) {
  if (!text.empty()) region.blocks.emplace_back(composition.plain(style, text, Tag::paragraph, parent));
}

void add_address_block(Region& region, Composition& composition, Style style, NodeId parent) {
  const Publisher& publisher = composition.issue().publisher;
  const auto add_link = [&](const SourcedText& shown, std::string address) {
    if (shown.empty()) return;
    InlineText text;
    text.append(shown.text, {.link = std::move(address), .where = shown.where});
    region.blocks.emplace_back(composition.paragraph(style, std::move(text), Tag::paragraph, parent));
  };
  const auto add_number = [&](std::string_view name, const SourcedText& number) {
    if (number.empty()) return;
    add(region, composition, style, {composition.text(name, {{"number", number.text}}), number.where}, parent);
  };
  add(region, composition, style, publisher.postal_address, parent);
  add_number("telephone", publisher.telephone);
  add_number("fax", publisher.fax);
  add_link(publisher.email, "mailto:" + publisher.email.text);
  add_link(publisher.web, web_address(publisher.web.text));
}

std::optional<FigureBlock> publishers_emblem(Composition& composition, NodeId parent) {
  const Publisher& publisher = composition.issue().publisher;
  if (!publisher.emblem) return std::nullopt;
  return composition.emblem(*publisher.emblem, composition.text("emblem-of", {{"name", publisher.name.text}}),
                            composition.theme().text_width(), composition.theme().pictures.emblem_height, parent);
}

Part single_region(Part::Kind kind, Region region, bool folios) {
  Part part{.kind = kind, .folios = folios};
  part.regions.push_back(std::move(region));
  return part;
}

SourceRange where_of(const InlineText& text) { return text.spans.empty() ? SourceRange{} : text.spans.front().where; }

/// The articles' titles in order, by the anchor of their section's title.
std::map<std::string, std::vector<const Paragraph*>> titles_by_section(const std::vector<Part>& parts) {
  std::map<std::string, std::vector<const Paragraph*>> titles;
  std::vector<const Paragraph*>* of_section = nullptr;
  for (const Part& part : parts) {
    if (part.kind != Part::Kind::section) continue;
    for (const Region& region : part.regions) {
      for (const Block& block : region.blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        if (paragraph == nullptr) continue;
        if (paragraph->outline_level == 1) of_section = &titles[paragraph->anchor];
        if (paragraph->outline_level == 2 && of_section != nullptr) of_section->push_back(paragraph);
      }
    }
  }
  return titles;
}

}  // namespace

Part make_cover(Composition& composition) {
  const Issue& issue = composition.issue();
  const NodeId element = composition.add_node(Tag::section, 0);
  Region region;
  region.blocks.emplace_back(FillBlock{2});
  if (std::optional<FigureBlock> emblem = publishers_emblem(composition, element)) {
    region.blocks.emplace_back(std::move(*emblem));
    region.blocks.emplace_back(FillBlock{2});
  }
  Style style = Style::cover_title;
  for (const SourcedText& line : issue.series.title_lines) {
    add(region, composition, style, line, element);
    style = Style::cover_subtitle;
  }
  add(region, composition, Style::cover_note, issue.series.note, element);
  region.blocks.emplace_back(FillBlock{3});
  add(region, composition, Style::cover_period, period_in_numbers(composition), element);
  add(region, composition, Style::cover_number, composition.text("series-number"), element);
  region.blocks.emplace_back(FillBlock{5});
  if (!issue.place.empty()) {
    add(region, composition, Style::cover_place,
        {composition.text("cover-place", {{"place", issue.place.text}}), issue.place.where}, element);
  }
  return single_region(Part::Kind::cover, std::move(region), false);
}

Part make_imprint(Composition& composition) {
  const Issue& issue = composition.issue();
  const NodeId element = composition.add_node(Tag::section, 0);
  Region region;
  region.blocks.emplace_back(FillBlock{1});
  add(region, composition, Style::imprint_title, issue.series.title, element);
  add(region, composition, Style::imprint_text, issue.publisher.full_name, element);
  region.blocks.emplace_back(FillBlock{1});
  const Publisher& publisher = issue.publisher;
  const bool has_address = !publisher.postal_address.empty() || !publisher.telephone.empty() ||
                           !publisher.fax.empty() || !publisher.email.empty();
  if (has_address) add(region, composition, Style::imprint_heading, composition.text("editorial-address"), element);
  add_address_block(region, composition, Style::imprint_text, element);
  region.blocks.emplace_back(FillBlock{2});
  add(region, composition, Style::imprint_citation,
      {composition.text("citation", {{"title", issue.series.title.text}}), issue.series.title.where}, element);
  add(region, composition, Style::imprint_citation, composition.text("circulation"), element);
  return single_region(Part::Kind::imprint, std::move(region), false);
}

Part make_contents(Composition& composition) {
  const NodeId element = composition.add_node(Tag::section, 0);
  const std::string title = composition.text("contents");
  composition.node(element).title = title;
  Region region;
  region.blocks.emplace_back(composition.plain(Style::contents_title, title, Tag::heading1, element));
  const NodeId list = composition.add_node(Tag::contents, element);
  for (const Section& section : composition.issue().sections) {
    if (!section.in_contents) continue;
    const std::string& target = composition.anchor(section);
    const NodeId item = composition.add_node(Tag::contents_item, list);
    InlineText name;
    name.append(composition.heading(section), {.link = "#" + target, .where = section.where});
    region.blocks.emplace_back(
        ContentsEntry{composition.paragraph(Style::contents_entry, std::move(name), Tag::reference, item), target});
  }
  for (Paragraph& paragraph : make_digest(composition, element)) region.blocks.emplace_back(std::move(paragraph));
  Part part = single_region(Part::Kind::contents, std::move(region), true);
  part.running_heads.push_back(running_head(composition, title));
  return part;
}

void add_titles_to_contents(Composition& composition, std::vector<Part>& parts) {
  const auto contents = std::ranges::find(parts, Part::Kind::contents, &Part::kind);
  if (contents == parts.end()) return;
  const std::map<std::string, std::vector<const Paragraph*>> titles = titles_by_section(parts);
  std::vector<Block>& blocks = contents->regions.front().blocks;
  std::vector<Block> result;
  for (Block& block : blocks) {
    const auto* entry = std::get_if<ContentsEntry>(&block);
    const auto below = entry == nullptr ? titles.end() : titles.find(entry->target);
    if (below == titles.end()) {
      result.push_back(std::move(block));
      continue;
    }
    const bool is_first =
        std::ranges::none_of(result, [](const Block& b) { return std::holds_alternative<ContentsEntry>(b); });
    const NodeId list_of_sections = composition.node(composition.node(entry->entry.node).parent).parent;
    result.push_back(std::move(block));
    auto& section = std::get<ContentsEntry>(result.back());
    section.entry.style = Style::contents_section;
    if (is_first) section.entry.lines_before = 0;
    if (below->second.empty()) continue;
    section.keep_with_next = true;
    const NodeId list = composition.add_node(Tag::contents, list_of_sections);
    for (const Paragraph* title : below->second) {
      InlineText name;
      name.append(plain_text(title->text), {.link = "#" + title->anchor, .where = where_of(title->text)});
      const NodeId item = composition.add_node(Tag::contents_item, list);
      Paragraph line = composition.paragraph(Style::contents_article, std::move(name), Tag::reference, item);
      line.language = title->language;
      result.emplace_back(ContentsEntry{std::move(line), title->anchor});
    }
  }
  blocks = std::move(result);
}

Part make_back_page(Composition& composition) {
  const NodeId element = composition.add_node(Tag::section, 0);
  Region region;
  region.blocks.emplace_back(FillBlock{3});
  if (std::optional<FigureBlock> emblem = publishers_emblem(composition, element)) {
    emblem->lines_after = 1;
    region.blocks.emplace_back(std::move(*emblem));
  }
  add(region, composition, Style::back_page_title, composition.issue().publisher.full_name, element);
  add_address_block(region, composition, Style::back_page_text, element);
  region.blocks.emplace_back(FillBlock{2});
  return single_region(Part::Kind::back_page, std::move(region), false);
}

}  // namespace vestnik
