#include "document/compose/body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/text/characters.hpp"
#include "document/compose/data_items.hpp"
#include "document/compose/dialogue.hpp"
#include "document/compose/parts.hpp"
#include "document/proofreading/check_structure.hpp"
#include "findings/catalogue/message.hpp"
#include "model/issue/data_file.hpp"

namespace vestnik {
namespace {

using Kind = MarkupBlock::Kind;

constexpr Pt asterism_rule_width{60};
constexpr std::string_view nested_bullet = "\u2013";

/// By how much the numbers of `list` would stand out of the column if it were indented as others are.
Pt room_for_numbers(const ParagraphStyle& style, const MarkupBlock& list) {
  constexpr double figure = 0.55, full_stop_and_gap = 0.67;  // ems, of any face that is fit for text
  const std::size_t last = list.start + std::max<std::size_t>(list.children.size(), 1) - 1;
  const auto figures = static_cast<double>(std::to_string(last).size());
  return std::max(Pt{}, style.size * (figure * figures + full_stop_and_gap) - style.left_indent);
}

/// Whether the block at `at` belongs to the one above it: a heading's text, the list, quotation or table that a
/// sentence announces, a sentence that ends in a colon and what it leads to.
bool belongs_to_above(const std::vector<MarkupBlock>& blocks, std::size_t at) {
  if (at == 0 || at >= blocks.size()) return false;
  const MarkupBlock& above = blocks[at - 1];
  if (above.kind == Kind::heading || blocks[at].kind == Kind::table) return true;
  const std::string_view text = above.text.text;
  const std::size_t last = text.find_last_not_of(" \u00A0");
  return above.kind == Kind::paragraph && last != std::string_view::npos && text[last] == ':';
}

/// By picture, the block before which it stands, as if `before` further pictures came first. None comes between what
/// belongs together.
std::vector<std::size_t> places_of_pictures(const std::vector<MarkupBlock>& blocks, std::size_t count,
                                            std::size_t before) {
  std::vector<std::size_t> places;
  const std::size_t all = count + before;
  for (std::size_t i = before; i < all; ++i) {
    std::size_t place = (i * blocks.size() + all / 2) / all;
    while (belongs_to_above(blocks, place)) ++place;
    places.push_back(place);
  }
  return places;
}

/// An address as editors paste it: "<https://example.org>".
std::string_view without_brackets(std::string_view address) {
  if (address.size() > 2 && address.front() == '<' && address.back() == '>') {
    address.remove_prefix(1);
    address.remove_suffix(1);
  }
  return address;
}

}  // namespace

BodyBuilder::BodyBuilder(Composition& composition, const Article& article, NodeId node, std::string fallback)
    : composition_(composition), article_(article), node_(node), fallback_(std::move(fallback)) {}

void BodyBuilder::check(const std::vector<MarkupBlock>& blocks) {
  for (Diagnostic& diagnostic : check_headings(blocks)) composition_.report(std::move(diagnostic));
  for (Diagnostic& diagnostic : check_title(blocks, article_.title.text)) composition_.report(std::move(diagnostic));
  top_heading_level_ = top_heading_level(blocks);
}

std::vector<Region> BodyBuilder::build(std::vector<MarkupBlock> blocks, std::vector<PictureBlock> pictures,
                                       bool opened) {
  const std::vector<std::size_t> places = places_of_pictures(blocks, pictures.size(), opened ? 1 : 0);
  check(blocks);
  std::size_t next = 0;
  for (std::size_t i = 0; i <= blocks.size(); ++i) {
    for (; next < places.size() && places[next] == i; ++next) add(std::move(pictures[next]));
    if (i < blocks.size()) add(blocks[i], {.parent = node_});
  }
  for (const DataItem& item : article_.data) {
    if (!placed_.contains(&item)) add_data(item);
  }
  add_source();
  close_columns();
  return std::move(regions_);
}

std::vector<Region> BodyBuilder::build_report(std::vector<MarkupBlock> blocks, std::vector<PictureRow> rows) {
  check(blocks);
  for (MarkupBlock& block : blocks) add(block, {.parent = node_});
  const bool has_text = !columns_.blocks.empty() || !regions_.empty();
  close_columns();
  Region report{.columns = 1, .lines_before = has_text ? 1 : 0};
  for (PictureRow& row : rows) report.blocks.emplace_back(std::move(row));
  if (!report.blocks.empty()) regions_.push_back(std::move(report));
  columns_.lines_before = 1;
  add_source();
  close_columns();
  return std::move(regions_);
}

void BodyBuilder::close_columns() {
  Region closed = std::exchange(columns_, Region{.columns = 2});
  if (!closed.blocks.empty()) regions_.push_back(std::move(closed));
}

void BodyBuilder::add(PictureBlock picture) {
  const auto put_into = [&](Region& region) {
    std::visit([&](auto& block) { region.blocks.emplace_back(std::move(block)); }, picture);
  };
  if (width_of(picture) != PictureWidth::across) {
    put_into(columns_);
    return;
  }
  close_columns();
  Region across{.columns = 1, .lines_before = 1};
  put_into(across);
  regions_.push_back(std::move(across));
  columns_.lines_before = 1;
}

void BodyBuilder::add(MarkupBlock& block, const Place& place) {
  switch (block.kind) {
    case Kind::paragraph:
      add_text(std::move(block.text), place);
      break;
    case Kind::heading:
      add_heading(block);
      break;
    case Kind::list:
      add_list(block, place);
      break;
    case Kind::quotation:
      add_quotation(block, place);
      break;
    case Kind::code:
      put(Style::code, std::move(block.text), place);
      break;
    case Kind::picture:
      add_picture(block);
      break;
    case Kind::table:
      add_table(table_content(std::move(block)), place);
      break;
    case Kind::rule:
      columns_.blocks.emplace_back(RuleBlock{composition_.theme().page.rule_weight, asterism_rule_width});
      opens_ = true;
      break;
    case Kind::list_item:
      break;  // only ever within a list, which sets it
  }
}

Paragraph& BodyBuilder::put(Style style, InlineText text, const Place& place, Tag tag) {
  Paragraph paragraph = composition_.paragraph(style, std::move(text), tag, place.parent);
  paragraph.language = article_.language;
  paragraph.extra_indent = place.indent;
  // Where paragraphs of a style have no indent, nothing else would tell where the next one begins.
  const Theme& theme = composition_.theme();
  if (place.further && theme.style(style).first_indent == Pt{}) {
    paragraph.opening_indent = theme.style(Style::body).first_indent;
  }
  opens_ = false;
  return std::get<Paragraph>(columns_.blocks.emplace_back(std::move(paragraph)));
}

void BodyBuilder::add_text(InlineText text, const Place& place) {
  if (place.quoted) {
    put(Style::quotation, std::move(text), place);
  } else if (opens_with_dash(text.text)) {
    put(Style::dialogue, std::move(text), place);
  } else {
    put(opens_ ? Style::body_first : Style::body, std::move(text), place);
  }
}

// The highest level of an article is the one below its title, whatever it is and wherever it comes.
void BodyBuilder::add_heading(MarkupBlock& heading) {
  if (is_blank(heading.text.text)) {
    composition_.report(finding("heading-empty"_id, heading.where));
    return;
  }
  const bool minor = heading.level > top_heading_level_;
  const std::string title = plain_text(heading.text);
  const Paragraph& paragraph = put(minor ? Style::subheading_minor : Style::subheading, std::move(heading.text),
                                   {.parent = node_}, Tag::heading3);
  composition_.node(paragraph.node).title = title;
  opens_ = true;
}

void BodyBuilder::add_list(MarkupBlock& list, const Place& place) {
  const Theme& theme = composition_.theme();
  const NodeId element = composition_.add_node(Tag::list, place.parent);
  composition_.node(element).ordered = list.ordered;
  Place inside = place;
  if (inside.list_depth++ > 0) inside.indent += theme.style(Style::list_item).left_indent;
  if (std::exchange(inside.quoted, false)) inside.indent += theme.style(Style::quotation).left_indent;
  inside.further = false;
  if (list.ordered) inside.indent += room_for_numbers(theme.style(Style::list_item), list);
  unsigned number = list.start;
  for (MarkupBlock& item : list.children) {
    InlineText mark;
    if (!item.label.empty()) {
      mark.append(item.label);
    } else if (list.ordered) {
      mark.append(fmt::format("{}{}", number++, list.delimiter));
    } else {
      mark.append(place.list_depth > 0 ? nested_bullet : std::string_view(theme.list_bullet));
    }
    if (!item.children.empty()) add_item(item, mark, element, inside);
  }
}

void BodyBuilder::add_item(MarkupBlock& item, const InlineText& mark, NodeId list, const Place& place) {
  const NodeId element = composition_.add_node(Tag::list_item, list);
  Place inside = place;
  inside.parent = composition_.add_node(Tag::list_body, element);
  for (MarkupBlock& child : item.children) {
    if (child.kind != Kind::paragraph) {
      Place other = inside;
      other.further = false;
      add(child, other);
      continue;
    }
    Paragraph& paragraph = put(Style::list_item, std::move(child.text), inside);
    if (std::exchange(inside.further, true)) continue;
    paragraph.label = mark;
    paragraph.label_node = composition_.add_node(Tag::label, element);
  }
}

void BodyBuilder::add_quotation(MarkupBlock& quotation, const Place& place) {
  Place inside = place;
  // Below an item of a list, as deep as its text.
  if (place.list_depth > 0) inside.indent += composition_.theme().style(Style::list_item).left_indent;
  inside.parent = composition_.add_node(Tag::block_quote, place.parent);
  if (std::exchange(inside.quoted, true)) {
    inside.indent += composition_.theme().style(Style::quotation).left_indent;
  }
  for (MarkupBlock& child : quotation.children) {
    inside.further = child.kind == Kind::paragraph && &child != &quotation.children.front();
    add(child, inside);
  }
}

/// Places the first table or chart of that file that has no place yet.
void BodyBuilder::add_named_data(const MarkupBlock& block) {
  const auto is_named = [&](const DataItem& item) {
    return item.data.file.name == block.path && !placed_.contains(&item);
  };
  const auto found = std::ranges::find_if(article_.data, is_named);
  if (found == article_.data.end()) {
    composition_.report(finding("data-missing"_id, block.where, value<"name">(block.path)));
    return;
  }
  add_data(*found);
}

void BodyBuilder::add_data(const DataItem& item) {
  placed_.insert(&item);
  const bool chart = item.kind != DataKind::table;
  if (chart) {
    std::optional<FigureBlock> figure = data_chart(composition_, item, article_.language, node_, article_.title.text);
    if (!figure) return;
    add(std::move(*figure));
    if (!item.with_table) return;
  }
  std::optional<TableContent> content = data_table(composition_, item, article_.language);
  if (!content) return;
  // The chart's caption and notes hold for both.
  if (chart) content->caption = {}, content->notes.clear();
  add_table(std::move(*content), {.parent = node_});
}

void BodyBuilder::add_picture(const MarkupBlock& block) {
  if (names_data(block.path)) {
    add_named_data(block);
    return;
  }
  const auto found = article_.body_pictures.find(block.path);
  if (found == article_.body_pictures.end()) {
    composition_.report(finding("picture-missing"_id, block.where, value<"name">(block.path)));
    return;
  }
  Picture picture = found->second;
  std::string fallback = fallback_;
  if (!block.alternative.empty()) picture.alternative = {block.alternative, block.where};
  if (!block.text.empty()) {
    picture.caption = {};
    fallback = plain_text(block.text);
  }
  std::optional<FigureBlock> figure = composition_.figure(picture, {node_, fallback, article_.language});
  if (!figure) return;
  if (!block.text.empty()) {
    figure->caption = composition_.paragraph(Style::caption, block.text, Tag::caption, figure->node);
    figure->caption->language = article_.language;
  }
  add(std::move(*figure));
}

void BodyBuilder::add_table(TableContent content, const Place& place) {
  content.language = article_.language;
  std::optional<TableBlock> table = build_table(composition_, std::move(content), place.parent);
  if (!table) return;
  columns_.blocks.emplace_back(std::move(*table));
  opens_ = false;
}

void BodyBuilder::add_source() {
  const ArticleSource& source = article_.source;
  const Theme& theme = composition_.theme();
  const std::string address(without_brackets(source.address.text));
  const bool wants_name = theme.source_line != SourceLine::address || address.empty();
  const bool wants_address = theme.source_line != SourceLine::name || source.name.empty();
  InlineText text;
  if (wants_name && !source.name.empty()) {
    text.append(composition_.text("source", {{"name", source.name.text}}),
                {.link = wants_address ? std::string() : address, .where = source.name.where});
  }
  if (wants_address && !address.empty()) {
    if (!text.empty()) text.append(", ", {.where = source.name.where});
    text.append(address, {.link = address, .where = source.address.where});
  }
  if (theme.article_date == ArticleDate::source && article_.date) {
    if (!text.empty()) text.append(", ", {.where = article_.where});
    text.append(date_in_words(composition_, *article_.date), {.where = article_.where});
  }
  if (text.empty()) return;
  // Below a picture across both columns the address has no text to stay with.
  if (columns_.blocks.empty() && !regions_.empty()) regions_.back().keep_with_next = true;
  put(Style::source_link, std::move(text), {.parent = node_});
}

}  // namespace vestnik
