// What the library's tests share: an issue built in code, and the sources' data.
#pragma once

#include <string>

#include "vestnik/vestnik.hpp"

namespace vestnik::samples {

inline std::chrono::year_month_day day(unsigned month, unsigned day_of_month) {
  return {std::chrono::year(2025), std::chrono::month(month), std::chrono::day(day_of_month)};
}

inline Issue statistics() {
  Issue issue;
  issue.series.title_lines = {"Statistical Bulletin", "of the registry"};
  issue.series.title = "Statistical Bulletin of the registry";
  issue.number = 3;
  issue.year = 2025;
  issue.period = {day(3, 1), day(3, 31)};
  issue.place = "Almaty";
  issue.publisher.name = "REGISTRY";
  issue.publisher.full_name = "Registry of invented figures";
  issue.publisher.postal_address = "1 Any Street";
  Article article;
  article.title = "Figures of March";
  article.body.text = "Numbers rose in every region.\n\n| Region | Cases |\n|:--|--:|\n| North | 12 |\n";
  article.source.name = "Own count";
  issue.sections.push_back({.country = "KZ", .heading = {}, .articles = {article}, .where = {}});
  return issue;
}

/// So many articles of so many paragraphs.
inline Issue long_issue(int articles, int paragraphs) {
  Issue issue = statistics();
  Article article = issue.sections[0].articles[0];
  article.body.text.clear();
  for (int i = 0; i < paragraphs; ++i) {
    article.body.text += "The registry counted the cases of district " + std::to_string(i) +
                         " and found that they had neither risen nor fallen since the last count was made by its own "
                         "officers, who went from house to house and asked everybody the same questions.\n\n";
  }
  issue.sections[0].articles.assign(static_cast<std::size_t>(articles), article);
  return issue;
}

inline TypesetOptions options() {
  TypesetOptions result;
  result.data_folder = VESTNIK_SOURCE_DIR;
  return result;
}

}  // namespace vestnik::samples
