#include "layout/galley/portrait_setter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace vestnik {
namespace {

/// Of the column's width, that a picture takes which has text beside it: the second where lines beside the first gape.
constexpr std::array portrait_widths{0.36, 0.3};
/// White space between picture and text, in lines of the grid.
constexpr double gap_in_lines = 0.75;
/// Narrower lines would gape.
constexpr double least_line_ems = 12;
/// Of the picture's lines, that may have no text beside them.
constexpr double most_without_text = 0.6;
/// Below a caption's last baseline, of its size.
constexpr double descent = 0.25;

}  // namespace

bool PortraitSetter::is_plain(const Block& block) const {
  const auto* paragraph = std::get_if<Paragraph>(&block);
  if (paragraph == nullptr || !paragraph->label.empty() || paragraph->extra_indent > Pt{}) return false;
  const bool running_text =
      paragraph->style == Style::body || paragraph->style == Style::body_first || paragraph->style == Style::dialogue;
  const ParagraphStyle& style = theme_.style(paragraph->style);
  return running_text && style.leading == theme_.page.grid && style.lines_before == 0 && style.lines_after == 0 &&
         !style.keep_with_next && paragraph->lines_before.value_or(0) == 0;
}

bool PortraitSetter::may_stand(const FigureBlock& figure, Pt measure) const {
  const Pt rest = measure * (1 - portrait_widths.front()) - theme_.page.grid * gap_in_lines;
  // It is never as high as half a page.
  const Pt height = measure * portrait_widths.front() / figure.aspect();
  return height < theme_.text_height() / 2 && std::holds_alternative<RasterPicture>(figure.picture->content) &&
         figures_.is_slim(figure, measure) && figure.lines_before == 0 && figure.lines_after == 0 &&
         !figure.keep_with_next && rest >= theme_.style(Style::body).size * least_line_ems;
}

// The picture's head is level with the capitals of the first line beside it, its foot with a baseline.
PortraitSetter::Frame PortraitSetter::frame_of(const FigureBlock& figure, Pt measure, double share) {
  const Pt grid = theme_.page.grid, top = text_.boxes().capitals_offset(), baseline = text_.boxes().grid_offset();
  Frame frame{.width = measure * share, .height = {}, .room = {}, .item = {}, .below = {}};
  frame.room = frame.width + grid * gap_in_lines;
  frame.height = frame.width / figure.aspect();
  const double whole_lines = std::floor((frame.height - (baseline - top)) / grid);
  const Pt level = grid * whole_lines + baseline - top;
  if (figure.may_be_cropped && level >= frame.height * (1 - figures_.largest_crop())) frame.height = level;
  frame.item = figures_.item_of(figure, {Pt{}, top, frame.width, frame.height}, frame.width).at_column_head();
  Pt foot = top + frame.height;
  for (const PageItem& mark : frame.item.marks) {
    if (const auto* piece = std::get_if<TextPiece>(&mark)) {
      foot = std::max(foot, piece->baseline + piece->size * descent);
    }
  }
  constexpr double rounding = 1e-6;
  frame.lines = std::max(1, static_cast<int>(std::ceil(foot / grid - rounding)));
  return frame;
}

void PortraitSetter::put(const Paragraph& paragraph, Pt measure, Frame& frame) {
  const ParagraphStyle& style = theme_.style(paragraph.style);
  const auto beside = static_cast<std::size_t>(frame.lines - frame.used);
  std::vector<BuiltLine> lines = text_.set_lines(paragraph, measure, {.lines = beside, .width = frame.room});
  const std::size_t count = lines.size(), inside = std::min(beside, count);
  for (std::size_t i = 0; i < inside; ++i) {
    const Pt top = theme_.page.grid * (frame.used + static_cast<int>(i));
    frame.gaping += lines[i].gaping ? 1 : 0;
    put_line(std::move(lines[i]), Pt{}, top + text_.boxes().baseline_offset(style), frame.item);
  }
  frame.used += static_cast<int>(inside);
  if (!paragraph.anchor.empty()) frame.item.anchors.push_back(paragraph.anchor);
  if (inside < count) frame.item.break_after = may_break_after(inside - 1, count, theme_.pagination);
  for (std::size_t i = inside; i < count; ++i) {
    std::vector<BuiltLine> line;
    line.push_back(std::move(lines[i]));
    frame.below.push_back(text_.boxes().box_of(std::move(line), style));
    frame.below.back().break_after = may_break_after(i, count, theme_.pagination);
    frame.below.back().where = paragraph.text.where(0);
  }
}

PortraitSetter::Frame PortraitSetter::filled(const FigureBlock& figure, std::span<const Block> below, Pt measure,
                                             double share) {
  Frame frame = frame_of(figure, measure, share);
  frame.item.lines = frame.lines;
  frame.item.floats = false;
  frame.item.break_after = true;
  for (std::size_t& i = frame.paragraphs; i < below.size() && frame.used < frame.lines && is_plain(below[i]); ++i) {
    put(std::get<Paragraph>(below[i]), measure, frame);
  }
  return frame;
}

PortraitSetter::Set PortraitSetter::add(const FigureBlock& figure, std::span<const Block> below, Pt measure,
                                        Galley& galley) {
  if (below.empty() || !is_plain(below.front()) || !may_stand(figure, measure)) return {};
  std::optional<Frame> best;
  for (const double share : portrait_widths) {
    Frame frame = filled(figure, below, measure, share);
    if (frame.lines - frame.used > frame.lines * most_without_text) continue;
    if (!best || frame.gaping < best->gaping) best = std::move(frame);
    if (best->gaping == 0) break;
  }
  if (!best) return {};
  Frame& frame = *best;
  Set set{.paragraphs = frame.paragraphs};
  set.lines = static_cast<int>(std::ceil(frame.used * (1 - frame.room / measure)) + frame.below.size());
  galley.items.push_back(std::move(frame.item));
  std::ranges::move(frame.below, std::back_inserter(galley.items));
  return set;
}

}  // namespace vestnik
