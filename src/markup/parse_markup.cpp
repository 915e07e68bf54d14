#include <algorithm>
#include <utility>

#include "markup/markup.hpp"
#include "markup/reader.hpp"

namespace vestnik {
namespace {

/// Code points of a text of one line; nothing for more lines.
std::optional<int> single_line_length(std::string_view text) {
  int count = 0;
  for (const char c : text) {
    if (c == '\n' || c == '\r') return std::nullopt;
    count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  }
  return count;
}

/// Where the text's first character stands, if its place leaves no doubt: the range covers the text, or the text
/// between quotes. Escapes would make the range longer still.
std::optional<int> exact_column(const SourcedText& source) {
  const SourceRange& where = source.where;
  const std::optional<int> length = single_line_length(source.text);
  if (!length || where.line == 0 || where.line != where.end_line) return std::nullopt;
  const int width = where.end_column - where.column;
  if (width == *length) return where.column;
  if (width == *length + 2) return where.column + 1;
  return std::nullopt;
}

/// The text with a prefix in every line that has one; see markup::inline_prefix.
std::string prefixed(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t") != std::string_view::npos) {
      result += markup::inline_prefix;
      result += line.substr(line.find_first_not_of(" \t"));
    }
    if (end == text.size()) break;
    result += text[end];
    text.remove_prefix(end + 1);
  }
  return result;
}

}  // namespace

Outcome<std::vector<MarkupBlock>> parse_markup(const MarkdownText& source) {
  return markup::Reader(source, markup::Reader::Mode::blocks).read();
}

Outcome<InlineText> parse_inline_markup(const SourcedText& source) {
  MarkdownText text{.text = prefixed(source.text), .where = source.where};
  if (const std::optional<int> column = exact_column(source)) {
    text.exact = true;
    text.indent = *column - 1 - static_cast<int>(markup::inline_prefix.size());
  }
  Outcome<std::vector<MarkupBlock>> blocks = markup::Reader(text, markup::Reader::Mode::inlines).read();

  Outcome<InlineText> outcome{.value = InlineText{}, .diagnostics = std::move(blocks.diagnostics)};
  InlineText& joined = *outcome.value;
  for (const MarkupBlock& paragraph : *blocks.value) {
    if (!joined.empty()) joined.append("\u2028");
    for (const InlineSpan& span : paragraph.text.spans) {
      joined.append(std::string_view(paragraph.text.text).substr(span.begin, span.end - span.begin), span);
    }
  }
  return outcome;
}

}  // namespace vestnik
