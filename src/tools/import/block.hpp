/// @file block.hpp
/// Lines → paragraphs and the other things that a release is made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tools/import/join.hpp"
#include "tools/import/source_line.hpp"

namespace vestnik::importing {

/// A line with more words than this is a sentence that lacks its full stop, not a subheading.
constexpr std::size_t most_words_of_subheading = 12;

struct Block {
  enum class Kind : std::uint8_t {
    text,
    heading,   ///< Markdown's
    country,   ///< a country's name and nothing else
    capitals,  ///< one or more lines in capitals that open a run of lines
    source,    ///< where an article was taken from
    picture,
    item,   ///< opened by a bullet, a dash or a number
    table,  ///< Markdown's: a row in each line, between upright bars
  };
  Kind kind = Kind::text;
  Lines lines;          ///< what it was made of; one at least
  std::string text;     ///< joined, without an item's marker; marks for inline markup
  int level = 0;        ///< heading
  std::string marker;   ///< item: as written, e.g. "-", "•", "2."
  std::string country;  ///< ISO 3166-1 code
  SourceLine source;
  bool quoted = false;       ///< Markdown quotation
  bool exact = false;        ///< a document says what this is: nothing is guessed
  bool masthead = false;     ///< the medium's name or logo above the title that follows
  int list_level = 0;        ///< exact item, from 0
  bool after_blank = true;   ///< a blank line or the text's beginning stands before it
  bool before_blank = true;  ///< a blank line or the text's end stands after it

  bool subheading = false;   ///< a short line between sentences, without a full stop
  bool full_end = false;     ///< its last line is as long as a column is wide
  bool flush_start = false;  ///< its first line has no indent, in a text where paragraphs have one

  [[nodiscard]] int line() const { return lines.front().number; }
};

/// Measures of a text's lines.
struct Measure {
  bool wrapped = false;   ///< lines end where a column ended; otherwise a line is a paragraph
  bool indented = false;  ///< paragraphs begin with an indent
  std::size_t width = 0;  ///< of a full line, in characters
};
[[nodiscard]] Measure measure(const Lines& lines);

[[nodiscard]] std::vector<Block> make_blocks(const Lines& lines, const Measure& measure, const Vocabulary& vocabulary,
                                             const Context& context);

/// The marker of an item, with nothing of its text: "-", "•", "2.", "а)"; empty: the line opens none.
[[nodiscard]] std::string marker_of(std::string_view text);
[[nodiscard]] std::string without_marker(const std::string& text, const std::string& marker);

/// Strips marks that hold for all of a text: a paragraph all bold is a heading, not an emphasis.
[[nodiscard]] bool is_all_strong(std::string_view text);

}  // namespace vestnik::importing
