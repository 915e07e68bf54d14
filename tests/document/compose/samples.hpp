// Issues and resources for the tests of composing, small enough to read at a glance.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/compose/compose.hpp"
#include "input/picture/samples.hpp"

namespace vestnik::samples {

inline std::chrono::year_month_day date(int year, unsigned month, unsigned day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

inline Locale english() {
  Locale locale;
  locale.language = "en";
  locale.months = {"January", "February", "March",     "April",   "May",      "June",
                   "July",    "August",   "September", "October", "November", "December"};
  locale.plural = PluralRule::one_other;
  locale.countries = {{"KZ", {"Republic of Kazakhstan", "Kazakhstan"}},
                      {"KG", {"Kyrgyz Republic", "Kyrgyzstan"}},
                      {"XX", {"The *Odd* Land", "A_B_C"}}};
  locale.texts = {
      {"series-number", {"#{number}"}},
      {"period-numeric-same-month", {"{from_day}-{to_day}.{to_month}.{to_year}"}},
      {"period-numeric-same-year", {"{from_day}.{from_month}-{to_day}.{to_month}.{to_year}"}},
      {"period-numeric", {"{from_day}.{from_month}.{from_year}-{to_day}.{to_month}.{to_year}"}},
      {"period-same-month", {"from {from_day} to {to_day} {to_month} {to_year}"}},
      {"period-same-year", {"from {from_day} {from_month} to {to_day} {to_month} {to_year}"}},
      {"period-numeric-day", {"{from_day}.{from_month}.{from_year}"}},
      {"period-day", {"{from_day} {from_month} {from_year}"}},
      {"period-any", {"from {from_day} {from_month} {from_year} to {to_day} {to_month} {to_year}"}},
      {"cover-place", {"{place} - {year}"}},
      {"contents", {"Contents"}},
      {"editorial-address", {"Editorial address:"}},
      {"telephone", {"tel.: {number}"}},
      {"fax", {"fax: {number}"}},
      {"citation", {"“{title}”, #{number}, {year}"}},
      {"circulation", {"Circulation in PDF format"}},
      {"digest-summary",
       {"In the period {period}, {count} activity was covered (*{counts}*).",
        "In the period {period}, {count} activities were covered (*{counts}*)."}},
      {"digest-count", {"{country} - {count}"}},
      {"digest-count-separator", {","}},
      {"digest-others", {"Also: {sections}."}},
      {"digest-topics", {"Articles tell {topics}."}},
      {"digest-topic-group", {"{topics} (*{country}*)"}},
      {"running-head", {"{series} #{number}, {year} ({period})"}},
      {"pdf-title", {"{title}, #{number}, {year}"}},
      {"pdf-subject", {"Events {period}"}},
      {"source", {"Source: {name}"}},
      {"figure-of", {"Picture: {title}"}},
      {"emblem-of", {"Emblem of {name}"}},
      {"masthead-of", {"Masthead of {name}"}},
  };
  return locale;
}

inline Locale russian() {
  Locale locale = english();
  locale.language = "ru";
  locale.months = {"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                   "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
  locale.plural = PluralRule::east_slavic;
  locale.countries = {{"KZ", {"Республика Казахстан", "Казахстан"}}};
  locale.texts["period-same-month"] = {"с {from_day} по {to_day} {to_month} {to_year} года"};
  locale.texts["digest-summary"] = {"{period} освещено {count} мероприятие ({counts}).",
                                    "{period} освещены {count} мероприятия ({counts}).",
                                    "{period} освещено {count} мероприятий ({counts})."};
  return locale;
}

/// A4 in two columns of 234 points.
inline Resources resources(Locale locale = english()) {
  Resources result;
  result.locale = std::move(locale);
  for (const auto& [language, dash] : {std::pair("en", U'–'), std::pair("ru", U'—'), std::pair("kk", U'—')}) {
    result.typography[language].dialogue_dash = dash;
    result.typography[language].dialogue_in_lists = language != std::string_view("en");
  }
  PageGeometry& page = result.theme.page;
  page.top = page.bottom = Pt{70};
  page.inner = page.outer = Pt{55};
  page.gutter = Pt{17.276};
  result.theme.styles[static_cast<std::size_t>(Style::body)].first_indent = Pt{12};
  result.theme.styles[static_cast<std::size_t>(Style::list_item)].left_indent = Pt{14};
  result.theme.styles[static_cast<std::size_t>(Style::quotation)].left_indent = Pt{10};
  return result;
}

inline Article article(std::string title, std::string body) {
  Article result;
  result.title = SourcedText(std::move(title));
  result.body.text = std::move(body);
  result.body.where = {.file = "issue.yaml", .line = 20, .column = 1};
  result.body.exact = true;
  return result;
}

/// An issue with one section of one article.
inline Issue issue(std::string body = "Text.") {
  Issue result;
  result.series.title_lines = {"Bulletin", "of events"};
  result.series.title = "Bulletin of events";
  result.series.note = "(from the media)";
  result.number = 21;
  result.year = 2024;
  result.period = {date(2024, 12, 16), date(2024, 12, 31)};
  result.place = "Almaty";
  result.publisher.name = "Centre";
  result.publisher.full_name = "The Information Centre";
  result.publisher.postal_address = "52 Abay Avenue";
  result.publisher.telephone = "+7 727";
  result.publisher.email = "registry@example.org";
  result.publisher.web = "www.example.org";
  Section section;
  section.country = "KZ";
  section.articles.push_back(article("Title", std::move(body)));
  result.sections.push_back(std::move(section));
  // As loading leaves it: what lacks an alternative text has been named already.
  result.sources = {{"issue/issue.yaml", std::make_shared<const std::string>("vestnik: 1")}};
  return result;
}

inline Picture picture(std::string bytes, std::string name = "picture") {
  Picture result;
  result.file = {std::move(name), std::make_shared<const std::string>(std::move(bytes))};
  result.where = {.file = "issue.yaml", .line = 30, .column = 3};
  return result;
}

/// A drawing of the given proportions: it is never too coarse.
inline Picture drawing(unsigned width, unsigned height) {
  const std::string size = std::to_string(width) + "\" height=\"" + std::to_string(height);
  return picture(svg(R"(<rect width="5" height="5"/>)", "width=\"" + size + "\""), size);
}

inline Picture photograph(unsigned width, unsigned height) {
  return picture(jpeg({.width = width, .height = height}), "photograph.jpg");
}

/// The document, and the test fails if there is none.
inline Document composed(const Issue& from, const Resources& with = resources()) {
  Outcome<Document> outcome = compose(from, with);
  EXPECT_TRUE(outcome.ok());
  for (const Diagnostic& d : outcome.diagnostics) EXPECT_EQ(d.message, "") << d.code;
  return outcome.value ? std::move(*outcome.value) : Document{};
}

/// All texts of a part, captions and tables excluded.
/// The one section, behind cover, imprint and contents.
inline const Part& section_of(const Document& document) { return document.parts[3]; }

inline std::vector<std::string> texts(const Part& part) {
  std::vector<std::string> result;
  for (const Region& region : part.regions) {
    for (const Block& block : region.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) result.push_back(paragraph->text.text);
      if (const auto* entry = std::get_if<ContentsEntry>(&block)) result.push_back(entry->entry.text.text);
    }
  }
  return result;
}

inline std::vector<const Paragraph*> paragraphs(const Part& part) {
  std::vector<const Paragraph*> result;
  for (const Region& region : part.regions) {
    for (const Block& block : region.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) result.push_back(paragraph);
    }
  }
  return result;
}

/// What stands in a region: "T" text, "F" figure, "R" row of figures, "t" table, "-" rule.
inline std::string shape_of(const Region& region) {
  std::string shape = std::to_string(region.columns) + ":";
  for (const Block& block : region.blocks) {
    if (std::holds_alternative<Paragraph>(block)) shape += 'T';
    if (std::holds_alternative<FigureBlock>(block)) shape += 'F';
    if (std::holds_alternative<PictureRow>(block)) shape += 'R';
    if (std::holds_alternative<TableBlock>(block)) shape += 't';
    if (std::holds_alternative<RuleBlock>(block)) shape += '-';
  }
  return shape;
}

inline std::vector<std::string> shapes_of(const Part& part) {
  std::vector<std::string> result;
  for (const Region& region : part.regions) result.push_back(shape_of(region));
  return result;
}

/// The tags from `node` up to the document.
inline std::vector<Tag> path(const Document& document, NodeId node) {
  std::vector<Tag> result;
  for (; node != artifact; node = document.structure[static_cast<std::size_t>(node)].parent) {
    result.push_back(document.structure[static_cast<std::size_t>(node)].tag);
  }
  return result;
}

}  // namespace vestnik::samples
