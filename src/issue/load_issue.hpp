/// @file load_issue.hpp
/// Descriptors.
#pragma once

#include <filesystem>

#include "style/checkpoint.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/file_source.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// What `load_issue` promises, with exceptions: std::bad_alloc, Cancelled.
[[nodiscard]] Outcome<Issue> read_issue(const std::filesystem::path& descriptor, const FileSource& files,
                                        const Checkpoint& checkpoint);

}  // namespace vestnik
