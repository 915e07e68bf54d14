/// @file reading_order.hpp
/// Findings in the order in which an editor goes through an issue, whichever stage found them.
#pragma once

#include <vector>

#include "vestnik/issue.hpp"

namespace vestnik {

/// Sorts by file, line and column. Files follow each other as the issue's texts do (so do the texts of one that was
/// built in code), those that it does not name as they were first mentioned; what has no file comes first.
void sort_by_place(const Issue& issue, std::vector<Diagnostic>& diagnostics);
/// Adds `more` to what was found before, in that order, and keeps all of it within `Findings::limit`: what `typeset`
/// says to what `load_issue` said.
void add_by_place(const Issue& issue, std::vector<Diagnostic>& diagnostics, std::vector<Diagnostic> more);

}  // namespace vestnik
