/// @file check_issue.hpp
/// Issues that were built in code.
#pragma once

#include "issue/findings.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Reports what the loader would not have let through: "out-of-range" numbers, a missing title or country
/// ("empty-text", "unknown-value"), texts that are "not-utf8" or hold a "control-character".
void check_issue(const Issue& issue, Findings& findings);

}  // namespace vestnik
