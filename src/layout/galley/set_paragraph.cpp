#include <algorithm>
#include <cmath>
#include <cstdint>

#include "document/compose/composition.hpp"
#include "layout/galley/line_builder.hpp"
#include "layout/galley/paragraph_items.hpp"
#include "layout/galley/setter.hpp"
#include "layout/paragraph/break_paragraph.hpp"

namespace vestnik {
namespace {

/// A longer paragraph is set in one way only: it has too many counts of lines, and lines enough to be cut anywhere.
constexpr std::size_t most_items = 4000;

// What a paragraph costs in another number of lines than its best, in PaginationCosts' unit: once, and by how much its
// spaces become less even. A hyphen counts as much as a line that is stretched by half of its stretch.
constexpr double variant_cost = 12;
constexpr double unevenness_cost = 8;
constexpr double hyphen_unevenness = 0.25;

/// Where the character at byte `offset` of the shaped text stands in the input. Capitals may have changed the number of
/// bytes before it in its span, so that a column may be off by as many.
SourceRange place_of(const InlineText& text, const ShapedText& shaped, std::size_t offset) {
  const auto& begins = shaped.span_begins;
  const auto after = std::upper_bound(begins.begin(), begins.end(), offset);
  if (after == begins.begin() || text.spans.empty()) return text.where(offset);
  const auto index = std::min(static_cast<std::size_t>(after - begins.begin()), text.spans.size()) - 1;
  const InlineSpan& span = text.spans[index];
  return text.where(std::min(span.begin + offset - begins[index], std::max(span.begin + 1, span.end) - 1));
}

/// A last line that holds next to nothing, or the rest of a word alone.
bool ends_in_a_scrap(const std::vector<Item>& items, const Breaking& breaking, Pt measure) {
  constexpr double least_share = 0.1;  // of the measure
  const std::vector<BrokenLine>& lines = breaking.lines;
  if (lines.size() < 2) return false;
  double width = 0;
  bool spaces = false;
  for (std::size_t i = lines.back().begin; i < lines.back().end; ++i) {
    if (items[i].kind == Item::Kind::penalty || items[i].fil) continue;
    width += items[i].width;
    spaces = spaces || items[i].kind == Item::Kind::glue;
  }
  return width < measure.value * least_share || (lines[lines.size() - 2].hyphenated && !spaces);
}

/// Fewer lines of a paragraph than these in a column would look lost.
bool may_break_after(std::size_t line, std::size_t count, const PaginationParameters& keep) {
  const std::size_t above = line + 1;
  return above == count || (above >= static_cast<std::size_t>(keep.orphan_lines) &&
                            count - above >= static_cast<std::size_t>(keep.widow_lines));
}

}  // namespace

Setter::Setter(const Resources& resources, Shaper& shaper, std::string language, bool variants, bool describe)
    : resources_(resources),
      theme_(resources.theme),
      shaper_(shaper),
      language_(std::move(language)),
      variants_(variants),
      describe_(describe) {}

int Setter::link_for(const InlineSpan& span, NodeId node) {
  if (span.link.empty()) return -1;
  const auto [entry, added] = link_by_node_.try_emplace(node, static_cast<int>(links_.size()));
  if (added) {
    LinkTarget target;
    if (span.link.front() == '#') {
      target.anchor = span.link.substr(1);
    } else {
      target.uri = span.link;
      target.description = resources_.locale.text("link-to", {{"address", span.link}});
    }
    links_.push_back(std::move(target));
  }
  return entry->second;
}

TextPiece Setter::finish(TextPiece piece, const Paragraph& paragraph, std::size_t span) {
  piece.node = span < paragraph.span_nodes.size() ? paragraph.span_nodes[span] : paragraph.node;
  if (span < paragraph.text.spans.size()) piece.link = link_for(paragraph.text.spans[span], piece.node);
  return piece;
}

struct Setter::BrokenParagraph {
  const Paragraph& paragraph;
  TextSetting setting;
  std::shared_ptr<const ShapedText> shaped;
  ParagraphItems list;
  Pt left, width;                   // of the measure inside the indents
  Pt first_indent;                  // of the first line, besides
  std::vector<Breaking> breakings;  // the optimum first
};

std::string_view Setter::language_of(const Paragraph& paragraph) const {
  return paragraph.language.empty() ? language_ : paragraph.language;
}

std::shared_ptr<const ShapedText> Setter::shape(const Paragraph& paragraph) {
  return std::make_shared<const ShapedText>(
      shaper_.shape(paragraph.text, theme_.style(paragraph.style), language_of(paragraph), diagnostics_));
}

Setter::BrokenParagraph Setter::break_lines(const Paragraph& paragraph, std::shared_ptr<const ShapedText> shaped,
                                            Pt measure, bool variants) {
  const ParagraphStyle& style = theme_.style(paragraph.style);
  BrokenParagraph broken{.paragraph = paragraph,
                         .setting = {style, theme_.breaking_in(language_of(paragraph)), theme_},
                         .shaped = std::move(shaped),
                         .list = {},
                         .left = style.left_indent + paragraph.extra_indent,
                         .width = {},
                         .first_indent = style.first_indent + paragraph.opening_indent,
                         .breakings = {}};
  broken.width = measure - broken.left - style.right_indent;
  // No piece is wider than the first line.
  broken.list = make_items(*broken.shaped, broken.setting, broken.width - paragraph.opening_indent, shaper_);
  const Measure lines{(broken.width - broken.first_indent).value, broken.width.value};
  const PaginationParameters& limits = theme_.pagination;
  if (variants && broken.list.items.size() <= most_items) {
    broken.breakings = break_paragraph_variants(broken.list.items, lines, broken.setting.breaking,
                                                static_cast<std::size_t>(limits.paragraph_shorter),
                                                static_cast<std::size_t>(limits.paragraph_longer));
  } else {
    broken.breakings.push_back(break_paragraph(broken.list.items, lines, broken.setting.breaking));
  }
  return broken;
}

std::vector<Setter::Line> Setter::set_lines(const Paragraph& paragraph, Pt measure) {
  return set_lines(paragraph, shape(paragraph), measure);
}

std::vector<Setter::Line> Setter::set_lines(const Paragraph& paragraph, std::shared_ptr<const ShapedText> shaped,
                                            Pt measure) {
  return set_lines(break_lines(paragraph, std::move(shaped), measure, false), 0);
}

std::size_t Setter::count_lines(const Paragraph& paragraph, std::shared_ptr<const ShapedText> shaped, Pt measure) {
  return break_lines(paragraph, std::move(shaped), measure, false).breakings.front().lines.size();
}

Setter::Widths Setter::widths_of(const Paragraph& paragraph) {
  constexpr Pt widest{100000};
  const BrokenParagraph broken = break_lines(paragraph, shape(paragraph), widest, false);
  Widths widths{.least = widest_piece(broken.list), .natural = {}};
  for (const Line& line : set_lines(broken, 0)) widths.natural = std::max(widths.natural, line.width);
  // Letters that hang out are not part of a line's width.
  widths.natural = std::max(widths.natural, widths.least);
  return widths;
}

std::vector<Setter::Line> Setter::set_lines(const BrokenParagraph& broken, std::size_t variant) {
  const Paragraph& paragraph = broken.paragraph;
  const ParagraphStyle& style = broken.setting.style;
  const std::vector<BrokenLine>& broken_lines = broken.breakings[variant].lines;
  std::vector<Line> lines;
  lines.reserve(broken_lines.size());
  for (std::size_t i = 0; i < broken_lines.size(); ++i) {
    const BrokenLine& line = broken_lines[i];
    const ParagraphItems::Place& end = broken.list.places[line.end];
    const Item& closing = broken.list.items[line.end];
    const Pt indent = i == 0 ? broken.first_indent : Pt{};
    const bool forced = closing.kind == Item::Kind::penalty && closing.penalty <= -infinite_penalty;
    const LineFrame frame{.begin = broken.list.places[line.begin].offset,
                          .end = end.offset,
                          .line_end = end.end,
                          .x = broken.left + indent,
                          .width = broken.width - indent,
                          .justify = !forced};
    std::vector<LinePiece> pieces = build_line(*broken.shaped, broken.setting, frame, shaper_);
    Line set{.pieces = {}, .width = width_of(pieces), .facts = {}};
    if (describe_) {
      set.facts = describe_line(pieces, frame, paragraph.style, style);
      set.facts->ratio = line.ratio;
      set.facts->number = static_cast<std::uint32_t>(i + 1);
      set.facts->of = static_cast<std::uint32_t>(broken_lines.size());
      set.facts->where = place_of(paragraph.text, *broken.shaped, frame.begin);
    }
    set.pieces.reserve(pieces.size());
    for (LinePiece& piece : pieces) set.pieces.push_back(finish(std::move(piece.piece), paragraph, piece.span));
    lines.push_back(std::move(set));
  }
  if (!lines.empty() && !paragraph.label.empty()) {
    std::vector<TextPiece> label = label_of(paragraph, broken.left + broken.first_indent);
    lines.front().pieces.insert(lines.front().pieces.begin(), std::make_move_iterator(label.begin()),
                                std::make_move_iterator(label.end()));
  }
  return lines;
}

std::vector<TextPiece> Setter::set_label(const InlineText& text, ParagraphStyle style) {
  style.align = Align::left;
  style.hyphenate = false;
  const ShapedText shaped = shaper_.shape(text, style, language_, diagnostics_);
  const LineFrame frame{.begin = 0, .end = shaped.text.size(), .line_end = LineEnd::space, .x = {}, .width = {}};
  std::vector<TextPiece> label;
  for (LinePiece& piece : build_line(shaped, {style, theme_.breaking, theme_}, frame, shaper_)) {
    label.push_back(std::move(piece.piece));
  }
  return label;
}

std::vector<TextPiece> Setter::label_of(const Paragraph& paragraph, Pt text_x) {
  const ParagraphStyle& style = theme_.style(paragraph.style);
  std::vector<TextPiece> label = set_label(paragraph.label, style);
  Pt width;
  for (const TextPiece& piece : label) width += width_of(piece);
  // Labels end a third of an em before the text, so that "9." and "10." align on their points.
  for (TextPiece& piece : label) {
    piece.x += text_x - style.size * 0.4 - width;
    piece.node = paragraph.label_node;
  }
  return label;
}

Pt Setter::baseline_offset(const ParagraphStyle& style) const {
  const Pt grid = theme_.page.grid;
  // Everything on the body's leading shares the body's baseline, whatever its face and size.
  const ParagraphStyle& body = theme_.style(Style::body);
  const ParagraphStyle& reference = style.leading == grid ? body : style;
  const FaceMetrics& metrics = shaper_.fonts().face(reference.family, reference.bold, reference.italic).metrics();
  const Pt ascent = reference.size * (metrics.ascent / 1000);
  const Pt descent = reference.size * (-metrics.descent / 1000);
  return (reference.leading - ascent - descent) / 2 + ascent;
}

void Setter::put_line(Line line, Pt x, Pt baseline, GalleyItem& item) {
  item.marks.reserve(item.marks.size() + line.pieces.size());
  for (TextPiece& piece : line.pieces) {
    piece.x += x;
    piece.baseline = baseline;
    item.marks.emplace_back(std::move(piece));
  }
  if (!line.facts) return;
  item.set_lines.push_back(*line.facts);
  item.set_lines.back().x += x;
  item.set_lines.back().baseline = baseline;
}

GalleyItem Setter::box_of(std::vector<Line>& lines, const ParagraphStyle& style, std::size_t first,
                          std::size_t last) const {
  const double step = style.leading / theme_.page.grid;
  const auto top = static_cast<int>(std::floor(static_cast<double>(first) * step + 1e-9));
  const auto bottom = last == lines.size() ? static_cast<int>(std::ceil(static_cast<double>(last) * step - 1e-9))
                                           : static_cast<int>(std::floor(static_cast<double>(last) * step + 1e-9));
  GalleyItem item{.lines = bottom - top};
  const Pt offset = baseline_offset(style);
  for (std::size_t i = first; i < last; ++i) {
    put_line(std::move(lines[i]), Pt{}, style.leading * static_cast<double>(i) - theme_.page.grid * top + offset, item);
  }
  return item;
}

std::vector<GalleyItem> Setter::items_of(const Paragraph& paragraph, std::vector<Line> lines) const {
  const ParagraphStyle& style = theme_.style(paragraph.style);
  std::vector<GalleyItem> items;
  if (lines.empty()) return items;
  items.reserve(lines.size());
  if (style.leading < theme_.page.grid) {
    items.push_back(box_of(lines, style, 0, lines.size()));
  } else {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      items.push_back(box_of(lines, style, i, i + 1));
      items.back().break_after = may_break_after(i, lines.size(), theme_.pagination);
    }
  }
  if (style.keep_with_next) {
    for (GalleyItem& item : items) item.break_after = false;
  }
  if (!paragraph.anchor.empty()) items.front().anchors.push_back(paragraph.anchor);
  if (paragraph.outline_level > 0)
    items.front().headings.push_back({plain_text(paragraph.text), paragraph.outline_level});
  return items;
}

