#include "input/issue/check_issue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>

#include "base/text/utf8.hpp"
#include "input/issue/address.hpp"
#include "input/issue/check_agreement.hpp"
#include "input/issue/check_repeated.hpp"
#include "input/issue/descriptor_rules.hpp"
#include "input/issue/silence.hpp"
#include "input/yaml/check_value.hpp"
#include "input/yaml/text_source.hpp"
#include "model/issue/built_places.hpp"

namespace vestnik {
namespace {

/// The places of bytes of a text, in ascending order: it looks at each byte once.
class Places {
 public:
  explicit Places(const MarkdownText& text) : text_(text) {}
  SourceRange at(std::size_t offset) {
    SourceRange where = text_.where;
    if (!text_.exact) return where;
    for (; offset_ < offset && offset_ < text_.text.size(); ++offset_) {
      const char c = text_.text[offset_];
      if (c == '\n') {
        ++line_;
        column_ = 0;
      } else {
        column_ += is_continuation(c) ? 0 : 1;
      }
    }
    where.line += line_;
    where.column = text_.indent + column_ + 1;
    where.end_line = where.end_column = 0;
    return where;
  }

 private:
  const MarkdownText& text_;
  std::size_t offset_ = 0;
  int line_ = 0, column_ = 0;
};

class Checker {
 public:
  explicit Checker(const Issue& issue) : issue_(issue) {}

  void check(Findings& findings) {
    number("number", issue_.number, 1, 9999);
    if (number("year", issue_.year, 1900, 2999)) year_ = issue_.year;
    series();
    needed(issue_.place, "the issue's place");
    for (const SourcedText& keyword : issue_.keywords) needed(keyword, "a keyword");
    if (issue_.digest) digest(*issue_.digest);
    publisher();
    dates();
    check_silence(issue_.silence, term("a code"), issue_.where, found_);
    if (issue_.sections.empty()) found_.report("empty-list/sections"_id, issue_.where);
    hand_over(findings);
    for (const Section& each : issue_.sections) section(each, findings);
    check_article_count(issue_, issue_.where, found_);
    if (has_built_article_) check_repeated(issue_, found_);
    hand_over(findings);
  }

 private:
  /// The loader has told its warnings; an error cannot be in what was loaded, unless a program changed it since.
  void hand_over(Findings& findings) {
    for (Diagnostic& finding : found_.take()) {
      if (finding.severity == Severity::error || !was_loaded(issue_, finding.where)) findings.add(std::move(finding));
    }
  }

  bool number(const char* key, int number, int least, int greatest) {
    if (number >= least && number <= greatest) return true;
    found_.report("out-of-range/built"_id, issue_.where, value<"key">(key), value<"value">(number),
                  value<"least">(least), value<"greatest">(greatest));
    return false;
  }
  void missing(const Term& what, const SourceRange& where) {
    found_.report("empty-text"_id, where, value<"name">(what));
  }

  /// One that must be there. Messages name the issue where there is no text to have a place.
  void needed(const SourcedText& checked, const Term& what) {
    if (trimmed(checked.text).empty()) {
      missing(what, checked.where.file.empty() ? issue_.where : checked.where);
    } else {
      text(checked);
    }
  }
  /// One that may be left out: the empty text.
  void text(const SourcedText& checked) { text(checked.text, checked.where); }
  void text(const std::string& checked, const SourceRange& where) {
    if (!checked.empty() && trimmed(checked).empty()) {
      missing("this text", where);
    } else {
      sound(checked, {.text = {}, .where = where}, longest_text);
    }
  }
  void digest(const MarkdownText& own) {
    if (trimmed(own.text).empty()) {
      missing("the issue's digest", own.where);
    } else {
      sound(own.text, own, longest_body);
    }
  }
  /// Whether it is UTF-8 that can be set. `text` stands where `place` does.
  void sound(const std::string& text, const MarkdownText& place, std::size_t limit) {
    if (const auto offence = first_offence(text)) {
      tell(place.where, *offence);
      return;
    }
    check_length(text, limit, term("this text"), place.where, found_);
    Places places(place);
    for (const auto& [begin, end] : placeholders(text)) {
      found_.report("placeholder"_id, places.at(begin), value<"text">(in_quotes(text.substr(begin, end - begin))));
    }
  }
  void tell(const SourceRange& where, const TextOffence& offence) {
    if (offence.character == no_character) {
      found_.report("not-utf8/built"_id, where);
    } else {
      found_.report("control-character/built"_id, where,
                    value<"code">(fmt::format("{:04X}", static_cast<std::uint32_t>(offence.character))));
    }
  }
  void picture(const Picture& picture) {
    text(picture.alternative.text, picture.where);
    text(picture.caption.text, picture.where);
    text(picture.credit.text, picture.where);
    for (const Picture& each : picture.group) this->picture(each);
  }

