#include "document/compose/table.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "base/text/characters.hpp"
#include "document/compose/table_cells.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik {
namespace {

/// Of the items of a list in a cell, in ems.
constexpr double item_indent = 1;
/// Of notes below a table, by that of its cells.
constexpr double note_size = 0.92;

bool is_bold(const InlineText& text) {
  return !is_blank(text.text) && std::ranges::all_of(text.spans, &InlineSpan::strong);
}

/// Whether all texts are bold or empty, and one at least is bold.
template <class Texts>
bool are_bold(const Texts& texts) {
  bool any = false;
  for (const InlineText& text : texts) {
    if (is_blank(text.text)) continue;
    if (!is_bold(text)) return false;
    any = true;
  }
  return any;
}

Align alignment(int side) {
  if (side == 0) return Align::centered;
  return side > 0 ? Align::right : Align::left;
}

/// Rows in bold directly below the head, never all of them.
std::size_t bold_rows_below(const std::vector<std::vector<InlineText>>& rows, std::size_t head_rows) {
  std::size_t end = head_rows;
  while (end < rows.size() && are_bold(rows[end])) ++end;
  return end < rows.size() ? end - head_rows : 0;
}

bool has_head_column(const std::vector<std::vector<InlineText>>& rows, std::size_t head_rows) {
  if (head_rows >= rows.size() || rows.front().size() < 2) return false;
  std::vector<InlineText> column;
  for (std::size_t row = head_rows; row < rows.size(); ++row) column.push_back(rows[row].front());
  if (std::ranges::all_of(column, [](const InlineText& text) { return is_blank(text.text); })) return false;
  return are_bold(column) || (head_rows > 0 && is_blank(rows.front().front().text));
}

class TableBuilder {
 public:
  TableBuilder(Composition& composition, TableContent content, NodeId parent)
      : composition_(composition),
        content_(std::move(content)),
        parent_(parent),
        spans_(content_.rows.size(), content_.aligns.size(), content_.joined, content_.head_rows) {
    table_.node = composition_.add_node(Tag::table, parent);
    table_.head_rows = content_.head_rows;
    table_.total_rows = content_.total_rows;
    table_.where = content_.where;
    table_.width = content_.width;
  }

  TableBlock build() {
    if (!spans_.dropped().empty()) {
      const JoinedCell& cell = spans_.dropped().front();
      composition_.report(
          finding("table-joined"_id, content_.where, value<"row">(cell.row + 1), value<"column">(cell.column + 1)));
    }
    if (!is_blank(content_.caption.text)) {
      table_.caption = composition_.paragraph(Style::caption, std::move(content_.caption), Tag::caption, table_.node);
      table_.caption->language = content_.language;
    }
    for (std::size_t row = 0; row < content_.rows.size(); ++row) add_row(row);
    for (InlineText& note : content_.notes) add_note(std::move(note));
    if (spans_.any() || content_.head_rows > 1) bind_heads();
    align_fractions();
    return std::move(table_);
  }

 private:
  [[nodiscard]] bool is_head(std::size_t row, std::size_t column) const {
    return row < content_.head_rows || column < content_.head_columns;
  }

  void add_row(std::size_t row) {
    const NodeId element = composition_.add_node(Tag::table_row, table_.node);
    std::vector<TableBlock::Cell>& cells = table_.rows.emplace_back();
    for (std::size_t column = 0; column < content_.aligns.size(); ++column) {
      TableBlock::Cell& cell = cells.emplace_back();
      cell.covered = spans_.is_covered({row, column});
      if (!cell.covered) fill(cell, row, column, element);
    }
  }

  void fill(TableBlock::Cell& cell, std::size_t row, std::size_t column, NodeId parent) {
    const CellSpans::Extent extent = spans_.extent({row, column});
    cell.rows = extent.rows;
    cell.columns = extent.columns;
    cell.align = content_.aligns[column];
    const bool in_head = row < content_.head_rows, in_column = column < content_.head_columns;
    // What spans columns of a head stands in their middle.
    if (in_head && cell.columns > 1) cell.align = Align::centered;
    InlineText& text = content_.rows[row][column];
    const bool blank = is_blank(text.text);
    const bool heads = in_head || in_column;
    const Style style = in_head || is_total(row) ? Style::table_head : Style::table_cell;
    const std::vector<CellItem> items = items_of_cell(text);
    cell.text = composition_.paragraph(style, items.empty() ? std::move(text) : InlineText(),
                                       heads ? Tag::table_head_cell : Tag::table_cell, parent);
    cell.text.language = content_.language;
    StructureNode& node = composition_.node(cell.text.node);
    node.rows = cell.rows;
    node.columns = cell.columns;
    if (heads && in_column && !blank) node.scope = in_head ? HeadScope::both : HeadScope::row;
    if (!items.empty()) add_items(cell, items);
  }

  void add_note(InlineText text) {
    if (is_blank(text.text)) return;
    Paragraph& note =
        table_.notes.emplace_back(composition_.paragraph(Style::table_cell, std::move(text), Tag::paragraph, parent_));
    note.language = content_.language;
    auto style = std::make_shared<ParagraphStyle>(composition_.theme().style(Style::table_cell));
    style->size *= note_size;
    style->leading *= note_size;
    note.own_style = std::move(style);
  }

  [[nodiscard]] bool is_total(std::size_t row) const { return row + content_.total_rows >= content_.rows.size(); }

