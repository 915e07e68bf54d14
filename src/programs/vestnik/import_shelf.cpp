#include "programs/vestnik/import_shelf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/files/data_folder.hpp"
#include "findings/catalogue/archive_texts.hpp"
#include "findings/catalogue/import_texts.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "findings/display/finding_json.hpp"
#include "findings/display/terminal_text.hpp"
#include "programs/common/command.hpp"
#include "programs/common/cores.hpp"
#include "programs/common/progress_line.hpp"
#include "programs/common/run_issue.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/vestnik/import_pages.hpp"
#include "programs/vestnik/import_report.hpp"
#include "tools/batch/environment.hpp"
#include "tools/batch/pace.hpp"
#include "tools/batch/record.hpp"
#include "tools/shelf/import_all.hpp"

namespace vestnik::cli {
namespace {

using shelf::Imported;
using shelf::ShelfRun;
using shelf::Status;
using shelf::Totals;
using Json = nlohmann::ordered_json;

/// What decides how a release is imported, beside its own files.
std::string environment_of(const ShelfOptions& options) {
  const ImportSettings& settings = options.settings;
  return batch::content_hash(
      fmt::format("{}\n{}\n{}\n{}\n{}", batch::environment_hash(data_folder(settings.data_folder), {}), settings.text,
                  settings.language, settings.country, settings.habits ? settings.habits->hash : std::string()));
}

/// Writes the release's page, if a report is wanted.
void report_on(ImportRun& run, const shelf::Release& release, const ShelfOptions& options, UiLanguage language) {
  if (options.report.empty() || run.result.files.empty()) return;
  const std::filesystem::path page = page_of(options.report, release.folder);
  const auto problem = write_page(page, run, release.path, options.shelf / release.folder, language);
  if (problem) run.fail(ExitCode::environment, message("cannot-write"_id, value<"problem">(*problem)), page.string());
}

/// Imports one release in a worker's process.
shelf::Made import_one(ReleaseImporter& importer, const shelf::Release& release, const std::filesystem::path& target,
                       const ShelfOptions& options, UiLanguage language) {
  ImportRun run = importer.run(release.path, target);
  report_on(run, release, options, language);
  const auto count = [&](Severity severity) {
    return static_cast<std::size_t>(std::ranges::count(run.findings, severity, &Diagnostic::severity));
  };
  shelf::Made made{.folder = run.folder_made, .figures = {}, .findings = {}};
  made.figures = {.language = run.result.language,
                  .articles = run.result.articles,
                  .countries = run.result.countries,
                  .warnings = count(Severity::warning),
                  .notes = count(Severity::note),
                  .account = run.result.account};
  made.findings = placed(std::move(run.findings), run.result, language);
  made.release_hash = std::move(run.release_hash);
  made.beside = std::move(run.beside);
  return made;
}

std::string summary(const ShelfRun& run, UiLanguage language) {
  const Totals& totals = run.totals;
  std::string text = texts::releases.in(language, totals.releases);
  std::string_view before = ": ";
  const auto add = [&](std::size_t count, const Phrase<std::size_t>& words) {
    if (count == 0) return;
    text += fmt::format("{}{}", before, words.in(language, count));
    before = ", ";
  };
  add(totals.of(Status::imported), texts::releases_imported);
  add(totals.of(Status::unchanged), texts::releases_unchanged);
  add(totals.of(Status::edited), texts::releases_edited);
  add(totals.of(Status::failed), texts::releases_failed);
  add(totals.of(Status::broken), texts::releases_broken);
  add(run.not_reached.size(), texts::releases_not_reached);
  if (totals.open_accounts > 0) text += texts::accounts_open.in(language, totals.open_accounts);
  const shelf::Figures& figures = totals.figures;
  text += texts::shelf_totals.in(language, texts::articles.in(language, figures.articles),
                                 texts::warnings.in(language, figures.warnings),
                                 texts::notes.in(language, figures.notes), decimal(language, run.seconds, 1));
  return text + account_in_words(figures.account, language) + "\n";
}

/// The files that were not taken for releases: the first ones by name.
std::string passed_over(const std::vector<std::string>& files, bool all, UiLanguage language) {
  if (files.empty()) return {};
  const std::size_t shown = all ? files.size() : std::min<std::size_t>(files.size(), 3);
  std::string names;
  for (std::size_t i = 0; i < shown; ++i) names += (i > 0 ? ", " : "") + for_terminal(files[i]);
  if (shown < files.size()) names += texts::and_more.in(language, files.size() - shown);
  return texts::passed_over.in(language, texts::files.in(language, files.size()), names);
}

/// A line for each release whose account does not close, or with --all for each.
std::string release_lines(const ShelfOptions& options, const ShelfRun& run, UiLanguage language) {
  std::string text;
  for (const Imported& one : run.results) {
    if (one.status > Status::edited || (!options.all && one.figures.closes())) continue;
    text += fmt::format("{}: {}, {}\n", for_terminal((options.shelf / one.folder).string()),
                        texts::articles.in(language, one.figures.articles),
                        account_in_words(one.figures.account, language));
  }
  return text;
}

void print_text(const ShelfOptions& options, const ShelfRun& run, UiLanguage language) {
  std::vector<Diagnostic> findings;
  for (const Imported& one : run.results) std::ranges::copy(one.findings, std::back_inserter(findings));
  const TextReport report{language, use_color(options.color)};
  fmt::print(stderr, "{}", import_findings(findings, report, {.all = options.all, .errors_only = options.quiet}));
  if (options.quiet) return;
  fmt::print("{}{}{}", release_lines(options, run, language), passed_over(run.passed_over, options.all, language),
             summary(run, language));
}

void print_json(const ShelfOptions& options, const ShelfRun& run, UiLanguage language) {
  Json list = Json::array();
  for (const Imported& one : run.results) {
    Json entry{{"source", one.source}, {"output", ""}, {"status", shelf::name_of(one.status)}};
    if (one.status <= Status::edited) entry["output"] = (options.shelf / one.folder).string();
    entry.update(shelf::as_json(one.figures));
    entry["ms"] = one.milliseconds;
    Json& findings = entry["findings"] = Json::array();
    for (const Diagnostic& finding : one.findings) findings.push_back(as_json(in_language(finding, language)));
    list.push_back(std::move(entry));
  }
  Json counts = shelf::as_json(run.totals.figures);
  counts.erase("language");
  Json summary{{"releases", run.totals.releases}};
  for (std::size_t i = 0; i < shelf::status_count; ++i) {
    summary[std::string(shelf::name_of(static_cast<Status>(i)))] = run.totals.by_status[i];
  }
  summary["words-lost"] = run.totals.open_accounts;
  summary.update(counts);
  summary["seconds"] = run.seconds;
  fmt::print("{}\n", dumped({{"releases", std::move(list)},
                             {"passed-over", run.passed_over},
                             {"not-reached", run.not_reached},
                             {"summary", std::move(summary)}},
                            2));
}

/// The page of a release that has not changed. Its findings were told when it was imported.
std::vector<Diagnostic> page_again(ReleaseImporter& importer, const shelf::Release& release,
                                   const ShelfOptions& options, UiLanguage language) {
  ImportRun run = importer.look(release.path);
  const std::size_t known = run.findings.size();
  report_on(run, release, options, language);
  return {run.findings.begin() + static_cast<std::ptrdiff_t>(known), run.findings.end()};
}

int exit_code_of(const ShelfRun& run) {
  int code = run.totals.bad() > 0 ? ExitCode::findings : ExitCode::done;
  for (const Imported& one : run.results) {
    if (has_errors(one.findings)) code = std::max(code, exit_code(one.findings));
  }
  return run.not_reached.empty() ? code : ExitCode::environment;
}

shelf::ImportAllOptions settings_of(const ShelfOptions& options, ReleaseImporter& importer, UiLanguage language) {
  using std::chrono::milliseconds;
  shelf::ImportAllOptions settings{
      .source = options.source,
      .shelf = options.shelf,
      .environment = environment_of(options),
      .always = options.always,
      .limits = {.workers = options.jobs == 0 ? cores() : options.jobs,
                 .time = milliseconds(static_cast<std::int64_t>(options.timeout * 1000)),
                 .memory = options.memory << 20},
      .import =
          [&, language](const shelf::Release& release, const std::filesystem::path& target) {
            return import_one(importer, release, target, options, language);
          },
      .look_again = {}};
  if (!options.report.empty()) {
    settings.look_again = [&, language](const shelf::Release& release) {
      return page_again(importer, release, options, language);
    };
  }
  return settings;
}

}  // namespace

int import_shelf(const ShelfOptions& options) {
  const UiLanguage language = ui_language(options.ui);
  const TextReport report{language, use_color(options.color)};
  ReleaseImporter importer(options.settings);
  ProgressLine progress(!options.quiet, language);
  batch::Pace pace(batch::Pace::Clock::now());
  const auto on_imported = [&](const Imported&, const Totals& totals) {
    pace.note(batch::Pace::Clock::now(), totals.done);
    if (progress.due()) progress.show(pace.line(totals.releases, totals.bad(), language));
  };
  const Outcome<ShelfRun> run = shelf::import_all(settings_of(options, importer, language), on_imported);
  progress.wipe();
  if (!run.value) {
    fmt::print(stderr, "{}", import_findings(run.diagnostics, report, {}));
    return exit_code(run.diagnostics);
  }
  if (options.format == "json") {
    print_json(options, *run.value, language);
  } else {
    print_text(options, *run.value, language);
  }
  const auto problem = options.report.empty() ? std::nullopt : write_overview(options.report, *run.value, language);
  if (!problem) return exit_code_of(*run.value);
  const Diagnostic unwritten =
      finding("cannot-write"_id, {.file = options.report.string()}, value<"problem">(*problem));
  fmt::print(stderr, "{}", import_findings({unwritten}, report, {}));
  return ExitCode::environment;
}

}  // namespace vestnik::cli
