/// @file start.hpp
/// How each of the programs begins and ends.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <optional>

#include "cli/command.hpp"

namespace vestnik::cli {

/// Reads the command line. Where the program is done with that (--help, wrong usage), its exit code.
inline std::optional<int> parse(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitCode::done : ExitCode::usage;
  }
  return std::nullopt;
}

/// The exit code of `run`; what it throws is told and ends the program.
inline int start(int (*run)(int, char**), int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return ExitCode::environment;
  }
}

}  // namespace vestnik::cli
