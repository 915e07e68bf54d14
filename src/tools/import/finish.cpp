#include "tools/import/finish.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "input/yaml/text_source.hpp"
#include "tools/import/apply_habits.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/make_trace.hpp"
#include "tools/import/verify.hpp"
#include "tools/import/write_descriptor.hpp"

namespace vestnik::importing {
namespace {

/// What an address or a title holds that nobody meant to write.
std::string stray_letters(const std::string& text, bool address) {
  std::string found;
  std::size_t latin = 0, cyrillic = 0;
  const std::u32string all = to_utf32(text);
  for (const char32_t c : all) {
    latin += is_letter(c) && c < 0x80 ? 1 : 0;
    cyrillic += c >= 0x400 && c < 0x530 ? 1 : 0;
  }
  for (const char32_t c : all) {
    const bool odd = address ? c >= 0x80 : is_letter(c) && c >= 0x80 && latin > cyrillic;
    const std::string name =
        fmt::format("\"{}\" (U+{:04X})", to_utf8(std::u32string(1, c)), static_cast<std::uint32_t>(c));
    if (odd && found.find(name) == std::string::npos) found += (found.empty() ? "" : ", ") + name;
  }
  return found;
}

/// An address that a page's end cut: its rest stands by itself at the article's end.
void rejoin_address(ImportedArticle& article, const Context& context) {
  if (article.source_blocks.empty() || article.body_blocks.empty()) return;
  Block &source = article.source_blocks.front(), &rest = article.body_blocks.back();
  const bool cut = std::string_view("-/_.=").find(source.text.back()) != std::string_view::npos;
  const bool token = rest.text.find(' ') == std::string::npos && rest.text.find_first_of("-/_=") != std::string::npos;
  if (!cut || !token || rest.kind != Block::Kind::text || rest.line() < source.line()) return;
  source.source.address += rest.text;
  source.lines.insert(source.lines.end(), rest.lines.begin(), rest.lines.end());
  context.report("address-joined"_id, rest.line(), value<"text">(in_quotes(rest.text)));
  article.body_blocks.pop_back();
}

void settle_source(ImportedArticle& article, const Context& context) {
  rejoin_address(article, context);
  for (std::size_t i = 1; i < article.source_blocks.size(); ++i) {
    Block& further = article.source_blocks[i];
    context.report("second-source"_id, further.line());
    article.body_blocks.push_back(std::move(further));
  }
  if (article.source_blocks.empty() && article.title_link.starts_with("http")) {
    article.source_address = article.title_link;
  } else if (article.source_blocks.empty()) {
    context.report("source-missing/title"_id, article.line, value<"title">(in_quotes(article.title)));
    return;
  } else {
    article.source_blocks.resize(1);
    const Block& block = article.source_blocks.front();
    article.source_name = block.source.name;
    article.source_address = block.source.address;
    if (!essence(block.source.label).empty()) context.drop(block.lines.front(), "label", block.source.label);
    if (block.source.completed) context.report("address-completed"_id, block.line());
  }
  const int line = article.source_blocks.empty() ? article.line : article.source_blocks.front().line();
  const std::string stray = stray_letters(article.source_address, true);
  if (!stray.empty()) context.report("address-character/kept"_id, line, value<"letters">(stray));
}

/// A picture must lie beside the text to come along; one that does not leaves its words.
void take_pictures(ImportedArticle& article, std::vector<std::string>& pictures, const Context& context) {
  for (Block& block : article.body_blocks) {
    if (block.kind != Block::Kind::picture) continue;
    const std::size_t middle = block.text.find(mark::picture_path);
    const std::size_t end = block.text.find(mark::picture_end);
    const std::string path = block.text.substr(middle + 1, end - middle - 1);
    const bool leads_away = path.starts_with('/') || path.find("..") != std::string::npos ||
                            path.find_first_of(":\\<>") != std::string::npos;
    if (leads_away || path.empty()) {
      context.report("picture-left-out"_id, block.line(), value<"path">(in_quotes(path)));
      block.kind = Block::Kind::text;
      const std::string caption = end + 2 < block.text.size() ? ' ' + block.text.substr(end + 2) : std::string();
      block.text = block.text.substr(1, middle - 1) + caption;
    } else {
      pictures.push_back(path);
    }
  }
}

void account(const ImportedArticle& article, const Context& context) {
  for (const std::vector<Block>* blocks :
       {&article.masthead_blocks, &article.title_blocks, &article.body_blocks, &article.source_blocks}) {
    for (const Block& block : *blocks) {
      for (const Line& line : block.lines) context.keep(line);
    }
  }
}

void finish(ImportedArticle& article, const Vocabulary& vocabulary, ImportResult& result, const Context& context) {
  account(article, context);
  settle_source(article, context);
  take_pictures(article, result.pictures, context);
  const std::string stray = stray_letters(article.title, false);
  if (!stray.empty()) {
    context.report("foreign-letter"_id, article.line, value<"title">(in_quotes(article.title)),
                   value<"letters">(stray));
  }
  write_body(article, vocabulary, context);
  if (article.body.empty()) {
    context.report("article-empty"_id, article.line, value<"title">(in_quotes(article.title)));
    article.body = "…\n";
  }
}

/// Counts of the digest against the articles that were found.
void compare_counts(const FrontMatter& front, const std::vector<ImportedSection>& sections, const Context& context) {
  for (const auto& [code, stated] : front.stated) {
    const auto found = std::ranges::find(sections, code, &ImportedSection::country);
    const std::size_t articles = found == sections.end() ? 0 : found->articles.size();
    if (articles == static_cast<std::size_t>(stated)) continue;
    context.report("count-differs"_id, found == sections.end() ? 1 : found->line, value<"stated">(stated),
                   value<"country">(context.locale.countries.at(code).common), value<"found">(articles));
  }
}

/// Nobody finds a document's words by their lines' numbers: the words are shown. What is hidden, deleted or struck out
/// has been told where it stands.
void report_dropped_words(const std::vector<Dropped>& dropped, const Context& context) {
  static const std::set<std::string> told{"hidden", "deleted", "struck", "comment"};
  std::map<std::string, std::string> texts;
  std::map<std::string, std::set<std::string>> known;
  for (const Dropped& one : dropped) {
    const std::string text = shown(one.text);
    if (told.contains(one.why) || text.empty() || !known[one.why].insert(text).second) continue;
    texts[one.why] += (texts[one.why].empty() ? "" : " · ") + text;
  }
  for (const auto& [why, text] : texts) {
    context.report("left-out/words"_id, 0, value<"why">(as_term(why)), value<"text">(text));
  }
}

void report_dropped(const std::vector<Dropped>& dropped, const Context& context) {
  if (context.has_places) return report_dropped_words(dropped, context);
  std::map<std::string, std::string> lines;
  std::map<std::string, std::size_t> counts;
  for (const Dropped& line : dropped) {
    std::string& list = lines[line.why];
    if (++counts[line.why] <= 20) list += fmt::format("{}{}", list.empty() ? "" : ", ", line.line);
    if (counts[line.why] == 21) list += ", …";
  }
  for (const auto& [why, list] : lines) {
    context.report("left-out"_id, 0, value<"why">(as_term(why)), value<"lines">(list));
  }
}

/// A descriptor has at least one article, whatever the text holds.
ImportedSection empty_section(const std::string& language, const Context& context) {
  const bool given = !context.country.empty();
  ImportedSection section{
      .country = given ? context.country : home_of(language), .assumed = !given, .line = 1, .articles = {}};
  section.articles.push_back({.line = 1, .title = "?"});
  context.report("source-missing/title"_id, 1, value<"title">(in_quotes("?")));
  return section;
}

std::size_t count_words(std::string_view text) { return words(shown(text)).size(); }

/// What became of the words. A line of the cover may be partly a fact and partly left out: its parts count.
Account count(const Trace& trace, const FrontMatter& front) {
  Account account;
  for (const TracedLine& line : trace.lines) {
    if (!line.printed_in_source) continue;
    const std::size_t all = count_words(line.text);
    account.words += all;
    std::size_t left_out = 0;
    for (const TracedLine::LeftOut& part : line.left_out) left_out += count_words(part.text);
    account.left_out += std::min(left_out, all);
  }
  for (const KeptText& text : front.lost) account.lost += count_words(text.text);
  account.lost = std::min(account.lost, account.words - account.left_out);
  account.printed = account.words - account.left_out - account.lost;
  return account;
}

/// The known publisher's file, and of the known pictures those that the issue shows.
void add_house_files(std::vector<ImportedFile>& files, const std::vector<ImportedSection>& sections,
                     const Context& context) {
  if (context.habits == nullptr) return;
  std::set<std::string> unused;
  for (const auto& [host, masthead] : context.habits->mastheads) unused.insert(masthead.picture);
  for (const ImportedSection& section : sections) {
    for (const ImportedArticle& article : section.articles) unused.erase(article.masthead_picture);
  }
  for (const auto& [path, bytes] : context.habits->files) {
    if (!unused.contains(path)) files.push_back({path, bytes});
  }
  if (context.habits->publisher_file.empty()) return;
  std::ranges::find(files, "publisher.yaml", &ImportedFile::path)->bytes = context.habits->publisher_file;
}

}  // namespace

ImportResult finish_release(FrontMatter front, std::vector<ImportedSection> sections, const Lines& lines,
                            const Vocabulary& vocabulary, const std::string& language, const Context& context) {
  ImportResult result{.language = language};
  if (sections.empty()) sections.push_back(empty_section(language, context));
  for (ImportedSection& section : sections) {
    for (ImportedArticle& article : section.articles) finish(article, vocabulary, result, context);
    result.articles += section.articles.size();
  }
  result.countries = sections.size();
  if (context.habits != nullptr) apply_habits(front, sections, *context.habits, context);
  compare_counts(front, sections, context);
  front.lost = verify(lines, front, sections, context);
  result.files = write_files(language, front, sections, context);
  add_house_files(result.files, sections, context);
  std::ranges::stable_sort(context.dropped, {}, &Dropped::line);
  report_dropped(context.dropped, context);
  result.trace = make_trace(lines, context.dropped, front, sections, context);
  result.account = count(result.trace, front);
  result.dropped = std::move(context.dropped);
  return result;
}

}  // namespace vestnik::importing
