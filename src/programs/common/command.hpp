/// @file command.hpp
/// The program's commands. Each has a file of its own that adds its options to the program and gives what runs it.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace vestnik::cli {

/// Exit codes; also in --help and the README.
enum ExitCode : int { done = 0, findings = 1, usage = 2, environment = 3 };

struct Command {
  CLI::App* parser = nullptr;
  std::function<int()> run;  ///< gives the program's exit code; called after parsing
};

Command add_batch(CLI::App& program);
Command add_build(CLI::App& program);
Command add_check(CLI::App& program);
Command add_explain(CLI::App& program);
Command add_init(CLI::App& program);
Command add_schema(CLI::App& program);
Command add_compare(CLI::App& program);
Command add_completions(CLI::App& program);
Command add_import(CLI::App& program);
Command add_extract_source(CLI::App& program);
Command add_manual(CLI::App& program);
Command add_preview(CLI::App& program);
Command add_stats(CLI::App& program);

}  // namespace vestnik::cli
