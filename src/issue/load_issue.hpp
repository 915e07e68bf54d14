/// @file load_issue.hpp
/// Reading a descriptor, with the files that it came from.
#pragma once

#include "issue/file_trace.hpp"
#include "vestnik/typesetter.hpp"

namespace vestnik {

/// As the public function. Adds every file that was read to `trace`, in the order of reading; a file that two names
/// lead to stands there under both.
[[nodiscard]] Outcome<Issue> load_issue(const std::filesystem::path& descriptor, const TypesetOptions& options,
                                        FileTrace& trace);

}  // namespace vestnik
