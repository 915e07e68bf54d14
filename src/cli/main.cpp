#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "cli/commands.hpp"
#include "vestnik/vestnik.hpp"

namespace {

using vestnik::cli::ExitCode;
using vestnik::cli::Options;

constexpr const char* footer =
    "Exit codes: 0 done, 1 errors in the input, 2 wrong usage, 3 the environment (disk, permissions, data folder).\n"
    "Environment: SOURCE_DATE_EPOCH dates issues that name no date, VESTNIK_DATA is the data folder, NO_COLOR.";

void add_common(CLI::App& command, Options& options) {
  command.add_option("ISSUE", options.descriptor, "The issue's descriptor (YAML)")->required();
  command.add_option("--data", options.data_folder, "Folder with fonts/ and assets/");
  command.add_option("--color", options.color, "Colour findings: auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  command.add_option("--format", options.format, "Findings as text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command.add_option("--pagination", options.pagination, "Cut pages at least cost per section, or one by one (greedy)")
      ->check(CLI::IsMember({"optimal", "greedy"}))
      ->capture_default_str();
  command.add_flag("-q,--quiet", options.quiet, "Print errors only");
  command.add_flag("--timings", options.timings, "Print how long each stage took");
}

int run(int argc, char** argv) {
  CLI::App app("Vestnik typesets official bulletins: a YAML issue descriptor becomes the PDF release.", "vestnik");
  app.set_version_flag("--version", fmt::format("vestnik {}", vestnik::version()));
  app.require_subcommand(1);
  app.footer(footer);
  Options options;
  CLI::App* build = app.add_subcommand("build", "Typeset an issue");
  add_common(*build, options);
  build->add_option("-o,--output", options.output,
                    "The PDF; default: in this folder, named after the descriptor (after its folder if it is called "
                    "issue.yaml); - for standard output");
  build->footer(footer);
  CLI::App* check = app.add_subcommand("check", "Report everything there is to find, make no PDF");
  add_common(*check, options);
  check->footer(footer);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitCode::done : ExitCode::usage;
  }
  return build->parsed() ? vestnik::cli::build(options) : vestnik::cli::check(options);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return ExitCode::environment;
  }
}
