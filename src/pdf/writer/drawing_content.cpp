// Facts about a drawing that are needed before it is written.
#include <algorithm>
#include <numeric>

#include "pdf/writer/drawing.hpp"
#include "pdf/writer/drawing_marks.hpp"
#include "pdf/writer/text_operators.hpp"

namespace vestnik {
namespace {

bool lets_through(const Drawing::Paint& paint, double opacity);

bool lets_through(const Drawing::Mark& mark) {
  if (const auto* shape = std::get_if<Drawing::Shape>(&mark.what)) {
    return lets_through(shape->fill, shape->fill_opacity) || lets_through(shape->stroke, shape->stroke_opacity);
  }
  if (const auto* image = std::get_if<Drawing::Image>(&mark.what)) {
    return image->opacity < 1 || !image->pixels->alpha.empty();
  }
  const auto* group = std::get_if<Drawing::Group>(&mark.what);
  return group != nullptr && (group->opacity < 1 || group->mask ||
                              std::ranges::any_of(group->marks, [](const auto& m) { return lets_through(m); }));
}

bool lets_through(const Drawing::Paint& paint, double opacity) {
  if (paint_opacity(paint, opacity) < 1) return true;
  const auto* pattern = std::get_if<std::shared_ptr<const Drawing::Pattern>>(&paint);
  return pattern != nullptr && std::ranges::any_of((*pattern)->marks, [](const auto& m) { return lets_through(m); });
}

void collect_images(const std::vector<Drawing::Mark>& marks, std::vector<const RasterPicture*>& images);

void collect_images(const Drawing::Paint& paint, std::vector<const RasterPicture*>& images) {
  const auto* pattern = std::get_if<std::shared_ptr<const Drawing::Pattern>>(&paint);
  if (pattern != nullptr) collect_images((*pattern)->marks, images);
}

void collect_images(const std::vector<Drawing::Mark>& marks, std::vector<const RasterPicture*>& images) {
  for (const Drawing::Mark& mark : marks) {
    if (const auto* image = std::get_if<Drawing::Image>(&mark.what)) {
      if (std::ranges::find(images, image->pixels.get()) == images.end()) images.push_back(image->pixels.get());
    } else if (const auto* group = std::get_if<Drawing::Group>(&mark.what)) {
      collect_images(group->marks, images);
      if (group->mask) collect_images(group->mask->marks, images);
    } else if (const auto* shape = std::get_if<Drawing::Shape>(&mark.what)) {
      collect_images(shape->fill, images);
      collect_images(shape->stroke, images);
    }
  }
}

}  // namespace

double paint_opacity(const Drawing::Paint& paint, double opacity) {
  if (std::holds_alternative<std::monostate>(paint)) return 1;
  if (const auto* gradient = std::get_if<Drawing::Gradient>(&paint); gradient != nullptr && !gradient->stops.empty()) {
    const double sum = std::accumulate(gradient->stops.begin(), gradient->stops.end(), 0.0,
                                       [](double total, const auto& stop) { return total + stop.opacity; });
    opacity *= sum / static_cast<double>(gradient->stops.size());
  }
  return opacity;
}

bool is_transparent(const Drawing& drawing) {
  const auto faint = [](const Drawing::Letters& letters) {
    return letters.fill_opacity < 1 || letters.stroke_opacity < 1;
  };
  return std::ranges::any_of(drawing.marks, [](const auto& mark) { return lets_through(mark); }) ||
         std::ranges::any_of(drawing.texts, [&](const auto& text) { return std::ranges::any_of(text.letters, faint); });
}

std::vector<const RasterPicture*> images_of(const Drawing& drawing) {
  std::vector<const RasterPicture*> images;
  collect_images(drawing.marks, images);
  return images;
}

void note_texts(const Drawing& drawing, const SetTexts& texts, FontSet& fonts) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const SetLetters& set : texts[i]) {
      const Drawing::Letters& letters = drawing.texts[i].letters[set.letters];
      FontCodes& font = fonts.codes(*set.piece.face);
      if (has_halo(letters)) note_glyphs(set.piece, font, Reading::silent);
      note_glyphs(set.piece, font);
    }
  }
}

}  // namespace vestnik
