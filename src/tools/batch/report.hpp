/// @file report.hpp
/// The report on a batch: JSON for programs and for putting shards together, JUnit's XML for CI servers.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tools/batch/job.hpp"
#include "tools/batch/result.hpp"

namespace vestnik::batch {

struct ReportHead {
  Shard shard;
  bool complete = false;  ///< every issue has its result: not interrupted
  Totals totals;
  double seconds = 0;
  std::vector<std::string> not_reached;  ///< names of the issues that have no result
  std::vector<std::string> excluded;     ///< what the user left out: issues, folders ("drafts/")
};

/// Gives the results' lines (as_line) one after the other, in the order of their names; empty at the end.
using NextLine = std::function<std::string()>;

/// Writes whole files, or nothing. Return what went wrong in words.
[[nodiscard]] std::optional<LocalText> write_json(const std::filesystem::path& path, const ReportHead& head,
                                                  const NextLine& next);
[[nodiscard]] std::optional<LocalText> write_junit(const std::filesystem::path& path, const ReportHead& head,
                                                   const NextLine& next);

/// Shards' reports put together.
struct Merged {
  ReportHead head;
  std::vector<std::string> lines;  ///< by name
};

/// Reads reports of `write_json`. Errors: "report-unreadable" (no report of ours), "shard-mismatch" (reports of
/// different divisions), "shard-repeated", "shard-missing", "issue-repeated" (an issue stands in two reports).
[[nodiscard]] Outcome<Merged> merge(const std::vector<std::filesystem::path>& reports);

}  // namespace vestnik::batch
