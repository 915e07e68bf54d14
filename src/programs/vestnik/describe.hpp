/// @file describe.hpp
/// What the program's parser knows about commands and options, for the manual page and for shells.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace vestnik::cli {

struct OptionDescription {
  std::vector<std::string> names;    ///< with their dashes; a positional's name has none
  std::string value;                 ///< what the option takes, in capitals; empty for a flag
  std::vector<std::string> choices;  ///< the only values that it takes; empty: any
  std::string text;
  bool positional = false, required = false;
};

struct CommandDescription {
  std::string name;  ///< as typed, e.g. "build"; empty for the program itself
  std::string text;
  std::vector<OptionDescription> options;
};

/// The program first, then its commands in the order of --help. What --help hides is left out.
[[nodiscard]] std::vector<CommandDescription> describe(const CLI::App& program);

}  // namespace vestnik::cli
