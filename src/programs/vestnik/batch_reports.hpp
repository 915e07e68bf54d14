/// @file batch_reports.hpp
/// Where a batch's reports go: made sure of before the work begins, so that none is lost after it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/batch/job.hpp"

namespace vestnik::cli {

struct BatchReports {
  std::filesystem::path json, junit;  ///< empty: none
};

/// Makes the reports' folders. Returns what stands in the way of writing them. Throws WrongUsage (start.hpp) if one
/// would take the place of the other, of a file of `read`, of a PDF of `jobs` in `output_folder`, or of any other
/// file that is no such report: an issue's, mostly.
[[nodiscard]] std::optional<LocalText> prepare(const BatchReports& reports,
                                               const std::vector<std::filesystem::path>& read,
                                               const std::vector<batch::Job>& jobs = {},
                                               const std::filesystem::path& output_folder = {});

}  // namespace vestnik::cli
