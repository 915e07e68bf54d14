/// @file commands.hpp
/// The program's commands and what they share.
#pragma once

#include <filesystem>
#include <string>

namespace vestnik::cli {

/// Exit codes; also in --help and the README.
enum ExitCode : int { done = 0, findings = 1, usage = 2, environment = 3 };

struct Options {
  std::filesystem::path descriptor;
  std::filesystem::path output;        ///< "-" for standard output; empty: named after the descriptor
  std::filesystem::path data_folder;   ///< empty: found by the library
  std::string color = "auto";          ///< auto, always, never
  std::string format = "text";         ///< text, json
  std::string pagination = "optimal";  ///< optimal, greedy
  bool quiet = false;
  bool timings = false;
};

int build(const Options& options);
int check(const Options& options);

}  // namespace vestnik::cli
