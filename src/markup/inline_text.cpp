#include <algorithm>

#include "markup/markup.hpp"

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

}  // namespace vestnik
