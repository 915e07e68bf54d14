#include "input/markup/table_marks.hpp"

#include <cstddef>
#include <utility>

namespace vestnik::markup {
namespace {

using Kind = MarkupBlock::Kind;

constexpr std::string_view with_left = "<<", with_above = "^^";
constexpr std::string_view caption_mark = ": ";

bool is_caption(const MarkupBlock& block) {
  return block.kind == Kind::paragraph && block.text.text.starts_with(caption_mark);
}

bool wants_caption(const MarkupBlock& block) { return block.kind == Kind::table && block.text.empty(); }

}  // namespace

bool is_line_break(std::string_view html) {
  constexpr std::size_t name_end = 3;
  if (html.size() <= name_end || html.front() != '<' || html.back() != '>') return false;
  if ((html[1] != 'b' && html[1] != 'B') || (html[2] != 'r' && html[2] != 'R')) return false;
  return html.find_first_not_of(" /\t", name_end) == html.size() - 1;
}

void take_joined_cells(MarkupBlock& table) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
      InlineText& cell = table.rows[row][column];
      const bool left = column > 0 && cell.text == with_left, above = row > 0 && cell.text == with_above;
      if (!left && !above) continue;
      table.joined.push_back({row, column, above});
      cell = {};
    }
  }
}

void gather_captions(std::vector<MarkupBlock>& blocks) {
  for (MarkupBlock& block : blocks) gather_captions(block.children);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_caption(blocks[i])) continue;
    MarkupBlock* table = nullptr;
    if (i + 1 < blocks.size() && wants_caption(blocks[i + 1])) {
      table = &blocks[i + 1];
    } else if (i > 0 && wants_caption(blocks[i - 1])) {
      table = &blocks[i - 1];
    }
    if (table == nullptr) continue;
    const InlineText& text = blocks[i].text;
    table->text = part_of(text, caption_mark.size(), text.text.size());
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i--));
  }
}

}  // namespace vestnik::markup
