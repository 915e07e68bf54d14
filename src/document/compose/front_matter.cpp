#include <fmt/format.h>

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
    const std::string& target = composition.anchor(section);
    const NodeId item = composition.add_node(Tag::contents_item, list);
    InlineText name;
    name.append(composition.heading(section), {.link = "#" + target, .where = section.where});
    region.blocks.emplace_back(
        ContentsEntry{composition.paragraph(Style::contents_entry, std::move(name), Tag::reference, item), target});
  }
  for (Paragraph& paragraph : make_digest(composition, element)) region.blocks.emplace_back(std::move(paragraph));
  Part part = single_region(Part::Kind::contents, std::move(region), true);
  part.running_head.append(running_head(composition, title));
  return part;
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
