#include <algorithm>
#include <array>
#include <map>

#include "tools/import/characters.hpp"
#include "tools/import/contents.hpp"
#include "tools/import/front_matter.hpp"
#include "tools/import/pattern.hpp"

namespace vestnik::importing {
namespace {

std::size_t next_text(const Lines& lines, std::size_t at) {
  while (at < lines.size() && lines[at].blank()) ++at;
  return at;
}

/// The country that the line at `at` names, alone or with the next one; `count` is how many lines that takes.
std::string country_at(const Lines& lines, std::size_t at, const CountryIndex& countries, std::size_t& count) {
  count = 1;
  std::string code = countries.named(lines[at].text);
  if (code.empty() && at + 1 < lines.size() && !lines[at + 1].blank() && !lines[at + 1].new_page) {
    count = 2;
    code = countries.named(lines[at].text + " " + lines[at + 1].text);
  }
  return code;
}

bool opens_run(const Lines& lines, std::size_t at) {
  return at == 0 || lines[at - 1].blank() || lines[at].new_page || lines[at].heading > 0;
}

bool comes_again(const Lines& lines, std::size_t at, const std::string& code, const CountryIndex& countries) {
  for (std::size_t i = at; i < lines.size(); ++i) {
    std::size_t count = 0;
    if (!lines[i].blank() && opens_run(lines, i) && country_at(lines, i, countries, count) == code) return true;
  }
  return false;
}

}  // namespace

bool is_contents_label(const Line& line, const Locale& locale) {
  static constexpr auto labels = std::to_array<std::string_view>(
      {"contents", "tableofcontents", "содержание", "оглавление", "мазмұны", "мазмұн", "мазмуну", "мундариҷа"});
  const std::string letters = essence(line.text);
  const auto own = locale.texts.find("contents");
  return std::ranges::find(labels, letters) != labels.end() ||
         (own != locale.texts.end() && !letters.empty() && letters == essence(locale.text("contents")));
}

bool is_contents_entry(const Line& line, const CountryIndex& countries) {
  static const Pattern leaders(R"((.+?)\s*[.…·_]{3,}\s*(\d{1,4}))");
  static const Pattern spaced_leaders(R"((.+?)\s*(?:[.…·_]\s+){3,}(\d{1,4}))");
  static const Pattern gap(R"((.+?)(?:\s{2,}|\s*\|\s*|\s)(\d{1,4})\s*\|?)");
  if (line.blank() || line.text.size() > 600) return false;
  std::string text;
  for (const char c : line.text) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != '|') text += c;
  }
  if (leaders.all(text) || spaced_leaders.all(text)) return true;
  const auto found = gap.all(text);
  return found && !countries.named(found->groups[1]).empty();
}

std::optional<FirstSection> find_first_section(const Lines& lines, const Context& context) {
  const Locale& locale = context.locale;
  const CountryIndex& countries = context.countries;
  std::size_t begin = 0;
  bool in_contents = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_contents_label(lines[i], locale)) {
      begin = i + 1;
      in_contents = true;
      break;
    }
  }
  for (std::size_t i = begin; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    std::size_t count = 0;
    const std::string code = country_at(lines, i, countries, count);
    if (is_contents_entry(lines[i], countries)) continue;
    if (code.empty() || (!opens_run(lines, i) && !in_contents)) {
      in_contents = false;
      continue;
    }
    const std::size_t next = next_text(lines, i + count);
    std::size_t unused = 0;
    const bool list = next < lines.size() && (is_contents_entry(lines[next], countries) ||
                                              !country_at(lines, next, countries, unused).empty());
    if (list || (in_contents && comes_again(lines, i + count, code, countries))) {
      i += count - 1;
      continue;
    }
    return FirstSection{i, count, code};
  }
  return std::nullopt;
}

namespace {

/// Of what a cover or an imprint tells; a helpline in an article is no fact of the issue.
bool is_fact_of_cover(const Line& line, const Locale& locale) {
  static const Pattern number(
      R"(\s*(?:(?:issue|release|выпуск|шығарылым|чыгарылыш|шумораи)\s*)?(?:#|№|no\.?|n°)\s*\d{1,4}\b.{0,40})");
  static const Pattern place(R"([^\d,]{2,40}[-–—,]\s*(?:19|20)\d\d\s*(?:г\.|год|жыл|ж\.)?)");
  const Traits found = traits(line.text);
  if (found.words > 12 || found.digits == 0) return false;
  const std::string text = plain(line.text);
  return number.all(text) || place.all(text) || find_period(text, locale);
}

/// The country whose common name the text has most often; of equals the first by code.
std::string most_named(const Lines& lines, const Locale& locale) {
  std::string best;
  std::size_t most = 0;
  for (const auto& [code, names] : locale.countries) {
    std::size_t count = 0;
    for (const Line& line : lines) {
      for (std::size_t at = line.text.find(names.common); at != std::string::npos && !names.common.empty();
           at = line.text.find(names.common, at + 1))
        ++count;
    }
    if (count > most) most = count, best = code;
  }
  return best;
}

}  // namespace

std::string home_of(const std::string& language) {
  static const std::map<std::string, std::string> homes{{"ru", "RU"}, {"kk", "KZ"}, {"ky", "KG"}, {"tg", "TJ"}};
  const auto found = homes.find(language);
  return found == homes.end() ? "GB" : found->second;
}

FirstSection assume_section(const Lines& lines, const std::string& language, const Context& context) {
  constexpr std::size_t longest_cover = 80;  // lines
  std::size_t begin = 0;
  for (std::size_t i = 0; i < std::min(lines.size(), longest_cover); ++i) {
    if (is_fact_of_cover(lines[i], context.locale)) begin = i + 1;
  }
  if (next_text(lines, begin) == lines.size()) begin = 0;
  if (!context.country.empty()) {
    return {.begin = next_text(lines, begin), .count = 0, .country = context.country, .given = true};
  }
  std::string country = most_named(lines, context.locale);
  if (country.empty()) country = home_of(language);
  context.report("no-country"_id, 1, value<"country">(country), value<"language">(language));
  return {.begin = next_text(lines, begin), .count = 0, .country = country};
}

}  // namespace vestnik::importing
