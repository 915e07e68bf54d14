/// @file compare_options.hpp
/// The options of `vestnik compare`. The command and vestnik-compare, which it becomes, know them from here: the first
/// for its help and the second to apply them.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

namespace vestnik::cli {

struct ComparisonOptions {
  std::filesystem::path before, after, html;
  double tolerance = 0.2;  ///< mm
  int most = 0;
  std::vector<std::string> ignored;  ///< names of kinds; vestnik-compare knows which there are
  std::string format = "text", ui = "auto";
  bool quiet = false;
};

void add_comparison_options(CLI::App& command, ComparisonOptions& options);
/// What to call vestnik-compare with to get the same options.
[[nodiscard]] std::vector<std::string> arguments_of(const ComparisonOptions& options);

}  // namespace vestnik::cli
