#include "tools/import/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "input/markup/markup.hpp"
#include "tools/import/characters.hpp"
#include "tools/import/pattern.hpp"

namespace vestnik::importing {
namespace {

bool is_word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z');
}

bool needs_escape(std::string_view text, std::size_t at) {
  const char next = at + 1 < text.size() ? text[at + 1] : ' ';
  switch (text[at]) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '>':
    case '|':
    case '~':
      return true;
    case '_':
      return at == 0 || !is_word_byte(text[at - 1]) || !is_word_byte(next);
    case '^':
      return std::ranges::count(text, '^') > 1;
    case '&':
      return is_word_byte(next) || next == '#';
    default:
      return false;
  }
}

/// Bytes of a bare address at `at`, which no backslash may enter; 0: none.
std::size_t address_length(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("http://") && !text.substr(at).starts_with("https://")) return 0;
  std::size_t end = at;
  while (end < text.size() && text[end] > ' ' &&
         std::string_view("<>\"[]`|\\").find(text[end]) == std::string_view::npos)
    ++end;
  const bool ascii = std::ranges::all_of(text.substr(at, end - at), [](char c) { return c > 0; });
  return ascii ? end - at : 0;
}

/// Markdown reads entities in addresses, too; what follows the address may end one.
void add_address(std::string_view address, std::string& result) {
  static const Pattern entity(R"(^&#?\w*(?:;|$))");
  for (std::size_t i = 0; i < address.size(); ++i) {
    result += address[i];
    if (address[i] == '&' && entity.find(address.substr(i))) result += "amp;";
  }
}

/// What would open a list, heading, rule or quotation at a line's head.
std::string escaped_opening(std::string text) {
  static const Pattern number(R"(^(\d{1,9})([.)])(?:\s|$))");
  if (text.empty()) return text;
  if (std::string_view("#+-=").find(text.front()) != std::string_view::npos) return "\\" + text;
  const std::string head = text.substr(0, std::min<std::size_t>(text.find_first_of(" \t"), 12));
  if (const auto found = number.find(head)) text.insert(found->groups[1].size(), "\\");
  return text;
}

std::string inline_markdown(std::string_view text);

std::size_t skip_link(std::string_view text, std::size_t at, std::string& result) {
  const std::size_t middle = text.find(mark::link_address, at), end = text.find(mark::link_end, at);
  if (middle == std::string_view::npos || end == std::string_view::npos || middle > end) return at + 1;
  const std::string label = to_markdown(text.substr(at + 1, middle - at - 1));
  const std::string_view address = text.substr(middle + 1, end - middle - 1);
  const bool usable = address.starts_with("http") && address.find_first_of("<>\\ ") == std::string_view::npos;
  result += usable ? fmt::format("[{}](<{}>)", label, address) : label;
  return end + 1;
}

/// What stands above or below the line, from its mark on; past its end. With a tag where the sign would be read as
/// none.
std::size_t add_raised(std::string_view text, std::size_t at, std::string& result) {
  const bool above = text[at] == mark::superscript;
  const std::size_t end = text.find(text[at], at + 1);
  if (end == std::string_view::npos) return at + 1;
  const std::string words = inline_markdown(text.substr(at + 1, end - at - 1));
  const bool follows_word = !result.empty() && (is_word_byte(result.back()) || result.back() == ')');
  const char behind = end + 1 < text.size() ? text[end + 1] : ' ';
  if (!follows_word || words.find_first_of(" ^~") != std::string::npos || (behind >= '0' && behind <= '9')) {
    const std::string_view tag = above ? "sup" : "sub";
    result += fmt::format("<{0}>{1}</{0}>", tag, words);
  } else {
    result += (above ? '^' : '~') + words + (above ? '^' : '~');
  }
  return end + 1;
}

void add_blocks(const std::vector<MarkupBlock>& blocks, std::string& text) {
  for (const MarkupBlock& block : blocks) {
    text += block.alternative + ' ' + block.text.text + ' ';
    unsigned number = block.start;
    for (const MarkupBlock& child : block.children) {
      if (block.ordered) text += fmt::format("{} ", number++);
      add_blocks({child}, text);
    }
    for (const auto& row : block.rows) {
      for (const InlineText& cell : row) text += cell.text + ' ';
    }
  }
}

std::string inline_markdown(std::string_view text) {
  std::ptrdiff_t emphases = std::ranges::count(text, mark::emphasis) / 2 * 2;
  std::ptrdiff_t strongs = std::ranges::count(text, mark::strong) / 2 * 2;
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (const std::size_t length = address_length(text, at); length > 0) {
      add_address(text.substr(at, length), result);
      at += length;
      continue;
    }
    if (c == mark::link_text) {
      at = skip_link(text, at, result);
      continue;
    }
    if (c == mark::superscript || c == mark::subscript) {
      at = add_raised(text, at, result);
      continue;
    }
    if (c == mark::emphasis && emphases > 0) {
      result += '*', --emphases;
    } else if (c == mark::strong && strongs > 0) {
      result += "**", --strongs;
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      if (needs_escape(text, at)) result += '\\';
      result += c;
    } else if (c == mark::picture_path) {
      at = std::min(text.find(mark::picture_end, at), text.size() - 1);  // a picture amid text: its words stay
    }
    ++at;
  }
  return result;
}

}  // namespace

std::string to_markdown(std::string_view text) { return escaped_opening(inline_markdown(text)); }

std::string markdown_essence(const std::string& markdown) {
  const auto blocks = parse_markup({.text = markdown, .where = {}, .exact = true});
  std::string text;
  if (blocks.value) add_blocks(*blocks.value, text);
  return essence(text);
}

std::string block_essence(const MarkupBlock& block) {
  std::string text;
  add_blocks({block}, text);
  return essence(text);
}

}  // namespace vestnik::importing
