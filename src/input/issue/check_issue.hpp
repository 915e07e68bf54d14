/// @file check_issue.hpp
/// Issues that were built in code.
#pragma once

#include "findings/sink/findings.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Reports what the loader would not have let through, and what it would have warned of: numbers, dates, countries and
/// other values that cannot be, what is missing, what contradicts itself or is there twice, texts that are "not-utf8"
/// or hold a "control-character". Of what was loaded it says nothing that the loader has said. The issue has places,
/// see BuiltPlaces.
void check_issue(const Issue& issue, Findings& findings);

/// Whether the loader has looked at what stands there.
[[nodiscard]] bool was_loaded(const Issue& issue, const SourceRange& where);

}  // namespace vestnik