std::vector<GalleyVariant> Setter::variants_of(const BrokenParagraph& broken) const {
  std::vector<GalleyVariant> variants;
  const auto unevenness = [](const Breaking& breaking) {
    double sum = 0;
    for (const BrokenLine& line : breaking.lines) {
      sum += line.ratio * line.ratio + (line.hyphenated ? hyphen_unevenness : 0);
    }
    return sum;
  };
  const double least = unevenness(broken.breakings.front());
  for (std::size_t i = 1; i < broken.breakings.size(); ++i) {
    const Breaking& breaking = broken.breakings[i];
    const auto looser = [&](const BrokenLine& line) { return line.ratio > theme_.pagination.paragraph_tolerance; };
    if (breaking.overfull || std::ranges::any_of(breaking.lines, looser)) continue;
    // No page is worth such a line.
    if (ends_in_a_scrap(broken.list.items, breaking, broken.width)) continue;
    GalleyVariant variant{.cost = variant_cost + unevenness_cost * std::max(0.0, unevenness(breaking) - least)};
    const std::size_t count = breaking.lines.size();
    for (std::size_t line = 0; line < count; ++line) {
      variant.extents.push_back({1, may_break_after(line, count, theme_.pagination)});
    }
    variant.recipe = {.kind = VariantRecipe::Kind::paragraph, .subject = paragraphs_.size(), .breaking = i};
    variants.push_back(std::move(variant));
  }
  return variants;
}

