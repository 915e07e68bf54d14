/// @file finding_kinds.hpp
/// An import's findings by kind.
#pragma once

#include <string>
#include <vector>

#include "vestnik/diagnostic.hpp"

namespace vestnik {

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

}  // namespace vestnik
