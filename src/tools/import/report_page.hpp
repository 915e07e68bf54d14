/// @file report_page.hpp
/// A page that shows a release's text beside what was made of it, for a check by eye.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/import/import.hpp"

namespace vestnik {

struct ReportOptions {
  std::string name;    ///< of the release
  std::string folder;  ///< address of the issue's folder from the page, ends in "/"; empty: none was made
  UiLanguage language = UiLanguage::en;
};

/// By this a report is known that another one may replace.
inline constexpr std::string_view report_mark = "<meta name=\"generator\" content=\"Vestnik import\">";

/// One HTML file without scripts. Left-out parts are marked with the reason, every finding stands in it. `findings` as
/// import_release() and import_document() give them, with more from elsewhere or without.
[[nodiscard]] std::string report_page(const ImportResult& result, const std::vector<Diagnostic>& findings,
                                      const ReportOptions& options);

}  // namespace vestnik
