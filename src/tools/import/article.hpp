/// @file article.hpp
/// Blocks → sections and their articles.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/import/block.hpp"

namespace vestnik::importing {

struct ImportedArticle {
  int line = 0;                                        ///< of its title
  std::string title;                                   ///< plain text
  std::string masthead;                                ///< the source's name above the title; may be empty
  std::string masthead_picture, masthead_alternative;  ///< its logo in that place: a path in the issue's folder
  std::string source_name, source_address;
  std::string title_link;  ///< what the title leads to
  std::string body;        ///< Markdown
  std::vector<Block> title_blocks, body_blocks;
  std::vector<Block> masthead_blocks, source_blocks;
};

struct ImportedSection {
  std::string country;   ///< ISO 3166-1 code
  bool assumed = false;  ///< the text names no country there
  int line = 0;
  std::vector<ImportedArticle> articles;
};

/// How titles are recognised. Decided once for a release, by what it holds.
enum class TitleHabit { headings, capitals, numbers, after_source };

/// Cuts the blocks below `first`'s country into sections and articles. Bodies are not written yet.
[[nodiscard]] std::vector<ImportedSection> find_articles(ImportedSection first, std::vector<Block> blocks,
                                                         const Context& context,
                                                         std::optional<TitleHabit> habit = std::nullopt);

/// Writes `body` from `body_blocks`: paragraphs that columns or pages cut are one again; subheadings, lists, dialogue,
/// quotations and captions are Markdown.
void write_body(ImportedArticle& article, const Vocabulary& vocabulary, const Context& context);

}  // namespace vestnik::importing
