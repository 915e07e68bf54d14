#include "input/issue/check_agreement.hpp"

#include "input/yaml/check_value.hpp"

namespace vestnik {

void check_period(const Period& period, int year, const SourceRange& last, const SourceRange& whole,
                  Findings& findings) {
  const auto of_year = [&](std::chrono::year_month_day date) { return static_cast<int>(date.year()) == year; };
  if (period.last < period.first) {
    findings.report("period-reversed"_id, last, value<"first">(shown(period.first)), value<"last">(shown(period.last)));
  } else if (year != 0 && !of_year(period.first) && !of_year(period.last)) {
    findings.report("year-outside-period"_id, whole, value<"year">(year), value<"first">(shown(period.first)),
                    value<"last">(shown(period.last)));
  }
}

void check_date_of_article(std::chrono::year_month_day date, const Period& period, const SourceRange& where,
                           Findings& findings) {
  if (!period.first.ok() || !period.last.ok() || (date >= period.first && date <= period.last)) return;
  findings.report("date-outside-period"_id, where, value<"date">(shown(date)), value<"first">(shown(period.first)),
                  value<"last">(shown(period.last)));
}

void check_source_named(const ArticleSource& source, const SourceRange& where, Findings& findings) {
  if (!source.address.empty() || !source.name.empty()) return;
  findings.report(where.line > 0 ? "source-missing"_id : "source-missing/built"_id, where);
}

void check_country_once(std::set<std::string>& countries, const std::string& country, const SourceRange& where,
                        Findings& findings) {
  if (country.empty() || countries.insert(country).second) return;
  findings.report("country-repeated"_id, where, value<"country">(country));
}

void check_article_count(const Issue& issue, const SourceRange& where, Findings& findings) {
  std::size_t count = 0;
  for (const Section& section : issue.sections) count += section.articles.size();
  const std::optional<int> stated = issue.stated_article_count;
  if (!stated || (*stated >= 0 && static_cast<std::size_t>(*stated) == count)) return;
  findings.report("count-contradicts"_id, where, value<"stated">(*stated), value<"counted">(count));
}

}  // namespace vestnik
