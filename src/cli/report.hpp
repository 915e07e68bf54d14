/// @file report.hpp
/// Findings and summaries, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "vestnik/vestnik.hpp"

namespace vestnik::cli {

/// "path:line:col: error[code]: message", the hint on a line of its own.
[[nodiscard]] std::string as_text(const Diagnostic& finding, bool color);

struct Summary {
  std::string output;  ///< the PDF's path; empty if none was made
  std::size_t pages = 0, articles = 0, bytes = 0;
  long milliseconds = 0;
};

/// "path:line:col: rule: "before" becomes "after"". Spaces that must not break are shown as <nbsp> and <nnbsp>.
[[nodiscard]] std::string as_text(const TypographicChange& change);

[[nodiscard]] std::string as_text(const Summary& summary, const std::vector<Diagnostic>& findings);
/// {"findings": [...], "summary": {...}}; with `changes`, {"typography": [...]} between them.
[[nodiscard]] std::string as_json(const Summary& summary, const std::vector<Diagnostic>& findings,
                                  const std::vector<TypographicChange>* changes = nullptr);

}  // namespace vestnik::cli