void Setter::add_paragraph(const Paragraph& paragraph, Pt measure, Galley& galley) {
  const ParagraphStyle& style = theme_.style(paragraph.style);
  // Only what is justified on the body's leading has lines that can be made up elsewhere.
  const bool variants = variants_ && galley.columns == 2 && style.align == Align::justified &&
                        style.leading == theme_.page.grid && !style.keep_with_next;
  const auto broken =
      std::make_shared<const BrokenParagraph>(break_lines(paragraph, shape(paragraph), measure, variants));
  std::vector<GalleyItem> items = items_of(paragraph, set_lines(*broken, 0));
  const std::size_t first = galley.items.size();
  galley.items.insert(galley.items.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
  if (broken->breakings.size() < 2) return;
  std::vector<GalleyVariant> others = variants_of(*broken);
  if (others.empty()) return;
  paragraphs_.push_back(broken);
  for (GalleyVariant& variant : others) {
    variant.first = first;
    variant.last = galley.items.size();
    galley.variants.push_back(std::move(variant));
  }
}

std::vector<GalleyItem> Setter::set(const VariantRecipe& recipe) {
  if (recipe.kind == VariantRecipe::Kind::figure) {
    const KeptFigure& kept = figures_[recipe.subject];
    return {figure_item(kept.figure, kept.caption, kept.measure, recipe.reduction)};
  }
  const BrokenParagraph& broken = *paragraphs_[recipe.subject];
  return items_of(broken.paragraph, set_lines(broken, recipe.breaking));
}

GalleyItem Setter::set_box(const Paragraph& paragraph, Pt measure) {
  std::vector<Line> lines = set_lines(paragraph, measure);
  return box_of(lines, theme_.style(paragraph.style), 0, lines.size());
}

}  // namespace vestnik
