#include "input/issue/silence.hpp"

#include <algorithm>

#include "input/issue/descriptor_rules.hpp"
#include "input/yaml/check_value.hpp"

namespace vestnik {
namespace {

bool names(const std::vector<std::string>& codes, const Diagnostic& finding) {
  return std::ranges::find(codes, finding.code) != codes.end();
}

bool is_about(const Diagnostic& finding, const Article& article) {
  const SourceRange &place = finding.where, &own = article.where;
  if (place.file.empty()) return false;
  if (place.file == own.file) return place.line >= own.line && place.line <= own.end_line;
  if (place.file == article.body.where.file) return true;
  // Built in code, each text has a place of its own (see BuiltPlaces).
  const ArticleSource& source = article.source;
  for (const SourcedText* text : {&article.title, &source.name, &source.address, &source.masthead_text}) {
    if (place.file == text->where.file) return true;
  }
  const auto shows = [&](const Picture& picture) {
    return place.file == picture.where.file || place.file == picture.caption.where.file;
  };
  return std::ranges::any_of(article.pictures, shows) || (source.masthead && shows(*source.masthead)) ||
         std::ranges::any_of(article.body_pictures, [&](const auto& entry) { return shows(entry.second); }) ||
         std::ranges::any_of(article.data, [&](const DataItem& item) {
           return place.file == item.where.file || place.file == item.data.file.name;
         });
}

}  // namespace

void drop_silenced(const Issue& issue, std::vector<Diagnostic>& diagnostics) {
  std::vector<const Article*> silent;
  for (const Section& section : issue.sections) {
    for (const Article& article : section.articles) {
      if (!article.silence.empty()) silent.push_back(&article);
    }
  }
  std::erase_if(diagnostics, [&](const Diagnostic& finding) {
    if (finding.severity == Severity::error) return false;
    if (names(issue.silence, finding)) return true;
    return std::ranges::any_of(silent, [&](const Article* article) {
      return names(article->silence, finding) && is_about(finding, *article);
    });
  });
}

void drop_silenced(const std::vector<std::string>& codes, std::vector<Diagnostic>& diagnostics) {
  std::erase_if(diagnostics, [&](const Diagnostic& finding) {
    return finding.severity != Severity::error && names(codes, finding);
  });
}

void check_silence(const std::vector<std::string>& codes, const LocalText& name, const SourceRange& where,
                   Findings& findings) {
  for (const std::string& code : codes) check_choice(code, silent_code_rule(), name, where, findings);
}

void promote_warnings(const TypesetOptions& options, std::vector<Diagnostic>& diagnostics) {
  for (Diagnostic& finding : diagnostics) {
    const bool alternative = options.strict && finding.code == "alternative-missing";
    const bool unfinished = (options.strict || options.finished) && finding.code == "placeholder";
    if (alternative || unfinished) finding.severity = Severity::error;
  }
}

}  // namespace vestnik
