/// @file load_issue.hpp
/// Descriptors.
#pragma once

#include <filesystem>
#include <optional>

#include "input/files/file_trace.hpp"
#include "vestnik/issue.hpp"
#include "vestnik/options.hpp"

namespace vestnik {

/// As the public `load_issue`, but throws std::bad_alloc and Cancelled. Adds every file that was read to `trace`, if
/// that is not nullptr, in the order of reading; a file that two names lead to stands there under both. `partial` gets
/// the issue that errors keep from being the outcome's value, as far as it could be read.
[[nodiscard]] Outcome<Issue> read_issue(const std::filesystem::path& descriptor, const TypesetOptions& options,
                                        FileTrace* trace = nullptr, std::optional<Issue>* partial = nullptr);

}  // namespace vestnik
