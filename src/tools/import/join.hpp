/// @file join.hpp
/// Lines → one text: what columns and pages have cut is put together again.
#pragma once

#include <set>
#include <span>
#include <string>

#include "tools/import/context.hpp"

namespace vestnik::importing {

/// The words that a text uses inside its lines: the evidence for what a hyphen at a line's end was.
class Vocabulary {
 public:
  explicit Vocabulary(const Lines& lines);
  /// The word stands somewhere without, or with, its hyphen. Both are compared by their essence.
  [[nodiscard]] bool has_whole(const std::string& word) const { return whole_.contains(word); }
  [[nodiscard]] bool has_compound(const std::string& word) const { return compounds_.contains(word); }

 private:
  std::set<std::string> whole_, compounds_;
};

/// The lines as one text. A soft hyphen at a line's end goes. A hyphen between small letters goes if the word stands
/// elsewhere without it; otherwise it stays, and unless the text writes the compound elsewhere a note says so
/// ("hyphen-kept").
[[nodiscard]] std::string join_lines(std::span<const Line> lines, const Vocabulary& vocabulary, const Context& context);

/// Adds a line, which stands at `line` of the input, to a text that is not complete.
void append_line(std::string& text, std::string_view more, int line, const Vocabulary& vocabulary,
                 const Context& context);

}  // namespace vestnik::importing
