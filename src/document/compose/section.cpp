#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

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
    composition.report(finding("empty-text/title"_id, article.title.where));
  }
  composition.node(title.node).title = frame.title;
  title.language = article.language;
  title.outline_level = 2;
  composition.set_anchor(title, anchor);
  head.blocks.emplace_back(std::move(title));
  if (composition.theme().article_date == ArticleDate::title && article.date) {
    const SourcedText date(date_in_words(composition, *article.date), article.where);
    Paragraph line = composition.plain(Style::source_link, date, Tag::paragraph, frame.node);
    head.blocks.emplace_back(std::move(line));
  }
  return head;
}

/// What stands below an article's head.
void add_body(Composition& composition, const Article& article, const ArticleFrame& frame,
              std::vector<Region>& regions) {
  const PictureFrame around{frame.node, composition.text("figure-of", {{"title", frame.title}}), article.language};
  BodyBuilder body(composition, article, frame.node, around.fallback);
  std::vector<Region> below;
  if (article.kind == ArticleKind::photo_report) {
    std::vector<PictureRow> rows = composition.report_rows(article, around);
    below = body.build_report(composition.blocks(article.body, article.language), std::move(rows));
  } else {
    std::vector<PictureBlock> pictures;
    bool first = true, opened = false;
    for (const Picture& picture : article.pictures) {
      std::optional<PictureBlock> block = composition.picture_block(picture, around);
      if (!block) continue;
      // A wide picture that comes first belongs to the title, with the columns below it.
      if (std::exchange(first, false) && width_of(*block) == PictureWidth::across) {
        opened = true;
        const auto put = [&](auto& each) {
          each.lines_after = 1;
          regions.front().blocks.emplace_back(std::move(each));
        };
        std::visit(put, *block);
      } else {
        pictures.push_back(std::move(*block));
      }
    }
    below = body.build(composition.blocks(article.body, article.language), std::move(pictures), opened);
  }
  std::ranges::move(below, std::back_inserter(regions));
}

std::vector<Region> make_article(Composition& composition, const Article& article, const std::string& anchor,
                                 NodeId section) {
  composition.checkpoint();
  ArticleFrame frame{.node = composition.add_node(Tag::section, section)};
  if (article.language != composition.issue().language) composition.node(frame.node).language = article.language;
  std::vector<Region> regions;
  regions.push_back(make_head(composition, article, anchor, frame));
  composition.node(frame.node).title = frame.title;

  add_body(composition, article, frame, regions);
  if (article.keep_on_one_page) {
    for (Region& region : regions) region.keep_on_one_page = region.keep_with_next = true;
  }
  regions.back().keep_with_next = false;
  return regions;
}

bool follows(const Composition& composition, const Section& section) {
  for (const SectionStart start : {section.start, composition.issue().section_start}) {
    if (start != SectionStart::by_default) return start == SectionStart::follow;
  }
  return composition.theme().pagination.sections_follow;
}

Region make_opener(Composition& composition, const Section& section, NodeId node) {
  const std::string heading = composition.heading(section);
  composition.node(node).title = heading;
  if (is_blank(heading)) {
    composition.report(finding("empty-text/title"_id, section.heading.where));
  }
  Paragraph title = composition.plain(Style::section_title,
                                      {heading, section.heading.empty() ? section.where : section.heading.where},
                                      Tag::heading1, node);
  composition.node(title.node).title = heading;
  title.outline_level = 1;
  composition.set_anchor(title, composition.anchor(section));
  Region opener{.keep_with_next = !section.articles.empty()};
  opener.blocks.emplace_back(std::move(title));
  return opener;
}

}  // namespace

void add_section(Composition& composition, const Section& section, std::vector<Part>& parts) {
  const NodeId node = composition.add_node(Tag::section, 0);
  const bool follow = parts.back().kind == Part::Kind::section && follows(composition, section);
  Part& part = follow ? parts.back() : parts.emplace_back();
  const std::size_t first = part.regions.size(), number_in_part = part.running_heads.size();
  part.regions.push_back(make_opener(composition, section, node));
  if (follow) part.regions.back().lines_before = composition.theme().pagination.lines_between_sections;
  part.running_heads.push_back(running_head(composition, composition.heading(section)));

  const std::string& anchor = composition.anchor(section);
  const std::string stem = "article" + anchor.substr(anchor.find('-'));
  int number = 0;
  for (const Article& article : section.articles) {
    std::vector<Region> regions = make_article(composition, article, fmt::format("{}-{}", stem, ++number), node);
    if (number > 1) regions.front().lines_before = composition.theme().pagination.lines_between_articles;
    for (Region& region : regions) part.regions.push_back(std::move(region));
  }
  for (std::size_t i = first; i < part.regions.size(); ++i) part.regions[i].section = number_in_part;
}

}  // namespace vestnik
