/// @file check_agreement.hpp
/// What an issue's parts must agree on. The loader asks with the places of a descriptor's keys, check_issue with those
/// of an issue that was built in code.
#pragma once

#include <set>
#include <string>

#include "findings/sink/findings.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Reports "period-reversed" at `last` and "year-outside-period" at `whole`. `period` is two days; `year` may be 0.
void check_period(const Period& period, int year, const SourceRange& last, const SourceRange& whole,
                  Findings& findings);

/// Reports "date-outside-period", if the period is one.
void check_date_of_article(std::chrono::year_month_day date, const Period& period, const SourceRange& where,
                           Findings& findings);

/// Reports "source-missing".
void check_source_named(const ArticleSource& source, const SourceRange& where, Findings& findings);

/// Reports "country-repeated" if `countries` holds `country` already, and puts it there.
void check_country_once(std::set<std::string>& countries, const std::string& country, const SourceRange& where,
                        Findings& findings);

/// Reports "count-contradicts".
void check_article_count(const Issue& issue, const SourceRange& where, Findings& findings);

}  // namespace vestnik
