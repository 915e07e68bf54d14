#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/command.hpp"
#include "cli/start.hpp"
#include "vestnik/vestnik.hpp"

namespace {

using vestnik::cli::Command;
using vestnik::cli::ExitCode;

constexpr const char* footer =
    "Exit codes: 0 done, 1 errors in the input, 2 wrong usage, 3 the environment (disk, permissions, data folder).\n"
    "Environment: SOURCE_DATE_EPOCH dates issues that name no date, VESTNIK_DATA is the data folder, NO_COLOR.";

int run(int argc, char** argv) {
  CLI::App app("Vestnik typesets official bulletins: a YAML issue descriptor becomes the PDF release.", "vestnik");
  app.set_version_flag("--version", fmt::format("vestnik {}", vestnik::version()));
  app.require_subcommand(1);
  app.footer(footer);
  const std::vector<Command> commands{
      vestnik::cli::add_batch(app),   vestnik::cli::add_build(app),   vestnik::cli::add_check(app),
      vestnik::cli::add_compare(app), vestnik::cli::add_explain(app), vestnik::cli::add_extract_source(app),
      vestnik::cli::add_import(app),  vestnik::cli::add_init(app),    vestnik::cli::add_preview(app),
      vestnik::cli::add_schema(app),  vestnik::cli::add_stats(app),   vestnik::cli::add_completions(app),
      vestnik::cli::add_manual(app),
  };
  for (CLI::App* command : app.get_subcommands({})) command->footer(footer);
  if (const auto code = vestnik::cli::parse(app, argc, argv)) return *code;
  for (const Command& command : commands) {
    if (command.parser->parsed()) return command.run();
  }
  return ExitCode::usage;
}

}  // namespace

int main(int argc, char** argv) { return vestnik::cli::start(run, argc, argv); }
