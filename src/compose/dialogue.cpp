#include "compose/dialogue.hpp"

#include <algorithm>
#include <array>

namespace vestnik {
namespace {

/// Bytes of the dash and the space that open the text; 0 if none do.
std::size_t opening_length(std::string_view text) {
  for (const std::string_view dash : {"\u2013", "\u2014", "\u2015"}) {
    for (const std::string_view space : {" ", "\u00A0", "\u202F"}) {
      if (text.starts_with(dash) && text.substr(dash.size()).starts_with(space)) return dash.size() + space.size();
    }
  }
  return 0;
}

}  // namespace

bool opens_with_dash(std::string_view text) { return opening_length(text) > 0; }

bool is_dialogue(const MarkupBlock& list) {
  if (list.kind != MarkupBlock::Kind::list || list.bullet != '-' || list.children.size() != 1) return false;
  const MarkupBlock& item = list.children.front();
  return item.children.size() == 1 && item.children.front().kind == MarkupBlock::Kind::paragraph;
}

InlineText as_dialogue(const InlineText& text, std::string_view language) {
  const bool english = language == "en" || language.starts_with("en-");
  const std::size_t skipped = opening_length(text.text);
  InlineText result;
  for (const InlineSpan& span : text.spans) {
    const std::size_t begin = std::max(span.begin, skipped);
    if (begin >= span.end) continue;
    if (result.empty()) {
      result.append(english ? "\u2013\u00A0" : "\u2014\u00A0", {.language = span.language, .where = span.where});
    }
    result.append(std::string_view(text.text).substr(begin, span.end - begin), span);
  }
  return result;
}

}  // namespace vestnik
