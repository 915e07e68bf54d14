/// @file report_rows.hpp
/// The source's lines and the result's pieces side by side.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tools/import/report_html.hpp"
#include "tools/import/trace.hpp"

namespace vestnik::importing {

/// What stands side by side: lines of the source, pieces of the result; numbers.
struct ReportRow {
  std::vector<std::size_t> lines;   ///< indices into Trace::lines
  std::vector<std::size_t> pieces;  ///< indices into `pieces`
};

/// Pairs the lines with the pieces by their letters: a row ends where both sides have said the same. Where they differ,
/// what is left is one row.
[[nodiscard]] std::vector<ReportRow> pair_up(const Trace& trace, const std::vector<std::size_t>& lines,
                                             const std::vector<ReportPiece>& pieces);

/// Lines that belong together: an article's, or those before, between and behind the articles.
struct ReportGroup {
  std::optional<std::size_t> article;
  std::vector<std::size_t> lines;
};
/// In the order in which the source has them. What was left out stays where it stood.
[[nodiscard]] std::vector<ReportGroup> group_lines(const Trace& trace);

}  // namespace vestnik::importing
