/// @file report_html.hpp
/// A comparison as one HTML file that needs nothing else.
#pragma once

#include <string>
#include <vector>

#include "tools/compare/compare.hpp"

namespace vestnik::compare {

/// Both pages side by side, of each page that differs, with the differences marked and listed, in words of
/// `language`. `old_name` and `new_name` are for the headings.
[[nodiscard]] std::string html_report(const PdfFile& before, const PdfFile& after,
                                      const std::vector<Difference>& differences, const std::string& old_name,
                                      const std::string& new_name, UiLanguage language);

}  // namespace vestnik::compare
