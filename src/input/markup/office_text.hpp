/// @file office_text.hpp
/// What an office writes and Markdown would take for its marks. The edits keep it as text.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "input/markup/line_ends.hpp"
#include "input/markup/source_edits.hpp"

namespace vestnik::markup {

class CodeRanges;

struct OfficeText {
  std::vector<SourceEdit> edits;
  bool has_front_matter = false;  ///< of YAML, at the beginning; an edit removes it
  std::optional<LineEndDoubt> doubt;
  std::vector<std::size_t> address_doubts;  ///< where an address ends with its line and may go on in the next one
};

/// The edits that keep these as they were meant, outside of code:
/// - "<!-- remark -->" is not printed;
/// - an address that goes on in the next line has no line end in it;
/// - "10*15*20": the asterisks are printed, and so are those of an address;
/// - "text**,** and": bold type may begin before punctuation and end behind it, also amid a word;
/// and where `is_blocks`:
/// - "[Judge]: Guilty" is text, unless "[Judge]" stands elsewhere and what follows is an address or a file's name;
/// - "---" below a paragraph is a rule;
/// - "```" that nothing closes is text;
/// - YAML front matter is no text;
/// - a line may begin a paragraph or an item without a blank line above it: line_ends.hpp.
/// `text` outlives nothing; the edits refer to constants. Time and memory grow with the text's length.
/// `line_prefix`: what every line begins with and is no text.
[[nodiscard]] OfficeText office_text(std::string_view text, bool is_blocks, LineEnds line_ends,
                                     std::string_view line_prefix = {});

/// One edit for each "[label]: …" that is text.
void add_reference_edits(std::string_view text, const CodeRanges& code, std::vector<SourceEdit>& edits);

}  // namespace vestnik::markup
