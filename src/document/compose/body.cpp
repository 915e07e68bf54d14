#include "document/compose/body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/text/characters.hpp"
#include "document/compose/dialogue.hpp"
#include "document/proofreading/check_structure.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik {
namespace {

using Kind = MarkupBlock::Kind;

constexpr std::size_t max_table_columns = 6;
constexpr Pt asterism_rule_width{60};
constexpr std::string_view nested_bullet = "\u2013";

Align alignment(int side) {
  if (side == 0) return Align::centered;
  return side > 0 ? Align::right : Align::left;
}

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

/// Letters and digits, small where ASCII.
std::string essence(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
      kept += capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return kept;
}

/// Whether an address tells of itself what the medium is called: "News-Asia", "Polisia.kz", "RT" of "russian.rt.com".
bool tells_name(std::string_view address, std::string_view name) {
  const std::size_t scheme = address.find("://");
  std::string_view host = scheme == std::string_view::npos ? address : address.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  const std::string wanted = essence(name);
  for (std::size_t begin = 0; begin != std::string_view::npos; begin = host.find('.', begin + 1)) {
    const std::string_view rest = host.substr(begin);
    for (std::size_t end = rest.find('.', 1);; end = rest.find('.', end + 1)) {
      if (essence(rest.substr(0, end)) == wanted) return true;
      if (end == std::string_view::npos) break;
    }
  }
  return false;
}

}  // namespace

BodyBuilder::BodyBuilder(Composition& composition, const Article& article, NodeId node, std::string fallback)
    : composition_(composition), article_(article), node_(node), fallback_(std::move(fallback)) {}

std::vector<Region> BodyBuilder::build(std::vector<MarkupBlock> blocks, std::vector<FigureBlock> pictures,
                                       bool opened) {
  const std::vector<std::size_t> places = places_of_pictures(blocks, pictures.size(), opened ? 1 : 0);
  for (Diagnostic& diagnostic : check_headings(blocks)) composition_.report(std::move(diagnostic));
  top_heading_level_ = top_heading_level(blocks);
  std::size_t next = 0;
  for (std::size_t i = 0; i <= blocks.size(); ++i) {
    for (; next < places.size() && places[next] == i; ++next) add(std::move(pictures[next]));
    if (i < blocks.size()) add(blocks[i], {.parent = node_});
  }
  add_source();
  close_columns();
  return std::move(regions_);
}

void BodyBuilder::close_columns() {
  Region closed = std::exchange(columns_, Region{.columns = 2});
  if (!closed.blocks.empty()) regions_.push_back(std::move(closed));
}

void BodyBuilder::add(FigureBlock figure) {
  if (figure.caption) figure.caption->language = article_.language;
  if (figure.width != PictureWidth::across) {
    columns_.blocks.emplace_back(std::move(figure));
    return;
  }
  close_columns();
  Region across{.columns = 1, .lines_before = 1};
  across.blocks.emplace_back(std::move(figure));
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
      add_table(block, place);
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
    composition_.report(finding("heading-empty", heading.where));
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
    if (list.ordered) {
      mark.append(fmt::format("{}.", number++));
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

void BodyBuilder::add_picture(const MarkupBlock& block) {
  const auto found = article_.body_pictures.find(block.path);
  if (found == article_.body_pictures.end()) {
    composition_.report(finding("picture-missing", block.where, {value("name", block.path)}));
    return;
  }
  Picture picture = found->second;
  std::string fallback = fallback_;
  if (!block.alternative.empty()) picture.alternative = {block.alternative, block.where};
  if (!block.text.empty()) {
    picture.caption = {};
    fallback = plain_text(block.text);
  }
  std::optional<FigureBlock> figure = composition_.figure(picture, fallback, node_, article_.language);
  if (!figure) return;
  if (!block.text.empty()) {
    figure->caption = composition_.paragraph(Style::caption, block.text, Tag::caption, figure->node);
  }
  add(std::move(*figure));
}

void BodyBuilder::add_table(MarkupBlock& block, const Place& place) {
  const std::size_t columns = block.aligns.size();
  if (columns > max_table_columns) {
    composition_.report(
        finding("table-too-wide", block.where, {value("columns", columns), value("limit", max_table_columns)}));
    return;
  }
  TableBlock table{.node = composition_.add_node(Tag::table, place.parent), .where = block.where};
  for (std::vector<InlineText>& texts : block.rows) {
    const bool head = table.rows.empty();
    const NodeId row = composition_.add_node(Tag::table_row, table.node);
    std::vector<TableBlock::Cell> cells;
    texts.resize(columns);
    for (std::size_t i = 0; i < columns; ++i) {
      Paragraph text = composition_.paragraph(head ? Style::table_head : Style::table_cell, std::move(texts[i]),
                                              head ? Tag::table_head_cell : Tag::table_cell, row);
      text.language = article_.language;
      cells.push_back({std::move(text), alignment(block.aligns[i])});
    }
    table.rows.push_back(std::move(cells));
  }
  columns_.blocks.emplace_back(std::move(table));
  opens_ = false;
}

void BodyBuilder::add_source() {
  const ArticleSource& source = article_.source;
  const std::string address(without_brackets(source.address.text));
  // A masthead names the medium already.
  const bool named =
      !address.empty() && (source.masthead || !source.masthead_text.empty() || tells_name(address, source.name.text));
  InlineText text;
  if (!source.name.empty() && !named) {
    text.append(composition_.text("source", {{"name", source.name.text}}), {.where = source.name.where});
    if (!address.empty()) text.append(", ", {.where = source.name.where});
  }
  if (!address.empty()) text.append(address, {.link = address, .where = source.address.where});
  if (text.empty()) return;
  // Below a picture across both columns the address has no text to stay with.
  if (columns_.blocks.empty() && !regions_.empty()) regions_.back().keep_with_next = true;
  put(Style::source_link, std::move(text), {.parent = node_});
}

}  // namespace vestnik
