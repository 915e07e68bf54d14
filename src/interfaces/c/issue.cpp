#include "interfaces/c/objects.hpp"

using vestnik::c::add;
using vestnik::c::date_of;
using vestnik::c::file_of;
using vestnik::c::guarded;
using vestnik::c::make;
using vestnik::c::picture_of;
using vestnik::c::sound;
using vestnik::c::text_of;
using vestnik::c::with;

namespace {

/// Puts `text` where `which` says; false if there is no such place.
bool put(vestnik::Issue& issue, vestnik_issue_text which, std::string text) {
  vestnik::Publisher& publisher = issue.publisher;
  switch (which) {
    case VESTNIK_ISSUE_LANGUAGE:
      return issue.language = std::move(text), true;
    case VESTNIK_ISSUE_SERIES_NOTE:
      return issue.series.note = std::move(text), true;
    case VESTNIK_ISSUE_SERIES_SHORT_TITLE:
      return issue.series.short_title = std::move(text), true;
    case VESTNIK_ISSUE_PLACE:
      return issue.place = std::move(text), true;
    case VESTNIK_ISSUE_THEME:
      return issue.theme = std::move(text), true;
    case VESTNIK_ISSUE_DIGEST:
      return issue.digest = vestnik::MarkdownText{.text = std::move(text), .where = {}}, true;
    case VESTNIK_PUBLISHER_NAME:
      return publisher.name = std::move(text), true;
    case VESTNIK_PUBLISHER_FULL_NAME:
      return publisher.full_name = std::move(text), true;
    case VESTNIK_PUBLISHER_ADDRESS:
      return publisher.postal_address = std::move(text), true;
    case VESTNIK_PUBLISHER_TELEPHONE:
      return publisher.telephone = std::move(text), true;
    case VESTNIK_PUBLISHER_FAX:
      return publisher.fax = std::move(text), true;
    case VESTNIK_PUBLISHER_EMAIL:
      return publisher.email = std::move(text), true;
    case VESTNIK_PUBLISHER_WEB:
      return publisher.web = std::move(text), true;
  }
  return false;
}

std::optional<vestnik::SectionStart> start_of(vestnik_section_start start) {
  switch (start) {
    case VESTNIK_START_BY_DEFAULT:
      return vestnik::SectionStart::by_default;
    case VESTNIK_START_PAGE:
      return vestnik::SectionStart::page;
    case VESTNIK_START_FOLLOW:
      return vestnik::SectionStart::follow;
  }
  return std::nullopt;
}

}  // namespace

vestnik_status vestnik_issue_new(vestnik_issue** issue) { return make(issue); }
void vestnik_issue_free(vestnik_issue* issue) { delete issue; }

vestnik_status vestnik_issue_set_text(vestnik_issue* issue, vestnik_issue_text which, const char* text, size_t length) {
  if (issue == nullptr || !sound(text, length)) return VESTNIK_WRONG_ARGUMENT;
  return guarded([&] { return put(issue->issue, which, text_of(text, length)) ? VESTNIK_OK : VESTNIK_WRONG_ARGUMENT; });
}

vestnik_status vestnik_issue_add_title_line(vestnik_issue* issue, const char* text, size_t length) {
  if (!sound(text, length)) return VESTNIK_WRONG_ARGUMENT;
  return with(
      [&] {
        vestnik::Series& series = issue->issue.series;
        vestnik::SourcedText line = text_of(text, length);
        std::string whole = series.title.empty() ? line.text : series.title.text + ' ' + line.text;
        series.title_lines.push_back(std::move(line));
        series.title.text = std::move(whole);
      },
      issue);
}

vestnik_status vestnik_issue_add_keyword(vestnik_issue* issue, const char* text, size_t length) {
  if (!sound(text, length)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { issue->issue.keywords.emplace_back(text_of(text, length)); }, issue);
}

vestnik_status vestnik_issue_set_number(vestnik_issue* issue, int number, int year) {
  if (number < 1 || number > 9999 || year < 1900 || year > 2999) return VESTNIK_WRONG_ARGUMENT;
  return with(
      [&] {
        issue->issue.number = number;
        issue->issue.year = year;
      },
      issue);
}

vestnik_status vestnik_issue_set_period(vestnik_issue* issue, vestnik_date first, vestnik_date last) {
  if (!sound(first) || !sound(last) || date_of(last) < date_of(first)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { issue->issue.period = {date_of(first), date_of(last)}; }, issue);
}

