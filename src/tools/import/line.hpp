/// @file line.hpp
/// The input as lines, and what became of each.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::importing {

/// A line of the input, or the part of one that stands in one column.
struct Line {
  std::string text;       ///< without white space at its ends; inline markup as marks (characters.hpp)
  int number = 0;         ///< line of the input, from 1
  int indent = 0;         ///< columns before it, counted from its column's edge
  int heading = 0;        ///< level of a Markdown heading; 0: none
  bool quoted = false;    ///< Markdown quotation
  bool new_page = false;  ///< a form feed stands before it
  std::size_t id = 0;     ///< its place in the account of what became of each line (context.hpp)

  [[nodiscard]] bool blank() const { return text.empty(); }
};
using Lines = std::vector<Line>;

/// A line that is not in the result, because `build` makes it again or because it belongs to the old pages.
struct Dropped {
  int line = 0;
  std::string text;
  std::string why;  ///< folio, running-head, contents, label, country, repeated, rule
};

/// Splits decoded text into lines. Form feeds become `new_page`, tabs four spaces.
[[nodiscard]] Lines split_lines(std::string_view text);

/// The same for Markdown: headings, quotations, emphasis, links, pictures, escapes, entities and simple HTML are read;
/// tags that mean nothing here go.
[[nodiscard]] Lines split_markdown(std::string_view text);

/// The text was written as Markdown: it holds headings, strong text or addresses in angle brackets.
[[nodiscard]] bool looks_like_markdown(std::string_view text);

/// Undoes `pdftotext -layout`: lines that run over two columns become the left column's, then the right one's. Text
/// that stands in one column is not touched.
[[nodiscard]] Lines in_reading_order(Lines lines);

}  // namespace vestnik::importing
