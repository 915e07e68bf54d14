#include <memory>

#include "programs/common/command.hpp"
#include "programs/common/run_issue.hpp"

namespace vestnik::cli {
namespace {

int check(const IssueOptions& options) {
  TypesetOptions settings = typeset_options(options);
  settings.check_only = true;
  const IssueRun run = run_issue(options, std::move(settings));
  print(options, run, false);
  return exit_code(run.outcome.diagnostics);
}

}  // namespace

Command add_check(CLI::App& program) {
  const auto options = std::make_shared<IssueOptions>();
  CLI::App* command = program.add_subcommand("check", "Report everything there is to find, make no PDF");
  add_issue_options(*command, *options);
  command->add_flag("--typography", options->typography, "List each change that the house rules of typography make");
  return {command, [options] { return check(*options); }};
}

}  // namespace vestnik::cli
