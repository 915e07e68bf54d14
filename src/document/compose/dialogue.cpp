#include "document/compose/dialogue.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"

namespace vestnik {
namespace {

using Kind = MarkupBlock::Kind;

/// How a remark ends or is reported.
struct Remark {
  bool speech = false;    ///< a sentence: begins with a capital letter, a digit or a quotation mark, ends with a stop
  bool question = false;  ///< ends with a question mark
  bool told = false;      ///< holds the author's words behind a dash: «Да, — сказал он»
};

/// A comma or the end of a sentence, then a dash between spaces, then a small letter.
bool tells_who_speaks(std::u32string_view text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (!is_one_of(text[i - 1], U",?!…") || !is_white_space(text[i])) continue;
    std::size_t dash_end = i + 1;
    while (dash_end < text.size() && is_one_of(text[dash_end], U"-–—―")) ++dash_end;
    if (dash_end == i + 1 || dash_end + 1 >= text.size() || !is_white_space(text[dash_end])) continue;
    if (is_small(text[dash_end + 1])) return true;
  }
  return false;
}

Remark read_remark(std::string_view utf8) {
  constexpr std::u32string_view opening = U"«„“\"", closing = U"»”“\")";
  const std::u32string whole = to_utf32(utf8);
  std::u32string_view text = whole;
  while (!text.empty() && (is_white_space(text.back()) || is_one_of(text.back(), closing))) text.remove_suffix(1);
  if (text.empty()) return {};
  const char32_t first = text.front(), last = text.back();
  const bool begins = is_capital(first) || is_ascii_digit(first) || is_one_of(first, opening);
  // «Как?..»: the question mark stands before the two stops.
  const bool question = last == U'?' || text.ends_with(U"?..") || text.ends_with(U"?!");
  return {.speech = begins && is_one_of(last, U".?!…"), .question = question, .told = tells_who_speaks(text)};
}

bool holds_one_paragraph(const MarkupBlock& item) {
  return item.children.size() == 1 && item.children.front().kind == Kind::paragraph;
}

/// Questions alone are a list of questions; sentences alone, a list of sentences.
bool reads_as_speech(const MarkupBlock& list) {
  bool told = false, question = false, answer = false;
  for (const MarkupBlock& item : list.children) {
    const Remark remark = read_remark(item.children.front().text.text);
    if (!remark.speech) return false;
    told = told || remark.told;
    (remark.question ? question : answer) = true;
  }
  return told || (question && answer);
}

bool is_dialogue(const MarkupBlock& list, bool loose_lists) {
  if (list.kind != Kind::list || list.bullet != '-') return false;
  if (!std::ranges::all_of(list.children, holds_one_paragraph)) return false;
  return list.children.size() == 1 || (loose_lists && list.loose && reads_as_speech(list));
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

void unfold_dialogue(std::vector<MarkupBlock>& blocks, const MarkdownText& source, bool loose_lists) {
  std::vector<MarkupBlock> unfolded;
  unfolded.reserve(blocks.size());
  for (MarkupBlock& block : blocks) {
    if (block.kind == Kind::quotation) unfold_dialogue(block.children, source, loose_lists);
    if (!is_dialogue(block, loose_lists)) {
      unfolded.push_back(std::move(block));
      continue;
    }
    for (MarkupBlock& item : block.children) {
      MarkupBlock& paragraph = item.children.front();
      if (!paragraph.text.empty()) paragraph.text = with_hyphen(paragraph.text, source);
      unfolded.push_back(std::move(paragraph));
    }
  }
  blocks = std::move(unfolded);
}

}  // namespace vestnik
