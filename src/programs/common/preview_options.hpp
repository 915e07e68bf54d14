/// @file preview_options.hpp
/// The options of `vestnik preview` and `vestnik desk`. The commands and vestnik-preview, which they become, know them
/// from here: the first for their help and the second to apply them.
#pragma once

#include <string>
#include <vector>

#include "programs/common/run_issue.hpp"

namespace vestnik::cli {

struct PreviewOptions : IssueOptions {  ///< of the desk, `descriptor` is the folder
  bool desk = false;
  int port = 0;  ///< 0: one that is free
  std::string editor;
  bool open = false;
};

void add_preview_options(CLI::App& command, PreviewOptions& options);
void add_desk_options(CLI::App& command, PreviewOptions& options);
/// The first argument that makes vestnik-preview the desk.
inline constexpr const char* desk_argument = "--desk";
/// What to call vestnik-preview with to get the same options.
[[nodiscard]] std::vector<std::string> arguments_of(const PreviewOptions& options);

}  // namespace vestnik::cli
