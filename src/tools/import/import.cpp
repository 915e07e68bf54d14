#include "tools/import/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "input/yaml/text_source.hpp"
#include "tools/import/article.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/decode.hpp"
#include "tools/import/finish.hpp"
#include "tools/import/front_matter.hpp"

namespace vestnik {
namespace importing {
namespace {

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
  const int heading = begin == lines.end() ? 1 : begin->number;
  FrontMatter front = read_front_matter(Lines(lines.begin(), begin), vocabulary, context);
  std::for_each(begin, below, [&](const Line& line) { context.drop(line, "country"); });
  Lines body(below, lines.end());
  take_back_page(body, front, context);
  std::vector<Block> blocks = make_blocks(body, measure(body), vocabulary, context);
  std::vector<ImportedSection> sections = find_articles(
      {.country = first.country, .assumed = first.count == 0 && !first.given, .line = heading, .articles = {}},
      std::move(blocks), context);
  return finish_release(std::move(front), std::move(sections), lines, vocabulary, language, context);
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
    findings.report("unknown-language"_id, start, value<"language">(language));
    return {std::nullopt, findings.take()};
  }
  std::vector<Dropped> dropped;
  std::vector<bool> accounted;
  const CountryIndex countries(locale->second, locales);
  const Context context{options.name, locale->second,       countries,      findings, dropped, accounted,
                        false,        options.habits.get(), options.country};
  Lines lines = numbered(read_lines(text, options), accounted);
  lines = without_furniture(std::move(lines), context);
  Lines ordered = in_reading_order(lines);
  if (all_letters(ordered) == all_letters(lines)) {
    lines = std::move(ordered);
  } else {
    context.report("words-lost/columns"_id, 1);
  }
  lines = numbered(std::move(lines), accounted);
  auto first = find_first_section(lines, context);
  if (!first) first = assume_section(lines, language, context);
  ImportResult result = assemble(lines, *first, language, context);
  return {std::move(result), findings.take()};
}

}  // namespace
}  // namespace importing

Outcome<ImportResult> import_release(std::string_view bytes, const ImportOptions& options,
                                     const std::map<std::string, Locale>& locales) {
  return importing::import_bytes(bytes, options, locales);
}

}  // namespace vestnik
