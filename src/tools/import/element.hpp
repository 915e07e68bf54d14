/// @file element.hpp
/// A document's paragraphs, pictures and tables one after the other: layout tables and text boxes are dissolved, what
/// is not printed is gone.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tools/import/context.hpp"
#include "tools/source/source_document.hpp"

namespace vestnik::importing {

struct Element {
  enum class Kind { text, picture, table };
  Kind kind = Kind::text;
  Lines lines;  ///< text: one line, a heading broken by hand several; table: a line for each cell that says something;
                ///< picture: none
  std::string text;                ///< text with marks; a table as Markdown writes one, with marks in its cells
  std::size_t picture = 0;         ///< picture: index into Document::pictures
  std::vector<std::size_t> notes;  ///< that it calls, indices into Document::notes
  std::vector<std::string> rows;   ///< table: the cells of each row as one text

  // Of a text, what holds for all of it.
  double size = 0;  ///< points; of most of its letters
  bool bold = false, italic = false, underlined = false, capitals = false, centred = false;
  int heading = 0;  ///< level of a heading; 0: none
  source::Role role = source::Role::text;
  std::optional<source::ListLabel> label;
  bool goes_on = false;  ///< a line break, not a paragraph's end, stands before it
  int box = 0;           ///< the text box that it stands in, from 1; 0: none

  [[nodiscard]] int number() const { return lines.empty() ? 0 : lines.front().number; }
};
using Elements = std::vector<Element>;

struct Flattened {
  Elements body;
  std::vector<Elements> notes;        ///< as Document::notes
  Elements running;                   ///< headers and footers
  Elements beside;                    ///< what stands round a web page's text
  std::vector<source::Place> places;  ///< of line number i + 1
  std::size_t more_words = 0;         ///< visible words that are in no line, but dropped
};

/// Reports what is hidden, struck out or changed, and what the reader had to say. Lines get numbers that count up
/// and places in the account.
[[nodiscard]] Flattened flatten(const source::Document& document, const Context& context);

}  // namespace vestnik::importing
