#include "tools/import/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "input/yaml/text_source.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/markdown.hpp"

namespace vestnik::importing {
namespace {

void report(int line, std::string_view text, const Context& context) {
  context.report("words-lost"_id, line, value<"text">(in_quotes(plain(text))));
}

using Lost = std::vector<KeptText>;

/// Every line of the blocks must follow in `written`, with nothing between or left over. From the first one that does
/// not, all are taken for lost: what follows cannot be told.
void compare(const std::vector<Block>& blocks, const std::string& written, std::string_view not_written, Lost& lost,
             const Context& context) {
  std::string_view rest = written;
  std::string skipped(not_written);
  bool differs = false;
  for (const Block& block : blocks) {
    for (const Line& line : block.lines) {
      if (differs) {
        lost.push_back({line.number, line.text});
        continue;
      }
      std::string letters = essence(line.text);
      if (!skipped.empty() && letters.starts_with(skipped)) letters.erase(0, std::exchange(skipped, {}).size());
      if (!rest.starts_with(letters)) {
        differs = true;
        report(line.number, line.text, context);
        lost.push_back({line.number, line.text});
        continue;
      }
      rest.remove_prefix(letters.size());
    }
  }
  if (!differs && !rest.empty() && !blocks.empty()) report(blocks.back().line(), rest, context);
}

void verify(const ImportedArticle& article, Lost& lost, const Context& context) {
  const bool numbered = !article.title_blocks.empty() && !article.title_blocks.front().marker.empty();
  if (!article.title_blocks.empty()) {
    compare(article.title_blocks, essence(article.title),
            numbered ? essence(article.title_blocks.front().marker) : std::string(), lost, context);
  }
  compare(article.masthead_blocks, essence(article.masthead), {}, lost, context);
  compare(article.body_blocks, markdown_essence(article.body), {}, lost, context);
  if (article.source_blocks.empty()) return;
  const SourceLine& source = article.source_blocks.front().source;
  // A Markdown link's address is not a word of the text; one that was completed has more than the text.
  const std::string& shown = article.source_blocks.front().text;
  std::string written = essence(article.source_name);
  if (shown.find(mark::link_text) == std::string::npos) {
    written += essence(source.completed ? article.source_address.substr(std::string_view("https://").size())
                                        : article.source_address);
  } else if (written.empty()) {
    written = essence(article.source_address);
  }
  compare(article.source_blocks, written, essence(source.label), lost, context);
}

}  // namespace

Lost verify(const Lines& lines, const FrontMatter& front, const std::vector<ImportedSection>& sections,
            const Context& context) {
  Lost lost;
  for (const Line& line : lines) {
    if (context.accounted[line.id] || essence(line.text).empty()) continue;
    report(line.number, line.text, context);
    lost.push_back({line.number, line.text});
  }
  const PublisherFacts& publisher = front.publisher;
  std::string facts = front.note + front.place;
  for (const std::string& line : front.title_lines) facts += line;
  for (const std::string* fact : {&publisher.name, &publisher.full_name, &publisher.address, &publisher.telephone,
                                  &publisher.fax, &publisher.email, &publisher.web})
    facts += *fact;
  facts = essence(facts);
  for (const KeptText& kept : front.kept) {
    if (facts.find(essence(kept.text)) != std::string::npos) continue;
    report(kept.line, kept.text, context);
    lost.push_back(kept);
  }
  std::string digest;
  for (const std::string& paragraph : front.digest) digest += markdown_essence(paragraph);
  compare(front.digest_blocks, digest, {}, lost, context);
  for (const ImportedSection& section : sections) {
    for (const ImportedArticle& article : section.articles) verify(article, lost, context);
  }
  return lost;
}

}  // namespace vestnik::importing
