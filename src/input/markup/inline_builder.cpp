#include "input/markup/inline_builder.hpp"

#include <algorithm>
#include <cstdint>
#include <new>
#include <string>
#include <utility>

#include "base/text/case_and_form.hpp"
#include "base/text/utf8.hpp"
#include "input/markup/sign_marks.hpp"

namespace vestnik::markup {
namespace {

constexpr std::string_view line_separator = "\u2028";
constexpr std::string_view paragraph_separator = "\u2029";
constexpr std::string_view next_line = "\u0085";
constexpr std::string_view no_break_space = "\u00A0";
constexpr std::size_t tab_width = 4;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// The first byte of what ends a line, or of another character.
bool may_end_line(char c) { return c == line_separator.front() || c == next_line.front(); }

/// Normalisation form C, span by span: marks do not combine across a change of face anyway.
InlineText normalised(InlineText text) {
  if (is_nfc(text.text)) return text;
  InlineText result;
  for (const InlineSpan& span : text.spans) {
    result.append(to_nfc(text.text.substr(span.begin, span.end - span.begin)), span);
  }
  return result;
}

}  // namespace

bool InlineBuilder::at_line_start() const { return text_.text.empty() || text_.text.ends_with(line_separator); }

void InlineBuilder::add(std::string_view utf8, const InlineSpan& properties) {
  std::string piece;
  bool after_space = at_line_start() || text_.text.ends_with(' ');
  const auto flush = [&] {
    text_.append(piece, properties);
    piece.clear();
  };
  const auto stays = [&after_space](char c) {
    if (is_space(c) ? c != ' ' || after_space : may_end_line(c)) return false;
    after_space = c == ' ';
    return true;
  };
  while (!utf8.empty()) {
    // Most of a text is as it is to be.
    const auto* const other = std::find_if_not(utf8.begin(), utf8.end(), stays);
    piece.append(utf8.begin(), other);
    utf8.remove_prefix(static_cast<std::size_t>(other - utf8.begin()));
    if (utf8.empty()) break;
    std::size_t taken = 1;
    if (utf8.starts_with(line_separator) || utf8.starts_with(paragraph_separator) || utf8.starts_with(next_line)) {
      flush();
      break_line(properties);
      after_space = true;
      taken = utf8.starts_with(next_line) ? next_line.size() : line_separator.size();
    } else if (is_space(utf8.front())) {
      if (!after_space) piece += ' ';
      after_space = true;
    } else {
      piece += utf8.front();
      after_space = false;
    }
    utf8.remove_prefix(taken);
  }
  flush();
}

void InlineBuilder::add_with_marks(std::string_view utf8, const InlineSpan& properties, bool escaped) {
  const std::size_t begin = text_.text.size();
  add(utf8, properties);
  for (std::size_t at = begin + (escaped ? 1 : 0); at < text_.text.size(); ++at) {
    if (is_mark_sign(text_.text[at])) signs_.push_back(at);
  }
}

void InlineBuilder::add_code(std::string_view utf8, const InlineSpan& properties) {
  std::string piece;
  for (const char c : utf8) {
    const bool in_indent = piece.empty() ? at_line_start() || text_.text.ends_with(no_break_space)
                                         : piece.ends_with(line_separator) || piece.ends_with(no_break_space);
    if (c == '\n') {
      piece += line_separator;
      code_column_ = 0;
    } else if (c == '\t' || c == ' ') {
      const std::size_t width = c == ' ' ? 1 : tab_width - code_column_ % tab_width;
      // Spaces at a line's head would vanish; those within let a long line break.
      for (std::size_t i = 0; i < width; ++i) piece += in_indent ? no_break_space : std::string_view(" ");
      code_column_ += width;
    } else {
      piece += c;
      code_column_ += is_continuation(c) ? 0 : 1;
    }
  }
  text_.append(piece, properties);
}

void InlineBuilder::break_line(const InlineSpan& properties) {
  if (text_.text.ends_with(' ')) text_.drop_back(1);
  if (!text_.empty()) text_.append(line_separator, properties);
}

InlineText InlineBuilder::take() {
  code_column_ = 0;
  while (text_.text.ends_with(' ') || text_.text.ends_with(line_separator)) {
    text_.drop_back(text_.text.ends_with(' ') ? 1 : line_separator.size());
  }
  return normalised(with_sign_marks(std::exchange(text_, {}), std::exchange(signs_, {})));
}

}  // namespace vestnik::markup
