#include "tools/batch/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <memory>
#include <utility>

#include "base/files/data_folder.hpp"
#include "findings/catalogue/archive_texts.hpp"
#include "findings/catalogue/message.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "programs/common/command.hpp"
#include "programs/common/cores.hpp"
#include "programs/common/help.hpp"
#include "programs/common/progress_line.hpp"
#include "programs/common/run_issue.hpp"
#include "programs/common/start.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/common/validators.hpp"
#include "programs/vestnik/batch_reports.hpp"
#include "tools/batch/pace.hpp"

namespace vestnik::cli {
namespace {

using batch::Result;
using batch::Status;
using batch::Totals;

struct CommandOptions : IssueOptions {  // `descriptor` is the archive
  std::filesystem::path output = "pdf";
  double timeout = 300;       // s
  std::size_t memory = 1024;  // MiB
  std::string shard = "1/1";
  BatchReports reports;
  std::vector<std::filesystem::path> merge;
  std::vector<std::string> exclude;
  bool verify = false, always = false, checksum = false;
};

std::optional<batch::Shard> parse_shard(std::string_view text) {
  batch::Shard shard;
  const char* end = text.data() + text.size();
  const auto number = std::from_chars(text.data(), end, shard.number);
  if (number.ec != std::errc{} || number.ptr == end || *number.ptr != '/') return std::nullopt;
  const auto of = std::from_chars(number.ptr + 1, end, shard.of);
  const bool good = of.ec == std::errc{} && of.ptr == end && shard.number >= 1 && shard.number <= shard.of;
  return good ? std::optional(shard) : std::nullopt;
}

std::string shard_problem(const std::string& text) {
  if (parse_shard(text)) return {};
  return both(texts::no_shard.local(text));
}

/// Files bear the names by which the program can open them.
void print_findings(const CommandOptions& options, const std::vector<Diagnostic>& findings) {
  Sources sources({});
  const TextReport report{ui_language(options.ui), use_color(options.color)};
  for (const Diagnostic& finding : findings) {
    if (finding.severity == Severity::error) fmt::print(stderr, "{}", as_text(finding, report, sources));
  }
}

std::string in_words(Status status, std::size_t count, UiLanguage language) {
  switch (status) {
    case Status::built:
      return texts::issues_built.in(language, count);
    case Status::unchanged:
      return texts::issues_unchanged.in(language, count);
    case Status::identical:
      return texts::issues_identical.in(language, count);
    case Status::different:
      return texts::issues_different.in(language, count);
    case Status::failed:
      return texts::issues_failed.in(language, count);
    case Status::broken:
      break;
  }
  return texts::issues_broken.in(language, count);
}

std::string summary(const batch::ReportHead& head, UiLanguage language) {
  const Totals& totals = head.totals;
  std::string text = texts::issues.in(language, totals.issues);
  std::string_view before = ": ";
  const auto add = [&](const std::string& words) {
    text += fmt::format("{}{}", before, words);
    before = ", ";
  };
  for (std::size_t i = 0; i < batch::status_count; ++i) {
    if (totals.by_status[i] > 0) add(in_words(static_cast<Status>(i), totals.by_status[i], language));
  }
  if (totals.done < totals.issues) add(texts::issues_not_reached.in(language, totals.issues - totals.done));
  if (!head.excluded.empty()) text += texts::issues_left_out.in(language, head.excluded.size());
  return text + texts::batch_totals.in(language, texts::pages.in(language, totals.pages),
                                       texts::warnings.in(language, totals.warnings),
                                       decimal(language, head.seconds, 1));
}

int unwritten(const CommandOptions& options, const LocalText& problem) {
  print_findings(options, {finding("cannot-write"_id, {}, value<"problem">(problem))});
  return ExitCode::environment;
}

/// Writes the reports that were asked for and says how the run ended. `lines` starts again at the first result on each
/// call.
int finish(const CommandOptions& options, const batch::ReportHead& head, const std::function<batch::NextLine()>& lines,
           int code) {
  if (head.totals.bad() > 0) code = std::max<int>(code, ExitCode::findings);
  if (!head.complete) code = ExitCode::environment;
  const auto write = [&](const std::filesystem::path& path, auto writer) {
    const auto problem = path.empty() ? std::nullopt : writer(path, head, lines());
    if (problem) code = unwritten(options, *problem);
  };
  write(options.reports.json, batch::write_json);
  write(options.reports.junit, batch::write_junit);
  if (!options.quiet) fmt::print("{}", summary(head, ui_language(options.ui)));
  return code;
}

int merge(const CommandOptions& options) {
  if (const auto problem = prepare(options.reports, options.merge)) return unwritten(options, *problem);
  const Outcome<batch::Merged> merged = batch::merge(options.merge);
  print_findings(options, merged.diagnostics);
  if (!merged.value) return ExitCode::findings;
  for (const std::string& line : merged.value->lines) {
    if (const auto result = batch::result_of(line)) print_findings(options, result->findings);
  }
  const auto lines = [&]() -> batch::NextLine {
    return [&, next = std::size_t{0}]() mutable {
      return next < merged.value->lines.size() ? merged.value->lines[next++] : std::string();
    };
  };
  return finish(options, merged.value->head, lines, ExitCode::done);
}

batch::BatchOptions batch_options(const CommandOptions& options) {
  using std::chrono::milliseconds;
  TypesetOptions settings = typeset_options(options);
  settings.threads = 1;  // there is a process for each processor
  return {.task = {.typeset = std::move(settings),
                   .mode = options.verify ? batch::Mode::verify : batch::Mode::update,
                   .always = options.always,
                   .read_content = options.checksum},
          .limits = {.workers = options.jobs == 0 ? cores() : options.jobs,
                     .time = milliseconds(static_cast<std::int64_t>(options.timeout * 1000)),
                     .memory = options.memory << 20},
          .shard = parse_shard(options.shard).value_or(batch::Shard{}),
          .output_folder = options.output,
          .data_folder = data_folder(options.data_folder)};
}

int run(const CommandOptions& options) {
  const batch::BatchOptions settings = batch_options(options);
  Outcome<batch::Jobs> jobs = batch::find_jobs(options.descriptor, options.output, options.exclude);
  print_findings(options, jobs.diagnostics);
  if (!jobs.value) return ExitCode::findings;
  if (const auto problem = prepare(options.reports, {options.descriptor}, jobs.value->jobs, options.output)) {
    return unwritten(options, *problem);
  }
  ProgressLine progress(!options.quiet, ui_language(options.ui));
  batch::Pace pace(batch::Pace::Clock::now());
  int code = ExitCode::done;
  const auto on_result = [&](const Result& result, const Totals& totals) {
    pace.note(batch::Pace::Clock::now(), totals.done);
    if (!batch::is_good(result.status)) {
      progress.wipe();
      print_findings(options, result.findings);
      code = std::max(code, exit_code(result.findings));
    }
    if (progress.due()) progress.show(pace.line(totals.issues, totals.bad(), ui_language(options.ui)));
  };
  const Outcome<batch::BatchRun> done = batch::run_batch(std::move(*jobs.value), settings, on_result);
  progress.wipe();
  print_findings(options, done.diagnostics);
  if (!done.value) return ExitCode::environment;
  const auto lines = [&]() -> batch::NextLine {
    return [&spool = done.value->spool, next = std::size_t{0}]() mutable {
      std::string line;
      while (next < spool.size() && line.empty()) line = spool.get(next++);  // an interrupted run has gaps
      return line;
    };
  };
  return finish(options, done.value->head, lines, code);
}

void add_limits(CLI::App& command, CommandOptions& options) {
  command.add_option("-j,--jobs", options.jobs, help(texts::batch_jobs))->check(number_range(1, 1024, true));
  command.add_option("--timeout", options.timeout, help(texts::timeout))
      ->check(number_range(0.0, 1e6))
      ->capture_default_str();
  command.add_option("--memory", options.memory, help(texts::memory))
      ->check(number_range(0, 1 << 20, true))
      ->capture_default_str();
}

}  // namespace

Command add_batch(CLI::App& program) {
  const auto options = std::make_shared<CommandOptions>();
  CLI::App* command = program.add_subcommand("batch", help(texts::batch));
  CLI::Option* source = command->add_option("ARCHIVE", options->descriptor, help(texts::archive));
  command->add_option("-o,--output", options->output, help(texts::batch_output))
      ->check(CLI::Validator(
          [](const std::string& name) { return name.empty() ? both(texts::folder_needed.local()) : std::string(); },
          {}))
      ->capture_default_str();
  add_limits(*command, *options);
  command->add_option("--exclude", options->exclude, help(texts::exclude))->type_name("GLOB")->allow_extra_args(false);
  command->add_option("--shard", options->shard, help(texts::shard))
      ->type_name("K/N")
      ->check(CLI::Validator(shard_problem, "", "shard"));
  command->add_flag("--verify", options->verify, help(texts::verify));
  command->add_flag("--always", options->always, help(texts::always));
  command->add_flag("--checksum", options->checksum, help(texts::checksum));
  command->add_option("--report", options->reports.json, help(texts::batch_report));
  command->add_option("--junit", options->reports.junit, help(texts::junit));
  command->add_option("--merge", options->merge, help(texts::merge))->excludes(source);
  add_common_options(*command, *options);
  return {command, [options, source] {
            if (!options->merge.empty()) return merge(*options);
            if (source->count() > 0) return run(*options);
            throw WrongUsage{texts::archive_needed.local()};
          }};
}

}  // namespace vestnik::cli