vestnik_status vestnik_issue_set_issued(vestnik_issue* issue, vestnik_date date) {
  if (!sound(date)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { issue->issue.issued = date_of(date); }, issue);
}

vestnik_status vestnik_issue_set_emblem(vestnik_issue* issue, const vestnik_picture* emblem) {
  if (!sound(emblem)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { issue->issue.publisher.emblem = picture_of(*emblem); }, issue);
}

vestnik_status vestnik_issue_set_theme_file(vestnik_issue* issue, const char* name, size_t name_length,
                                            const void* bytes, size_t size) {
  if (!sound(name, name_length) || !sound(bytes, size)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { issue->issue.theme_file = file_of(name, name_length, bytes, size); }, issue);
}

vestnik_status vestnik_issue_add_running_text(vestnik_issue* issue, const char* name, size_t name_length,
                                              const char* text, size_t length) {
  if (!sound(name, name_length) || !sound(text, length)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { add(issue->issue.publisher.texts, text_of(name, name_length), text_of(text, length)); }, issue);
}

vestnik_status vestnik_issue_set_rule(vestnik_issue* issue, const char* name, size_t name_length, int on) {
  if (!sound(name, name_length)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { issue->issue.typography.insert_or_assign(text_of(name, name_length), on != 0); }, issue);
}

vestnik_status vestnik_issue_add_divided_word(vestnik_issue* issue, const char* language, size_t language_length,
                                              const char* word, size_t length) {
  if (!sound(language, language_length) || !sound(word, length)) return VESTNIK_WRONG_ARGUMENT;
  return with(
      [&] { add(issue->issue.publisher.hyphenation, text_of(language, language_length), text_of(word, length)); },
      issue);
}

vestnik_status vestnik_issue_set_article_count(vestnik_issue* issue, int count) {
  if (count < 0) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { issue->issue.stated_article_count = count; }, issue);
}

vestnik_status vestnik_issue_add_silence(vestnik_issue* issue, const char* code, size_t length) {
  if (!sound(code, length)) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { issue->issue.silence.push_back(text_of(code, length)); }, issue);
}

vestnik_status vestnik_issue_add_section(vestnik_issue* issue, const char* country, size_t country_length,
                                         const char* heading, size_t heading_length) {
  if (!sound(country, country_length) || !sound(heading, heading_length)) return VESTNIK_WRONG_ARGUMENT;
  return with(
      [&] {
        vestnik::Section section;
        section.country = text_of(country, country_length);
        section.heading = text_of(heading, heading_length);
        issue->issue.sections.push_back(std::move(section));
      },
      issue);
}

vestnik_status vestnik_issue_set_contents(vestnik_issue* issue, vestnik_contents contents) {
  if (contents != VESTNIK_CONTENTS_SECTIONS && contents != VESTNIK_CONTENTS_TITLES) return VESTNIK_WRONG_ARGUMENT;
  const bool titles = contents == VESTNIK_CONTENTS_TITLES;
  return with([&] { issue->issue.contents = titles ? vestnik::Contents::titles : vestnik::Contents::sections; }, issue);
}

vestnik_status vestnik_issue_set_section_start(vestnik_issue* issue, vestnik_section_start start) {
  const std::optional<vestnik::SectionStart> value = start_of(start);
  if (!value) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { issue->issue.section_start = *value; }, issue);
}

vestnik_status vestnik_section_set_start(vestnik_issue* issue, vestnik_section_start start) {
  const std::optional<vestnik::SectionStart> value = start_of(start);
  if (!value || issue == nullptr || issue->issue.sections.empty()) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { issue->issue.sections.back().start = *value; }, issue);
}

vestnik_status vestnik_section_set_listed(vestnik_issue* issue, int in_contents, int in_digest) {
  if (issue == nullptr || issue->issue.sections.empty()) return VESTNIK_WRONG_ARGUMENT;
  return with(
      [&] {
        vestnik::Section& section = issue->issue.sections.back();
        section.in_contents = in_contents != 0;
        section.in_digest = in_digest != 0;
      },
      issue);
}

vestnik_status vestnik_issue_add_article(vestnik_issue* issue, const vestnik_article* article) {
  if (issue == nullptr || issue->issue.sections.empty()) return VESTNIK_WRONG_ARGUMENT;
  return with([&] { issue->issue.sections.back().articles.push_back(article->article); }, article);
}
