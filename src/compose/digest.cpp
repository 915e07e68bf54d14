#include <fmt/format.h>

#include "compose/composer.hpp"

namespace vestnik {
namespace {

/// A text as Markdown that says just this text.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("\\*_`[]<>&#").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

unsigned day_of(std::chrono::year_month_day date) { return static_cast<unsigned>(date.day()); }
unsigned month_of(std::chrono::year_month_day date) { return static_cast<unsigned>(date.month()); }
int year_of(std::chrono::year_month_day date) { return static_cast<int>(date.year()); }

/// Which of three wordings fits a period.
std::string_view wording(const Period& period, std::string_view same_month, std::string_view same_year,
                         std::string_view any) {
  if (period.first.year() != period.last.year()) return any;
  return period.first.month() == period.last.month() ? same_month : same_year;
}

}  // namespace

std::string Composer::period_numeric() const {
  const Period& p = issue_.period;
  return text(wording(p, "period-numeric-same-month", "period-numeric-same-year", "period-numeric"),
              {{"from_day", fmt::format("{:02}", day_of(p.first))},
               {"from_month", fmt::format("{:02}", month_of(p.first))},
               {"from_year", fmt::format("{}", year_of(p.first))},
               {"to_day", fmt::format("{:02}", day_of(p.last))},
               {"to_month", fmt::format("{:02}", month_of(p.last))},
               {"to_year", fmt::format("{}", year_of(p.last))}});
}

std::string Composer::period_in_words() const {
  const Period& p = issue_.period;
  const auto month = [&](std::chrono::year_month_day date) { return resources_.locale.months[month_of(date) - 1]; };
  return text(wording(p, "period-same-month", "period-same-year", "period-any"),
              {{"from_day", fmt::format("{}", day_of(p.first))},
               {"from_month", month(p.first)},
               {"from_year", fmt::format("{}", year_of(p.first))},
               {"to_day", fmt::format("{}", day_of(p.last))},
               {"to_month", month(p.last)},
               {"to_year", fmt::format("{}", year_of(p.last))}});
}

std::string Composer::derived_digest() const {
  std::string counts, topics;
  unsigned total = 0;
  for (const Section& section : issue_.sections) {
    const auto names = resources_.locale.countries.find(section.country);
    const std::string country =
        escaped(names == resources_.locale.countries.end() ? section.country : names->second.common);
    const auto count = static_cast<unsigned>(section.articles.size());
    total += count;
    if (!counts.empty()) counts += text("digest-count-separator");
    counts += text("digest-count", {{"country", country}, {"count", fmt::format("{}", count)}}, count);
    std::string group;
    for (const Article& article : section.articles) {
      if (article.topic.empty()) continue;
      if (!group.empty()) group += ", ";
      group += article.topic;
    }
    if (group.empty()) continue;
    if (!topics.empty()) topics += ", ";
    topics += text("digest-topic-group", {{"topics", group}, {"country", country}});
  }
  std::string digest = text(
      "digest-summary",
      {{"period", escaped(period_in_words())}, {"count", fmt::format("{}", total)}, {"counts", counts}}, total);
  if (!topics.empty()) digest += "\n\n" + text("digest-topics", {{"topics", topics}});
  return digest;
}

void Composer::add_digest(Region& region, NodeId parent) {
  const MarkdownText source = issue_.digest ? *issue_.digest : MarkdownText{.text = derived_digest()};
  Outcome<std::vector<MarkupBlock>> parsed = parse_markup(source);
  diagnostics_.insert(diagnostics_.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
  if (!parsed.value) return;
  for (MarkupBlock& block : *parsed.value) {
    if (block.kind != MarkupBlock::Kind::paragraph) {
      diagnostics_.push_back({Severity::error, "digest-block", "the digest holds something other than paragraphs",
                              block.where, "write the digest in plain paragraphs"});
      continue;
    }
    region.blocks.emplace_back(paragraph(Style::digest, std::move(block.text), Tag::paragraph, parent));
  }
}

}  // namespace vestnik
