/// @file run_issue.hpp
/// What the commands that typeset one issue share: their options, the run itself, the report on it.
#pragma once

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "programs/common/report.hpp"
#include "vestnik/vestnik.hpp"

namespace vestnik::cli {

struct IssueOptions {
  std::filesystem::path descriptor;
  std::filesystem::path data_folder;   ///< empty: found by the library
  std::string color = "auto";          ///< auto, always, never
  std::string format = "text";         ///< text, json, github
  std::string ui = "auto";             ///< auto, en, ru
  std::string pagination = "optimal";  ///< optimal, greedy
  unsigned jobs = 0;                   ///< threads; 0: one for each processor
  bool strict = false;
  bool quiet = false;
  bool timings = false;
  bool typography = false;  ///< `check` alone: list what the house rules change
};

/// Whether findings on standard error are coloured; `option` is auto, always or never.
[[nodiscard]] bool use_color(const std::string& option);

/// The path of a descriptor; a folder stands for the issue.yaml in it.
CLI::Option* add_descriptor_option(CLI::App& command, const std::string& name, std::filesystem::path& descriptor,
                                   const std::string& description);
/// ISSUE, and all options of a run on one issue.
void add_issue_options(CLI::App& command, IssueOptions& options);
/// Those alone that runs on many issues have too: --data, --color, --ui, --pagination, --quiet.
void add_common_options(CLI::App& command, IssueOptions& options);

/// The time that SOURCE_DATE_EPOCH names, if it is set and not empty. Throws WrongUsage (start.hpp) if it is no time.
[[nodiscard]] std::optional<std::chrono::sys_seconds> source_date_epoch();

/// The library's settings that the options and the environment ask for.
[[nodiscard]] TypesetOptions typeset_options(const IssueOptions& options);

struct IssueRun {
  Outcome<Release> outcome;  ///< with the findings of loading
  Summary summary;
  std::optional<std::vector<LineFix>> fixes{};  ///< `check --fix` alone: what was put right before
};

/// Loads and typesets, with a progress line on a terminal. Throws WrongUsage (start.hpp) if `output`, where the PDF is
/// to go, is one of the files that were read.
[[nodiscard]] IssueRun run_issue(const IssueOptions& options, TypesetOptions settings,
                                 const std::filesystem::path& output = {});
/// Whether `output` would replace one of Vestnik's own files; `folder` as data_folder (files/data_folder.hpp) gives it.
[[nodiscard]] bool is_own_file(const std::filesystem::path& output, const std::filesystem::path& folder);

/// Findings and summary, as the options ask for.
void print(const IssueOptions& options, const IssueRun& run, bool summary_to_stderr);

[[nodiscard]] int exit_code(const std::vector<Diagnostic>& findings);

}  // namespace vestnik::cli
