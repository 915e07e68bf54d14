/// @file code_ranges.hpp
/// Which bytes of a Markdown text are code: what stands there is text, whatever it looks like.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace vestnik::markup {

/// Fenced code and code between backticks. Time and memory grow with the text's length, but for a logarithm.
class CodeRanges {
 public:
  explicit CodeRanges(std::string_view text);

  [[nodiscard]] bool holds(std::size_t offset) const;
  /// Where the marks begin that look like a fence's opening and are text: nothing closes them, or more than a
  /// language's name stands behind them. Ascending.
  [[nodiscard]] const std::vector<std::size_t>& literal_fences() const { return literal_fences_; }

 private:
  struct Range {
    std::size_t begin = 0, end = 0;
  };
  void add_fences(std::string_view text);
  void add_spans(std::string_view text, std::size_t begin, std::size_t end);

  std::vector<Range> ranges_;  // ascending, apart from each other
  std::vector<std::size_t> literal_fences_;
};

}  // namespace vestnik::markup
