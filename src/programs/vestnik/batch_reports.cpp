#include "programs/vestnik/batch_reports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>
#include <system_error>

#include "base/files/output_file.hpp"
#include "findings/catalogue/file_failure.hpp"
#include "programs/common/start.hpp"

namespace vestnik::cli {
namespace {

namespace fs = std::filesystem;

/// Whether a report may take the place of `path`: nothing is there, nothing is in it, or it begins as its kind does.
bool may_be_replaced(const fs::path& path, bool is_json) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) == 0) return true;
  std::array<char, 1000> bytes{};
  std::ifstream stream(path, std::ios::binary);
  stream.read(bytes.data(), bytes.size());
  const std::string_view beginning(bytes.data(), static_cast<std::size_t>(stream.gcount()));
  if (is_json)
    return beginning.starts_with("{\"vestnik\": \"") && beginning.find("\n\"shard\": ") != std::string_view::npos;
  return beginning.find("<testsuite") != std::string_view::npos;
}

void refuse_own_pdf(const fs::path& report, const std::vector<batch::Job>& jobs, const fs::path& output_folder) {
  std::error_code error;
  const fs::path target = fs::weakly_canonical(behind_links(report), error);
  const fs::path folder = fs::weakly_canonical(behind_links(output_folder), error);
  for (const batch::Job& job : jobs) {
    if (job.fault || folder / job.output != target) continue;
    throw WrongUsage{{fmt::format("the report {} has the name of a PDF", report.string()),
                      fmt::format("имя отчёта {} — имя одного из PDF", report.string())}};
  }
}

}  // namespace

std::optional<LocalText> prepare(const BatchReports& reports, const std::vector<fs::path>& read,
                                 const std::vector<batch::Job>& jobs, const fs::path& output_folder) {
  if (!reports.json.empty() && !reports.junit.empty() && same_place(reports.json, reports.junit)) {
    throw WrongUsage{{"--report and --junit name the same file", "--report и --junit называют один и тот же файл"}};
  }
  for (const fs::path& report : {reports.json, reports.junit}) {
    if (report.empty()) continue;
    if (std::ranges::any_of(read, [&](const fs::path& input) { return same_place(report, input); })) {
      throw WrongUsage{output_is_input(report)};
    }
    if (!may_be_replaced(report, report == reports.json)) {
      throw WrongUsage{{fmt::format("{} is there already and is no report; nothing is written", report.string()),
                        fmt::format("{} уже есть, и это не отчёт; ничего не записано", report.string())}};
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
