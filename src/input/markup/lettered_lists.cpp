#include "input/markup/lettered_lists.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "base/text/characters.hpp"
#include "base/text/utf8.hpp"
#include "input/markup/source_edits.hpp"

namespace vestnik::markup {
namespace {

using Kind = MarkupBlock::Kind;

/// "а) " at a paragraph's beginning.
struct Letter {
  char32_t letter = 0;    ///< a small one; 0: none
  std::size_t label = 0;  ///< bytes of "а)"
  std::size_t text = 0;   ///< where the item's text begins
};

Letter letter_of(const MarkupBlock& block) {
  const std::string_view text = block.text.text;
  if (block.kind != Kind::paragraph || text.empty() || block.text.spans.front().code) return {};
  std::size_t at = text.front() == '(' ? 1 : 0;
  const char32_t c = next_character(text, at);
  if (!is_letter(c) || at >= text.size() || text[at] != ')') return {};
  std::size_t behind = at + 1;
  if (behind >= text.size() || !is_running_space(next_character(text, behind)) || behind >= text.size()) return {};
  // What stands in one span is not parted by a change of face.
  return behind <= block.text.spans.front().end ? Letter{to_small(c), at + 1, behind} : Letter{};
}

bool is_first(char32_t letter) { return letter == U'а' || letter == U'a'; }

/// Kazakh «ә» follows «а» although its code is far off: any letter but an earlier one of the same alphabet.
bool may_follow(char32_t next, char32_t letter) {
  constexpr char32_t last_common = U'я';
  const bool same_script = (next < 0x80) == (letter < 0x80);
  return same_script && next != letter && (next > letter || letter > last_common);
}

MarkupBlock item_of(MarkupBlock paragraph, const Letter& letter) {
  MarkupBlock item{.kind = Kind::list_item};
  item.label = paragraph.text.text.substr(0, letter.label);
  item.where = paragraph.where;
  paragraph.text = part_of(paragraph.text, letter.text, paragraph.text.text.size());
  item.children.push_back(std::move(paragraph));
  return item;
}

/// The end of the lettered paragraphs that begin at `first`.
std::size_t end_of_list(const std::vector<MarkupBlock>& blocks, std::size_t first) {
  char32_t letter = letter_of(blocks[first]).letter;
  if (!is_first(letter)) return first;
  std::size_t end = first + 1;
  for (; end < blocks.size(); ++end) {
    const char32_t next = letter_of(blocks[end]).letter;
    if (next == 0 || !may_follow(next, letter)) break;
    letter = next;
  }
  return end;
}

}  // namespace

void gather_lettered(std::vector<MarkupBlock>& blocks) {
  std::vector<MarkupBlock> gathered;
  gathered.reserve(blocks.size());
  for (std::size_t i = 0; i < blocks.size();) {
    const std::size_t end = end_of_list(blocks, i);
    if (end < i + 2) {
      gather_lettered(blocks[i].children);
      gathered.push_back(std::move(blocks[i++]));
      continue;
    }
    MarkupBlock list{.kind = Kind::list, .ordered = true};
    list.where = blocks[i].where;
    for (; i < end; ++i) {
      const Letter letter = letter_of(blocks[i]);
      list.children.push_back(item_of(std::move(blocks[i]), letter));
    }
    gathered.push_back(std::move(list));
  }
  blocks = std::move(gathered);
}

}  // namespace vestnik::markup
