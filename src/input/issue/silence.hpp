/// @file silence.hpp
/// Findings that weigh less or more than usual: warnings that an editor has looked at and does not want to see again,
/// and what must not be in a release.
#pragma once

#include <string>
#include <vector>

#include "findings/sink/findings.hpp"
#include "vestnik/issue.hpp"
#include "vestnik/options.hpp"

namespace vestnik {

/// Takes the warnings out of `diagnostics` that the issue silences, or the article in whose lines of the descriptor, or
/// in whose file of text, they stand. Errors stay.
void drop_silenced(const Issue& issue, std::vector<Diagnostic>& diagnostics);
/// The same for warnings of these codes, wherever they stand.
void drop_silenced(const std::vector<std::string>& codes, std::vector<Diagnostic>& diagnostics);

/// Reports codes that no warning has: "unknown-value", "silence-error". `name` is how messages call such a code.
void check_silence(const std::vector<std::string>& codes, const LocalText& name, const SourceRange& where,
                   Findings& findings);

/// Makes errors of what `TypesetOptions::strict` and `finished` do not let through: "alternative-missing",
/// "placeholder".
void promote_warnings(const TypesetOptions& options, std::vector<Diagnostic>& diagnostics);

}  // namespace vestnik
