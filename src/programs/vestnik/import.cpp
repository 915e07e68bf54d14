#include "tools/import/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>

#include "base/files/data_folder.hpp"
#include "base/files/output_folder.hpp"
#include "base/files/read_file.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "input/files/files.hpp"
#include "input/issue/load_resources.hpp"
#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/report.hpp"
#include "programs/common/run_issue.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/common/validators.hpp"
#include "programs/vestnik/import_report.hpp"
#include "programs/vestnik/read_release.hpp"

namespace vestnik::cli {
namespace {

struct Options {
  std::filesystem::path input, output, data_folder;
  std::string text = "auto", language, format = "text", color = "auto", ui = "auto";
  bool quiet = false, all = false;
};

struct Run {
  std::vector<Diagnostic> findings;
  ImportResult result;
  int code = ExitCode::done;
  bool folder_made = false;

  void fail(int exit_code, std::string_view id, std::string file, std::vector<MessageValue> values = {}) {
    findings.push_back(finding(id, {.file = std::move(file)}, std::move(values)));
    code = exit_code;
  }
  template <class T>
  std::optional<T> take(Outcome<T> outcome) {
    findings.insert(findings.end(), outcome.diagnostics.begin(), outcome.diagnostics.end());
    if (has_errors(outcome.diagnostics)) code = exit_code(outcome.diagnostics);
    return std::move(outcome.value);
  }
};

/// Every language that Vestnik knows, with its words and its countries' names.
std::map<std::string, Locale> load_languages(const std::filesystem::path& folder, Run& run) {
  std::map<std::string, Locale> locales;
  for (const char* language : {"en", "ru", "kk", "ky", "tg"}) {
    Issue issue;
    issue.language = language;
    if (auto resources = run.take(load_resources(issue, folder)))
      locales.emplace(language, std::move(resources->locale));
    if (run.code != ExitCode::done) break;
  }
  return locales;
}

/// Copies the pictures that the articles name and that lie beside the input.
void copy_pictures(const std::filesystem::path& from, OutputFolder& folder, Run& run) {
  Findings findings;
  const std::shared_ptr<const FileSource> disk = disk_files();
  Files files(*disk, {}, findings, nullptr);
  for (const std::string& picture : run.result.pictures) {
    std::error_code error;
    if (std::filesystem::exists(folder.path() / picture, error)) continue;
    const auto file = files.read(from, from, picture, {.file = picture});
    if (!file) continue;
    if (const auto failure = in_words(folder.write(picture, *file->bytes))) {
      run.fail(ExitCode::environment, "cannot-write", picture, {value("problem", *failure)});
    }
  }
  for (Diagnostic& finding : findings.take()) {
    finding.severity = Severity::warning;  // the article is there; its picture can be added
    run.findings.push_back(std::move(finding));
  }
}

std::filesystem::path output_of(const Options& options) {
  return options.output.empty() ? options.input.stem() : options.output;
}

std::optional<ImportResult> read_release(const Options& options, Run& run) {
  ImportOptions settings{.name = options.input.string(), .language = options.language};
  ReleaseFile release = read_release_file(options.input, options.text != "auto");
  const bool failed = has_errors(release.findings);
  if (failed) run.code = exit_code(release.findings);
  std::ranges::move(release.findings, std::back_inserter(run.findings));
  if (failed) return std::nullopt;
  const std::map<std::string, Locale> locales = load_languages(data_folder(options.data_folder), run);
  if (run.code != ExitCode::done) return std::nullopt;
  if (release.document) return run.take(import_document(*release.document, settings, locales));
  const bool markdown =
      options.text == "markdown" || (options.text == "auto" && options.input.extension().string() == ".md");
  if (markdown) settings.format = ImportOptions::Format::markdown;
  if (options.text == "plain") settings.format = ImportOptions::Format::plain;
  return run.take(import_release(release.bytes, settings, locales));
}

void import(const Options& options, Run& run) {
  const std::filesystem::path target = output_of(options);
  std::error_code error;
  if (std::filesystem::exists(target, error) && !std::filesystem::is_empty(target, error)) {
    run.fail(ExitCode::usage, "output-exists", target.string());
    return;
  }
  OutputFolder folder(target);
  if (const auto failure = in_words(folder.problem())) {
    run.fail(ExitCode::environment, "cannot-write", target.string(), {value("problem", *failure)});
    return;
  }
  auto result = read_release(options, run);
  if (!result) return;
  run.result = std::move(*result);
  for (const ImportedFile& file : run.result.files) {
    if (const auto failure = in_words(folder.write(file.path, file.bytes))) {
      run.fail(ExitCode::environment, "cannot-write", file.path, {value("problem", *failure)});
      return;
    }
  }
  copy_pictures(options.input.parent_path().empty() ? "." : options.input.parent_path(), folder, run);
  if (run.code != ExitCode::done) return;
  if (const auto failure = in_words(folder.commit())) {
    run.fail(ExitCode::environment, "cannot-write", target.string(), {value("problem", *failure)});
    return;
  }
  run.folder_made = true;
  if (run.result.account.lost > 0) {
    run.code = ExitCode::findings;  // the folder is there, but words are missing from it
  }
}

void print(const Options& options, const Run& run) {
  const UiLanguage language = ui_language(options.ui);
  const std::string output = run.folder_made ? output_of(options).string() : std::string();
  if (options.format == "json") {
    fmt::print("{}\n", import_as_json(run.findings, run.result, output, language));
    return;
  }
  const TextReport report{language, use_color(options.color)};
  fmt::print(stderr, "{}",
             import_findings(run.findings, run.result, report, {.all = options.all, .errors_only = options.quiet}));
  if (!options.quiet && !output.empty()) fmt::print("{}", import_summary(run.findings, run.result, output, language));
}

}  // namespace

Command add_import(CLI::App& program) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("import", help(texts::import_));
  command->add_option("FILE", options->input, help(texts::import_file))->required();
  command->add_option("-o,--output", options->output, help(texts::import_output));
  command->add_option("--language", options->language, help(texts::import_language))
      ->check(one_of({"en", "ru", "kk", "ky", "tg"}));
  command->add_option("--text", options->text, help(texts::import_text))
      ->check(one_of({"auto", "plain", "markdown"}))
      ->capture_default_str();
  command->add_option("--data", options->data_folder, help(texts::data));
  command->add_option("--color", options->color, help(texts::color))
      ->check(one_of({"auto", "always", "never"}))
      ->capture_default_str();
  command->add_option("--format", options->format, help(texts::import_format))
      ->check(one_of({"text", "json"}))
      ->capture_default_str();
  add_ui_option(*command, options->ui);
  command->add_flag("--all", options->all, help(texts::import_all));
  command->add_flag("-q,--quiet", options->quiet, help(texts::quiet));
  return {command, [options] {
            Run run;
            import(*options, run);
            print(*options, run);
            return run.code;
          }};
}

}  // namespace vestnik::cli
