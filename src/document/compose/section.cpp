#include <fmt/format.h>

#include <utility>

#include "base/text/characters.hpp"
#include "document/compose/body.hpp"
#include "document/compose/parts.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik {
namespace {

/// An article's element and what its title says.
struct ArticleFrame {
  NodeId node = artifact;
  std::string title;
};

/// Masthead and title. The masthead stands on the title's side of the page.
Region make_head(Composition& composition, const Article& article, const std::string& anchor, ArticleFrame& frame) {
  const Theme& theme = composition.theme();
  const ArticleSource& source = article.source;
  Region head{.keep_with_next = true, .page_break_before = article.page_break_before};
  if (source.masthead) {
    if (auto masthead =
            composition.emblem(*source.masthead, composition.text("masthead-of", {{"name", source.name.text}}),
                               theme.pictures.masthead_width, theme.pictures.masthead_height, frame.node)) {
      masthead->align = theme.style(Style::article_title).align;
      masthead->keep_with_next = true;
      head.blocks.emplace_back(std::move(*masthead));
    }
  } else if (!source.masthead_text.empty()) {
    head.blocks.emplace_back(composition.plain(Style::masthead, source.masthead_text, Tag::paragraph, frame.node));
  }
  Paragraph title = composition.paragraph(Style::article_title, composition.inlines(article.title, article.language),
                                          Tag::heading2, frame.node);
  frame.title = plain_text(title.text);
  if (is_blank(frame.title)) {
    composition.report(finding("empty-text/title", article.title.where));
  }
  composition.node(title.node).title = frame.title;
  title.language = article.language;
  title.outline_level = 2;
  composition.set_anchor(title, anchor);
  head.blocks.emplace_back(std::move(title));
  return head;
}

std::vector<Region> make_article(Composition& composition, const Article& article, const std::string& anchor,
                                 NodeId section) {
  composition.checkpoint();
  ArticleFrame frame{.node = composition.add_node(Tag::section, section)};
  if (article.language != composition.issue().language) composition.node(frame.node).language = article.language;
  std::vector<Region> regions;
  regions.push_back(make_head(composition, article, anchor, frame));
  composition.node(frame.node).title = frame.title;

  const std::string fallback = composition.text("figure-of", {{"title", frame.title}});
  std::vector<FigureBlock> pictures;
  bool first = true, opened = false;
  for (const Picture& picture : article.pictures) {
    std::optional<FigureBlock> figure = composition.figure(picture, fallback, frame.node, article.language);
    if (!figure) continue;
    // A wide picture that comes first belongs to the title, with the columns below it.
    if (std::exchange(first, false) && figure->width == PictureWidth::across) {
      opened = true;
      figure->lines_after = 1;
      if (figure->caption) figure->caption->language = article.language;
      regions.front().blocks.emplace_back(std::move(*figure));
    } else {
      pictures.push_back(std::move(*figure));
    }
  }
  BodyBuilder body(composition, article, frame.node, fallback);
  for (Region& region : body.build(composition.blocks(article.body, article.language), std::move(pictures), opened)) {
    regions.push_back(std::move(region));
  }
  if (article.keep_on_one_page) {
    for (Region& region : regions) region.keep_on_one_page = region.keep_with_next = true;
  }
  regions.back().keep_with_next = false;
  return regions;
}

}  // namespace

Part make_section(Composition& composition, const Section& section) {
  const NodeId node = composition.add_node(Tag::section, 0);
  const std::string heading = composition.heading(section);
  const std::string& anchor = composition.anchor(section);
  composition.node(node).title = heading;
  if (is_blank(heading)) {
    composition.report(finding("empty-text/title", section.heading.where));
  }

  Paragraph title = composition.plain(Style::section_title,
                                      {heading, section.heading.empty() ? section.where : section.heading.where},
                                      Tag::heading1, node);
  composition.node(title.node).title = heading;
  title.outline_level = 1;
  composition.set_anchor(title, anchor);
  Region opener{.keep_with_next = !section.articles.empty()};
  opener.blocks.emplace_back(std::move(title));

  Part part;
  part.running_head.append(running_head(composition, heading));
  part.regions.push_back(std::move(opener));
  const std::string stem = "article" + anchor.substr(anchor.find('-'));
  int number = 0;
  for (const Article& article : section.articles) {
    std::vector<Region> regions = make_article(composition, article, fmt::format("{}-{}", stem, ++number), node);
    if (number > 1) regions.front().lines_before = composition.theme().pagination.lines_between_articles;
    for (Region& region : regions) part.regions.push_back(std::move(region));
  }
  return part;
}

}  // namespace vestnik
