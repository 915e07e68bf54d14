/// @file extract_options.hpp
/// The options of `vestnik extract-source`. The command and vestnik-extract, which it becomes, know them from here: the
/// first for its help and the second to apply them.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

namespace vestnik::cli {

struct ExtractOptions {
  std::filesystem::path release;
  std::filesystem::path folder;  ///< empty: named after the release, in the current folder
  std::string ui = "auto";
};

void add_extract_options(CLI::App& command, ExtractOptions& options);
/// What to call vestnik-extract with to get the same options.
[[nodiscard]] std::vector<std::string> arguments_of(const ExtractOptions& options);

}  // namespace vestnik::cli
