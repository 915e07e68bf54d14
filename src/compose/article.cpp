#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "compose/composer.hpp"

namespace vestnik {
namespace {

using Kind = MarkupBlock::Kind;

constexpr std::size_t most_table_columns = 6;
/// How far nested blocks move in.
constexpr Pt nesting_indent{12};

bool opens_with_dash(std::string_view text) { return text.starts_with("— ") || text.starts_with("– "); }

/// Editors write dialogue as "- text": to Markdown a list of one item.
bool is_dialogue(const MarkupBlock& list) {
  return list.kind == Kind::list && !list.ordered && list.children.size() == 1 &&
         list.children.front().children.size() == 1 &&
         list.children.front().children.front().kind == Kind::paragraph;
}

/// The text with the dash that dialogue opens with in `language`, and a space after it that no line breaks.
InlineText dialogue(const InlineText& text, std::string_view language) {
  const std::string_view dash = language == "en" ? "–\u00A0" : "—\u00A0";
  std::size_t skip = opens_with_dash(text.text) ? std::string_view("— ").size() : 0;
  InlineText result;
  bool first = true;
  for (InlineSpan span : text.spans) {
    const std::size_t begin = std::max(span.begin, skip);
    if (begin >= span.end) continue;
    if (first) result.append(dash, {.language = span.language, .where = span.where});
    first = false;
    const std::string_view part = std::string_view(text.text).substr(begin, span.end - begin);
    result.append(part, std::move(span));
  }
  return result;
}

}  // namespace

/// Markdown blocks of a body as blocks of regions.
class BodyComposer {
 public:
  BodyComposer(Composer& composer, const Article& article, NodeId node, Part& part)
      : composer_(composer), article_(article), node_(node), part_(part),
        language_(article.language.empty() ? composer.issue_.language : article.language) {
    columns_.columns = 2;
  }

  void run(std::vector<MarkupBlock> blocks, std::vector<FigureBlock> pictures) {
    // The first picture opens the text, the others stand at even distances in it.
    const std::size_t count = pictures.size();
    std::size_t next = 0;
    for (std::size_t i = 0; i <= blocks.size(); ++i) {
      while (next < count && next * blocks.size() <= i * count && (i > 0 || next == 0)) add(std::move(pictures[next++]));
      if (i < blocks.size()) add(blocks[i], Pt{}, node_);
    }
    while (next < count) add(std::move(pictures[next++]));
    add_source();
    flush();
  }

 private:
  void add(FigureBlock figure) {
    if (figure.width != PictureWidth::across) {
      columns_.blocks.emplace_back(std::move(figure));
      return;
    }
    flush();
    Region across{.columns = 1, .lines_before = 1, .keep_with_next = false};
    across.blocks.emplace_back(std::move(figure));
    part_.regions.push_back(std::move(across));
    columns_.lines_before = 1;
  }

  void flush() {
    if (columns_.blocks.empty()) return;
    columns_.keep_on_one_page = article_.keep_on_one_page;
    part_.regions.push_back(std::move(columns_));
    columns_ = {.columns = 2};
  }

  void add(MarkupBlock& block, Pt indent, NodeId parent) {
    switch (block.kind) {
      case Kind::paragraph: add_text(block, indent, parent); break;
      case Kind::heading: add_heading(block); break;
      case Kind::list:
        if (is_dialogue(block)) {
          put(Style::dialogue, dialogue(block.children.front().children.front().text, language_), indent, parent);
        } else {
          add_list(block, indent, parent);
        }
        break;
      case Kind::list_item:
        for (MarkupBlock& child : block.children) add(child, indent, parent);
        break;
      case Kind::quotation: {
        const NodeId quote = composer_.add_node(Tag::block_quote, parent);
        for (MarkupBlock& child : block.children) {
          if (child.kind == Kind::paragraph) {
            put(Style::quotation, std::move(child.text), indent, quote);
          } else {
            add(child, indent + nesting_indent, quote);
          }
        }
        after_heading_ = false;
        break;
      }
      case Kind::code: put(Style::code, std::move(block.text), indent, parent); break;
      case Kind::picture: add_picture(block); break;
      case Kind::table: add_table(block, parent); break;
      case Kind::rule: columns_.blocks.emplace_back(RuleBlock{composer_.theme().page.rule_weight, Pt{60}}); break;
    }
  }

