/// @file explain.hpp
/// The longer story of each kind of finding.
#pragma once

#include <string>

#include "findings/catalogue/catalogue.hpp"

namespace vestnik {

/// For a terminal: title, story, an example and its correction.
[[nodiscard]] std::string explanation(const CodeEntry& entry, UiLanguage language);

/// All codes with severity and title, one a line.
[[nodiscard]] std::string list_of_codes(UiLanguage language);

/// The manual's page on findings, in Markdown.
[[nodiscard]] std::string findings_manual(UiLanguage language);

}  // namespace vestnik
