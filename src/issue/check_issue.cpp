#include "issue/check_issue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "issue/text_source.hpp"

namespace vestnik {
namespace {

/// Whose texts are checked, in words that are made when there is something to say of them.
struct Owner {
  const char* phrase = "";
  std::size_t article = 0, section = 0;  ///< positions, from 1
  [[nodiscard]] LocalText name() const { return term(phrase, article, section); }
};

class Checker {
 public:
  Checker(const Issue& issue, Findings& findings) : issue_(issue), findings_(findings) {}

  void check() {
    number("number", issue_.number, 1, 9999);
    number("year", issue_.year, 1900, 2999);
    const Owner series{"the series"}, whole{"the issue"};
    if (issue_.series.title.empty()) missing_title(series, issue_.where);
    for (const SourcedText& line : issue_.series.title_lines) text("the title of {}", series, line);
    text("the title of {}", series, issue_.series.title);
    text("the note of {}", series, issue_.series.note);
    text("the place of {}", whole, issue_.place);
    for (const SourcedText& keyword : issue_.keywords) text("a keyword of {}", whole, keyword);
    if (issue_.digest) text("the digest of {}", whole, {issue_.digest->text, issue_.digest->where});
    publisher();
    for (std::size_t i = 0; i < issue_.sections.size(); ++i) section(issue_.sections[i], i + 1);
  }

 private:
  void number(const char* key, int number, int least, int greatest) {
    if (number >= least && number <= greatest) return;
    findings_.report("out-of-range/built", issue_.where,
                     {value("key", key), value("value", number), value("least", least), value("greatest", greatest)});
  }
  void missing_title(const Owner& owner, const SourceRange& where) {
    findings_.report("empty-text/untitled", where, {value("owner", owner.name())});
  }

  /// `what` is a phrase with a place for its owner.
  void text(const char* what, const Owner& owner, const SourcedText& checked) {
    if (const auto offence = first_offence(checked.text)) tell(what, owner.name(), checked.where, *offence);
  }
  void tell(const char* what, const LocalText& owner, const SourceRange& where, const TextOffence& offence) {
    const LocalText phrase = term(what);
    const LocalText place{fmt::format(fmt::runtime(phrase.en), owner.en),
                          fmt::format(fmt::runtime(phrase.in(UiLanguage::ru)), owner.in(UiLanguage::ru))};
    if (offence.character < 0) {
      findings_.report("not-utf8/built", where, {value("place", place)});
    } else {
      findings_.report("control-character/built", where,
                       {value("place", place), value("code", fmt::format("{:04X}", offence.character))});
    }
  }

  void picture(const Owner& owner, const Picture& picture) {
    text("the alternative text of a picture of {}", owner, {picture.alternative.text, picture.where});
    text("the caption of a picture of {}", owner, {picture.caption.text, picture.where});
  }

  void publisher() {
    const Publisher& own = issue_.publisher;
    const Owner owner{"the publisher"};
    for (const SourcedText* line :
         {&own.name, &own.full_name, &own.postal_address, &own.telephone, &own.fax, &own.email, &own.web}) {
      text("a text of {}", owner, *line);
    }
    for (const auto& [name, forms] : own.texts) {
      for (const std::string& form : forms) {
        if (const auto offence = first_offence(form)) tell("the running text \"{}\"", name, {}, *offence);
      }
    }
    if (own.emblem) picture(owner, *own.emblem);
  }

  void section(const Section& section, std::size_t position) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (section.country.size() != 2 || !std::ranges::all_of(section.country, capital)) {
      findings_.report("unknown-value/country", section.where, {value("section", position)});
    }
    text("the heading of {}", {"section {1}", 0, position}, section.heading);
    for (std::size_t i = 0; i < section.articles.size(); ++i) {
      article(section.articles[i], {"article {0} of section {1}", i + 1, position});
    }
  }

  void article(const Article& article, const Owner& owner) {
    if (article.title.empty()) missing_title(owner, article.where);
    text("the title of {}", owner, article.title);
    text("the body of {}", owner, {article.body.text, article.body.where});
    text("the topic of {}", owner, {article.topic, article.where});
    for (const SourcedText* line : {&article.source.name, &article.source.address, &article.source.masthead_text}) {
      text("the source of {}", owner, *line);
    }
    for (const Picture& each : article.pictures) picture(owner, each);
    if (article.source.masthead) picture(owner, *article.source.masthead);
  }

  const Issue& issue_;
  Findings& findings_;
};

}  // namespace

void check_issue(const Issue& issue, Findings& findings) { Checker(issue, findings).check(); }

}  // namespace vestnik