  void put(Style style, InlineText text, Pt indent, NodeId parent, Tag tag = Tag::paragraph) {
    Paragraph paragraph = composer_.paragraph(style, std::move(text), tag, parent);
    paragraph.language = article_.language;
    paragraph.extra_indent = indent;
    columns_.blocks.emplace_back(std::move(paragraph));
    after_heading_ = false;
  }

  void add_text(MarkupBlock& block, Pt indent, NodeId parent) {
    if (opens_with_dash(block.text.text)) {
      put(Style::dialogue, dialogue(block.text, language_), indent, parent);
    } else {
      put(after_heading_ ? Style::body_first : Style::body, std::move(block.text), indent, parent);
    }
  }

  void add_heading(MarkupBlock& block) {
    // Whatever level an editor begins with, headings of an article are the third level; none is skipped.
    if (shallowest_ == 0) shallowest_ = block.level;
    const bool minor = block.level > shallowest_;
    put(minor ? Style::subheading_minor : Style::subheading, std::move(block.text), Pt{}, node_, Tag::heading3);
    after_heading_ = true;
  }

  void add_list(MarkupBlock& list, Pt indent, NodeId parent) {
    const NodeId element = composer_.add_node(Tag::list, parent);
    composer_.document_.structure[static_cast<std::size_t>(element)].ordered = list.ordered;
    unsigned number = list.start;
    for (MarkupBlock& item : list.children) {
      const NodeId entry = composer_.add_node(Tag::list_item, element);
      const NodeId label = composer_.add_node(Tag::label, entry);
      const NodeId body = composer_.add_node(Tag::list_body, entry);
      InlineText mark;
      mark.append(list.ordered          ? fmt::format("{}.", number++)
                  : indent > Pt{}       ? std::string("–")
                                        : composer_.theme().list_bullet);
      bool first = true;
      for (MarkupBlock& child : item.children) {
        if (child.kind != Kind::paragraph) {
          add(child, indent + nesting_indent, body);
          continue;
        }
        put(Style::list_item, std::move(child.text), indent, body);
        if (first) {
          auto& paragraph = std::get<Paragraph>(columns_.blocks.back());
          paragraph.label = mark;
          paragraph.label_node = label;
        }
        first = false;
      }
    }
    after_heading_ = false;
  }

  void add_picture(MarkupBlock& block) {
    const auto found = article_.body_pictures.find(block.path);
    if (found == article_.body_pictures.end()) return;  // the loader has reported it
    Picture picture = found->second;
    if (!block.alternative.empty()) picture.alternative = {block.alternative, block.where};
    if (!block.text.empty()) picture.caption = {block.text.text, block.where};
    if (auto figure = composer_.figure(picture, composer_.text("figure-of", {{"title", article_.title.text}}), node_)) {
      add(std::move(*figure));
    }
  }

  void add_table(MarkupBlock& block, NodeId parent) {
    if (block.aligns.size() > most_table_columns) {
      composer_.diagnostics_.push_back(
          {Severity::error, "table-too-wide",
           fmt::format("table has {} columns; a column of text holds at most {}", block.aligns.size(),
                       most_table_columns),
           block.where, "split the table, or leave columns out"});
      return;
    }
    TableBlock table{.rows = {}, .node = composer_.add_node(Tag::table, parent), .where = block.where};
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
      const NodeId row = composer_.add_node(Tag::table_row, table.node);
      auto& cells = table.rows.emplace_back();
      for (std::size_t c = 0; c < block.aligns.size(); ++c) {
        InlineText text = c < block.rows[r].size() ? std::move(block.rows[r][c]) : InlineText{};
        const Align align = block.aligns[c] > 0 ? Align::right : block.aligns[c] == 0 ? Align::centered : Align::left;
        Paragraph cell = composer_.paragraph(r == 0 ? Style::table_head : Style::table_cell, std::move(text),
                                             r == 0 ? Tag::table_head_cell : Tag::table_cell, row);
        cell.language = article_.language;
        cells.push_back({std::move(cell), align});
      }
    }
    columns_.blocks.emplace_back(std::move(table));
    after_heading_ = false;
  }

