/// @file preview_options.hpp
/// The options of `vestnik preview`. The command and vestnik-preview, which it becomes, know them from here: the first
/// for its help and the second to heed them.
#pragma once

#include <string>
#include <vector>

#include "programs/common/run_issue.hpp"

namespace vestnik::cli {

struct PreviewOptions : IssueOptions {
  int port = 0;  ///< 0: one that is free
  std::string editor;
  bool open = false;
};

void add_preview_options(CLI::App& command, PreviewOptions& options);
/// What to call vestnik-preview with to get the same options.
[[nodiscard]] std::vector<std::string> arguments_of(const PreviewOptions& options);

}  // namespace vestnik::cli
