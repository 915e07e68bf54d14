#include <algorithm>

#include "document/compose/parts.hpp"

namespace vestnik {

Metadata make_metadata(const Composition& composition) {
  const Issue& issue = composition.issue();
  const Composition::Values values{{"title", issue.series.title.text},
                                   {"period", period_in_words(composition)},
                                   {"publisher", issue.publisher.full_name.text}};
  Metadata metadata{.title = composition.text("pdf-title", values),
                    .author = issue.publisher.full_name.text,
                    .subject = composition.text("pdf-subject", values),
                    .language = issue.language};
  const auto add_keyword = [&](const std::string& keyword) {
    std::vector<std::string>& all = metadata.keywords;
    if (!keyword.empty() && std::find(all.begin(), all.end(), keyword) == all.end()) all.push_back(keyword);
  };
  for (const SourcedText& keyword : issue.keywords) add_keyword(keyword.text);
  for (const Section& section : issue.sections) {
    if (!section.country.empty()) add_keyword(composition.country(section.country).common);
  }
  metadata.date = std::chrono::sys_days(issue.issued.value_or(issue.period.last));
  return metadata;
}

RunningHead running_head(const Composition& composition, const std::string& section) {
  const Series& series = composition.issue().series;
  RunningHead head{.text = {}, .title = series.title.text, .short_title = series.short_title.text};
  head.text.append(composition.text("running-head", {{"period", period_in_numbers(composition)}, {"section", section}}),
                   {.where = series.title.where});
  return head;
}

}  // namespace vestnik
