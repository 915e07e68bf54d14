/// @file load_theme.hpp
/// Theme files.
#pragma once

#include <filesystem>
#include <optional>

#include "findings/sink/findings.hpp"
#include "model/theme/theme.hpp"
#include "vestnik/file_source.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// The theme that `issue` names, or its own theme file. A theme that `extends` another one overrides some of its
/// keys; any other theme must have them all. Reports "unknown-theme", "bad-length", "bad-color" and what the reader
/// finds.
[[nodiscard]] std::optional<Theme> load_theme(const Issue& issue, const std::filesystem::path& folder,
                                              const FileSource& files, Findings& findings);

}  // namespace vestnik
