/// @file import_all.hpp
/// A folder of past releases → a shelf of issues, on all of the machine's cores.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "input/files/file_trace.hpp"
#include "tools/batch/workers.hpp"
#include "tools/shelf/imported.hpp"
#include "tools/shelf/releases.hpp"

namespace vestnik::shelf {

/// What importing one file gave.
struct Made {
  bool folder = false;  ///< `target` is there
  Figures figures;
  std::vector<Diagnostic> findings;
  std::string release_hash;  ///< batch::content_hash of the file's bytes, as they were read
  FileTrace beside;          ///< files beside it that were read
};

struct ImportAllOptions {
  std::filesystem::path source, shelf;
  std::string environment;  ///< changes with the program and the options that reach the result
  bool always = false;      ///< import what has not changed, too
  batch::WorkerLimits limits;
  /// In a worker's process: makes the folder `target`, or says why not. May throw: the release is then broken.
  std::function<Made(const Release& release, const std::filesystem::path& target)> import;
  /// In a worker's process, of a release that has not changed: what more there is to say. May be empty.
  std::function<std::vector<Diagnostic>(const Release& release)> look_again;
};

/// Gets each result as it comes, on the calling thread, with the sums so far.
using OnImported = std::function<void(const Imported&, const Totals&)>;

struct ShelfRun {
  std::vector<Imported> results;         ///< by source; without those that were not reached
  std::vector<std::string> passed_over;  ///< files that are no releases
  std::vector<std::string> not_reached;
  Totals totals;
  double seconds = 0;
};

/// Imports every release below `source`, each by itself: one that crashes, hangs or cannot be read costs the others
/// nothing. A release whose files have not changed since a run before is not imported again; an issue that was edited
/// since is never replaced ("issue-edited"), nor is anything that no run has made ("output-exists"). Must be called
/// from a process of one thread. Errors: those of find_releases(), "output-busy".
[[nodiscard]] Outcome<ShelfRun> import_all(const ImportAllOptions& options, const OnImported& on_imported);

}  // namespace vestnik::shelf
