#include <algorithm>
#include <utility>

#include "base/text/utf8.hpp"
#include "input/markup/markup.hpp"
#include "input/markup/reader.hpp"

namespace vestnik {
namespace {

/// Code points of a text of one line; nothing for more lines.
std::optional<int> single_line_length(std::string_view text) {
  int count = 0;
  for (const char c : text) {
    if (c == '\n' || c == '\r') return std::nullopt;
    count += is_continuation(c) ? 0 : 1;
  }
  return count;
}

/// Where the characters of a text of one line stand.
struct ExactPlace {
  int column = 0;              ///< of the first
  std::string_view doubled{};  ///< those that take two columns: they are written with an escape
};

/// The text's place, if it leaves no doubt: the range covers the text, or the text between quotes. Between double
/// quotes a quote and a backslash have a backslash before them, between single ones an apostrophe is doubled. Other
/// escapes would make the range longer still.
std::optional<ExactPlace> exact_place(const SourcedText& source) {
  const SourceRange& where = source.where;
  const std::optional<int> length = single_line_length(source.text);
  if (!length || where.line == 0 || where.line != where.end_line) return std::nullopt;
  const int further = where.end_column - where.column - *length;
  if (further == 0) return ExactPlace{where.column};
  if (further == 2) return ExactPlace{where.column + 1};
  constexpr std::string_view in_double = "\"\\", in_single = "'";
  const auto count = [&](std::string_view signs) {
    return static_cast<int>(
        std::ranges::count_if(source.text, [&](char c) { return signs.find(c) != std::string_view::npos; }));
  };
  const bool in_double_quotes = further == 2 + count(in_double), in_single_quotes = further == 2 + count(in_single);
  if (in_double_quotes == in_single_quotes) return std::nullopt;
  return ExactPlace{where.column + 1, in_double_quotes ? in_double : in_single};
}

/// What stands behind a character that takes two columns is further to the right.
void shift_columns(InlineText& text, std::string_view doubled) {
  if (doubled.empty()) return;
  for (const InlineSpan& span : text.spans) {
    int columns = 0;
    for (std::size_t i = span.begin; i + 1 < span.end && span.where.column > 0; ++i) {
      if (doubled.find(text.text[i]) != std::string_view::npos) text.shifts.push_back({i + 1, ++columns});
    }
  }
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
  const std::optional<ExactPlace> place = exact_place(source);
  const std::string_view doubled = place ? place->doubled : std::string_view();
  if (place) {
    text.exact = true;
    text.indent = place->column - 1 - static_cast<int>(markup::inline_prefix.size());
  }
  Outcome<std::vector<MarkupBlock>> blocks = markup::Reader(text, markup::Reader::Mode::inlines, doubled).read();

  Outcome<InlineText> outcome{.value = InlineText{}, .diagnostics = std::move(blocks.diagnostics)};
  InlineText& joined = *outcome.value;
  for (const MarkupBlock& paragraph : *blocks.value) {
    if (!joined.empty()) joined.append("\u2028");
    for (const InlineSpan& span : paragraph.text.spans) {
      joined.append(std::string_view(paragraph.text.text).substr(span.begin, span.end - span.begin), span);
    }
  }
  shift_columns(joined, doubled);
  return outcome;
}

}  // namespace vestnik
