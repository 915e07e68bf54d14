#include "input/issue/reading_order.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <tuple>

#include "findings/sink/findings.hpp"
#include "model/issue/built_places.hpp"

namespace vestnik {
namespace {

/// The files' positions. In code, words for each text stand in the file's stead (see BuiltPlaces).
class ReadingOrder {
 public:
  explicit ReadingOrder(const Issue& issue) {
    add(SourceRange{});
    add(issue.where);
    for (const SourcedText& line : issue.series.title_lines) add(line);
    add(issue.series.title);
    add(issue.series.short_title);
    add(issue.series.note);
    add(issue.place);
    for (const SourcedText& keyword : issue.keywords) add(keyword);
    add(issue.publisher);
    if (issue.digest) add(issue.digest->where);
    for (const Section& section : issue.sections) {
      add(section.where);
      add(section.heading);
      for (const Article& article : section.articles) add(article);
    }
  }

  std::size_t operator()(const std::string& file) { return positions_.emplace(file, positions_.size()).first->second; }

 private:
  void add(const SourceRange& where) { (*this)(where.file); }
  void add(const SourcedText& text) { add(text.where); }
  void add(const Picture& picture) {
    add(picture.where);
    add(picture.alternative);
    add(picture.caption);
    add(picture.credit);
    for (const Picture& each : picture.group) add(each);
  }
  void add(const Publisher& publisher) {
    for (const SourcedText* text : {&publisher.name, &publisher.full_name, &publisher.postal_address,
                                    &publisher.telephone, &publisher.fax, &publisher.email, &publisher.web}) {
      add(*text);
    }
    if (publisher.emblem) add(*publisher.emblem);
    for (const auto& entry : publisher.texts) (*this)(place_of_running_text(entry.first).en);
  }
  void add(const Article& article) {
    add(article.where);
    add(article.title);
    const ArticleSource& source = article.source;
    for (const SourcedText* text : {&source.name, &source.address, &source.masthead_text}) add(*text);
    if (source.masthead) add(*source.masthead);
    for (const Picture& picture : article.pictures) add(picture);
    add(article.body.where);
    for (const auto& entry : article.body_pictures) add(entry.second);
    for (const DataItem& item : article.data) {
      add(item.where);
      for (const SourcedText* text : {&item.caption, &item.unit, &item.source, &item.alternative}) add(*text);
      for (const SourcedText& note : item.notes) add(note);
      (*this)(item.data.file.name);
    }
  }

  std::map<std::string, std::size_t> positions_;
};

}  // namespace

void sort_by_place(const Issue& issue, std::vector<Diagnostic>& diagnostics) {
  if (diagnostics.size() < 2) return;
  ReadingOrder position(issue);
  for (const Diagnostic& finding : diagnostics) (void)position(finding.where.file);
  const auto place = [&](const Diagnostic& finding) {
    const SourceRange& where = finding.where;
    return std::tuple(position(where.file), where.line, where.column);
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
}

void add_by_place(const Issue& issue, std::vector<Diagnostic>& diagnostics, std::vector<Diagnostic> more) {
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  sort_by_place(issue, diagnostics);
  keep_within_limit(diagnostics);
}

}  // namespace vestnik
