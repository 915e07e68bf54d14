#include "layout/galley/row_setter.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "model/issue/crops.hpp"

namespace vestnik {
namespace {

/// A row may be higher than a single picture: it is as wide as its measure all the same.
constexpr double height_by_single_picture = 1.5;

bool may_be_cropped(const PictureRow& row) {
  return std::ranges::all_of(row.pictures, [](const FigureBlock& picture) { return picture.may_be_cropped; });
}

bool has_captions(const PictureRow& row) {
  return row.caption ||
         std::ranges::any_of(row.pictures, [](const FigureBlock& picture) { return picture.caption.has_value(); });
}

}  // namespace

RowSetter::Frame RowSetter::frame_of(const PictureRow& row, Pt measure) const {
  const PictureParameters& limits = theme_.pictures;
  const Pt grid = theme_.page.grid, top = text_.boxes().capitals_offset();
  const Pt room = std::max(measure / 4, measure - limits.row_gap * static_cast<double>(row.pictures.size() - 1));
  const bool cropped = may_be_cropped(row);
  Frame frame{.height = room / row.aspect(), .scale = (room / row.aspect()).value, .tight = !has_captions(row)};
  const Pt most = std::min(theme_.text_height() * limits.max_height_share * height_by_single_picture,
                           grid * theme_.page_lines() - top);
  if (frame.height > most) {
    const Pt least = cropped ? frame.height * (1 - limits.max_crop) : frame.height;
    if (least > most) frame.scale *= most / least;
    frame.height = most;
  }
  if (!frame.tight || !cropped) return frame;
  // Rows without captions stand as far from each other as their pictures do.
  const Pt gap = std::max(Pt{}, limits.row_gap - top);
  const Pt fitting = grid * std::floor((top + frame.height + gap) / grid) - top - gap;
  if (fitting >= frame.height * (1 - limits.max_crop)) frame.height = fitting;
  return frame;
}

int RowSetter::lines_of(Pt foot, bool tight) const {
  constexpr double rounding = 1e-6, air = 0.35;
  const Pt grid = theme_.page.grid;
  const Pt below = tight ? std::max(Pt{}, theme_.pictures.row_gap - text_.boxes().capitals_offset()) : grid * air;
  return static_cast<int>(std::ceil((foot + below) / grid - rounding));
}

Pt RowSetter::put_caption(const Paragraph& caption, Pt x, Pt top, Pt width, GalleyItem& item) {
  const ParagraphStyle& style = theme_.style(caption.style);
  std::vector<BuiltLine> lines = text_.set_lines(caption, width);
  const Pt begin = top + theme_.pictures.caption_gap;
  Pt baseline = begin + text_.boxes().baseline_offset(style);
  for (BuiltLine& line : lines) {
    put_line(std::move(line), x, baseline, item);
    baseline += style.leading;
  }
  return begin + style.leading * static_cast<double>(lines.size());
}

GalleyItem RowSetter::item_of(const PictureRow& row, const Frame& frame) {
  GalleyItem item{.floats = row.floats, .where = row.where};
  const Pt top = text_.boxes().capitals_offset();
  Pt x, foot = top + frame.height;
  for (const FigureBlock& picture : row.pictures) {
    const Pt width{picture.aspect() * frame.scale};
    const double aspect = width / frame.height;
    const Crop crop = std::abs(aspect / picture.aspect() - 1) < 1e-9
                          ? picture.crop
                          : cropped_to(picture.crop, picture.picture->aspect(), aspect, picture.focus);
    item.marks.emplace_back(
        PlacedPicture{picture.picture, {x, top, width, frame.height}, picture.node, figures_.texts_of(picture), crop});
    if (picture.caption) foot = std::max(foot, put_caption(*picture.caption, x, top + frame.height, width, item));
    x += width + theme_.pictures.row_gap;
  }
  if (row.caption) foot = put_caption(*row.caption, Pt{}, foot, x - theme_.pictures.row_gap, item);
  item.lines = lines_of(foot, frame.tight);
  return item;
}

void RowSetter::add(const PictureRow& row, Pt measure, bool variants, Galley& galley) {
  const Frame frame = frame_of(row, measure);
  const std::size_t at = galley.items.size();
  galley.items.push_back(item_of(row, frame));
  if (!variants || !may_be_cropped(row)) return;
  const GalleyItem& item = galley.items.back();
  for (int lines = 1;; ++lines) {
    const Pt cropping = theme_.page.grid * lines;
    const double share = cropping / frame.height;
    if (share > theme_.pictures.max_crop) break;
    if (lines == 1) rows_.push_back({row, frame});
    galley.variants.push_back(
        {.first = at,
         .last = at + 1,
         .extents = {{item.lines - lines, item.break_after}},
         .cost = crop_cost(share),
         .cropped = share,
         .recipe = {.kind = VariantRecipe::Kind::row, .subject = rows_.size() - 1, .cropping = cropping}});
  }
}

std::vector<GalleyItem> RowSetter::set(const VariantRecipe& recipe) {
  const KeptRow& kept = rows_[recipe.subject];
  Frame frame = kept.frame;
  frame.height -= recipe.cropping;
  return {item_of(kept.row, frame)};
}

}  // namespace vestnik
