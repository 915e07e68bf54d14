#include <fmt/format.h>

#include <algorithm>
#include <utility>

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

/// What the derived digest says, in the order of the sections.
struct DigestFacts {
  std::vector<std::pair<std::string, unsigned>> countries;  ///< codes and numbers of articles; each country once
  std::vector<std::string> others;                          ///< names of the sections that are no country's
  std::vector<std::pair<std::string, std::string>> topics;  ///< topics of a section, and its name
  unsigned articles = 0;                                    ///< of all countries
};

DigestFacts facts_of(const Composition& composition) {
  DigestFacts facts;
  for (const Section& section : composition.issue().sections) {
    if (!section.in_digest) continue;
    std::string name;
    if (section.country.empty()) {
      name = escaped(composition.heading(section));
      facts.others.push_back(name);
    } else {
      name = escaped(composition.country(section.country).common);
      const auto count = static_cast<unsigned>(section.articles.size());
      const auto known =
          std::ranges::find(facts.countries, section.country, [](const auto& entry) { return entry.first; });
      if (known == facts.countries.end()) {
        facts.countries.emplace_back(section.country, count);
      } else {
        known->second += count;
      }
      facts.articles += count;
    }
    std::string topics;
    for (const Article& article : section.articles) {
      if (!article.topic.empty()) join(topics, ", ", article.topic);
    }
    if (!topics.empty()) facts.topics.emplace_back(std::move(topics), std::move(name));
  }
  return facts;
}

std::string derived_digest(const Composition& composition) {
  const DigestFacts facts = facts_of(composition);
  std::string digest, counts, others, topics;
  for (const auto& [code, count] : facts.countries) {
    const std::string country = escaped(composition.country(code).common);
    join(counts, composition.text("digest-count-separator") + " ",  // running texts lose blanks at their ends
         composition.text("digest-count", {{"country", country}, {"count", fmt::format("{}", count)}}, count));
  }
  for (const std::string& name : facts.others) join(others, ", ", "*" + name + "*");
  for (const auto& [group, name] : facts.topics) {
    join(topics, ", ", composition.text("digest-topic-group", {{"topics", group}, {"country", name}}));
  }
  if (!counts.empty()) {
    join(digest, "\n\n",
         composition.text("digest-summary",
                          {{"period", escaped(period_in_words(composition))},
                           {"count", fmt::format("{}", facts.articles)},
                           {"counts", counts}},
                          facts.articles));
  }
  if (!others.empty()) join(digest, "\n\n", composition.text("digest-others", {{"sections", others}}));
  if (!topics.empty()) join(digest, "\n\n", composition.text("digest-topics", {{"topics", topics}}));
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
      composition.report(finding("digest-block"_id, block.where));
    }
  }
  return digest;
}

}  // namespace vestnik
