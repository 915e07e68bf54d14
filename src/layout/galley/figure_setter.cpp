#include "layout/galley/figure_setter.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "findings/catalogue/message.hpp"
#include "model/picture/picture.hpp"

namespace vestnik {
namespace {

// What a picture costs that is reduced, in PaginationCosts' unit: once, for it no longer fills its column, and by its
// whole height; by a tenth: a hundredth of that.
constexpr double narrow_picture_cost = 60;
constexpr double reduction_cost = 2500;
constexpr double slim_picture_share = 0.75;
/// Of a caption below a picture that is slimmer.
constexpr double caption_ems = 14;
/// Whatever a theme says.
constexpr double smallest_scale = 0.25;

/// By its whole height; a tenth costs a hundredth of that.
constexpr double cropping_cost = 900;

}  // namespace

double crop_cost(double share) { return cropping_cost * share * share; }

// A picture at a column's head ends level with the capitals of the line beside it.
Rect FigureSetter::picture_box(const FigureBlock& figure, Pt measure, Pt reduction) const {
  const double aspect = figure.aspect();
  const Pt wanted =
      figure.max_height > Pt{} ? figure.max_height : theme_.text_height() * theme_.pictures.max_height_share;
  const Pt limit = std::min(wanted, theme_.page.grid * theme_.page_lines() - text_.boxes().capitals_offset());
  Pt width = figure.max_width > Pt{} ? std::min(figure.max_width, measure) : measure;
  const Pt height = std::min(width / aspect, limit) - reduction;
  width = height * aspect;
  Pt x = (measure - width) / 2;
  if (figure.align == Align::left || figure.align == Align::justified) x = Pt{};
  if (figure.align == Align::right) x = measure - width;
  return {x, text_.boxes().capitals_offset(), width, height};
}

void FigureSetter::add(const FigureBlock& figure, Pt measure, bool variants, Galley& galley) {
  if (measure / figure.aspect() > theme_.text_height()) {
    text_.diagnostics().push_back(finding("picture-scaled", figure.where));
  }
  const std::size_t at = galley.items.size();
  const std::shared_ptr<const ShapedText> caption = figure.caption ? text_.shape(*figure.caption) : nullptr;
  galley.items.push_back(item_of(figure, caption, measure, Pt{}));
  const GalleyItem& item = galley.items.back();
  // Emblems and mastheads have their size from the theme.
  if (!variants || figure.max_width > Pt{} || figure.max_height > Pt{}) return;
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
        caption == nullptr ? 0
                           : text_.count_lines(*figure.caption, caption, caption_box(figure, reduced, measure).width);
    const int height_in_lines = lines_of(figure, reduced, caption_lines);
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
void FigureSetter::centre_between_text(GalleyItem& item, Pt foot) const {
  const Pt grid = theme_.page.grid, baseline = text_.boxes().grid_offset();
  const Pt capitals = text_.boxes().capitals_offset();
  const Pt above = grid - baseline + capitals, below = grid * item.lines - foot + capitals;
  if (below <= above) return;
  item.headed = std::make_shared<const GalleyItem>(item);
  shift_down(item, (below - above) / 2);
}

// A caption is as wide as its picture, or as two or three words need below a slim one.
Rect FigureSetter::caption_box(const FigureBlock& figure, const Rect& picture, Pt measure) const {
  const Pt width = std::min(measure, std::max(picture.width, theme_.style(figure.caption->style).size * caption_ems));
  const Pt x = figure.align == Align::centered ? picture.x + (picture.width - width) / 2 : picture.x;
  return {std::clamp(x, Pt{}, measure - width), picture.bottom(), width, {}};
}

int FigureSetter::lines_of(const FigureBlock& figure, const Rect& picture, std::size_t caption_lines) const {
  Pt bottom = picture.bottom();
  if (figure.caption) {
    bottom +=
        theme_.pictures.caption_gap + theme_.style(figure.caption->style).leading * static_cast<double>(caption_lines);
  }
  const Pt grid = theme_.page.grid;
  return static_cast<int>(std::ceil((bottom + grid * 0.35) / grid));
}

GalleyItem FigureSetter::item_of(const FigureBlock& figure, const std::shared_ptr<const ShapedText>& caption,
                                 Pt measure, Pt reduction) {
  const Rect box = picture_box(figure, measure, reduction);
  GalleyItem item{.floats = true, .where = figure.where};
  item.marks.emplace_back(PlacedPicture{figure.picture, box, figure.node, texts_of(figure), figure.crop});
  std::vector<BuiltLine> lines;
  Pt foot = box.bottom();
  if (figure.caption) {
    const ParagraphStyle& style = theme_.style(figure.caption->style);
    const Rect below = caption_box(figure, box, measure);
    lines = text_.set_lines(*figure.caption, caption, below.width);
    Pt baseline = box.bottom() + theme_.pictures.caption_gap + text_.boxes().baseline_offset(style);
    for (BuiltLine& line : lines) {
      put_line(std::move(line), below.x, baseline, item);
      foot = baseline;
      baseline += style.leading;
    }
  }
  item.lines = lines_of(figure, box, lines.size());
  item.break_after = !figure.keep_with_next;
  if (figure.width != PictureWidth::across && figure.max_width <= Pt{} && figure.max_height <= Pt{}) {
    centre_between_text(item, foot);
  }
  return item;
}

std::vector<GalleyItem> FigureSetter::set(const VariantRecipe& recipe) {
  const KeptFigure& kept = figures_[recipe.subject];
  return {item_of(kept.figure, kept.caption, kept.measure, recipe.reduction)};
}

std::shared_ptr<const SetTexts> FigureSetter::texts_of(const FigureBlock& figure) {
  const auto* drawing = std::get_if<Drawing>(&figure.picture->content);
  if (drawing == nullptr || drawing->texts.empty()) return nullptr;
  std::shared_ptr<const SetTexts>& texts = drawing_texts_[{figure.picture->hash, figure.language}];
  if (!texts) texts = std::make_shared<const SetTexts>(drawings_.set(figure));
  return texts;
}

}  // namespace vestnik
