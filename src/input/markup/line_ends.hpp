/// @file line_ends.hpp
/// Line ends that part paragraphs and items, although no blank line stands there: what an office types or pastes.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "findings/catalogue/message.hpp"
#include "input/markup/source_edits.hpp"
#include "vestnik/issue.hpp"

namespace vestnik::markup {

class CodeRanges;

/// What is not certain of a text's line ends.
struct LineEndDoubt {
  MessageId<""> id;
  std::size_t at = 0;  ///< of the text: the line behind the line end in question
};

/// Adds edits that put a blank line before each line that begins a paragraph or an item of its own, and a mark of
/// Markdown in place of an item's dash or bullet:
/// - items: "– heroin;", "• heroin", "а) …", "1.1. …", "2) …", "I. …" behind a line that announces or continues them;
/// - dialogue: "– Who?" behind the end of a sentence; "Question: …", "Answer: …";
/// - a title in capitals;
/// - every line, where `line_ends` says so or the whole text shows that it was pasted with a line for each paragraph.
/// Lines that are as long as those of a wrapped text stay together, and so do verse and addresses. Returns a doubt that
/// the editor should know of.
[[nodiscard]] std::optional<LineEndDoubt> add_line_end_edits(std::string_view text, const CodeRanges& code,
                                                             LineEnds line_ends, std::vector<SourceEdit>& edits);

}  // namespace vestnik::markup