  void add_items(TableBlock::Cell& cell, const std::vector<CellItem>& items) {
    const Theme& theme = composition_.theme();
    const Style style = cell.text.style;
    const NodeId list = composition_.add_node(Tag::list, cell.text.node);
    composition_.node(list).ordered = !items.front().mark.empty();
    cell.align = Align::left;
    std::vector<Paragraph> paragraphs;
    for (const CellItem& item : items) {
      const NodeId element = composition_.add_node(Tag::list_item, list),
                   label = composition_.add_node(Tag::label, element);
      Paragraph& paragraph = paragraphs.emplace_back(composition_.paragraph(style, item.text, Tag::list_body, element));
      paragraph.language = content_.language;
      paragraph.extra_indent = theme.style(style).size * item_indent;
      paragraph.label.append(item.mark.empty() ? theme.list_bullet : item.mark);
      paragraph.label_node = label;
    }
    // The cell's own text stays empty, and its element holds the list.
    cell.more = std::move(paragraphs);
  }

  /// Every cell names its heads: above it in the head's rows, on its left in the head's columns.
  void bind_heads() {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      for (std::size_t column = 0; column < content_.aligns.size(); ++column) {
        const TableBlock::Cell& cell = table_.rows[row][column];
        if (!cell.covered) composition_.node(cell.text.node).heads = heads_of(cell, row, column);
      }
    }
  }

  [[nodiscard]] std::vector<NodeId> heads_of(const TableBlock::Cell& cell, std::size_t row, std::size_t column) const {
    std::vector<NodeId> heads;
    const auto add = [&](std::size_t r, std::size_t c) {
      const CellSpans::Place from = spans_.origin({r, c});
      const TableBlock::Cell& head = table_.rows[from.row][from.column];
      const bool blank = head.more.empty() && is_blank(head.text.text.text);
      if (&head == &cell || blank || std::ranges::find(heads, head.text.node) != heads.end()) return;
      heads.push_back(head.text.node);
    };
    for (std::size_t r = 0; r < std::min(row, content_.head_rows); ++r) {
      for (std::size_t c = column; c < column + static_cast<std::size_t>(cell.columns); ++c) add(r, c);
    }
    if (row < content_.head_rows) return heads;
    for (std::size_t c = 0; c < std::min(column, content_.head_columns); ++c) {
      for (std::size_t r = row; r < row + static_cast<std::size_t>(cell.rows); ++r) add(r, c);
    }
    return heads;
  }

  /// Numbers of a column with unlike fractions stand with their decimal signs below each other.
  void align_fractions() {
    const char32_t sign = composition_.typography_of(content_.language).decimal_sign;
    for (std::size_t column = 0; column < content_.aligns.size(); ++column) {
      if (content_.aligns[column] != Align::right) continue;
      std::vector<std::size_t> fractions;
      std::size_t numbers = 0, texts = 0;
      for (std::size_t row = 0; row < table_.rows.size(); ++row) {
        const TableBlock::Cell& cell = table_.rows[row][column];
        const auto number = number_of_cell(cell.text.text.text, sign);
        fractions.push_back(row >= content_.head_rows && number && cell.columns == 1 ? number->fraction : 0);
        if (row < content_.head_rows || cell.covered) continue;
        ++(number ? numbers : texts);
      }
      if (numbers < texts || !differ_below(fractions, content_.head_rows)) continue;
      for (std::size_t row = 0; row < table_.rows.size(); ++row) table_.rows[row][column].fraction = fractions[row];
    }
  }

  static bool differ_below(const std::vector<std::size_t>& fractions, std::size_t head_rows) {
    return std::adjacent_find(fractions.begin() + static_cast<std::ptrdiff_t>(std::min(head_rows, fractions.size())),
                              fractions.end(), std::not_equal_to<>()) != fractions.end();
  }

  Composition& composition_;
  TableContent content_;
  NodeId parent_;
  CellSpans spans_;
  TableBlock table_;
};

}  // namespace

TableContent table_content(MarkupBlock block) {
  TableContent content{.rows = std::move(block.rows),
                       .joined = std::move(block.joined),
                       .caption = std::move(block.text),
                       .where = block.where};
  for (const int side : block.aligns) content.aligns.push_back(alignment(side));
  for (std::vector<InlineText>& row : content.rows) row.resize(content.aligns.size());
  // Markdown has no table without a head, but one whose head is empty.
  if (!content.rows.empty() &&
      std::ranges::all_of(content.rows.front(), [](const InlineText& text) { return is_blank(text.text); })) {
    content.rows.erase(content.rows.begin());
    content.head_rows = 0;
    std::erase_if(content.joined,
                  [](const JoinedCell& cell) { return cell.row == 0 || (cell.row == 1 && cell.above); });
    for (JoinedCell& cell : content.joined) --cell.row;
  }
  if (content.head_rows > 0) {
    const std::size_t end = content.head_rows + bold_rows_below(content.rows, content.head_rows);
    // The head's style is bold itself, in which strong text stands out by being light.
    for (; content.head_rows < end; ++content.head_rows) {
      for (InlineText& text : content.rows[content.head_rows]) {
        for (InlineSpan& span : text.spans) span.strong = false;
      }
    }
  }
  content.head_columns = has_head_column(content.rows, content.head_rows) ? 1 : 0;
  return content;
}

std::optional<TableBlock> build_table(Composition& composition, TableContent content, NodeId parent) {
  if (content.aligns.size() > most_table_columns) {
    composition.report(finding("table-too-wide"_id, content.where, value<"columns">(content.aligns.size()),
                               value<"limit">(most_table_columns)));
    return std::nullopt;
  }
  if (content.rows.empty()) return std::nullopt;
  return TableBuilder(composition, std::move(content), parent).build();
}

}  // namespace vestnik
