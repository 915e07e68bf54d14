/// @file markup.hpp
/// Markdown text as blocks and inlines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// Where letters stand: on the line, or small above or below it.
enum class TextPosition : std::uint8_t { normal, superscript, subscript };

/// What holds for a stretch of a text's bytes. Spans cover the text without gap or overlap, in order. Parsed spans end
/// where their source line does, so that a character's place follows from its span's.
struct InlineSpan {
  std::size_t begin = 0, end = 0;  ///< byte offsets into InlineText::text
  bool strong = false, emphasis = false, code = false;
  bool struck = false, small_capitals = false;
  TextPosition position = TextPosition::normal;
  std::string link;      ///< URL, or "#anchor" for a place in the document; empty: none
  std::string language;  ///< BCP 47; empty: the paragraph's
  SourceRange where;     ///< of the first character; without a column where the source is not known that exactly
};

/// From byte `offset` of a text, to the next shift or the end of its span, a character stands `columns` further to the
/// right in its source than the characters before it in the span tell: they were made more or fewer.
struct ColumnShift {
  std::size_t offset = 0;
  int columns = 0;
};

/// A paragraph's text. A forced line break is U+2028.
struct InlineText {
  std::string text;  ///< UTF-8, NFC
  std::vector<InlineSpan> spans;
  std::vector<ColumnShift> shifts;  ///< ascending; none as long as the text is as written

  [[nodiscard]] bool empty() const { return text.empty(); }
  /// Adds `utf8` with the given properties (`span.begin` and `.end` are set here). Joins the last span if that has the
  /// same properties and `span.where` names no other line than it.
  void append(std::string_view utf8, InlineSpan span = {});
  /// Takes `count` bytes off the end.
  void drop_back(std::size_t count);
  /// The place of the character at byte `offset`; that of the last one for an offset behind it.
  [[nodiscard]] SourceRange where(std::size_t offset) const;
};

/// The places of a text's characters, as InlineText::where gives them: it walks from the last one that was asked for,
/// `where` from the span's beginning each time. Refers to the text, which must not change.
class TextPlaces {
 public:
  explicit TextPlaces(const InlineText& text) : text_(text) {}
  [[nodiscard]] SourceRange at(std::size_t offset);

 private:
  const InlineText& text_;
  std::size_t span_ = 0;    ///< that `offset_` lies in
  std::size_t offset_ = 0;  ///< up to here, from the span's beginning, characters are counted
  int characters_ = 0;
};

/// A part of a text, with the places of its characters.
[[nodiscard]] InlineText part_of(const InlineText& text, std::size_t begin, std::size_t end);

/// A table's cell that is one with its neighbour: "<<" or "^^" is all that was written in it.
struct JoinedCell {
  std::size_t row = 0, column = 0;
  bool above = false;  ///< with the cell above; else with the one on the left
};

struct MarkupBlock {
  enum class Kind { paragraph, heading, list, list_item, quotation, code, picture, table, rule };
  Kind kind = Kind::paragraph;
  InlineText text;                            ///< paragraph, heading, code; caption (title) of a picture or table
  int level = 0;                              ///< heading: 1 to 6
  bool ordered = false;                       ///< list
  unsigned start = 1;                         ///< first number of an ordered list
  char bullet = 0;                            ///< of a list that is not ordered: '-', '*' or '+'
  char delimiter = '.';                       ///< behind the numbers of an ordered list: '.' or ')'
  std::string label;                          ///< item of a lettered list: its mark as written, "а)"
  bool loose = false;                         ///< list that is not ordered: blank lines stand between its items
  std::vector<MarkupBlock> children;          ///< list: items; item and quotation: blocks
  std::string path, alternative;              ///< picture that is alone in its paragraph
  std::vector<std::vector<InlineText>> rows;  ///< table; the first row is the head
  std::vector<JoinedCell> joined;             ///< table, in reading order; these cells have no text
  std::vector<int> aligns;                    ///< table, by column: -1 left, 0 centred, 1 right
  SourceRange where;
};

/// Parses CommonMark with tables, whose cells may hold "<br>", "<<" and "^^" and which a paragraph ": …" above or below
/// gives a caption; bare addresses become links, "[текст]{lang=ru}" is a passage in that language, "[ООН]{.smallcaps}"
/// one in small capitals; "^2^" and "<sup>2</sup>" stand above the line, "~2~" and "<sub>2</sub>" below it, "~~x~~" and
/// "<s>x</s>" are struck through. What Vestnik cannot set is reported as an error with its place, the rest is still
/// there: "markup-html", "markup-entity" (an unknown one), "markup-link" (an address that is wrong), "markup-language"
/// (a passage's language is not one of ours), "markup-passage" (an attribute that none of ours is),
/// "markup-picture-inline" (a picture amid text). "not-utf8", "markup-too-large" (1 MiB or more), "markup-too-deep" (32
/// levels) and "table-too-wide" (more than 64 columns) end the text there. "markup-literal" warns of marks that make
/// nothing.
[[nodiscard]] Outcome<std::vector<MarkupBlock>> parse_markup(const MarkdownText& source);

/// Parses inline Markdown only (titles, captions, digest texts): the text of all paragraphs, joined by U+2028. Nothing
/// opens a list, heading or quotation here: "2024. A year in review" is a title.
[[nodiscard]] Outcome<InlineText> parse_inline_markup(const SourcedText& source);

/// The text on one line and without markup, for outlines and descriptions.
[[nodiscard]] std::string plain_text(const InlineText& text);

}  // namespace vestnik
