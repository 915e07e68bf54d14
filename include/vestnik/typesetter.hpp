/// @file typesetter.hpp
/// From an Issue to the bytes of its PDF.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "vestnik/diagnostic.hpp"
#include "vestnik/export.hpp"
#include "vestnik/file_source.hpp"
#include "vestnik/issue.hpp"
#include "vestnik/layout.hpp"
#include "vestnik/release_map.hpp"
#include "vestnik/typography.hpp"

namespace vestnik {

/// How far a run has come: `done` of `total` steps of the stage; `total` is at least 1. In a stage `total` stays as it
/// is and `done` grows up to it; then comes the next stage.
struct Progress {
  std::string_view stage;  ///< in this order: "resources", "compose", "set", "paginate", "emit"
  std::size_t done = 0;
  std::size_t total = 1;
};

/// How articles are cut into pages: over a whole section with the least cost, or each page by itself, to compare.
enum class Pagination : std::uint8_t { optimal, greedy };

struct TypesetOptions {
  Pagination pagination = Pagination::optimal;
  /// Folder that holds `fonts/` and `assets/`. Empty: $VESTNIK_DATA, else what was installed with the library.
  std::filesystem::path data_folder;
  /// Reads every file: the descriptor, what it names, the data folder's. Empty: the file system.
  std::shared_ptr<const FileSource> files;
  /// Font files by the names that themes use (`families` in docs/theme.md). They go before those of the data folder.
  std::vector<FileBytes> faces;
  /// Called between steps, on the calling thread. May be empty. What it throws ends the run as an "internal-error".
  std::function<void(const Progress&)> progress;
  /// Asked between all blocks, pictures and pages. A run that was asked to stop ends with the one error "cancelled".
  std::stop_token stop;
  /// At most so many threads work at once, the calling one among them; 0: one for each processor. The result is the
  /// same.
  unsigned threads = 0;
  /// Date of the PDF for issues that name none (e.g. SOURCE_DATE_EPOCH). Empty: the last day of the issue's period.
  std::optional<std::chrono::sys_seconds> date;
  /// What PDF/UA asks of the editor is an error and no warning: a picture without alternative text. A placeholder
  /// that `vestnik init` left is one too.
  bool strict = false;
  /// Codes of warnings that are not reported, besides those that the issue silences itself. A code that no warning has
  /// is an error.
  std::vector<std::string> silence;
  /// Embed `Issue::sources`, so that the release can be made again from its PDF; it is then PDF/A-3a, not PDF/A-2a.
  bool attach_source = false;
  /// Compress as far as possible: a release is made once and sent to many. Takes several times as long to write.
  bool compress_best = false;
  /// Stop after pagination: everything is checked, no PDF is made.
  bool check_only = false;
  /// What the house rules change is told in `Release::changes`.
  bool list_changes = false;
  /// Say how every line and page came out: `Release::layout`. The pages are cut greedily too, to compare.
  bool report = false;
  /// Say what stands where and came from which place of the input: `Release::map`.
  bool map = false;
  /// The PDF shows the layout's grid, lines and choices, and is marked as a proof. Nothing of the text moves.
  bool proof = false;
  /// Wall time that each stage took is added to `Release::timings`.
  bool measure = false;
};

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
  std::vector<StageTiming> timings;
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
