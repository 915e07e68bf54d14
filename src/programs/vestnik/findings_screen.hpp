/// @file findings_screen.hpp
/// Findings by kind, on a screen of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "programs/common/report.hpp"

namespace vestnik::cli {

/// Every kind with its number and as many of its findings as `lines` lines of 80 columns have room for; at the end, how
/// many are not shown. A single finding stands without its kind's title.
[[nodiscard]] std::string findings_screen(const std::vector<Diagnostic>& findings, const TextReport& report,
                                          std::size_t lines);

}  // namespace vestnik::cli
