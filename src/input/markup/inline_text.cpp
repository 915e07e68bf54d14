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
         last.struck == next.struck && last.small_capitals == next.small_capitals && last.position == next.position &&
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

InlineText part_of(const InlineText& text, std::size_t begin, std::size_t end) {
  InlineText result;
  TextPlaces places(text);
  for (const InlineSpan& span : text.spans) {
    const std::size_t first = std::max(span.begin, begin), last = std::min(span.end, end);
    if (first >= last) continue;
    InlineSpan part = span;
    part.where = places.at(first);
    result.append(std::string_view(text.text).substr(first, last - first), std::move(part));
  }
  for (const ColumnShift& shift : text.shifts) {
    if (shift.offset >= begin && shift.offset < end) result.shifts.push_back({shift.offset - begin, shift.columns});
  }
  return result;
}

SourceRange InlineText::where(std::size_t offset) const { return TextPlaces(*this).at(offset); }

SourceRange TextPlaces::at(std::size_t offset) {
  const std::vector<InlineSpan>& spans = text_.spans;
  if (spans.empty()) return {};
  const auto behind = std::ranges::upper_bound(spans, offset, {}, &InlineSpan::end);
  const auto index = std::min(static_cast<std::size_t>(behind - spans.begin()), spans.size() - 1);
  const InlineSpan& span = spans[index];
  SourceRange place = span.where;
  if (place.column == 0) return place;
  offset = std::min(offset, span.end - 1);
  if (index != span_ || offset_ < span.begin) {
    span_ = index;
    offset_ = span.begin;
    characters_ = 0;
  }
  // A few steps back are walked back.
  for (; offset_ > offset; --offset_) characters_ -= is_continuation(text_.text[offset_ - 1]) ? 0 : 1;
  for (; offset_ < offset; ++offset_) characters_ += is_continuation(text_.text[offset_]) ? 0 : 1;
  place.column += characters_;
  const auto shift = std::ranges::upper_bound(text_.shifts, offset, {}, &ColumnShift::offset);
  if (shift != text_.shifts.begin() && std::prev(shift)->offset >= span.begin) {
    place.column += std::prev(shift)->columns;
  }
  return place;
}

std::string plain_text(const InlineText& text) {
  // Soft hyphen, zero-width space, word joiner, byte order mark, changes of direction: of no use outside a line.
  constexpr std::array<std::string_view, 13> unseen{"\u00AD", "\u200B", "\u2060", "\uFEFF", "\u202A",
                                                    "\u202B", "\u202C", "\u202D", "\u202E", "\u2066",
                                                    "\u2067", "\u2068", "\u2069"};
  std::string result = text.text;
  const auto replace = [&](std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = result.find(what, at)) != std::string::npos;) result.replace(at, what.size(), with);
  };
  replace("\u2028", " ");
  for (const std::string_view character : unseen) replace(character, {});
  return result;
}

}  // namespace vestnik
