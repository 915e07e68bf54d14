/// @file typeset.hpp
/// What the public functions do, with more said or more kept: for the program's own commands.
#pragma once

#include "engine/typeset/asset_cache.hpp"
#include "input/files/file_trace.hpp"
#include "vestnik/typesetter.hpp"

namespace vestnik {

/// As the public function, with what other issues have loaded already. Of `options`, `data_folder`,
/// `files` and `faces` are the cache's.
[[nodiscard]] Outcome<Release> typeset(const Issue& issue, const TypesetOptions& options, AssetCache& assets) noexcept;

/// As the public function. Adds every file that was read to `trace`, as `read_issue` (issue/load_issue.hpp) does.
[[nodiscard]] Outcome<Issue> load_issue(const std::filesystem::path& descriptor, const TypesetOptions& options,
                                        FileTrace& trace) noexcept;

}  // namespace vestnik
