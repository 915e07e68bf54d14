/// @file batch.hpp
/// A whole archive, issue by issue, on all of the machine's cores.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tools/batch/archive.hpp"
#include "tools/batch/issue_task.hpp"
#include "tools/batch/report.hpp"
#include "tools/batch/spool.hpp"
#include "tools/batch/workers.hpp"

namespace vestnik::batch {

struct BatchOptions {
  TaskOptions task;
  WorkerLimits limits;
  Shard shard;
  std::filesystem::path output_folder;
  std::filesystem::path data_folder;  ///< as `data_folder` (files/data_folder.hpp) gives it
  Disk& disk = system_disk();         ///< for the PDFs and their records
};

/// Gets each result as it comes, on the calling thread, with the sums so far.
using OnResult = std::function<void(const Result&, const Totals&)>;

/// A run: its report's head, and the lines of its results in `spool`, by job.
struct BatchRun {
  ReportHead head;
  Spool spool;
};

/// Runs the jobs of `options.shard`. Each issue ends in a Result, whatever happens to another. Writes below
/// `options.output_folder` alone. Must be called from a process of one thread. Errors: "output-busy" (another run holds
/// the folder, or it cannot be written), "spool-full" (no room for the results in the folder for temporary files).
[[nodiscard]] Outcome<BatchRun> run_batch(Jobs found, const BatchOptions& options, const OnResult& on_result);

}  // namespace vestnik::batch
