#include "tools/import/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

#include "base/files/data_folder.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/catalogue/start_texts.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "input/issue/descriptor_rules.hpp"
#include "input/style/country_names.hpp"
#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/report.hpp"
#include "programs/common/run_issue.hpp"
#include "programs/common/start.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/common/validators.hpp"
#include "programs/vestnik/import_pages.hpp"
#include "programs/vestnik/import_report.hpp"
#include "programs/vestnik/import_shelf.hpp"
#include "programs/vestnik/load_habits.hpp"
#include "programs/vestnik/release_import.hpp"

namespace vestnik::cli {
namespace {

/// ShelfOptions' `source` may be one release: `shelf` is its folder then.
int import_one(const ShelfOptions& options) {
  const std::filesystem::path target = options.shelf.empty() ? options.source.stem() : options.shelf;
  const UiLanguage language = ui_language(options.ui);
  ImportRun run = ReleaseImporter(options.settings).run(options.source, target);
  if (!options.report.empty() && run.folder_made) {
    const auto problem = write_page(options.report, run, options.source, target, language);
    if (problem) {
      run.fail(ExitCode::environment, message("cannot-write"_id, value<"problem">(*problem)), options.report.string());
    }
  }
  const std::string output = run.folder_made ? target.string() : std::string();
  if (options.format == "json") {
    fmt::print("{}\n", import_as_json(run.findings, run.result, output, language));
    return run.code;
  }
  const TextReport report{language, use_color(options.color)};
  fmt::print(stderr, "{}",
             import_findings(placed(run.findings, run.result, language), report,
                             {.all = options.all, .errors_only = options.quiet}));
  if (!options.quiet && !output.empty()) fmt::print("{}", import_summary(run.findings, run.result, output, language));
  return run.code;
}

int refuse(const ShelfOptions& options, const std::vector<Diagnostic>& findings) {
  fmt::print(stderr, "{}", import_findings(findings, {ui_language(options.ui), use_color(options.color)}, {}));
  return exit_code(findings);
}

/// A country's name becomes its code.
void settle_country(ImportSettings& settings) {
  std::string& country = settings.country;
  if (country.empty()) return;
  const std::string code = country_named(country, data_folder(settings.data_folder), *disk_files());
  if (!code.empty()) country = code;
  if (std::ranges::find(country_codes(), country) == country_codes().end()) {
    throw WrongUsage{texts::no_country.local(country)};
  }
}

int import(ShelfOptions options) {
  std::error_code failed;
  settle_country(options.settings);
  if (!options.like.empty() || !options.publisher.empty()) {
    auto habits = load_habits(options.like, options.publisher);
    if (!habits.value) return refuse(options, habits.diagnostics);
    options.settings.habits = std::move(*habits.value);
  }
  if (!options.report.empty()) {
    if (const auto problem = prepare_report(options.report, options.source)) {
      return refuse(options,
                    {finding("cannot-write"_id, {.file = options.report.string()}, value<"problem">(*problem))});
    }
  }
  if (!std::filesystem::is_directory(options.source, failed)) return import_one(options);
  if (options.shelf.empty()) options.shelf = "issues";
  return import_shelf(options);
}

void add_reading_options(CLI::App& command, ImportSettings& settings) {
  command.add_option("--language", settings.language, help(texts::import_language))
      ->check(one_of({"en", "ru", "kk", "ky", "tg"}));
  command.add_option("--country", settings.country, help(texts::import_country));
  command.add_option("--text", settings.text, help(texts::import_text))
      ->check(one_of({"auto", "plain", "markdown"}))
      ->capture_default_str();
  command.add_option("--data", settings.data_folder, help(texts::data));
}

void add_shelf_options(CLI::App& command, ShelfOptions& options) {
  command.add_option("-j,--jobs", options.jobs, help(texts::batch_jobs))->check(number_range(1, 1024, true));
  command.add_option("--timeout", options.timeout, help(texts::timeout))
      ->check(number_range(0.0, 1e6))
      ->capture_default_str();
  command.add_option("--memory", options.memory, help(texts::memory))
      ->check(number_range(0, 1 << 20, true))
      ->capture_default_str();
  command.add_flag("--always", options.always, help(texts::import_always));
}

}  // namespace

Command add_import(CLI::App& program) {
  const auto options = std::make_shared<ShelfOptions>();
  CLI::App* command = program.add_subcommand("import", help(texts::import_));
  command->add_option("FILE", options->source, help(texts::import_file))->required();
  command->add_option("-o,--output", options->shelf, help(texts::import_output));
  add_reading_options(*command, options->settings);
  command->add_option("--publisher", options->publisher, help(texts::import_publisher));
  command->add_option("--like", options->like, help(texts::import_like));
  add_shelf_options(*command, *options);
  command->add_option("--report", options->report, help(texts::import_report));
  command->add_option("--color", options->color, help(texts::color))
      ->check(one_of({"auto", "always", "never"}))
      ->capture_default_str();
  command->add_option("--format", options->format, help(texts::import_format))
      ->check(one_of({"text", "json"}))
      ->capture_default_str();
  add_ui_option(*command, options->ui);
  command->add_flag("--all", options->all, help(texts::import_all));
  command->add_flag("-q,--quiet", options->quiet, help(texts::quiet));
  return {command, [options] { return import(*options); }};
}

}  // namespace vestnik::cli
