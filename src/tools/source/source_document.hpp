/// @file source_document.hpp
/// A document of an office as blocks and runs, whatever format it came in. Plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "vestnik/diagnostic.hpp"

namespace vestnik::source {

/// Where a text stands, as a person finds it in the document.
struct Place {
  enum class Part : std::uint8_t { body, cell, text_box, footnote, endnote, header, footer, comment };
  Part part = Part::body;
  int page = 0;       ///< from 1; 0: the document does not say where its pages end
  int paragraph = 0;  ///< from 1, on its page; or in the whole body where there are no pages
  int number = 0;     ///< of the table, text box or note, from 1
  int row = 0, column = 0;

  bool operator==(const Place&) const = default;
};
/// "page 3, paragraph 2"
[[nodiscard]] LocalText words_for(const Place& place);

enum class Raise : std::uint8_t { none, superscript, subscript };
enum class Change : std::uint8_t { none, inserted, deleted };
enum class Alignment : std::uint8_t { start, centre, end, justified };

/// How a run is printed: its own formatting and what it inherits.
struct Look {
  bool bold = false, italic = false, underlined = false, capitals = false, small_capitals = false;
  bool struck = false, hidden = false;
  Raise raise = Raise::none;
  Change change = Change::none;
  double size = 0;       ///< points; 0: not known
  std::string language;  ///< BCP 47; empty: not known

  bool operator==(const Look&) const = default;
  [[nodiscard]] bool printed() const { return !hidden && change != Change::deleted; }
};

/// Text of one look, a picture, or a note's mark.
struct Run {
  std::string text;  ///< UTF-8; U+2028 is a line break, a tab is a tab
  Look look;
  std::string link;                    ///< address; empty: none
  std::optional<std::size_t> picture;  ///< index into Document::pictures
  std::optional<std::size_t> note;     ///< index into Document::notes
};

struct Block;

struct TextBox {
  std::vector<Block> blocks;
};

struct ListLabel {
  enum class Format : std::uint8_t { bullet, decimal, other };
  int level = 0;  ///< from 0
  Format format = Format::bullet;
  std::string text;  ///< as printed: "2.1.", "а)", "•"; may be empty
};

enum class Role : std::uint8_t { text, title, subtitle, caption, contents, contents_heading, quotation };

struct Paragraph {
  std::vector<Run> runs;
  Alignment alignment = Alignment::start;
  Role role = Role::text;  ///< by its style's name
  int heading = 0;         ///< level of a heading, 1 to 9; 0: none
  std::optional<ListLabel> label;
  bool new_page = false;       ///< begins a page by the author's wish
  std::vector<TextBox> boxes;  ///< anchored here
  bool boxes_first = false;    ///< they are anchored before its text
  Place place;

  [[nodiscard]] std::string text() const;  ///< of the runs that are printed
};

struct Cell {
  std::vector<Block> blocks;
  int columns = 1, rows = 1;  ///< that it spans; rows 0: a cell above reaches down here
};
struct Row {
  std::vector<Cell> cells;
  bool head = false;  ///< repeated on each page
};
struct Table {
  std::vector<Row> rows;
  bool ruled = false;  ///< it has visible rules
  Place place;
};

struct Block {
  std::variant<Paragraph, Table> content;
};

struct PictureFile {
  std::string name;  ///< in the container, for messages and file endings
  std::string bytes;
};
/// A picture where it stands.
struct Picture {
  std::size_t file = 0;     ///< index into Document::files
  std::string alternative;  ///< what its author says it shows
  bool floating = false;
  double width = 0, height = 0;  ///< points; 0: not known
};

struct Note {
  bool at_end = false;  ///< an endnote
  std::string mark;     ///< as printed: "1"
  std::vector<Block> blocks;
};

/// Something that is not in the blocks, or not as it was.
struct Remark {
  enum class Kind : std::uint8_t {
    comment,
    outside_picture,  ///< lies outside the file
    missing_picture,  ///< named, but not in the file
    equation,         ///< is there as text
    chart,            ///< is there as a table of its data
    symbol,           ///< of a face of symbols, without a letter in Unicode
    object,           ///< embedded, without a picture
  };
  Kind kind = Kind::comment;
  std::string words;
  Place place;
};

struct Document {
  std::vector<Block> blocks;
  std::vector<Note> notes;
  std::vector<Block> running;  ///< headers and footers, each once
  std::vector<Block> beside;   ///< what stands round the text of a web page: navigation, links to other pages
  std::vector<Picture> pictures;
  std::vector<PictureFile> files;
  std::vector<Remark> remarks;
};

}  // namespace vestnik::source
