#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <vector>

#include "base/files/output_file.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "findings/display/line_diff.hpp"
#include "findings/display/terminal_text.hpp"
#include "input/issue/fix_issue.hpp"
#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/run_issue.hpp"
#include "programs/common/start.hpp"
#include "programs/common/ui_language.hpp"

namespace vestnik::cli {
namespace {

struct CheckOptions : IssueOptions {
  bool fix = false;
  bool dry_run = false;  ///< with `fix`: show, do not write
};

/// Puts a file in the place of the one that it was made from, with the same permissions. Says what went wrong.
bool write(const FixedFile& file, UiLanguage language) {
  const auto problem = in_words(replace_file(file.path, file.after, {.same_permissions = true}));
  if (problem) complain(language, *problem);
  return !problem;
}

/// Shows what is certain and writes it. In JSON the lines are part of the report.
bool fix(const CheckOptions& options, const TypesetOptions& settings, std::vector<FixedFile>& fixed) {
  const UiLanguage language = ui_language(options.ui);
  std::error_code error;
  if (std::filesystem::is_regular_file(options.descriptor, error)) fixed = fix_issue(options.descriptor, settings);
  bool written = true;
  for (const FixedFile& file : fixed) {
    if (options.format != "json") {
      fmt::print("{}", for_terminal(unified_diff(file.path.string(), file.before, file.after), true));
    }
    // Whoever watches sees the difference before the file changes.
    std::fflush(stdout);
    written = (options.dry_run || write(file, language)) && written;
  }
  if (options.quiet) return written;
  std::size_t lines = 0;
  for (const FixedFile& file : fixed) lines += changed_lines(file.before, file.after).size();
  fmt::print(stderr, "{}\n", options.dry_run ? texts::would_fix.in(language, lines) : texts::fixed.in(language, lines));
  return written;
}

int check(const CheckOptions& options) {
  if (options.dry_run && !options.fix) throw WrongUsage{texts::dry_run_alone.local()};
  TypesetOptions settings = typeset_options(options);
  settings.check_only = true;
  std::vector<FixedFile> fixed;
  if (options.fix && !fix(options, settings, fixed)) return ExitCode::environment;
  IssueRun run = run_issue(options, std::move(settings));
  if (options.fix) run.fixes.emplace();
  for (const FixedFile& file : fixed) {
    for (ChangedLine& line : changed_lines(file.before, file.after)) {
      run.fixes->push_back({file.path.string(), std::move(line)});
    }
  }
  print(options, run, false);
  return exit_code(run.outcome.diagnostics);
}

}  // namespace

Command add_check(CLI::App& program) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* command = program.add_subcommand("check", help(texts::check));
  add_issue_options(*command, *options);
  command->add_flag("--typography", options->typography, help(texts::typography));
  command->add_flag("--fix", options->fix, help(texts::fix));
  command->add_flag("--dry-run", options->dry_run, help(texts::dry_run));
  return {command, [options] { return check(*options); }};
}

}  // namespace vestnik::cli
