/// @file run_text.hpp
/// Runs → a text with marks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/source/source_document.hpp"

namespace vestnik::importing {

/// A text that could not stay as it was raised or lowered.
struct RaisedText {
  std::string text, result;  ///< the word as its letters stand, and as it is written
};

/// The printed text of the runs, without notes' marks and pictures: line breaks are mark::line_break, bold and italic
/// are marks where not all of the text is so, links are marks. Soft hyphens go; tabs become spaces.
[[nodiscard]] std::string text_of_runs(const std::vector<source::Run>& runs, const std::vector<source::Note>& notes,
                                       std::vector<RaisedText>& raised);

/// The digits of a note's mark above the line.
[[nodiscard]] std::string superscript(std::string_view text);

}  // namespace vestnik::importing
