#include "issue/check_issue.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "issue/text_source.hpp"

namespace vestnik {
namespace {

class Checker {
 public:
  Checker(const Issue& issue, Findings& findings) : issue_(issue), findings_(findings) {}

  void check() {
    number("number", issue_.number, 1, 9999);
    number("year", issue_.year, 1900, 2999);
    if (issue_.series.title.empty()) missing("the series has no title", issue_.where);
    for (const SourcedText& line : issue_.series.title_lines) text("the series' title", line);
    text("the series' title", issue_.series.title);
    text("the series' note", issue_.series.note);
    text("the place", issue_.place);
    for (const SourcedText& keyword : issue_.keywords) text("a keyword", keyword);
    if (issue_.digest) text("the digest", {issue_.digest->text, issue_.digest->where});
    publisher();
    for (std::size_t i = 0; i < issue_.sections.size(); ++i) section(issue_.sections[i], i + 1);
  }

 private:
  void number(std::string_view name, int value, int least, int greatest) {
    if (value >= least && value <= greatest) return;
    findings_.error("out-of-range", issue_.where, fmt::format("the issue's {} is {}", name, value),
                    fmt::format("give one from {} to {}", least, greatest));
  }
  void missing(std::string message, const SourceRange& where) {
    findings_.error("empty-text", where, std::move(message), "give it one");
  }

  void text(std::string_view what, const SourcedText& value) {
    const auto offence = first_offence(value.text);
    if (!offence) return;
    if (offence->character < 0) {
      findings_.error("not-utf8", value.where, fmt::format("{} is not UTF-8 text", what), "convert it");
    } else {
      findings_.error("control-character", value.where,
                      fmt::format("{} holds the control character U+{:04X}", what, offence->character), "leave it out");
    }
  }

  void picture(std::string_view owner, const Picture& value) {
    text(fmt::format("the alternative text of a picture of {}", owner), {value.alternative.text, value.where});
    text(fmt::format("the caption of a picture of {}", owner), {value.caption.text, value.where});
  }

  void publisher() {
    const Publisher& own = issue_.publisher;
    for (const SourcedText* line :
         {&own.name, &own.full_name, &own.postal_address, &own.telephone, &own.fax, &own.email, &own.web}) {
      text("a text of the publisher's", *line);
    }
    for (const auto& [name, forms] : own.texts) {
      for (const std::string& form : forms) text(fmt::format("the running text \"{}\"", name), form);
    }
    if (own.emblem) picture("the publisher", *own.emblem);
  }

  void section(const Section& section, std::size_t position) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (section.country.size() != 2 || !std::ranges::all_of(section.country, capital)) {
      findings_.error("unknown-value", section.where, fmt::format("section {} has no country code", position),
                      "give two capitals of ISO 3166-1, e.g. KZ");
    }
    text(fmt::format("the heading of section {}", position), section.heading);
    for (std::size_t i = 0; i < section.articles.size(); ++i) {
      article(section.articles[i], fmt::format("article {} of section {}", i + 1, position));
    }
  }

  void article(const Article& article, const std::string& name) {
    if (article.title.empty()) missing(fmt::format("{} has no title", name), article.where);
    text(fmt::format("the title of {}", name), article.title);
    text(fmt::format("the body of {}", name), {article.body.text, article.body.where});
    text(fmt::format("the topic of {}", name), {article.topic, article.where});
    for (const SourcedText* line : {&article.source.name, &article.source.address, &article.source.masthead_text}) {
      text(fmt::format("the source of {}", name), *line);
    }
    for (const Picture& each : article.pictures) picture(name, each);
    if (article.source.masthead) picture(name, *article.source.masthead);
  }

  const Issue& issue_;
  Findings& findings_;
};

}  // namespace

void check_issue(const Issue& issue, Findings& findings) { Checker(issue, findings).check(); }

}  // namespace vestnik
