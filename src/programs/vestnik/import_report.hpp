/// @file import_report.hpp
/// What `vestnik import` says.
#pragma once

#include <string>
#include <vector>

#include "programs/common/report.hpp"
#include "tools/import/import.hpp"

namespace vestnik::cli {

struct ImportView {
  bool all = false;  ///< every finding; otherwise the first ones of each kind and how many more there are
  bool errors_only = false;
};

/// The findings by kind, errors first, then warnings, then notes. Those about a document name the place as a person
/// finds it, not a line.
[[nodiscard]] std::string import_findings(const std::vector<Diagnostic>& findings, const ImportResult& result,
                                          const TextReport& report, const ImportView& view);

/// The counts, and the account of words and pictures.
[[nodiscard]] std::string import_summary(const std::vector<Diagnostic>& findings, const ImportResult& result,
                                         const std::string& output, UiLanguage language);

/// `output` is empty where no folder was made.
[[nodiscard]] std::string import_as_json(const std::vector<Diagnostic>& findings, const ImportResult& result,
                                         const std::string& output, UiLanguage language);

}  // namespace vestnik::cli
