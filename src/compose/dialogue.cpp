#include "compose/dialogue.hpp"

#include <algorithm>
#include <utility>

namespace vestnik {
namespace {

using Kind = MarkupBlock::Kind;

bool is_dialogue(const MarkupBlock& list) {
  if (list.kind != Kind::list || list.bullet != '-' || list.children.size() != 1) return false;
  const MarkupBlock& item = list.children.front();
  return item.children.size() == 1 && item.children.front().kind == Kind::paragraph;
}

/// The place of the hyphen that opens the line on which `text` begins: nothing but spaces and ">" comes before it.
SourceRange place_of_hyphen(SourceRange text, const MarkdownText& source) {
  if (text.column == 0 || !source.exact) return text;
  std::size_t begin = 0;
  for (int line = source.where.line; line < text.line && begin != std::string::npos; ++line) {
    begin = source.text.find('\n', begin);
    if (begin != std::string::npos) ++begin;
  }
  const std::size_t hyphen = begin == std::string::npos ? begin : source.text.find('-', begin);
  if (hyphen != std::string::npos) text.column = source.indent + static_cast<int>(hyphen - begin) + 1;
  return text;
}

InlineText with_hyphen(const InlineText& text, const MarkdownText& source) {
  const InlineSpan& first = text.spans.front();
  const SourceRange place = place_of_hyphen(first.where, source);
  constexpr std::string_view hyphen = "- ";
  InlineText result;
  result.append(hyphen, {.language = first.language, .where = place});
  for (const InlineSpan& span : text.spans) {
    result.append(std::string_view(text.text).substr(span.begin, span.end - span.begin), span);
    const int further = first.where.column - place.column - static_cast<int>(hyphen.size());
    if (&span == &first && result.spans.size() == 1 && further != 0) result.shifts.push_back({hyphen.size(), further});
  }
  return result;
}

}  // namespace

bool opens_with_dash(std::string_view text) {
  for (const std::string_view dash : {"\u2013", "\u2014", "\u2015"}) {
    for (const std::string_view space : {" ", "\u00A0", "\u202F"}) {
      if (text.starts_with(dash) && text.substr(dash.size()).starts_with(space)) return true;
    }
  }
  return false;
}

void unfold_dialogue(std::vector<MarkupBlock>& blocks, const MarkdownText& source) {
  for (MarkupBlock& block : blocks) {
    if (block.kind == Kind::quotation) unfold_dialogue(block.children, source);
    if (!is_dialogue(block)) continue;
    MarkupBlock paragraph = std::move(block.children.front().children.front());
    if (!paragraph.text.empty()) paragraph.text = with_hyphen(paragraph.text, source);
    block = std::move(paragraph);
  }
}

}  // namespace vestnik
