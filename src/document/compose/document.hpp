/// @file document.hpp
/// The issue as styled blocks: what is to be set, in reading order, before any line is broken.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "input/markup/markup.hpp"
#include "model/picture/picture.hpp"
#include "model/theme/theme.hpp"
#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"
#include "vestnik/typography.hpp"

namespace vestnik {

/// Logical roles, named as the standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4).
enum class Tag {
  document,
  section,
  division,
  heading1,
  heading2,
  heading3,
  paragraph,
  list,
  list_item,
  label,
  list_body,
  block_quote,
  table,
  table_row,
  table_head_cell,
  table_cell,
  figure,
  caption,
  contents,
  contents_item,
  reference,
  link,
  span,
  code,
};

/// Index into Document::structure; negative for what belongs to the page and not to the text: `artifact` for rules,
/// leaders and ornaments, one of the other two for what repeats at the head and foot of pages.
using NodeId = int;
inline constexpr NodeId artifact = -1;
inline constexpr NodeId header_artifact = -2;
inline constexpr NodeId footer_artifact = -3;
[[nodiscard]] constexpr bool is_artifact(NodeId node) { return node < 0; }

/// The cells that a table's head cell is the head of.
enum class HeadScope { column, row, both };

/// An element of the logical structure. The order of the children follows from their content's.
struct StructureNode {
  Tag tag = Tag::paragraph;
  NodeId parent = artifact;                      ///< `artifact` only for node 0, the document
  std::string language;                          ///< where it differs from the parent's
  std::string alternative;                       ///< figures
  std::string title;                             ///< sections and headings
  bool ordered = false;                          ///< lists
  bool struck = false;                           ///< spans, code and links: a line runs through the letters
  TextPosition position = TextPosition::normal;  ///< the same: above or below the line
  HeadScope scope = HeadScope::column;           ///< head cells
  int columns = 1, rows = 1;                     ///< cells: of the table, that it spans
  std::vector<NodeId> heads;                     ///< cells: their heads, where scopes do not tell them
};

struct Paragraph {
  Style style = Style::body;
  InlineText text;
  std::string language;
  NodeId node = artifact;
  std::vector<NodeId> span_nodes;  ///< by span of `text`: the link or span element that its glyphs belong to, or `node`
  InlineText label;                ///< set in the indent before the first line: a bullet or number
  NodeId label_node = artifact;
  Pt extra_indent;                  ///< nested lists and quotations
  Pt opening_indent;                ///< of a further paragraph in an item or quotation, besides the style's first
  std::string anchor;               ///< a name that links and contents entries can point to; empty: none
  int outline_level = 0;            ///< 1 section, 2 article; 0 not in the outline
  std::optional<int> lines_before;  ///< instead of the style's
  std::shared_ptr<const ParagraphStyle> own_style;  ///< instead of the theme's; null: that
};

[[nodiscard]] inline const ParagraphStyle& style_of(const Paragraph& paragraph, const Theme& theme) {
  return paragraph.own_style ? *paragraph.own_style : theme.style(paragraph.style);
}

/// A contents entry: text, leader, and the folio of the page that holds `target`.
struct ContentsEntry {
  Paragraph entry;
  std::string target;
  bool keep_with_next = false;
};

struct FigureBlock {
  std::shared_ptr<const DecodedPicture> picture;
  std::string name;                              ///< of its file
  std::string language;                          ///< of the text around it; empty: the issue's
  PictureWidth width = PictureWidth::automatic;  ///< column or across
  bool either_width = false;                     ///< could also be set in the other one, should a page need it
  Crop crop;                                     ///< what is shown of it
  Focus focus;                                   ///< stays in sight if pages crop it further
  bool may_be_cropped = false;                   ///< further than `crop`
  NodeId node = artifact;
  std::optional<Paragraph> caption;
  Pt max_width, max_height;  ///< 0: the region's measure, the theme's limit
  Align align = Align::centered;
  int lines_before = 0, lines_after = 0;
  bool keep_with_next = false;
  SourceRange where;

  /// Of what is shown: width by height.
  [[nodiscard]] double aspect() const { return picture->aspect() * crop.width / crop.height; }
};

/// Pictures side by side, equally high, that fill the measure; or one that does.
struct PictureRow {
  std::vector<FigureBlock> pictures;  ///< at least one, each with its own caption
  PictureWidth width = PictureWidth::across;
  std::optional<Paragraph> caption;  ///< of all of them
  bool floats = true;                ///< text that follows may go before it
  int lines_before = 0, lines_after = 0;
  SourceRange where;

  /// Of pictures that touch each other: width by height.
  [[nodiscard]] double aspect() const {
    double sum = 0;
    for (const FigureBlock& picture : pictures) sum += picture.aspect();
    return sum;
  }
};

struct TableBlock {
  struct Cell {
    Paragraph text;
    Align align = Align::left;
    std::vector<Paragraph> more;  ///< below it: the further items of a list
    int columns = 1, rows = 1;    ///< that it spans
    bool covered = false;         ///< belongs to a cell that spans it: has no text of its own
    std::size_t fraction = 0;     ///< bytes at the end of a number: its decimal sign and what follows
  };
  std::vector<std::vector<Cell>> rows;  ///< rows of equal length
  std::size_t head_rows = 1;            ///< the first ones, set again where the table goes on
  std::size_t total_rows = 0;           ///< the last ones
  std::optional<Paragraph> caption;     ///< above the table
  std::vector<Paragraph> notes;         ///< below it
  DataWidth width = DataWidth::automatic;
  NodeId node = artifact;
  SourceRange where;
};

/// White space that takes its share of what a page has left, or a rule across the measure.
struct FillBlock {
  int weight = 1;
};
struct RuleBlock {
  Pt weight{0.5};
  Pt width;  ///< 0: the measure
};

using Block = std::variant<Paragraph, ContentsEntry, FigureBlock, PictureRow, TableBlock, FillBlock, RuleBlock>;

/// A stretch of blocks set over the full measure (columns = 1) or in two balanced columns (columns = 2).
struct Region {
  int columns = 1;
  std::vector<Block> blocks;
  int lines_before = 0;         ///< white space above, dropped at a page's head
  bool keep_with_next = false;  ///< a title stays with the columns below it
  bool page_break_before = false;
  bool keep_on_one_page = false;  ///< with the regions it is kept with, where one page can hold them
  std::size_t section = 0;        ///< of the part: which of its running heads stands above it
};

/// The line at the head of pages. What is too long for a line gives way at the title.
struct RunningHead {
  InlineText text;
  std::string title, short_title;  ///< the series', of which `text` holds the first; the second may be empty

  [[nodiscard]] bool empty() const { return text.empty(); }
};

/// Regions that start on a new page: cover, imprint, contents, sections of which only the first starts a page, back
/// page.
struct Part {
  enum class Kind { cover, imprint, contents, section, back_page };
  Kind kind = Kind::section;
  std::vector<Region> regions;
  bool folios = true;
  std::vector<RunningHead> running_heads;  ///< by section of the part; empty: none
};

struct Metadata {
  std::string title, author, subject, language;
  std::vector<std::string> keywords;
  std::chrono::sys_seconds date;
};

struct Document {
  Metadata metadata;
  std::vector<Part> parts;                 ///< in page order
  std::vector<StructureNode> structure;    ///< node 0 is the document
  std::vector<TypographicChange> changes;  ///< by the house rules, if they were asked for
};

/// Calls `visit` with every paragraph of `document`: captions, cells and contents entries too.
void for_each_paragraph(const Document& document, const std::function<void(const Paragraph&)>& visit);

}  // namespace vestnik
