#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "findings/catalogue/message.hpp"
#include "layout/galley/setter.hpp"

namespace vestnik {
namespace {

/// Distance between the dots of a leader.
constexpr Pt leader_step{6};
// What a picture costs that is reduced, in PaginationCosts' unit: once, for it no longer fills its column, and by its
// whole height; by a tenth: a hundredth of that.
constexpr double narrow_picture_cost = 60;
constexpr double reduction_cost = 2500;
constexpr double slim_picture_share = 0.75;
/// Of a caption below a picture that is slimmer.
constexpr double caption_ems = 14;
/// Whatever a theme says.
constexpr double smallest_scale = 0.25;

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

/// What parts two passages ends no column.
GalleyItem rule_item(const RuleBlock& rule, Pt measure, const Theme& theme) {
  const Pt width = rule.width > Pt{} ? rule.width : measure;
  GalleyItem item{.lines = 1, .break_after = false};
  item.marks.emplace_back(
      PlacedRule{{(measure - width) / 2, theme.page.grid / 2, width, rule.weight}, theme.colors.rule});
  return item;
}

}  // namespace

void shift_down(GalleyItem& item, Pt by) {
  for (PageItem& mark : item.marks) mark = shifted(std::move(mark), Pt{}, by);
  for (SetLine& line : item.set_lines) line.baseline += by;
}

Galley Setter::set(const Region& region, const Folios& folios) {
  Galley galley{.items = {},
                .variants = {},
                .columns = region.columns,
                .lines_before = region.lines_before,
                .keep_with_next = region.keep_with_next,
                .page_break_before = region.page_break_before,
                .keep_on_one_page = region.keep_on_one_page};
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
  for (const Block& block : region.blocks) {
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
                add_paragraph(paragraph, measure, galley);
                if (region.columns == 1) drop_title(items, first, paragraph, theme_);
              });
              if (source) keep_together(items, begun);
            },
            [&](const ContentsEntry& entry) {
              spaced(entry.entry, [&] { append(items, entry_items(entry, measure, folios)); });
            },
            [&](const FigureBlock& figure) {
              add_space(items, figure.lines_before, true);
              add_figure(figure, measure, galley);
              add_space(items, figure.lines_after, !figure.keep_with_next);
            },
            [&](const TableBlock& table) {
              add_space(items, 1, true);
              append(items, table_items(table, measure));
              add_space(items, 1, true);
            },
            [&](const FillBlock& fill) { items.push_back({.kind = GalleyItem::Kind::fill, .weight = fill.weight}); },
            [&](const RuleBlock& rule) { items.push_back(rule_item(rule, measure, theme_)); },
        },
        block);
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (heading_above && paragraph != nullptr) keep_short_text_with_next(galley, begun, variants_begun);
    heading_above = paragraph != nullptr && theme_.style(paragraph->style).keep_with_next;
  }
  return galley;
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
  const Pt reserve = style.size * 3.0;
  std::vector<Line> lines = set_lines(entry.entry, measure - reserve);
  std::vector<Line> folio_line = set_lines(number, measure);
  if (lines.empty() || folio_line.empty()) return {};
  if (!folio_line.front().pieces.empty()) {
    const int index = folio_line.front().pieces.front().link;
    if (index >= 0 && folio != folios.end()) {
      links_[static_cast<std::size_t>(index)].description =
          resources_.locale.text("contents-link", {{"title", entry.entry.text.text}, {"page", folio->second}});
    }
  }
  Line& last = lines.back();
  const Pt text_end = style.left_indent + entry.entry.extra_indent + last.width;
  const Pt number_x = measure - folio_line.front().width;
  Paragraph dot{.style = entry.entry.style};
  dot.text.append(".");
  const std::vector<Line> dots = set_lines(dot, measure);
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
  for (TextPiece piece : folio_line.front().pieces) {
    piece.x += number_x - (style.left_indent + entry.entry.extra_indent);
    last.pieces.push_back(std::move(piece));
  }
  return {box_of(lines, style, 0, lines.size())};
}

Rect Setter::picture_box(const FigureBlock& figure, Pt measure, Pt reduction) const {
  const double aspect = figure.picture->aspect();
  const Pt limit =
      figure.max_height > Pt{} ? figure.max_height : theme_.text_height() * theme_.pictures.max_height_share;
  Pt width = figure.max_width > Pt{} ? std::min(figure.max_width, measure) : measure;
  const Pt height = std::min(width / aspect, limit) - reduction;
  width = height * aspect;
  Pt x = (measure - width) / 2;
  if (figure.align == Align::left || figure.align == Align::justified) x = Pt{};
  if (figure.align == Align::right) x = measure - width;
  return {x, picture_top(), width, height};
}

// A picture at a column's head ends level with the capitals of the line beside it.
Pt Setter::picture_top() const {
  const ParagraphStyle& body = theme_.style(Style::body);
  const Pt cap_height = shaper_.fonts().face(body.family, false, false).metrics().cap_height / 1000 * body.size;
  return baseline_offset(body) - cap_height;
}

