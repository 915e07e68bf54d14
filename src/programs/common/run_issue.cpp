#include "programs/common/run_issue.hpp"
#include "programs/common/help.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string_view>

#include "base/files/data_folder.hpp"
#include "base/files/output_file.hpp"
#include "engine/typeset/typeset.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "input/files/files.hpp"
#include "input/issue/reading_order.hpp"
#include "programs/common/command.hpp"
#include "programs/common/progress_line.hpp"
#include "programs/common/start.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/common/validators.hpp"

namespace vestnik::cli {
namespace {

/// Codes of findings that the input is not to blame for.
bool is_environment(const Diagnostic& finding) {
  constexpr std::string_view codes[] = {"asset-missing", "font-missing",   "cannot-write",
                                        "out-of-memory", "internal-error", "picture-decoder-missing"};
  return finding.severity == Severity::error && std::ranges::find(codes, finding.code) != std::end(codes);
}

void refuse_input(const std::filesystem::path& output, const FileTrace& read, const IssueOptions& options) {
  if (output.empty()) return;
  const bool is_read = std::ranges::any_of(read, [&](const auto& file) { return same_place(output, file.path); });
  if (is_read || is_own_file(output, data_folder(options.data_folder))) throw WrongUsage{output_is_input(output)};
}

}  // namespace

bool is_own_file(const std::filesystem::path& output, const std::filesystem::path& folder) {
  std::error_code error;
  const auto real = [&](const std::filesystem::path& path) { return std::filesystem::weakly_canonical(path, error); };
  const std::filesystem::path target = real(behind_links(output));
  return std::ranges::any_of(std::array{"fonts", "assets"},
                             [&](const char* part) { return lies_within(target, real(folder / part)); });
}

bool use_color(const std::string& option) {
  if (option != "auto") return option == "always";
  const char* no_color = std::getenv("NO_COLOR");
  return isatty(STDERR_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
}

CLI::Option* add_descriptor_option(CLI::App& command, const std::string& name, std::filesystem::path& descriptor,
                                   const std::string& description) {
  return command.add_option(name, descriptor, description)->transform([](const std::string& given) {
    std::error_code error;
    const std::filesystem::path inside = std::filesystem::path(given) / "issue.yaml";
    const bool is_issue =
        !given.empty() && std::filesystem::is_directory(given, error) && std::filesystem::exists(inside, error);
    return is_issue ? inside.string() : given;
  });
}

void add_issue_options(CLI::App& command, IssueOptions& options) {
  add_descriptor_option(command, "ISSUE", options.descriptor, help(texts::issue))->required();
  add_common_options(command, options);
  command.add_option("--format", options.format, help(texts::issue_format))
      ->check(one_of({"text", "json", "github"}))
      ->capture_default_str();
  command.add_option("-j,--jobs", options.jobs, help(texts::threads));
  command.add_flag("--timings", options.timings, help(texts::timings));
}

void add_common_options(CLI::App& command, IssueOptions& options) {
  command.add_option("--data", options.data_folder, help(texts::data));
  command.add_option("--color", options.color, help(texts::color))
      ->check(one_of({"auto", "always", "never"}))
      ->capture_default_str();
  add_ui_option(command, options.ui);
  command.add_option("--pagination", options.pagination, help(texts::pagination))
      ->check(one_of({"optimal", "greedy"}))
      ->capture_default_str();
  command.add_flag("--strict", options.strict, help(texts::strict));
  command.add_flag("-q,--quiet", options.quiet, help(texts::quiet));
}

std::optional<std::chrono::sys_seconds> source_date_epoch() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr || *text == '\0') return std::nullopt;
  const std::string_view digits(text);
  long long seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  constexpr long long last = 253'402'300'799;  // 9999-12-31
  if (error != std::errc{} || end != digits.data() + digits.size() || seconds < 0 || seconds > last) {
    throw WrongUsage{texts::no_epoch.local(digits)};
  }
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

TypesetOptions typeset_options(const IssueOptions& options) {
  return {.pagination = options.pagination == "greedy" ? Pagination::greedy : Pagination::optimal,
          .data_folder = options.data_folder,
          .threads = options.jobs,
          .date = source_date_epoch(),
          .strict = options.strict,
          .list_changes = options.typography,
          .language = ui_language(options.ui),
          .measure = options.timings};
}

IssueRun run_issue(const IssueOptions& options, TypesetOptions settings, const std::filesystem::path& output) {
  const auto began = std::chrono::steady_clock::now();
  ProgressLine progress(!options.quiet, ui_language(options.ui));
  settings.progress = [&](const Progress& p) { progress.show(p); };
  FileTrace read;
  Outcome<Issue> issue = load_issue(options.descriptor, settings, read);
  refuse_input(output, read, options);
  const auto loaded = std::chrono::steady_clock::now();
  IssueRun run;
  if (issue.value && !has_errors(issue.diagnostics)) {
    run.outcome = typeset(*issue.value, settings);
    if (run.outcome.value) {
      run.outcome.value->timings.insert(run.outcome.value->timings.begin(), {"load", loaded - began});
    }
  }
  std::vector<Diagnostic> all = std::move(issue.diagnostics);
  if (issue.value) add_by_place(*issue.value, all, std::move(run.outcome.diagnostics));
  run.outcome.diagnostics = std::move(all);
  if (run.outcome.value) {
    run.summary.pages = run.outcome.value->pages;
    run.summary.articles = run.outcome.value->articles;
    run.summary.bytes = run.outcome.value->pdf.size();
    run.summary.picture_bytes = run.outcome.value->picture_bytes;
  }
  run.summary.milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
  return run;
}

void print(const IssueOptions& options, const IssueRun& run, bool summary_to_stderr) {
  const std::vector<Diagnostic>& all = run.outcome.diagnostics;
  const UiLanguage language = ui_language(options.ui);
  FILE* summary = summary_to_stderr ? stderr : stdout;
  if (options.format == "json") {
    const bool list = options.typography && run.outcome.value;
    fmt::print(summary, "{}",
               as_json(run.summary, all, language, list ? &run.outcome.value->changes : nullptr,
                       run.fixes ? &*run.fixes : nullptr));
  } else {
    Sources sources(options.descriptor);
    if (options.typography && run.outcome.value) {
      for (const TypographicChange& change : run.outcome.value->changes) {
        fmt::print("{}", as_text(change, language, sources));
      }
    }
    const TextReport report{language, use_color(options.color)};
    for (const Diagnostic& finding : all) {
      if (options.quiet && finding.severity != Severity::error) continue;
      if (options.format == "github") {
        fmt::print(summary, "{}", as_github(finding, language, sources));
      } else {
        fmt::print(stderr, "{}", as_text(finding, report, sources));
      }
    }
    if (!options.quiet) fmt::print(summary, "{}", as_text(run.summary, all, language));
  }
  if (!options.timings || !run.outcome.value) return;
  for (const StageTiming& timing : run.outcome.value->timings) {
    const double milliseconds = std::chrono::duration<double, std::milli>(timing.elapsed).count();
    fmt::print(
        stderr, "{}",
        texts::stage_time.in(language, name_of_stage(timing.stage, language), decimal(language, milliseconds, 2)));
  }
}

int exit_code(const std::vector<Diagnostic>& all) {
  for (const Diagnostic& finding : all) {
    if (is_environment(finding)) return ExitCode::environment;
  }
  return has_errors(all) ? ExitCode::findings : ExitCode::done;
}

}  // namespace vestnik::cli
