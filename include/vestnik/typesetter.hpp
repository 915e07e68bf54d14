/// @file typesetter.hpp
/// From an Issue to the bytes of its PDF.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "vestnik/diagnostic.hpp"
#include "vestnik/export.hpp"
#include "vestnik/issue.hpp"
#include "vestnik/layout.hpp"
#include "vestnik/options.hpp"
#include "vestnik/release_map.hpp"
#include "vestnik/typography.hpp"

namespace vestnik {

struct StageTiming {
  std::string stage;
  std::chrono::nanoseconds elapsed{};
};

/// A finished release.
struct Release {
  std::string pdf;  ///< the whole file; empty with `check_only`
  std::size_t pages = 0;
  std::size_t articles = 0;
  std::vector<TypographicChange> changes;  ///< in the order of the texts, with `list_changes`
  std::optional<LayoutReport> layout;      ///< with `TypesetOptions::report` or `proof`
  std::optional<ReleaseMap> map;           ///< with `TypesetOptions::map`
  std::string dump;                        ///< JSON, with `TypesetOptions::dump`
  std::vector<StageTiming> timings;
  std::size_t picture_bytes = 0;  ///< of `pdf`, what its pictures take
};

/// Typesets an issue. One that was built in code is checked as a descriptor would be: what `load_issue` would refuse is
/// an error, what it would warn of a warning, all in one run. Same issue, same data folder: same bytes, on any thread,
/// in any locale, time zone or folder. Reads fonts and assets from the data folder, writes nothing, uses no global
/// state: calls may run in parallel, and share `issue` and `options` as long as nobody changes them and `options`'
/// callbacks allow it. Does not throw: errors besides those of the stages are "cancelled", "out-of-memory" and
/// "internal-error" (also for what a callback threw).
[[nodiscard]] VESTNIK_API Outcome<Release> typeset(const Issue& issue, const TypesetOptions& options = {}) noexcept;

/// Reads a YAML descriptor and every file that it names (none outside the descriptor's folder but the publisher's and
/// theme's files, which may also lie beside that folder). Reports all problems of all files in one go. Of the options
/// `data_folder`, `files`, `stop`, `strict` and `silence` matter. Threads and exceptions: as `typeset`.
[[nodiscard]] VESTNIK_API Outcome<Issue> load_issue(const std::filesystem::path& descriptor,
                                                    const TypesetOptions& options = {}) noexcept;

}  // namespace vestnik
