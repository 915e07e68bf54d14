/// @file markup.hpp
/// Markdown text as blocks and inlines.
#pragma once

#include <string>
#include <vector>

#include "vestnik/diagnostic.hpp"
#include "vestnik/issue.hpp"

namespace vestnik {

/// What holds for a stretch of a text's bytes. Spans cover the text without gap or overlap, in order.
struct InlineSpan {
  std::size_t begin = 0, end = 0;  ///< byte offsets into InlineText::text
  bool strong = false, emphasis = false, code = false;
  std::string link;      ///< URL, or "#anchor" for a place in the document; empty: none
  std::string language;  ///< BCP 47; empty: the paragraph's
  SourceRange where;     ///< of the first character
};

/// A paragraph's text. A forced line break is U+2028.
struct InlineText {
  std::string text;  ///< UTF-8, NFC
  std::vector<InlineSpan> spans;

  [[nodiscard]] bool empty() const { return text.empty(); }
  /// Adds `utf8` with the given properties (`span.begin` and `.end` are set here).
  void append(std::string_view utf8, InlineSpan span = {});
};

struct MarkupBlock {
  enum class Kind { paragraph, heading, list, list_item, quotation, code, picture, table, rule };
  Kind kind = Kind::paragraph;
  InlineText text;                            ///< paragraph, heading, code; caption (title) of a picture
  int level = 0;                              ///< heading: 1 to 6
  bool ordered = false;                       ///< list
  unsigned start = 1;                         ///< first number of an ordered list
  std::vector<MarkupBlock> children;          ///< list: items; item and quotation: blocks
  std::string path, alternative;              ///< picture that is alone in its paragraph
  std::vector<std::vector<InlineText>> rows;  ///< table; the first row is the head
  std::vector<int> aligns;                    ///< table, by column: -1 left, 0 centred, 1 right
  SourceRange where;
};

/// Parses CommonMark with tables. Never fails: what Vestnik cannot set (HTML, a picture amid text) is reported as an
/// error with its place.
[[nodiscard]] Outcome<std::vector<MarkupBlock>> parse_markup(const MarkdownText& source);

/// Parses inline Markdown only (titles, captions, digest texts): the text of all paragraphs, joined by U+2028.
[[nodiscard]] Outcome<InlineText> parse_inline_markup(const SourcedText& source);

}  // namespace vestnik
