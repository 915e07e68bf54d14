#include "input/issue/stand_ins.hpp"

#include <algorithm>
#include <chrono>

#include "model/locale/languages.hpp"

namespace vestnik {
namespace {

constexpr const char* some_text = "–";

void fill(SourcedText& text) {
  if (text.empty()) text = SourcedText(some_text);
}

bool is_language(const std::string& language) {
  return std::ranges::find(language_codes, language) != language_codes.end();
}

}  // namespace

void put_stand_ins(Issue& issue) {
  using std::chrono::January;
  if (!is_language(issue.language)) issue.language = "en";
  if (issue.series.title_lines.empty()) issue.series.title_lines.emplace_back(some_text);
  fill(issue.series.title);
  if (issue.number == 0) issue.number = 1;
  if (issue.year == 0) issue.year = 2000;
  const Period& period = issue.period;
  if (!period.first.ok() || !period.last.ok() || period.last < period.first) {
    const auto day = std::chrono::year(issue.year) / January / 1;
    issue.period = {day, day};
  }
  fill(issue.place);
  fill(issue.publisher.name);
  fill(issue.publisher.full_name);
  for (Section& section : issue.sections) {
    if (section.country.empty() && section.heading.empty()) section.heading = SourcedText(some_text);
    for (Article& article : section.articles) {
      fill(article.title);
      if (article.body.text.empty()) article.body.text = some_text;
    }
    std::erase_if(section.articles,
                  [](const Article& article) { return !article.language.empty() && !is_language(article.language); });
  }
  std::erase_if(issue.sections, [](const Section& section) { return section.articles.empty(); });
}

}  // namespace vestnik
