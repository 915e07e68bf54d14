/// @file start.hpp
/// How each of the programs begins and ends.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>

#include "programs/common/command.hpp"
#include "vestnik/diagnostic.hpp"

namespace vestnik::cli {

/// Thrown where the command, or the environment that it is given in, asks for what cannot be: exit code 2.
struct WrongUsage {
  LocalText what;
};

/// What is said of an output that is one of the files that are read.
[[nodiscard]] LocalText output_is_input(const std::filesystem::path& output);

/// Reads the command line. Where the program is done with that (--help), its exit code. Throws WrongUsage.
[[nodiscard]] std::optional<int> parse(CLI::App& app, int argc, char** argv);

/// The exit code of `run`; what it throws is printed and ends the program. What it printed must have reached standard
/// output: if not, that is printed too, and the code is `environment`.
[[nodiscard]] int start(int (*run)(int, char**), int argc, char** argv);

}  // namespace vestnik::cli
