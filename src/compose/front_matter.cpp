#include <fmt/format.h>

#include "compose/composer.hpp"

namespace vestnik {
namespace {

std::string anchor_of(const Section& section) { return "section-" + section.country; }

std::string web_address(const std::string& text) {
  return text.find("://") == std::string::npos ? "https://" + text : text;
}

}  // namespace

Part Composer::cover() {
  Part part{.kind = Part::Kind::cover, .folios = false};
  const NodeId sect = add_node(Tag::section, 0);
  Region region;
  region.blocks.emplace_back(FillBlock{2});
  if (issue_.publisher.emblem) {
    if (auto picture = emblem(*issue_.publisher.emblem, text("emblem-of", {{"name", issue_.publisher.name.text}}),
                              theme().pictures.emblem_height, Pt{}, sect)) {
      region.blocks.emplace_back(std::move(*picture));
      region.blocks.emplace_back(FillBlock{2});
    }
  }
  for (std::size_t i = 0; i < issue_.series.title_lines.size(); ++i) {
    const Style style = i == 0 ? Style::cover_title : Style::cover_subtitle;
    region.blocks.emplace_back(plain(style, issue_.series.title_lines[i], Tag::paragraph, sect));
  }
  if (!issue_.series.note.empty()) {
    region.blocks.emplace_back(plain(Style::cover_note, issue_.series.note, Tag::paragraph, sect));
  }
  region.blocks.emplace_back(FillBlock{3});
  region.blocks.emplace_back(plain(Style::cover_period, period_numeric(), Tag::paragraph, sect));
  region.blocks.emplace_back(plain(
      Style::cover_number, text("series-number", {{"number", fmt::format("{}", issue_.number)}}), Tag::paragraph, sect));
  region.blocks.emplace_back(FillBlock{5});
  region.blocks.emplace_back(
      plain(Style::cover_place,
            text("cover-place", {{"place", issue_.place.text}, {"year", fmt::format("{}", issue_.year)}}),
            Tag::paragraph, sect));
  part.regions.push_back(std::move(region));
  return part;
}

void Composer::add_address_block(Region& region, Style style, NodeId parent) {
  const Publisher& publisher = issue_.publisher;
  const auto line = [&](const std::string& content, const SourcedText& source, const std::string& link) {
    InlineText inlines;
    inlines.append(content, {.link = link, .where = source.where});
    region.blocks.emplace_back(paragraph(style, std::move(inlines), Tag::paragraph, parent));
  };
  if (!publisher.postal_address.empty()) line(publisher.postal_address.text, publisher.postal_address, {});
  if (!publisher.telephone.empty()) {
    line(text("telephone", {{"number", publisher.telephone.text}}), publisher.telephone, {});
  }
  if (!publisher.fax.empty()) line(text("fax", {{"number", publisher.fax.text}}), publisher.fax, {});
  if (!publisher.email.empty()) line(publisher.email.text, publisher.email, "mailto:" + publisher.email.text);
  if (!publisher.web.empty()) line(publisher.web.text, publisher.web, web_address(publisher.web.text));
}

Part Composer::imprint() {
  Part part{.kind = Part::Kind::imprint, .folios = false};
  const NodeId sect = add_node(Tag::section, 0);
  const auto number = fmt::format("{}", issue_.number), year = fmt::format("{}", issue_.year);
  Region region;
  region.blocks.emplace_back(FillBlock{1});
  region.blocks.emplace_back(plain(Style::imprint_title, issue_.series.title, Tag::paragraph, sect));
  region.blocks.emplace_back(plain(Style::imprint_text, issue_.publisher.full_name, Tag::paragraph, sect));
  region.blocks.emplace_back(FillBlock{1});
  region.blocks.emplace_back(plain(Style::imprint_heading, text("editorial-address"), Tag::paragraph, sect));
  add_address_block(region, Style::imprint_text, sect);
  region.blocks.emplace_back(FillBlock{2});
  region.blocks.emplace_back(
      plain(Style::imprint_citation,
            text("citation", {{"title", issue_.series.title.text}, {"number", number}, {"year", year}}), Tag::paragraph,
            sect));
  region.blocks.emplace_back(plain(Style::imprint_citation, text("circulation"), Tag::paragraph, sect));
  part.regions.push_back(std::move(region));
  return part;
}

Part Composer::contents() {
  Part part{.kind = Part::Kind::contents};
  const NodeId sect = add_node(Tag::section, 0);
  Region region;
  region.blocks.emplace_back(plain(Style::contents_title, text("contents"), Tag::heading1, sect));
  const NodeId table = add_node(Tag::contents, sect);
  for (const Section& section : issue_.sections) {
    const NodeId reference = add_node(Tag::reference, add_node(Tag::contents_item, table));
    InlineText name;
    name.append(section_heading(section), {.link = "#" + anchor_of(section), .where = section.where});
    Paragraph entry{.style = Style::contents_entry, .text = std::move(name), .node = reference};
    bind_spans(entry);
    region.blocks.emplace_back(ContentsEntry{std::move(entry), anchor_of(section)});
  }
  add_digest(region, sect);
  part.regions.push_back(std::move(region));
  part.running_head.append(text("running-head", {{"series", issue_.series.title.text},
                                                 {"number", fmt::format("{}", issue_.number)},
                                                 {"year", fmt::format("{}", issue_.year)},
                                                 {"period", period_numeric()}}));
  return part;
}

Part Composer::back_page() {
  Part part{.kind = Part::Kind::back_page, .folios = false};
  const NodeId sect = add_node(Tag::section, 0);
  Region region;
  region.blocks.emplace_back(FillBlock{3});
  if (issue_.publisher.emblem) {
    if (auto picture = emblem(*issue_.publisher.emblem, text("emblem-of", {{"name", issue_.publisher.name.text}}),
                              theme().pictures.emblem_height, Pt{}, sect)) {
      picture->lines_after = 1;
      region.blocks.emplace_back(std::move(*picture));
    }
  }
  region.blocks.emplace_back(plain(Style::back_page_title, issue_.publisher.full_name, Tag::paragraph, sect));
  add_address_block(region, Style::back_page_text, sect);
  region.blocks.emplace_back(FillBlock{2});
  part.regions.push_back(std::move(region));
  return part;
}

Metadata Composer::metadata() const {
  const Values values{{"title", issue_.series.title.text},
                      {"number", fmt::format("{}", issue_.number)},
                      {"year", fmt::format("{}", issue_.year)},
                      {"period", period_in_words()}};
  Metadata metadata{.title = text("pdf-title", values),
                    .author = issue_.publisher.full_name.text,
                    .subject = text("pdf-subject", values),
                    .language = issue_.language};
  for (const SourcedText& keyword : issue_.keywords) metadata.keywords.push_back(keyword.text);
  for (const Section& section : issue_.sections) {
    const auto names = resources_.locale.countries.find(section.country);
    if (names != resources_.locale.countries.end()) metadata.keywords.push_back(names->second.common);
  }
  metadata.date = std::chrono::sys_days(issue_.issued.value_or(issue_.period.last));
  return metadata;
}

}  // namespace vestnik
