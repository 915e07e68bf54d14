#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "programs/common/command.hpp"
#include "programs/common/help.hpp"
#include "programs/common/run_issue.hpp"
#include "programs/common/ui_language.hpp"
#include "programs/vestnik/stats_text.hpp"

namespace vestnik::cli {
namespace {

int stats(const IssueOptions& options) {
  TypesetOptions settings = typeset_options(options);
  settings.check_only = settings.report = true;
  const IssueRun run = run_issue(options, std::move(settings));
  print(options, run, true);
  const int code = exit_code(run.outcome.diagnostics);
  if (code != ExitCode::done || !run.outcome.value) return code;
  const LayoutReport& layout = *run.outcome.value->layout;
  fmt::print("{}", options.format == "json" ? stats_as_json(layout) : stats_as_text(layout, ui_language(options.ui)));
  return code;
}

}  // namespace

Command add_stats(CLI::App& program) {
  const auto options = std::make_shared<IssueOptions>();
  CLI::App* command = program.add_subcommand("stats", help(texts::stats));
  add_issue_options(*command, *options);
  command->get_option("--format")->description(help(texts::stats_format));
  return {command, [options] { return stats(*options); }};
}

}  // namespace vestnik::cli
