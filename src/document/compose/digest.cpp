#include <fmt/format.h>

#include "document/compose/parts.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik {
namespace {

/// Markdown that says just this text: any ASCII punctuation may be escaped (CommonMark 0.30, section 2.4).
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool punctuation =
        (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F);
    if (punctuation) result += '\\';
    result += c;
  }
  return result;
}

void join(std::string& list, std::string_view separator, std::string_view item) {
  if (!list.empty()) list += separator;
  list += item;
}

std::string derived_digest(const Composition& composition) {
  std::string counts, topics;
  std::size_t total = 0;
  for (const Section& section : composition.issue().sections) {
    const std::string country = escaped(composition.country(section.country).common);
    const auto count = static_cast<unsigned>(section.articles.size());
    total += count;
    join(counts, composition.text("digest-count-separator") + " ",  // running texts lose blanks at their ends
         composition.text("digest-count", {{"country", country}, {"count", fmt::format("{}", count)}}, count));
    std::string group;
    for (const Article& article : section.articles) {
      if (!article.topic.empty()) join(group, ", ", article.topic);
    }
    if (group.empty()) continue;
    join(topics, ", ", composition.text("digest-topic-group", {{"topics", group}, {"country", country}}));
  }
  std::string digest = composition.text(
      "digest-summary",
      {{"period", escaped(period_in_words(composition))}, {"count", fmt::format("{}", total)}, {"counts", counts}},
      static_cast<unsigned>(total));
  if (!topics.empty()) digest += "\n\n" + composition.text("digest-topics", {{"topics", topics}});
  return digest;
}

}  // namespace

std::vector<Paragraph> make_digest(Composition& composition, NodeId parent) {
  const Issue& issue = composition.issue();
  std::vector<Paragraph> digest;
  std::vector<MarkupBlock> blocks = composition.blocks(
      issue.digest ? *issue.digest : MarkdownText{.text = derived_digest(composition), .where = issue.where},
      issue.language);
  for (MarkupBlock& block : blocks) {
    if (block.kind == MarkupBlock::Kind::paragraph) {
      digest.push_back(composition.paragraph(Style::digest, std::move(block.text), Tag::paragraph, parent));
    } else {
      composition.report(finding("digest-block", block.where));
    }
  }
  return digest;
}

}  // namespace vestnik