void Setter::add_figure(const FigureBlock& figure, Pt measure, Galley& galley) {
  if (measure / figure.picture->aspect() > theme_.text_height()) {
    diagnostics_.push_back(finding("picture-scaled", figure.where));
  }
  const std::size_t at = galley.items.size();
  const std::shared_ptr<const ShapedText> caption = figure.caption ? shape(*figure.caption) : nullptr;
  galley.items.push_back(figure_item(figure, caption, measure, Pt{}));
  const GalleyItem& item = galley.items.back();
  // Emblems and mastheads have their size from the theme.
  if (!variants_ || figure.max_width > Pt{} || figure.max_height > Pt{}) return;
  const Rect box = picture_box(figure, measure, Pt{});
  const Pt height = box.height;
  // What does not fill its column anyway may give more.
  const bool fills_measure = box.width > measure - Pt{0.5};
  const double least_scale =
      std::max(theme_.pictures.min_scale * (fills_measure ? 1 : slim_picture_share), smallest_scale);
  bool kept = false;
  for (int lines = 1;; ++lines) {
    const Pt reduction = theme_.page.grid * lines;
    const double share = reduction / height;
    if (share > 1 - least_scale) break;
    // Its caption may need more lines than that of the whole picture.
    const Rect reduced = picture_box(figure, measure, reduction);
    const std::size_t caption_lines =
        caption == nullptr ? 0 : count_lines(*figure.caption, caption, caption_box(figure, reduced, measure).width);
    const int height_in_lines = figure_lines(figure, reduced, caption_lines);
    if (height_in_lines >= item.lines) continue;
    if (!std::exchange(kept, true)) figures_.push_back({figure, caption, measure});
    galley.variants.push_back(
        {.first = at,
         .last = at + 1,
         .extents = {{height_in_lines, item.break_after}},
         .cost = (fills_measure ? narrow_picture_cost : 0) + reduction_cost * share * share,
         .scale = 1 - share,
         .recipe = {.kind = VariantRecipe::Kind::figure, .subject = figures_.size() - 1, .reduction = reduction}});
  }
}

// The text above ends at its baseline, the text below begins with its capitals.
void Setter::centre_between_text(GalleyItem& item, Pt foot) const {
  const ParagraphStyle& body = theme_.style(Style::body);
  const Pt grid = theme_.page.grid, baseline = baseline_offset(body);
  const Pt capitals = picture_top();
  const Pt above = grid - baseline + capitals, below = grid * item.lines - foot + capitals;
  if (below <= above) return;
  item.headed = std::make_shared<const GalleyItem>(item);
  shift_down(item, (below - above) / 2);
}

// A caption is as wide as its picture, or as two or three words need below a slim one.
Rect Setter::caption_box(const FigureBlock& figure, const Rect& picture, Pt measure) const {
  const Pt width = std::min(measure, std::max(picture.width, theme_.style(figure.caption->style).size * caption_ems));
  const Pt x = figure.align == Align::centered ? picture.x + (picture.width - width) / 2 : picture.x;
  return {std::clamp(x, Pt{}, measure - width), picture.bottom(), width, {}};
}

int Setter::figure_lines(const FigureBlock& figure, const Rect& picture, std::size_t caption_lines) const {
  Pt bottom = picture.bottom();
  if (figure.caption) {
    bottom +=
        theme_.pictures.caption_gap + theme_.style(figure.caption->style).leading * static_cast<double>(caption_lines);
  }
  const Pt grid = theme_.page.grid;
  return static_cast<int>(std::ceil((bottom + grid * 0.35) / grid));
}

GalleyItem Setter::figure_item(const FigureBlock& figure, const std::shared_ptr<const ShapedText>& caption, Pt measure,
                               Pt reduction) {
  const Rect box = picture_box(figure, measure, reduction);
  GalleyItem item{.floats = true, .where = figure.where};
  item.marks.emplace_back(PlacedPicture{figure.picture, box, figure.node});
  std::vector<Line> lines;
  Pt foot = box.bottom();
  if (figure.caption) {
    const ParagraphStyle& style = theme_.style(figure.caption->style);
    const Rect below = caption_box(figure, box, measure);
    lines = set_lines(*figure.caption, caption, below.width);
    Pt baseline = box.bottom() + theme_.pictures.caption_gap + baseline_offset(style);
    for (Line& line : lines) {
      put_line(std::move(line), below.x, baseline, item);
      foot = baseline;
      baseline += style.leading;
    }
  }
  item.lines = figure_lines(figure, box, lines.size());
  item.break_after = !figure.keep_with_next;
  if (figure.width != PictureWidth::across && figure.max_width <= Pt{} && figure.max_height <= Pt{}) {
    centre_between_text(item, foot);
  }
  return item;
}

}  // namespace vestnik
