#include "programs/vestnik/batch_reports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <system_error>

#include "base/files/output_file.hpp"
#include "base/files/read_file.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "findings/catalogue/usage_texts.hpp"
#include "programs/common/start.hpp"

namespace vestnik::cli {
namespace {

namespace fs = std::filesystem;

/// Whether a report may take the place of `path`: nothing is there, nothing is in it, or it begins as its kind does.
bool may_be_replaced(const fs::path& path, bool is_json) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) == 0) return true;
  std::string beginning;
  static_cast<void>(read_disk_pieces(path, [&](std::string_view piece) {
    beginning = piece.substr(0, 1000);
    return false;
  }));
  if (is_json) return beginning.starts_with("{\"vestnik\": \"") && beginning.find("\n\"shard\": ") != std::string::npos;
  return beginning.find("<testsuite") != std::string::npos;
}

void refuse_own_pdf(const fs::path& report, const std::vector<batch::Job>& jobs, const fs::path& output_folder) {
  std::error_code error;
  const fs::path target = fs::weakly_canonical(behind_links(report), error);
  const fs::path folder = fs::weakly_canonical(behind_links(output_folder), error);
  for (const batch::Job& job : jobs) {
    if (job.fault || folder / job.output != target) continue;
    throw WrongUsage{texts::report_is_pdf.local(report.string())};
  }
}

}  // namespace

std::optional<LocalText> prepare(const BatchReports& reports, const std::vector<fs::path>& read,
                                 const std::vector<batch::Job>& jobs, const fs::path& output_folder) {
  if (!reports.json.empty() && !reports.junit.empty() && same_place(reports.json, reports.junit)) {
    throw WrongUsage{texts::same_report.local()};
  }
  for (const fs::path& report : {reports.json, reports.junit}) {
    if (report.empty()) continue;
    if (std::ranges::any_of(read, [&](const fs::path& input) { return same_place(report, input); })) {
      throw WrongUsage{output_is_input(report)};
    }
    if (!may_be_replaced(report, report == reports.json)) {
      throw WrongUsage{texts::not_a_report.local(report.string())};
    }
    refuse_own_pdf(report, jobs, output_folder);
  }
  for (const fs::path& report : {reports.json, reports.junit}) {
    if (report.empty()) continue;
    if (auto problem = in_words(prepare_output(report))) return problem;
  }
  return std::nullopt;
}

}  // namespace vestnik::cli
