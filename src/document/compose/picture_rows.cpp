#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include "document/compose/composition.hpp"
#include "document/compose/divide_rows.hpp"
#include "findings/catalogue/message.hpp"

namespace vestnik {
namespace {

constexpr std::size_t least_of_group = 2, most_of_group = 6;
constexpr std::size_t least_of_report = 2, most_of_report = 24;

/// Dots per inch of the coarsest picture of `row` if it is as wide as `measure`; 0: all are drawings.
double coarsest(const PictureRow& row, Pt measure) {
  constexpr double points_per_inch = 72;
  double least = 0;
  for (const FigureBlock& picture : row.pictures) {
    const auto* raster = std::get_if<RasterPicture>(&picture.picture->content);
    if (raster == nullptr) continue;
    const double width = measure.value * picture.aspect() / row.aspect();
    const double here = raster->upright_width() * picture.crop.width * points_per_inch / width;
    least = least == 0 ? here : std::min(least, here);
  }
  return least;
}

}  // namespace

PictureRow Composition::row_of(const Picture& group, const PictureFrame& frame) {
  if (group.group.size() < least_of_group || group.group.size() > most_of_group) {
    report(finding("picture-group"_id, group.where, value<"count">(group.group.size())));
  }
  PictureRow row{.pictures = {}, .caption = {}, .where = group.where};
  PictureFrame inside = frame;
  InlineText words = group.caption.empty() ? InlineText() : inlines(group.caption, frame.language);
  const bool captioned = !words.empty() || !group.credit.empty();
  // What belongs to all of them stands in an element of its own.
  if (captioned) inside.parent = add_node(Tag::division, frame.parent);
  if (!words.empty()) inside.fallback = plain_text(words);
  for (const Picture& picture : group.group) {
    const std::shared_ptr<const DecodedPicture> decoded = decode(picture);
    if (decoded) row.pictures.push_back(block_of(picture, decoded, inside));
  }
  row.caption = caption_of(std::move(words), group.credit, inside.parent, frame.language);
  return row;
}

void Composition::check_resolutions(const PictureRow& row) {
  const Pt measure = row.width == PictureWidth::across ? theme().text_width() : theme().column_width();
  for (const FigureBlock& picture : row.pictures) {
    check_resolution(picture.where, *picture.picture, picture.name, picture.crop,
                     measure * (picture.aspect() / row.aspect()));
  }
}

std::optional<PictureBlock> Composition::picture_block(const Picture& picture, const PictureFrame& frame) {
  if (picture.group.empty()) {
    std::optional<FigureBlock> figure = this->figure(picture, frame);
    return figure ? std::optional<PictureBlock>(std::move(*figure)) : std::nullopt;
  }
  PictureRow row = row_of(picture, frame);
  if (row.pictures.empty()) return std::nullopt;
  row.width = picture.width;
  if (row.width == PictureWidth::automatic) {
    const double resolution = coarsest(row, theme().text_width());
    const bool fine = resolution == 0 || resolution >= theme().pictures.min_resolution;
    const bool across = row.aspect() >= theme().pictures.across_from_aspect && fine;
    row.width = across ? PictureWidth::across : PictureWidth::column;
  }
  check_resolutions(row);
  return row;
}

std::vector<PictureRow> Composition::report_rows(const Article& article, const PictureFrame& frame) {
  std::vector<PictureRow> rows;
  std::vector<FigureBlock> waiting;  // for a row
  std::size_t count = 0;
  const auto divide = [&] {
    const double least = theme().pictures.min_resolution;
    const auto fine_alone = [&](const FigureBlock& picture) {
      const double resolution = coarsest({.pictures = {picture}, .caption = {}, .where = {}}, theme().text_width());
      return resolution == 0 || resolution >= least;
    };
    for (PictureRow& row : divide_rows(std::move(waiting), rows.empty(), fine_alone)) rows.push_back(std::move(row));
    waiting.clear();
  };
  for (const Picture& picture : article.pictures) {
    count += std::max<std::size_t>(1, picture.group.size());
    if (!picture.group.empty()) {
      divide();
      PictureRow row = row_of(picture, frame);
      if (!row.pictures.empty()) rows.push_back(std::move(row));
      continue;
    }
    const std::shared_ptr<const DecodedPicture> decoded = decode(picture);
    if (!decoded) continue;
    const bool alone = picture.width == PictureWidth::across;
    if (alone) divide();
    waiting.push_back(block_of(picture, decoded, frame));
    if (alone) divide();
  }
  divide();
  if (count < least_of_report || count > most_of_report) {
    report(finding("photo-report-size"_id, article.where, value<"count">(count)));
  }
  for (PictureRow& row : rows) {
    row.floats = false;
    check_resolutions(row);
  }
  return rows;
}

}  // namespace vestnik
