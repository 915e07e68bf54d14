#include "model/issue/built_places.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vestnik {
namespace {

bool lacks_place(const SourcedText& text) { return !text.empty() && text.where.file.empty(); }
bool lacks_place(const Picture& picture) {
  return picture.where.file.empty() ||
         std::ranges::any_of(picture.group, [](const Picture& each) { return each.where.file.empty(); });
}

bool lacks_places(const Article& article) {
  const ArticleSource& source = article.source;
  return article.where.file.empty() || lacks_place(article.title) || article.body.where.file.empty() ||
         lacks_place(source.name) || lacks_place(source.address) || lacks_place(source.masthead_text) ||
         (source.masthead && lacks_place(*source.masthead)) ||
         std::ranges::any_of(article.pictures, [](const Picture& picture) { return lacks_place(picture); }) ||
         std::ranges::any_of(article.body_pictures, [](const auto& entry) { return lacks_place(entry.second); }) ||
         std::ranges::any_of(article.data, [](const DataItem& item) { return item.where.file.empty(); });
}

bool lacks_places(const Publisher& publisher) {
  for (const SourcedText* text : {&publisher.name, &publisher.full_name, &publisher.postal_address,
                                  &publisher.telephone, &publisher.fax, &publisher.email, &publisher.web}) {
    if (lacks_place(*text)) return true;
  }
  return publisher.emblem && lacks_place(*publisher.emblem);
}

/// The series' title in one line is put together by the loader, with the place of its first line.
bool lacks_places(const Issue& issue) {
  if (lacks_places(issue.publisher) || lacks_place(issue.place) || lacks_place(issue.series.title)) return true;
  if (issue.digest && issue.digest->where.file.empty()) return true;
  return std::ranges::any_of(issue.sections, [](const Section& section) {
    return section.where.file.empty() ||
           std::ranges::any_of(section.articles, [](const Article& article) { return lacks_places(article); });
  });
}

/// `words`, and in which line.
LocalText with_line(const LocalText& words, int line) {
  return line > 0 ? joined({words, term("line {}", line)}, {", "}) : words;
}

}  // namespace

LocalText owned(const LocalText& phrase, const LocalText& owner) {
  return {fmt::format(fmt::runtime(phrase.en), owner.en),
          fmt::format(fmt::runtime(phrase.in(UiLanguage::ru)), owner.in(UiLanguage::ru))};
}

LocalText place_of_running_text(const std::string& name) { return owned(term("the running text \"{}\""), name); }

BuiltPlaces::BuiltPlaces(const Issue& issue) : given_(issue) {
  if (!lacks_places(issue)) return;
  copy_ = issue;
  Series& series = copy_->series;
  const LocalText owner = term("the series"), whole = term("the issue");
  for (SourcedText& line : series.title_lines) place(line, owned(term("the title of {}"), owner));
  place(series.title, owned(term("the title of {}"), owner));
  place(series.short_title, owned(term("the short title of {}"), owner));
  place(series.note, owned(term("the note of {}"), owner));
  place(copy_->place, owned(term("the place of {}"), whole));
  for (SourcedText& keyword : copy_->keywords) place(keyword, owned(term("a keyword of {}"), whole));
  if (copy_->digest) place(*copy_->digest, owned(term("the digest of {}"), whole));
  place(copy_->publisher);
  for (std::size_t i = 0; i < copy_->sections.size(); ++i) place(copy_->sections[i], i + 1);
}

void BuiltPlaces::place(Publisher& publisher) {
  const LocalText owner = term("the publisher");
  place(publisher.name, owned(term("the short name of {}"), owner));
  place(publisher.full_name, owned(term("the full name of {}"), owner));
  place(publisher.postal_address, owned(term("the postal address of {}"), owner));
  place(publisher.telephone, owned(term("the telephone number of {}"), owner));
  place(publisher.fax, owned(term("the fax number of {}"), owner));
  place(publisher.email, owned(term("the e-mail address of {}"), owner));
  place(publisher.web, owned(term("the web address of {}"), owner));
  if (publisher.emblem) place(*publisher.emblem, owner, term("the emblem of {}"));
  for (const auto& [name, forms] : publisher.texts) {
    const LocalText words = place_of_running_text(name);
    words_.emplace(words.en, words);
  }
}

void BuiltPlaces::place(Section& section, std::size_t position) {
  const LocalText owner = term("section {}", position);
  place(section.where, owner);
  place(section.heading, owned(term("the heading of {}"), owner));
  for (std::size_t i = 0; i < section.articles.size(); ++i) place(section.articles[i], i + 1, position);
}

void BuiltPlaces::place(Article& article, std::size_t position, std::size_t section) {
  const LocalText owner = term("article {} of section {}", position, section);
  place(article.where, owner);
  place(article.title, owned(term("the title of {}"), owner));
  place(article.body, owned(term("the body of {}"), owner));
  ArticleSource& source = article.source;
  place(source.name, owned(term("the source of {}"), owner));
  place(source.address, owned(term("the source's address of {}"), owner));
  place(source.masthead_text, owned(term("the masthead of {}"), owner));
  if (source.masthead) place(*source.masthead, owner, term("the masthead of {}"));
  for (std::size_t i = 0; i < article.pictures.size(); ++i) {
    place(article.pictures[i], owner, term("picture {} of {{}}", i + 1));
  }
  for (auto& [path, picture] : article.body_pictures) place(picture, owner, term("a picture in the body of {}"));
  for (std::size_t i = 0; i < article.data.size(); ++i) {
    place(article.data[i], owned(term("table or chart {} of {{}}", i + 1), owner));
  }
}

void BuiltPlaces::place(DataItem& item, const LocalText& words) {
  place(item.where, words);
  place(item.caption, owned(term("the caption of {}"), words));
  for (SourcedText* text : {&item.unit, &item.source, &item.alternative}) place(*text, words);
  for (SourcedText& note : item.notes) place(note, words);
}

void BuiltPlaces::place(Picture& picture, const LocalText& owner, const LocalText& words) {
  const LocalText whole = owned(words, owner);
  place(picture.where, whole);
  place(picture.alternative, owned(term("the alternative text of {}"), whole));
  place(picture.caption, owned(term("the caption of {}"), whole));
  place(picture.credit, owned(term("the credit of {}"), whole));
  for (std::size_t i = 0; i < picture.group.size(); ++i) {
    place(picture.group[i], whole, term("picture {} of {{}}", i + 1));
  }
}

void BuiltPlaces::place(SourcedText& text, const LocalText& words) {
  if (!text.empty()) place(text.where, words);
}

void BuiltPlaces::place(MarkdownText& text, const LocalText& words) {
  if (!text.where.file.empty()) return;
  place(text.where, words);
  if (text.where.line > 0) return;
  text.where.line = text.where.column = 1;
  text.exact = true;
  text.indent = 0;
}

void BuiltPlaces::place(SourceRange& where, const LocalText& words) {
  if (!where.file.empty()) return;
  where.file = words.en;
  words_.emplace(words.en, words);
}

void BuiltPlaces::tell(std::vector<Diagnostic>& diagnostics) const {
  if (!copy_) return;
  for (Diagnostic& found : diagnostics) {
    for (MessageValue& value : found.values) {
      const auto known = words_.find(value.text.en);
      if (known != words_.end()) value.text = known->second;
    }
    const auto words = words_.find(found.where.file);
    if (words == words_.end()) continue;
    found.values.push_back({std::string(place_value), with_line(words->second, found.where.line)});
    found.where.file.clear();
    found = in_language(std::move(found), UiLanguage::en);
  }
}

}  // namespace vestnik
