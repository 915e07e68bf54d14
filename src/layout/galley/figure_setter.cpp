#include "layout/galley/figure_setter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "findings/catalogue/message.hpp"
#include "model/issue/crops.hpp"
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

/// Shares of their measure that pictures have which do not just fill it, the widest first.
constexpr std::array set_width_shares{1.0, 2.0 / 3, 0.5, 1.0 / 3, 0.25};
/// A picture that fills its measure may be higher than the theme lets others be.
constexpr double height_by_limit = 1.5;

}  // namespace

double crop_cost(double share) { return cropping_cost * share * share; }

// A picture at a column's head ends level with the capitals of the line beside it.
Pt FigureSetter::height_limit(const FigureBlock& figure) const {
  const Pt wanted =
      figure.max_height > Pt{} ? figure.max_height : theme_.text_height() * theme_.pictures.max_height_share;
  return std::min(wanted, theme_.page.grid * theme_.page_lines() - text_.boxes().capitals_offset());
}

Rect FigureSetter::picture_box(const FigureBlock& figure, Pt measure, Pt reduction) const {
  const double aspect = figure.aspect();
  Pt width = figure.max_width > Pt{} ? std::min(figure.max_width, measure) : measure;
  const Pt height = std::min(width / aspect, height_limit(figure)) - reduction;
  width = height * aspect;
  Pt x = (measure - width) / 2;
  if (figure.align == Align::left || figure.align == Align::justified) x = Pt{};
  if (figure.align == Align::right) x = measure - width;
  return {x, text_.boxes().capitals_offset(), width, height};
}

double FigureSetter::largest_crop() const {
  constexpr double most = 0.75;  // whatever a theme says
  return std::min(theme_.pictures.max_crop, most);
}

bool FigureSetter::is_slim(const FigureBlock& figure, Pt measure) const {
  const bool free = figure.max_width <= Pt{} && figure.max_height <= Pt{};
  return free && measure / figure.aspect() > height_limit(figure) + Pt{0.5};
}

Rect FigureSetter::set_box(const FigureBlock& figure, Pt measure, Pt cropping) const {
  const Pt top = text_.boxes().capitals_offset(), limit = height_limit(figure);
  const Pt most = std::min(limit * height_by_limit, theme_.page.grid * theme_.page_lines() - top);
  const double kept = figure.may_be_cropped ? 1 - largest_crop() : 1;
  for (const double share : set_width_shares) {
    const Pt width = measure * share, whole = width / figure.aspect();
    if (whole * kept > (share == 1 ? most : limit)) continue;
    return {Pt{}, top, width, std::min(whole, std::max(whole * kept, limit)) - cropping};
  }
  Rect box = picture_box(figure, measure, cropping);
  box.x = Pt{};
  return box;
}

void FigureSetter::add(const FigureBlock& figure, Pt measure, bool variants, Galley& galley) {
  if (measure / figure.aspect() > theme_.text_height()) {
    text_.diagnostics().push_back(finding("picture-scaled"_id, figure.where));
  }
  // Emblems and mastheads have their size from the theme.
  const bool free = figure.max_width <= Pt{} && figure.max_height <= Pt{};
  const std::size_t at = galley.items.size();
  // What goes over the columns and must not be cropped has the theme's height, and may be reduced.
  const bool slim = is_slim(figure, measure) && (figure.may_be_cropped || galley.columns > 1);
  const KeptFigure kept{figure, figure.caption ? text_.shape(*figure.caption) : nullptr, measure,
                        slim || (free && galley.short_item && figure.may_be_cropped)};
  galley.items.push_back(
      item_of(kept, kept.set_width ? set_box(figure, measure, Pt{}) : picture_box(figure, measure, Pt{})));
  if (!variants || !free) return;
  if (kept.set_width) {
    add_cropped(kept, at, galley);
  } else {
    add_reduced(kept, at, galley);
  }
}

