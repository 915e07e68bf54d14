#include "cli/commands.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "cli/output_file.hpp"
#include "cli/report.hpp"
#include "vestnik/vestnik.hpp"

namespace vestnik::cli {
namespace {

using Clock = std::chrono::steady_clock;

bool use_color(const Options& options) {
  if (options.color != "auto") return options.color == "always";
  const char* no_color = std::getenv("NO_COLOR");
  return isatty(STDERR_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
}

std::optional<std::chrono::sys_seconds> source_date_epoch() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr) return std::nullopt;
  const std::string_view digits(text);
  long long seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  constexpr long long last = 253'402'300'799;  // 9999-12-31
  if (error != std::errc{} || end != digits.data() + digits.size() || seconds < 0 || seconds > last)
    return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

/// A line on the terminal for runs that take long enough to wonder about.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted) : wanted_(wanted && isatty(STDERR_FILENO) != 0) {}
  ~ProgressLine() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
  }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const Progress& progress) {
    if (!wanted_ || Clock::now() < next_) return;
    fmt::print(stderr, "\r\x1b[K{} {}/{}", progress.stage, progress.done, progress.total);
    std::fflush(stderr);
    shown_ = true;
    next_ = Clock::now() + std::chrono::milliseconds(50);
  }

 private:
  bool wanted_, shown_ = false;
  Clock::time_point next_ = Clock::now() + std::chrono::milliseconds(300);
};

std::filesystem::path output_of(const Options& options) {
  if (!options.output.empty()) return options.output;
  std::filesystem::path name = options.descriptor.stem();
  // Issues are mostly called issue.yaml in a folder that bears their name.
  if (name == "issue") name = std::filesystem::absolute(options.descriptor).parent_path().filename();
  return name += ".pdf";
}

std::optional<std::string> write(const std::filesystem::path& output, const std::string& pdf) {
  if (output != "-") return replace_file(output, pdf);
  const bool written = std::fwrite(pdf.data(), 1, pdf.size(), stdout) == pdf.size() && std::fflush(stdout) == 0;
  return written ? std::nullopt : std::optional<std::string>("cannot write to standard output");
}

/// Codes of findings that the input is not to blame for.
bool is_environment(const Diagnostic& finding) {
  return finding.severity == Severity::error && (finding.code == "asset-missing" || finding.code == "font-missing");
}

struct Result {
  Outcome<Release> outcome;
  Summary summary;
};

Result run(const Options& options, bool check_only) {
  const Clock::time_point began = Clock::now();
  ProgressLine progress(!options.quiet);
  TypesetOptions settings{.pagination = options.pagination == "greedy" ? Pagination::greedy : Pagination::optimal,
                          .data_folder = options.data_folder,
                          .progress = [&](const Progress& p) { progress.show(p); },
                          .date = source_date_epoch(),
                          .check_only = check_only,
                          .measure = options.timings};
  Outcome<Issue> issue = load_issue(options.descriptor, settings);
  const Clock::time_point loaded = Clock::now();
  Result result;
  if (issue.value && !has_errors(issue.diagnostics)) {
    result.outcome = typeset(*issue.value, settings);
    if (result.outcome.value) {
      result.outcome.value->timings.insert(result.outcome.value->timings.begin(), {"load", loaded - began});
    }
  }
  std::vector<Diagnostic> all = std::move(issue.diagnostics);
  all.insert(all.end(), result.outcome.diagnostics.begin(), result.outcome.diagnostics.end());
  result.outcome.diagnostics = std::move(all);
  if (result.outcome.value) {
    result.summary.pages = result.outcome.value->pages;
    result.summary.articles = result.outcome.value->articles;
    result.summary.bytes = result.outcome.value->pdf.size();
  }
  result.summary.milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began).count();
  return result;
}

void print(const Options& options, const Result& result, bool summary_to_stderr) {
  const std::vector<Diagnostic>& all = result.outcome.diagnostics;
  if (options.format == "json") {
    fmt::print(summary_to_stderr ? stderr : stdout, "{}", as_json(result.summary, all));
  } else {
    for (const Diagnostic& finding : all) {
      if (options.quiet && finding.severity != Severity::error) continue;
      fmt::print(stderr, "{}", as_text(finding, use_color(options)));
    }
    if (!options.quiet) fmt::print(summary_to_stderr ? stderr : stdout, "{}", as_text(result.summary, all));
  }
  if (!options.timings || !result.outcome.value) return;
  for (const StageTiming& timing : result.outcome.value->timings) {
    fmt::print(stderr, "{:<10} {:>8.2f} ms\n", timing.stage,
               std::chrono::duration<double, std::milli>(timing.elapsed).count());
  }
}

int exit_code(const std::vector<Diagnostic>& all) {
  for (const Diagnostic& finding : all) {
    if (is_environment(finding)) return ExitCode::environment;
  }
  return has_errors(all) ? ExitCode::findings : ExitCode::done;
}

}  // namespace

int build(const Options& options) {
  const std::filesystem::path output = output_of(options);
  std::error_code error;
  if (output != "-" && std::filesystem::equivalent(output, options.descriptor, error)) {
    fmt::print(stderr, "error: the output {} is the descriptor itself\n", output.string());
    return ExitCode::usage;
  }
  Result result = run(options, false);
  int code = exit_code(result.outcome.diagnostics);
  if (result.outcome.value && code == ExitCode::done) {
    if (const auto failure = write(output, result.outcome.value->pdf)) {
      result.outcome.diagnostics.push_back({Severity::error,
                                            "cannot-write",
                                            *failure,
                                            {.file = output.string()},
                                            "the file that was there is untouched"});
      code = ExitCode::environment;
    } else if (output != "-") {
      result.summary.output = output.string();
    }
  }
  print(options, result, output == "-");
  return code;
}

int check(const Options& options) {
  const Result result = run(options, true);
  print(options, result, false);
  return exit_code(result.outcome.diagnostics);
}

}  // namespace vestnik::cli
