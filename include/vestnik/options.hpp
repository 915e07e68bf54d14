/// @file options.hpp
/// What a caller may ask of a run.
#pragma once

#include <chrono>
#include <cstddef>
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
#include "vestnik/file_source.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// How far a run has come: `done` of `total` steps of the stage; `total` is at least 1. In a stage `total` stays as it
/// is and `done` grows up to it; then comes the next stage.
struct Progress {
  std::string_view stage;  ///< in this order: "resources", "compose", "set", "paginate", "pictures", "emit"
  std::size_t done = 0;
  std::size_t total = 1;
};

/// How articles are cut into pages: over a whole section with the least cost, or each page by itself, to compare.
enum class Pagination : std::uint8_t { optimal, greedy };

/// A stage whose result can be had as JSON, to debug a page: galleys as they were set, with all that they could be set
/// like otherwise; the plan, which says where pagination puts each item; the pages with all their marks. The JSON's
/// shape follows the program's own structures and may change with any version.
enum class Dump : std::uint8_t { none, galleys, plan, pages };

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
  /// Date of the PDF for issues that name none (e.g. SOURCE_DATE_EPOCH). Empty: the last day of the period.
  std::optional<std::chrono::sys_seconds> date;
  /// What PDF/UA asks of the editor is an error and no warning: a picture without alternative text. What `finished`
  /// asks for is asked for too.
  bool strict = false;
  /// The file is to be published: a placeholder that `vestnik init` left, or a "?" in a text's place, is an error.
  bool finished = false;
  /// Codes of warnings that are not reported, besides those that the issue silences itself. A code that no warning has
  /// is an error.
  std::vector<std::string> silence;
  /// Embed `Issue::sources`, so that the release can be made again from its PDF; it is then PDF/A-3a, not PDF/A-2a.
  bool attach_source = false;
  /// Compress as far as possible: a release is made once and sent to many. Takes several times as long to write.
  bool compress_best = false;
  /// Stop after pagination: everything is checked, no PDF is made.
  bool check_only = false;
  /// List what the house rules change in `Release::changes`.
  bool list_changes = false;
  /// Say how every line and page came out: `Release::layout`. The pages are cut greedily too, to compare.
  bool report = false;
  /// Say what stands where and came from which place of the input: `Release::map`.
  bool map = false;
  /// The PDF shows the layout's grid, lines and choices, and is marked as a proof. Nothing of the text moves.
  bool proof = false;
  /// The language of a proof's marks; the word that calls it a proof is in the issue's own.
  UiLanguage language = UiLanguage::en;
  /// Give this stage's result as JSON: `Release::dump`.
  Dump dump = Dump::none;
  /// Wall time that each stage took is added to `Release::timings`.
  bool measure = false;
};

}  // namespace vestnik