void FigureSetter::add_reduced(const KeptFigure& kept, std::size_t at, Galley& galley) {
  const auto& [figure, caption, measure, set_width] = kept;
  const int lines = galley.items[at].lines;
  const bool break_after = galley.items[at].break_after;
  const Rect box = picture_box(figure, measure, Pt{});
  const Pt height = box.height;
  // What does not fill its measure anyway may give more.
  const bool fills_measure = box.width > measure - Pt{0.5};
  const double least_scale =
      std::max(theme_.pictures.min_scale * (fills_measure ? 1 : slim_picture_share), smallest_scale);
  bool any = false;
  for (int less = 1;; ++less) {
    const Pt reduction = theme_.page.grid * less;
    const double share = reduction / height;
    if (share > 1 - least_scale) break;
    // Its caption may need more lines than that of the whole picture.
    const Rect reduced = picture_box(figure, measure, reduction);
    const std::size_t caption_lines =
        caption == nullptr ? 0
                           : text_.count_lines(*figure.caption, caption, caption_box(figure, reduced, measure).width);
    const int height_in_lines = lines_of(figure, reduced, caption_lines);
    if (height_in_lines >= lines) continue;
    if (!std::exchange(any, true)) figures_.push_back(kept);
    galley.variants.push_back(
        {.first = at,
         .last = at + 1,
         .extents = {{height_in_lines, break_after}},
         .cost = (fills_measure ? narrow_picture_cost : 0) + reduction_cost * share * share,
         .scale = 1 - share,
         .recipe = {.kind = VariantRecipe::Kind::figure, .subject = figures_.size() - 1, .reduction = reduction}});
  }
}

void FigureSetter::add_cropped(const KeptFigure& kept, std::size_t at, Galley& galley) {
  const FigureBlock& figure = kept.figure;
  if (!figure.may_be_cropped) return;
  const Rect box = set_box(figure, kept.measure, Pt{});
  const Pt whole = box.width / figure.aspect();
  for (int less = 1;; ++less) {
    const Pt cropping = theme_.page.grid * less;
    const double share = (whole - box.height + cropping) / whole;
    if (share > largest_crop()) break;
    if (less == 1) figures_.push_back(kept);
    galley.variants.push_back(
        {.first = at,
         .last = at + 1,
         .extents = {{galley.items[at].lines - less, galley.items[at].break_after}},
         .cost = crop_cost(share),
         .cropped = share,
         .recipe = {.kind = VariantRecipe::Kind::figure, .subject = figures_.size() - 1, .cropping = cropping}});
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
  const bool centred = figure.align == Align::centered && picture.x > Pt{};
  const Pt x = centred ? picture.x + (picture.width - width) / 2 : picture.x;
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

GalleyItem FigureSetter::item_of(const FigureBlock& figure, const Rect& box, Pt measure) {
  return item_of({figure, figure.caption ? text_.shape(*figure.caption) : nullptr, measure, true}, box);
}

GalleyItem FigureSetter::item_of(const KeptFigure& kept, const Rect& box) {
  const auto& [figure, caption, measure, set_width] = kept;
  GalleyItem item{.floats = true, .where = figure.where};
  const double aspect = box.width / box.height;
  const Crop crop = std::abs(aspect / figure.aspect() - 1) < 1e-9
                        ? figure.crop
                        : cropped_to(figure.crop, figure.picture->aspect(), aspect, figure.focus);
  item.marks.emplace_back(PlacedPicture{figure.picture, box, figure.node, texts_of(figure), crop});
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
  return {item_of(kept, kept.set_width ? set_box(kept.figure, kept.measure, recipe.cropping)
                                       : picture_box(kept.figure, kept.measure, recipe.reduction))};
}

std::shared_ptr<const SetTexts> FigureSetter::texts_of(const FigureBlock& figure) {
  const auto* drawing = std::get_if<Drawing>(&figure.picture->content);
  if (drawing == nullptr || drawing->texts.empty()) return nullptr;
  std::shared_ptr<const SetTexts>& texts = drawing_texts_[{figure.picture->hash, figure.language}];
  if (!texts) texts = std::make_shared<const SetTexts>(drawings_.set(figure));
  return texts;
}

}  // namespace vestnik
