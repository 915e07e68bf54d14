/// @file findings_screen.hpp
/// Findings by kind, on a screen of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "programs/common/report.hpp"

namespace vestnik::cli {

/// A kind of finding, with all of it.
struct FindingKind {
  Severity severity = Severity::note;
  std::string code;
  std::vector<const Diagnostic*> findings;
};

/// The most important kind first: errors, then what is missing from a result, then by number.
[[nodiscard]] std::vector<FindingKind> by_kind(const std::vector<Diagnostic>& findings);

/// The kind's name for people: "pictures that cannot be used".
[[nodiscard]] std::string title_of(const std::string& code, UiLanguage language);

/// Every kind with its number and as many of its findings as `lines` lines of 80 columns have room for; at the end, how
/// many are not shown. A single finding stands without its kind's title.
[[nodiscard]] std::string findings_screen(const std::vector<Diagnostic>& findings, const TextReport& report,
                                          std::size_t lines);

}  // namespace vestnik::cli
