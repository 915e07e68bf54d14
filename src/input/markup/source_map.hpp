/// @file source_map.hpp
/// From bytes of a Markdown text to places in the file that it came from.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "input/markup/source_edits.hpp"
#include "vestnik/issue.hpp"

namespace vestnik::markup {

/// Refers to the texts that it is made for. Offsets are those of the edited text. Queries in ascending order cost
/// constant time per byte of the text.
class SourceMap {
 public:
  /// `doubled`: characters that take two columns in the file, as `"` does where it is written `\"`.
  SourceMap(const MarkdownText& source, const EditedSource& edited, std::string_view doubled = {});

  /// The place of the character at byte `offset`; the text's own place where its lines are not known.
  [[nodiscard]] SourceRange at(std::size_t offset);
  /// The place of a byte of the text as it was before its edits.
  [[nodiscard]] SourceRange at_source(std::size_t offset);
  /// The same as at() for a span: without a column where that is not known.
  [[nodiscard]] SourceRange span_at(std::size_t offset);
  /// Whether a line begins at `offset`.
  [[nodiscard]] bool begins_line(std::size_t offset) const;

 private:
  const MarkdownText& source_;
  const EditedSource& edited_;
  std::string_view doubled_;
  std::vector<std::size_t> lines_;  ///< where each line begins
  std::size_t line_ = 0, offset_ = 0;
  int column_ = 0;  ///< columns between the beginning of line `line_` and `offset_`
};

}  // namespace vestnik::markup
