#include "programs/vestnik/import_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "findings/catalogue/usage_texts.hpp"
#include "findings/display/finding_json.hpp"
#include "findings/display/terminal_text.hpp"
#include "programs/vestnik/findings_screen.hpp"
#include "tools/import/finding_kinds.hpp"

namespace vestnik::cli {
namespace {

std::size_t count(const std::vector<Diagnostic>& findings, Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(findings, severity, &Diagnostic::severity));
}

/// Where a finding about a document is, for people; nullptr: it is about a line of a text, or about all of the file.
const LocalText* place_of(const Diagnostic& finding, const ImportResult& result) {
  const auto line = static_cast<std::size_t>(finding.where.line);
  return line == 0 || line > result.places.size() ? nullptr : &result.places[line - 1];
}

}  // namespace

std::vector<Diagnostic> placed(std::vector<Diagnostic> findings, const ImportResult& result, UiLanguage language) {
  for (Diagnostic& finding : findings) {
    if (const LocalText* place = place_of(finding, result)) {
      finding.where = {.file = fmt::format("{}, {}", finding.where.file, place->in(language))};
    }
  }
  return findings;
}

std::string import_findings(const std::vector<Diagnostic>& findings, const TextReport& report, const ImportView& view) {
  std::vector<Diagnostic> errors, others;
  for (const Diagnostic& finding : findings) {
    (finding.severity == Severity::error ? errors : others).push_back(finding);
  }
  Sources sources({});
  std::string text;
  const auto show = [&](const std::vector<Diagnostic>& list) {
    for (const FindingKind& kind : by_kind(list)) {
      for (const Diagnostic* finding : kind.findings) text += as_text(*finding, report, sources);
    }
  };
  constexpr std::size_t most_errors = 6, screen = 20;
  if (view.all || errors.size() <= most_errors) {
    show(errors);
  } else {
    text += findings_screen(errors, report, screen);
  }
  if (view.errors_only) return text;
  const auto used = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  if (view.all) {
    show(others);
  } else {
    text += findings_screen(others, report, used < screen ? screen - used : 1);
  }
  return text;
}

std::string import_summary(const std::vector<Diagnostic>& findings, const ImportResult& result,
                           const std::string& output, UiLanguage language) {
  const std::string text = fmt::format(
      "{}: {}, {}, {}, {}\n", for_terminal(output), texts::articles.in(language, result.articles),
      texts::countries.in(language, result.countries), texts::warnings.in(language, count(findings, Severity::warning)),
      texts::notes.in(language, count(findings, Severity::note)));
  return text + account_in_words(result.account, language) + "\n";
}

std::string account_in_words(const Account& account, UiLanguage language) {
  std::string text = texts::account.in(language, texts::words.in(language, account.words), account.printed,
                                       account.left_out, account.lost);
  if (account.pictures > 0) text += texts::account_of_pictures.in(language, account.pictures_used, account.pictures);
  return text;
}

std::string import_as_json(const std::vector<Diagnostic>& findings, const ImportResult& result,
                           const std::string& output, UiLanguage language) {
  using Json = nlohmann::ordered_json;
  Json document = Json::parse(as_json(Summary{}, findings, language));
  Json& list = document["findings"];
  for (std::size_t i = 0; i < list.size() && i < findings.size(); ++i) {
    if (const LocalText* place = place_of(findings[i], result)) list[i]["place"] = place->in(language);
  }
  Json dropped = Json::array();
  for (const importing::Dropped& line : result.dropped) {
    dropped.push_back({{"line", line.line}, {"why", line.why}, {"text", line.text}});
  }
  Json files = Json::array();
  for (const ImportedFile& file : result.files) files.push_back(file.path);
  for (const std::string& picture : result.pictures) {
    if (std::ranges::find(result.files, picture, &ImportedFile::path) == result.files.end()) files.push_back(picture);
  }
  const Account& account = result.account;
  document["left-out"] = std::move(dropped);
  document["summary"] = {
      {"output", output},
      {"language", result.language},
      {"countries", result.countries},
      {"articles", result.articles},
      {"files", std::move(files)},
      {"words",
       {{"all", account.words}, {"printed", account.printed}, {"left-out", account.left_out}, {"lost", account.lost}}},
      {"pictures", {{"all", account.pictures}, {"used", account.pictures_used}}},
      {"errors", count(findings, Severity::error)},
      {"warnings", count(findings, Severity::warning)},
      {"notes", count(findings, Severity::note)}};
  return dumped(document, 2);
}

}  // namespace vestnik::cli
