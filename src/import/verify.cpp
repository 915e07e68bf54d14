#include "import/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "import/characters.hpp"
#include "import/markdown.hpp"
#include "issue/text_source.hpp"

namespace vestnik::importing {
namespace {

void report(int line, std::string_view text, const Context& context) {
  context.report("words-lost", line, {value("text", quoted(plain(text)))});
}

/// Every line of the blocks must follow in `written`, with nothing between or left over.
void compare(const std::vector<Block>& blocks, const std::string& written, std::string_view not_written,
             const Context& context) {
  std::string_view rest = written;
  std::string skipped(not_written);
  for (const Block& block : blocks) {
    for (const Line& line : block.lines) {
      std::string letters = essence(line.text);
      if (!skipped.empty() && letters.starts_with(skipped)) letters.erase(0, std::exchange(skipped, {}).size());
      if (!rest.starts_with(letters)) {
        report(line.number, line.text, context);
        return;
      }
      rest.remove_prefix(letters.size());
    }
  }
  if (!rest.empty() && !blocks.empty()) report(blocks.back().line(), rest, context);
}

void verify(const ImportedArticle& article, const Context& context) {
  const bool numbered = !article.title_blocks.empty() && article.title_blocks.front().kind == Block::Kind::item;
  if (!article.title_blocks.empty()) {
    compare(article.title_blocks, essence(article.title),
            numbered ? essence(article.title_blocks.front().marker) : std::string(), context);
  }
  compare(article.masthead_blocks, essence(article.masthead), {}, context);
  compare(article.body_blocks, markdown_essence(article.body), {}, context);
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
  compare(article.source_blocks, written, essence(source.label), context);
}

}  // namespace

void verify(const Lines& lines, const FrontMatter& front, const std::vector<ImportedSection>& sections,
            const Context& context) {
  for (const Line& line : lines) {
    if (!context.accounted[line.id] && !essence(line.text).empty()) report(line.number, line.text, context);
  }
  const PublisherFacts& publisher = front.publisher;
  std::string facts = front.note + front.place;
  for (const std::string& line : front.title_lines) facts += line;
  for (const std::string* fact : {&publisher.name, &publisher.full_name, &publisher.address, &publisher.telephone,
                                  &publisher.fax, &publisher.email, &publisher.web})
    facts += *fact;
  facts = essence(facts);
  for (const KeptText& kept : front.kept) {
    if (facts.find(essence(kept.text)) == std::string::npos) report(kept.line, kept.text, context);
  }
  std::string digest;
  for (const std::string& paragraph : front.digest) digest += markdown_essence(paragraph);
  compare(front.digest_blocks, digest, {}, context);
  for (const ImportedSection& section : sections) {
    for (const ImportedArticle& article : section.articles) verify(article, context);
  }
}

}  // namespace vestnik::importing