  void series() {
    const Series& series = issue_.series;
    if (trimmed(series.title.text).empty()) {
      found_.report("empty-text/untitled"_id, issue_.where, value<"owner">(term("the series")));
    } else if (series.title_lines.empty()) {
      found_.report("empty-list/title"_id, issue_.where);
    }
    for (const SourcedText& line : series.title_lines) needed(line, "a line of the series' title");
    sound(series.title.text, {.text = {}, .where = series.title.where}, longest_body);  // several lines in one
    text(series.short_title);
    text(series.note);
  }

  void publisher() {
    const Publisher& own = issue_.publisher;
    needed(own.name, "the publisher's short name");
    needed(own.full_name, "the publisher's full name");
    for (const SourcedText* line : {&own.postal_address, &own.telephone, &own.fax, &own.email, &own.web}) text(*line);
    check_own_addresses(own, found_);
    const bool loaded = was_loaded(issue_, own.name.where);
    for (const auto& [name, forms] : own.texts) {
      const SourceRange where{.file = place_of_running_text(name).en};
      if (forms.empty()) found_.report("empty-list"_id, where, value<"name">(term("this text")));
      for (const std::string& form : forms) {
        if (form.empty()) missing("this text", where);
        if (!loaded || first_offence(form)) text(form, where);
      }
    }
    if (own.emblem) picture(*own.emblem);
  }

  void dates() {
    if (issue_.issued) check_day(*issue_.issued, shown(*issue_.issued), issue_.where, found_);
    const Period& period = issue_.period;
    const std::chrono::year_month_day none{};
    if (period.first == none || period.last == none) {
      found_.report("bad-period"_id, issue_.where);
      return;
    }
    const bool first = check_day(period.first, shown(period.first), issue_.where, found_);
    const bool last = check_day(period.last, shown(period.last), issue_.where, found_);
    if (first && last) check_period(period, year_, issue_.where, issue_.where, found_);
  }

  void section(const Section& section, Findings& findings) {
    if (section.country.empty()) {
      if (trimmed(section.heading.text).empty()) found_.report("empty-text/section"_id, section.where);
    } else if (check_choice(section.country, country_rule(), term("the country"), section.where, found_)) {
      check_country_once(countries_, section.country, section.where, found_);
    }
    text(section.heading);
    if (section.articles.empty()) found_.report("empty-list/articles"_id, section.where);
    for (const Article& each : section.articles) {
      article(each);
      hand_over(findings);
    }
  }

  void article(const Article& article) {
    if (trimmed(article.title.text).empty()) {
      found_.report("empty-text/untitled"_id, article.where, value<"owner">(term("the article")));
    } else {
      text(article.title);
    }
    const bool needs_text = article.kind == ArticleKind::text;
    if (needs_text && trimmed(article.body.text).empty()) found_.report("body-missing/built"_id, article.where);
    sound(article.body.text, article.body, longest_body);
    text(article.topic, article.where);
    for (const SourcedText* line : {&article.source.name, &article.source.address, &article.source.masthead_text}) {
      text(*line);
    }
    for (const Picture& each : article.pictures) picture(each);
    for (const DataItem& item : article.data) {
      for (const SourcedText* line : {&item.caption, &item.unit, &item.source, &item.alternative}) text(*line);
      for (const SourcedText& note : item.notes) text(note);
    }
    if (article.source.masthead) picture(*article.source.masthead);
    if (!article.language.empty()) {
      check_choice(article.language, language_rule(), term("the language"), article.where, found_);
    }
    if (article.date && check_day(*article.date, shown(*article.date), article.where, found_)) {
      check_date_of_article(*article.date, issue_.period, article.where, found_);
    }
    if (const SourcedText& address = article.source.address; !address.empty()) {
      const auto whole = [&](std::size_t, std::size_t) { return address.where; };
      check_address(address.text, address.where, whole, found_);
    }
    check_source_named(article.source, article.where, found_);
    check_silence(article.silence, term("a code"), article.where, found_);
    has_built_article_ = has_built_article_ || !was_loaded(issue_, article.where);
  }

  const Issue& issue_;
  Findings found_;  ///< not yet handed over
  int year_ = 0;    ///< 0: none that could be
  std::set<std::string> countries_;
  bool has_built_article_ = false;
};

}  // namespace

bool was_loaded(const Issue& issue, const SourceRange& where) { return !issue.sources.empty() && where.line > 0; }

void check_issue(const Issue& issue, Findings& findings) { Checker(issue).check(findings); }

}  // namespace vestnik
