#include <algorithm>
#include <array>
#include <iterator>

#include "base/text/utf8.hpp"
#include "input/markup/markup.hpp"

namespace vestnik {
namespace {

bool may_join(const InlineSpan& last, const InlineSpan& next) {
  const bool same_line =
      next.where.line == 0 || (next.where.line == last.where.line && next.where.file == last.where.file);
  return same_line && last.strong == next.strong && last.emphasis == next.emphasis && last.code == next.code &&
         last.link == next.link && last.language == next.language;
}

}  // namespace

void InlineText::append(std::string_view utf8, InlineSpan span) {
  if (utf8.empty()) return;
  span.begin = text.size();
  text += utf8;
  span.end = text.size();
  if (!spans.empty() && may_join(spans.back(), span)) {
    spans.back().end = span.end;
  } else {
    spans.push_back(std::move(span));
  }
}

void InlineText::drop_back(std::size_t count) {
  text.resize(text.size() - std::min(count, text.size()));
  while (!spans.empty() && spans.back().begin >= text.size()) spans.pop_back();
  if (!spans.empty()) spans.back().end = text.size();
}

SourceRange InlineText::where(std::size_t offset) const {
  if (spans.empty()) return {};
  const auto behind = std::ranges::upper_bound(spans, offset, {}, &InlineSpan::end);
  const InlineSpan& span = behind == spans.end() ? spans.back() : *behind;
  SourceRange place = span.where;
  if (place.column == 0) return place;
  offset = std::min(offset, span.end - 1);
  for (std::size_t i = span.begin; i < offset; ++i) {
    place.column += is_continuation(text[i]) ? 0 : 1;
  }
  const auto shift = std::ranges::upper_bound(shifts, offset, {}, &ColumnShift::offset);
  if (shift != shifts.begin() && std::prev(shift)->offset >= span.begin) place.column += std::prev(shift)->columns;
  return place;
}

std::string plain_text(const InlineText& text) {
  // Soft hyphen, zero-width space, word joiner, byte order mark: of no use outside a line.
  constexpr std::array<std::string_view, 4> unseen{"\u00AD", "\u200B", "\u2060", "\uFEFF"};
  std::string result = text.text;
  const auto replace = [&](std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = result.find(what, at)) != std::string::npos;) result.replace(at, what.size(), with);
  };
  replace("\u2028", " ");
  for (const std::string_view character : unseen) replace(character, {});
  return result;
}

}  // namespace vestnik
