/// @file run_text.hpp
/// Runs → a text with marks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/source/source_document.hpp"

namespace vestnik::importing {

/// The printed text of the runs, without notes' marks and pictures: line breaks are mark::line_break, bold, italic
/// and what stands above or below the line are marks where not all of the text is so, links are marks. Soft hyphens go;
/// tabs become spaces.
[[nodiscard]] std::string text_of_runs(const std::vector<source::Run>& runs, const std::vector<source::Note>& notes);

/// The digits of a note's mark above the line.
[[nodiscard]] std::string superscript(std::string_view text);

}  // namespace vestnik::importing
