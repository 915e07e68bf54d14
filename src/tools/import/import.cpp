#include "tools/import/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "input/yaml/text_source.hpp"
#include "tools/import/article.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/decode.hpp"
#include "tools/import/front_matter.hpp"
#include "tools/import/verify.hpp"
#include "tools/import/write_descriptor.hpp"

namespace vestnik {
namespace importing {
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
  context.report("address-joined", rest.line(), {value("text", in_quotes(rest.text))});
  article.body_blocks.pop_back();
}

void settle_source(ImportedArticle& article, const Context& context) {
  rejoin_address(article, context);
  for (std::size_t i = 1; i < article.source_blocks.size(); ++i) {
    Block& further = article.source_blocks[i];
    context.report("second-source", further.line());
    article.body_blocks.push_back(std::move(further));
  }
  if (article.source_blocks.empty()) {
    context.report("source-missing/title", article.line, {value("title", in_quotes(article.title))});
    return;
  }
  article.source_blocks.resize(1);
  const Block& block = article.source_blocks.front();
  article.source_name = block.source.name;
  article.source_address = block.source.address;
  if (!essence(block.source.label).empty()) context.drop(block.lines.front(), "label", block.source.label);
  if (block.source.completed) {
    context.report("address-completed", block.line());
  }
  const std::string stray = stray_letters(article.source_address, true);
  if (!stray.empty()) {
    context.report("address-character/kept", block.line(), {value("letters", stray)});
  }
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
      context.report("picture-left-out", block.line(), {value("path", in_quotes(path))});
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
    context.report("foreign-letter", article.line, {value("title", in_quotes(article.title)), value("letters", stray)});
  }
  write_body(article, vocabulary, context);
  if (article.body.empty()) {
    context.report("article-empty", article.line, {value("title", in_quotes(article.title))});
    article.body = "…\n";
  }
}

/// Counts of the digest against the articles that were found.
void compare_counts(const FrontMatter& front, const std::vector<ImportedSection>& sections, const Context& context) {
  for (const auto& [code, stated] : front.stated) {
    const auto found = std::ranges::find(sections, code, &ImportedSection::country);
    const std::size_t articles = found == sections.end() ? 0 : found->articles.size();
    if (articles == static_cast<std::size_t>(stated)) continue;
    context.report("count-differs", found == sections.end() ? 1 : found->line,
                   {value("stated", stated), value("country", context.locale.countries.at(code).common),
                    value("found", articles)});
  }
}

void report_dropped(const std::vector<Dropped>& dropped, const Context& context) {
  std::map<std::string, std::string> lines;
  std::map<std::string, std::size_t> counts;
  for (const Dropped& line : dropped) {
    std::string& list = lines[line.why];
    if (++counts[line.why] <= 20) list += fmt::format("{}{}", list.empty() ? "" : ", ", line.line);
    if (counts[line.why] == 21) list += ", …";
  }
  for (const auto& [why, list] : lines) {
    context.report("left-out", 0, {value("why", term(why)), value("lines", list)});
  }
}

/// Lines with their numbers in the account.
Lines numbered(Lines lines, std::vector<bool>& accounted) {
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].id = i;
  accounted.assign(lines.size() + 1, false);
  return lines;
}

std::string all_letters(const Lines& lines) {
  std::string letters;
  for (const Line& line : lines) letters += essence(line.text);
  std::ranges::sort(letters);
  return letters;
}

Lines read_lines(const std::string& text, const ImportOptions& options) {
  using Format = ImportOptions::Format;
  const bool markdown =
      options.format == Format::markdown || (options.format == Format::automatic && looks_like_markdown(text));
  return markdown ? split_markdown(text) : split_lines(text);
}

ImportResult assemble(const Lines& lines, const FirstSection& first, const std::string& language,
                      const Context& context) {
  const Vocabulary vocabulary(lines);
  const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(first.begin);
  const auto below = begin + static_cast<std::ptrdiff_t>(first.count);
  FrontMatter front = read_front_matter(Lines(lines.begin(), begin), vocabulary, context);
  std::for_each(begin, below, [&](const Line& line) { context.drop(line, "country"); });
  Lines body(below, lines.end());
  take_back_page(body, front, context);
  std::vector<Block> blocks = make_blocks(body, measure(body), vocabulary, context);
  std::vector<ImportedSection> sections =
      find_articles({.country = first.country, .line = begin->number, .articles = {}}, std::move(blocks), context);
  ImportResult result{.language = language};
  for (ImportedSection& section : sections) {
    for (ImportedArticle& article : section.articles) finish(article, vocabulary, result, context);
    result.articles += section.articles.size();
  }
  result.countries = sections.size();
  compare_counts(front, sections, context);
  front.lost = verify(lines, front, sections, context);
  result.files = write_files(language, front, sections, context);
  return result;
}

Outcome<ImportResult> import_bytes(std::string_view bytes, const ImportOptions& options,
                                   const std::map<std::string, Locale>& locales) {
  Findings findings;
  const std::string text = decode(bytes, options.name, findings);
  if (findings.has_errors()) return {std::nullopt, findings.take()};
  const std::string language = options.language.empty() ? detect_language(text) : options.language;
  const auto locale = locales.find(language);
  const SourceRange start{.file = options.name, .line = 1};
  if (locale == locales.end()) {
    findings.report("unknown-language", start, {value("language", language)});
    return {std::nullopt, findings.take()};
  }
  std::vector<Dropped> dropped;
  std::vector<bool> accounted;
  const CountryIndex countries(locale->second);
  const Context context{options.name, locale->second, countries, findings, dropped, accounted};
  Lines lines = numbered(read_lines(text, options), accounted);
  lines = without_furniture(std::move(lines), context);
  Lines ordered = in_reading_order(lines);
  if (all_letters(ordered) == all_letters(lines)) {
    lines = std::move(ordered);
  } else {
    context.report("words-lost/columns", 1);
  }
  lines = numbered(std::move(lines), accounted);
  const auto first = find_first_section(lines, context);
  if (!first) {
    findings.report("no-country", start, {value("language", language)});
    return {std::nullopt, findings.take()};
  }
  ImportResult result = assemble(lines, *first, language, context);
  std::ranges::stable_sort(dropped, {}, &Dropped::line);
  report_dropped(dropped, context);
  result.dropped = std::move(dropped);
  return {std::move(result), findings.take()};
}

}  // namespace
}  // namespace importing

Outcome<ImportResult> import_release(std::string_view bytes, const ImportOptions& options,
                                     const std::map<std::string, Locale>& locales) {
  return importing::import_bytes(bytes, options, locales);
}

}  // namespace vestnik
