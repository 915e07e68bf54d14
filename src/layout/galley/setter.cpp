#include "layout/galley/setter.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <utility>

namespace vestnik {
namespace {

/// Distance between the dots of a leader.
constexpr Pt leader_step{6};

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

void add_space(std::vector<GalleyItem>& items, int lines, bool break_after) {
  if (lines > 0) items.push_back({.kind = GalleyItem::Kind::space, .lines = lines, .break_after = break_after});
}

/// No column ends between what is there and what comes next.
void keep_with_next(std::vector<GalleyItem>& items) {
  for (std::size_t i = items.size(); i-- > 0;) {
    items[i].break_after = false;
    if (items[i].kind == GalleyItem::Kind::box) break;
  }
}

/// Lines on wider leading than the grid's leave part of the last one empty. A title belongs to what follows:
/// with what is bound to it above, such as a masthead, it gives that part to the space above it.
void drop_title(std::vector<GalleyItem>& items, std::size_t first, const Paragraph& paragraph, const Theme& theme) {
  const Pt grid = theme.page.grid, leading = theme.style(paragraph.style).leading;
  if (paragraph.outline_level == 0 || leading < grid) return;
  Pt slack;
  for (std::size_t i = first; i < items.size(); ++i) {
    if (items[i].kind == GalleyItem::Kind::box) slack += grid * items[i].lines - leading;
  }
  for (std::size_t i = items.size(); i > 0 && !items[i - 1].break_after; --i) shift_down(items[i - 1], slack);
}

/// No column ends between the items from `first` on, but behind the last.
void keep_together(std::vector<GalleyItem>& items, std::size_t first) {
  for (std::size_t i = first; i + 1 < items.size(); ++i) items[i].break_after = false;
}

/// The text from item `first` on stands below a heading: if it is one line, both stay with what comes next.
void keep_short_text_with_next(Galley& galley, std::size_t first, std::size_t first_variant) {
  const auto boxes = std::count_if(galley.items.begin() + static_cast<std::ptrdiff_t>(first), galley.items.end(),
                                   [](const GalleyItem& item) { return item.kind == GalleyItem::Kind::box; });
  if (boxes == 1) keep_with_next(galley.items);
  for (std::size_t i = first_variant; i < galley.variants.size(); ++i) {
    if (galley.variants[i].extents.size() == 1) galley.variants[i].extents.front().break_after = false;
  }
}

void append(std::vector<GalleyItem>& items, std::vector<GalleyItem> more) {
  items.insert(items.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool holds_picture(const GalleyItem& item) {
  return std::ranges::any_of(item.marks, [](const PageItem& m) { return std::holds_alternative<PlacedPicture>(m); });
}

int lines_of(const std::vector<GalleyItem>& items, std::size_t first) {
  int lines = 0;
  for (std::size_t i = first; i < items.size(); ++i) lines += items[i].lines;
  return lines;
}

Pt end_of(const std::vector<TextPiece>& pieces) {
  Pt end;
  for (const TextPiece& piece : pieces) end = std::max(end, piece.x + width_of(piece));
  return end;
}

/// What parts two passages ends no column.
GalleyItem rule_item(const RuleBlock& rule, Pt measure, const Theme& theme) {
  const Pt width = rule.width > Pt{} ? std::min(rule.width, measure) : measure;
  GalleyItem item{.lines = 1, .break_after = false};
  item.marks.emplace_back(
      PlacedRule{{(measure - width) / 2, theme.page.grid / 2, width, rule.weight}, theme.colors.rule});
  return item;
}

}  // namespace

Setter::Setter(const Resources& resources, Shaper& shaper, const std::string& language, bool variants, bool describe)
    : resources_(resources),
      theme_(resources.theme),
      variants_(variants),
      text_(resources, shaper, language, describe),
      tables_(resources.theme, text_),
      figures_(resources.theme, text_, DrawingSetter(resources, shaper, language, text_.diagnostics())),
      rows_(resources.theme, text_, figures_),
      portraits_(resources.theme, text_, figures_) {}

std::vector<GalleyItem> Setter::set(const VariantRecipe& recipe) {
  switch (recipe.kind) {
    case VariantRecipe::Kind::figure:
      return figures_.set(recipe);
    case VariantRecipe::Kind::row:
      return rows_.set(recipe);
    case VariantRecipe::Kind::paragraph:
      break;
  }
  return text_.set(recipe);
}

GalleyItem Setter::set_box(const Paragraph& paragraph, Pt measure) {
  return text_.boxes().box_of(text_.set_lines(paragraph, measure), theme_.style(paragraph.style));
}

Galley Setter::set(const Region& region, const Folios& folios) {
  Galley galley{.items = {},
                .variants = {},
                .columns = region.columns,
                .lines_before = region.lines_before,
                .section = region.section,
                .keep_with_next = region.keep_with_next,
                .page_break_before = region.page_break_before,
                .keep_on_one_page = region.keep_on_one_page,
                .short_item = short_item_};
  std::vector<GalleyItem>& items = galley.items;
  const Pt measure = region.columns == 2 ? theme_.column_width() : theme_.text_width();
  bool heading_above = false;
  const auto spaced = [&](const Paragraph& paragraph, const auto& set) {
    const ParagraphStyle& style = theme_.style(paragraph.style);
    // Headings in a row stand as one.
    const bool in_row = heading_above && style.keep_with_next && galley.columns == 2;
    add_space(items, in_row ? 0 : paragraph.lines_before.value_or(style.lines_before), true);
    set();
    add_space(items, style.lines_after, !style.keep_with_next);
  };
  for (std::size_t at = 0; at < region.blocks.size(); ++at) {
    const Block& block = region.blocks[at];
    resources_.checkpoint();
    const std::size_t begun = items.size(), variants_begun = galley.variants.size();
    std::visit(
        Overloaded{
            [&](const Paragraph& paragraph) {
              // The source's address never stands alone at a column's head, nor in part.
              const bool source = paragraph.style == Style::source_link;
              if (source) keep_with_next(items);
              spaced(paragraph, [&] {
                const std::size_t first = items.size();
                text_.add(paragraph, measure, variants_, galley);
                if (region.columns == 1) drop_title(items, first, paragraph, theme_);
              });
              if (source) keep_together(items, begun);
            },
            [&](const ContentsEntry& entry) {
              spaced(entry.entry, [&] { append(items, entry_items(entry, measure, folios)); });
              if (entry.keep_with_next) keep_with_next(items);
            },
            [&](const FigureBlock& figure) {
              at += add_figure(figure, std::span(region.blocks).subspan(at + 1), measure, galley);
            },
            [&](const PictureRow& row) {
              add_space(items, row.lines_before, true);
              rows_.add(row, measure, variants_, galley);
              add_space(items, row.lines_after, true);
            },
            [&](const TableBlock& table) {
              add_space(items, 1, true);
              const bool turned = table.width == DataWidth::landscape;
              append(items, turned ? tables_.set_turned(table) : tables_.set(table, measure));
              add_space(items, 1, true);
            },
            [&](const FillBlock& fill) { items.push_back({.kind = GalleyItem::Kind::fill, .weight = fill.weight}); },
            [&](const RuleBlock& rule) { items.push_back(rule_item(rule, measure, theme_)); },
        },
        block);
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph != nullptr && region.columns == 2) lines_in_columns_ += lines_of(items, begun);
    if (heading_above && paragraph != nullptr) keep_short_text_with_next(galley, begun, variants_begun);
    heading_above = paragraph != nullptr && theme_.style(paragraph->style).keep_with_next;
  }
  const bool opens = short_item_ && region.columns == 2 && !items.empty() && holds_picture(items.front());
  if (opens) galley.opening_picture = items.front().lines;
  return galley;
}

std::size_t Setter::add_figure(const FigureBlock& figure, std::span<const Block> below, Pt measure, Galley& galley) {
  if (galley.columns == 2) {
    const PortraitSetter::Set set = portraits_.add(figure, below, measure, galley);
    lines_in_columns_ += set.lines;
    if (set.paragraphs > 0) return set.paragraphs;
  }
  add_space(galley.items, figure.lines_before, true);
  figures_.add(figure, measure, variants_, galley);
  add_space(galley.items, figure.lines_after, !figure.keep_with_next);
  return 0;
}

std::vector<GalleyItem> Setter::entry_items(const ContentsEntry& entry, Pt measure, const Folios& folios) {
  const ParagraphStyle& style = theme_.style(entry.entry.style);
  const auto folio = folios.find(entry.target);
  Paragraph number = entry.entry;
  const InlineSpan link = entry.entry.text.spans.empty() ? InlineSpan{} : entry.entry.text.spans.front();
  number.text = {};
  number.text.append(folio == folios.end() ? "000" : folio->second, link);
  number.label = {};
  if (!number.span_nodes.empty()) number.span_nodes.resize(1);

  // The entry's own lines keep clear of the widest folio and a short leader.
  const Pt reserve = std::min(style.size * 3.0, measure / 2);
  std::vector<BuiltLine> lines = text_.set_lines(entry.entry, measure - reserve);
  std::vector<BuiltLine> folio_line = text_.set_lines(number, measure);
  if (lines.empty() || folio_line.empty()) return {};
  if (!folio_line.front().pieces.empty()) {
    const int index = folio_line.front().pieces.front().link;
    if (index >= 0 && folio != folios.end()) {
      text_.links()[static_cast<std::size_t>(index)].description =
          resources_.locale.text("contents-link", {{"title", entry.entry.text.text}, {"page", folio->second}});
    }
  }
  BuiltLine& last = lines.back();
  const Pt text_end = end_of(last.pieces), number_x = measure - folio_line.front().width;
  Paragraph dot{.style = entry.entry.style};
  dot.text.append(".");
  const std::vector<BuiltLine> dots = text_.set_lines(dot, measure);
  // Dots stand on a common raster from the right margin, so that those of all entries are in line.
  const Pt first_clear = text_end + style.size * 0.5;
  for (Pt x = measure - leader_step * std::ceil((measure - number_x + style.size * 0.5) / leader_step); x > first_clear;
       x -= leader_step) {
    for (TextPiece piece : dots.front().pieces) {
      piece.x = x;
      piece.node = artifact;
      last.pieces.push_back(std::move(piece));
    }
  }
  const Pt folio_x = folio_line.front().pieces.empty() ? Pt{} : folio_line.front().pieces.front().x;
  for (TextPiece piece : folio_line.front().pieces) {
    piece.x += number_x - folio_x;
    last.pieces.push_back(std::move(piece));
  }
  return {text_.boxes().box_of(std::move(lines), style)};
}

}  // namespace vestnik
