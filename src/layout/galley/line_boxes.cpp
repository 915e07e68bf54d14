#include "layout/galley/line_boxes.hpp"

#include <cmath>
#include <iterator>
#include <utility>

namespace vestnik {

void put_line(BuiltLine line, Pt x, Pt baseline, GalleyItem& item) {
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

bool may_break_after(std::size_t line, std::size_t count, const PaginationParameters& keep) {
  const std::size_t above = line + 1;
  return above == count || (above >= static_cast<std::size_t>(keep.orphan_lines) &&
                            count - above >= static_cast<std::size_t>(keep.widow_lines));
}

Pt LineBoxes::baseline_offset(const ParagraphStyle& style) const {
  const Pt grid = theme_.page.grid;
  // Everything on the body's leading shares the body's baseline, whatever its face and size.
  const ParagraphStyle& body = theme_.style(Style::body);
  const ParagraphStyle& reference = style.leading == grid && body.leading == grid ? body : style;
  const FaceMetrics& metrics = fonts_.face(reference.family, reference.bold, reference.italic).metrics();
  const Pt ascent = reference.size * (metrics.ascent / 1000);
  const Pt descent = reference.size * (-metrics.descent / 1000);
  return (reference.leading - ascent - descent) / 2 + ascent;
}

Pt LineBoxes::capitals_offset() const {
  const ParagraphStyle& body = theme_.style(Style::body);
  const Pt cap_height = fonts_.face(body.family, false, false).metrics().cap_height / 1000 * body.size;
  return baseline_offset(body) - cap_height;
}

GalleyItem LineBoxes::box_of(std::vector<BuiltLine> lines, const ParagraphStyle& style) const {
  return box_of(lines, style, 0, lines.size());
}

GalleyItem LineBoxes::box_of(std::vector<BuiltLine>& lines, const ParagraphStyle& style, std::size_t first,
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

std::vector<GalleyItem> LineBoxes::items_of(const Paragraph& paragraph, std::vector<BuiltLine> lines) const {
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
  for (GalleyItem& item : items) item.where = paragraph.text.where(0);
  if (!paragraph.anchor.empty()) items.front().anchors.push_back(paragraph.anchor);
  if (paragraph.outline_level > 0)
    items.front().headings.push_back({plain_text(paragraph.text), paragraph.outline_level});
  return items;
}

}  // namespace vestnik
