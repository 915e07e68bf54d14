#include <algorithm>
#include <cmath>

#include "galley/galley.hpp"
#include "galley/line_builder.hpp"
#include "galley/paragraph_items.hpp"
#include "paragraph/break_paragraph.hpp"

namespace vestnik {
namespace {

/// A paragraph with one line fewer than this in a column would look lost (RELEASE house rule): see
/// PaginationParameters.
struct KeepRules {
  std::size_t orphan, widow;
};

bool may_break_after(std::size_t line, std::size_t count, KeepRules keep) {
  const std::size_t above = line + 1;
  return above == count || (above >= keep.orphan && count - above >= keep.widow);
}

}  // namespace

Setter::Setter(const Resources& resources, Shaper& shaper, std::string language)
    : resources_(resources), theme_(resources.theme), shaper_(shaper), language_(std::move(language)) {}

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

std::vector<Setter::Line> Setter::set_lines(const Paragraph& paragraph, Pt measure) {
  const ParagraphStyle& style = theme_.style(paragraph.style);
  const std::string_view language = paragraph.language.empty() ? language_ : paragraph.language;
  const ShapedText shaped = shaper_.shape(paragraph.text, style, language, diagnostics_);
  const Pt left = style.left_indent + paragraph.extra_indent;
  const Pt width = measure - left - style.right_indent;
  const TextSetting setting{style, theme_.breaking_in(language), theme_};
  const ParagraphItems list = make_items(shaped, setting, width, shaper_);
  const Breaking broken =
      break_paragraph(list.items, {(width - style.first_indent).value, width.value}, setting.breaking);

  std::vector<Line> lines;
  lines.reserve(broken.lines.size());
  for (std::size_t i = 0; i < broken.lines.size(); ++i) {
    const BrokenLine& line = broken.lines[i];
    const ParagraphItems::Place& end = list.places[line.end];
    const Item& closing = list.items[line.end];
    const Pt indent = i == 0 ? style.first_indent : Pt{};
    const bool forced = closing.kind == Item::Kind::penalty && closing.penalty <= -infinite_penalty;
    const LineFrame frame{.begin = list.places[line.begin].offset,
                          .end = end.offset,
                          .line_end = end.end,
                          .x = left + indent,
                          .width = width - indent,
                          .justify = !forced};
    const std::vector<LinePiece> pieces = build_line(shaped, setting, frame, shaper_);
    Line set{.pieces = {}, .width = width_of(pieces)};
    for (const LinePiece& piece : pieces) set.pieces.push_back(finish(piece.piece, paragraph, piece.span));
    lines.push_back(std::move(set));
  }
  if (!lines.empty() && !paragraph.label.empty()) {
    std::vector<TextPiece> label = set_label(paragraph, left + style.first_indent);
    lines.front().pieces.insert(lines.front().pieces.begin(), std::make_move_iterator(label.begin()),
                                std::make_move_iterator(label.end()));
  }
  return lines;
}

std::vector<TextPiece> Setter::set_label(const Paragraph& paragraph, Pt text_x) {
  ParagraphStyle style = theme_.style(paragraph.style);
  style.align = Align::left;
  style.hyphenate = false;
  const ShapedText shaped = shaper_.shape(paragraph.label, style, language_, diagnostics_);
  const LineFrame frame{.begin = 0, .end = shaped.text.size(), .line_end = LineEnd::space, .x = {}, .width = text_x};
  const std::vector<LinePiece> pieces = build_line(shaped, {style, theme_.breaking, theme_}, frame, shaper_);
  // Labels end a third of an em before the text, so that "9." and "10." align on their points.
  const Pt x = text_x - style.size * 0.4 - width_of(pieces);
  std::vector<TextPiece> label;
  for (LinePiece piece : pieces) {
    piece.piece.x += x;
    piece.piece.node = paragraph.label_node;
    label.push_back(std::move(piece.piece));
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

GalleyItem Setter::box_of(const std::vector<Line>& lines, const ParagraphStyle& style, std::size_t first,
                          std::size_t last) const {
  const double step = style.leading / theme_.page.grid;
  const auto top = static_cast<int>(std::floor(static_cast<double>(first) * step + 1e-9));
  const auto bottom = last == lines.size() ? static_cast<int>(std::ceil(static_cast<double>(last) * step - 1e-9))
                                           : static_cast<int>(std::floor(static_cast<double>(last) * step + 1e-9));
  GalleyItem item{.lines = bottom - top};
  const Pt offset = baseline_offset(style);
  for (std::size_t i = first; i < last; ++i) {
    for (TextPiece piece : lines[i].pieces) {
      piece.baseline = style.leading * static_cast<double>(i) - theme_.page.grid * top + offset;
      item.marks.emplace_back(std::move(piece));
    }
  }
  return item;
}

std::vector<GalleyItem> Setter::paragraph_items(const Paragraph& paragraph, Pt measure) {
  const ParagraphStyle& style = theme_.style(paragraph.style);
  const std::vector<Line> lines = set_lines(paragraph, measure);
  std::vector<GalleyItem> items;
  if (lines.empty()) return items;
  const KeepRules keep{static_cast<std::size_t>(theme_.pagination.orphan_lines),
                       static_cast<std::size_t>(theme_.pagination.widow_lines)};
  if (style.leading < theme_.page.grid) {
    items.push_back(box_of(lines, style, 0, lines.size()));
  } else {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      items.push_back(box_of(lines, style, i, i + 1));
      items.back().break_after = may_break_after(i, lines.size(), keep);
    }
  }
  if (style.keep_with_next) {
    for (GalleyItem& item : items) item.break_after = false;
  }
  if (!paragraph.anchor.empty()) items.front().anchors.push_back(paragraph.anchor);
  if (paragraph.outline_level > 0) items.front().headings.push_back({paragraph.text.text, paragraph.outline_level});
  return items;
}

GalleyItem Setter::set_box(const Paragraph& paragraph, Pt measure) {
  const std::vector<Line> lines = set_lines(paragraph, measure);
  return box_of(lines, theme_.style(paragraph.style), 0, lines.size());
}

}  // namespace vestnik
