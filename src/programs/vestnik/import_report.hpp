/// @file import_report.hpp
/// What `vestnik import` says.
#pragma once

#include <string>
#include <vector>

#include "programs/common/report.hpp"
#include "tools/import/import.hpp"

namespace vestnik::cli {

struct ImportView {
  bool all = false;  ///< every finding with its hint; otherwise a screen of them, by kind
  bool errors_only = false;
};

/// Findings about a document that name the place as a person finds it, not a line.
[[nodiscard]] std::vector<Diagnostic> placed(std::vector<Diagnostic> findings, const ImportResult& result,
                                             UiLanguage language);

/// The findings by kind, the most important first.
[[nodiscard]] std::string import_findings(const std::vector<Diagnostic>& findings, const TextReport& report,
                                          const ImportView& view);

/// The counts, and the account of words and pictures.
[[nodiscard]] std::string import_summary(const std::vector<Diagnostic>& findings, const ImportResult& result,
                                         const std::string& output, UiLanguage language);

/// "3522 words: 3498 printed, 24 left out, 0 lost; 13 of 13 pictures"
[[nodiscard]] std::string account_in_words(const Account& account, UiLanguage language);

/// `output` is empty where no folder was made.
[[nodiscard]] std::string import_as_json(const std::vector<Diagnostic>& findings, const ImportResult& result,
                                         const std::string& output, UiLanguage language);

}  // namespace vestnik::cli