  void add_source() {
    const SourcedText& address = article_.source.address;
    if (address.empty()) return;
    InlineText text;
    text.append(address.text, {.link = address.text, .where = address.where});
    put(Style::source_link, std::move(text), Pt{}, node_);
  }

  Composer& composer_;
  const Article& article_;
  NodeId node_;
  Part& part_;
  std::string language_;
  Region columns_;
  bool after_heading_ = true;
  int shallowest_ = 0;
};

Part Composer::section(const Section& section) {
  Part part;
  const NodeId node = add_node(Tag::section, 0);
  const std::string heading = section_heading(section);
  document_.structure[static_cast<std::size_t>(node)].title = heading;
  Region opener{.columns = 1, .keep_with_next = true};
  Paragraph title = plain(Style::section_title, {heading, section.where}, Tag::heading1, node);
  title.anchor = "section-" + section.country;
  title.outline_level = 1;
  opener.blocks.emplace_back(std::move(title));
  part.regions.push_back(std::move(opener));
  part.running_head.append(heading);
  int number = 0;
  for (const Article& article : section.articles) {
    const int lines_before = number == 0 ? 0 : theme().pagination.lines_between_articles;
    add_article(article, fmt::format("article-{}-{}", section.country, ++number), lines_before, node, part);
  }
  return part;
}

Region Composer::article_head(const Article& article, const std::string& anchor, NodeId node) {
  Region head{.columns = 1, .keep_with_next = true};
  const ArticleSource& source = article.source;
  if (source.masthead) {
    if (auto picture = emblem(*source.masthead, text("masthead-of", {{"name", source.name.text}}),
                              theme().pictures.masthead_height, theme().pictures.masthead_width, node)) {
      picture->align = theme().style(Style::article_title).align;
      picture->keep_with_next = true;
      head.blocks.emplace_back(std::move(*picture));
    }
  } else if (!source.masthead_text.empty()) {
    head.blocks.emplace_back(plain(Style::masthead, source.masthead_text, Tag::paragraph, node));
  }
  Paragraph title = plain(Style::article_title, article.title, Tag::heading2, node);
  title.language = article.language;
  title.anchor = anchor;
  title.outline_level = 2;
  head.blocks.emplace_back(std::move(title));
  return head;
}

void Composer::add_article(const Article& article, const std::string& anchor, int lines_before, NodeId section,
                           Part& part) {
  const NodeId node = add_node(Tag::section, section);
  document_.structure[static_cast<std::size_t>(node)].title = article.title.text;
  if (article.language != issue_.language) {
    document_.structure[static_cast<std::size_t>(node)].language = article.language;
  }
  Region head = article_head(article, anchor, node);
  head.lines_before = lines_before;
  head.page_break_before = article.page_break_before;

  std::vector<FigureBlock> pictures;
  const std::string fallback = text("figure-of", {{"title", article.title.text}});
  for (std::size_t i = 0; i < article.pictures.size(); ++i) {
    auto block = figure(article.pictures[i], fallback, node);
    if (!block) continue;
    if (pictures.empty() && block->width == PictureWidth::across) {
      block->lines_after = 1;
      head.blocks.emplace_back(std::move(*block));
    } else {
      pictures.push_back(std::move(*block));
    }
  }
  part.regions.push_back(std::move(head));

  Outcome<std::vector<MarkupBlock>> body = parse_markup(article.body);
  diagnostics_.insert(diagnostics_.end(), std::make_move_iterator(body.diagnostics.begin()),
                      std::make_move_iterator(body.diagnostics.end()));
  if (body.value) BodyComposer(*this, article, node, part).run(std::move(*body.value), std::move(pictures));
}

}  // namespace vestnik
