#include "input/svg/svg_marks.hpp"

#include <algorithm>
#include <utility>

#include "input/svg/svg_text.hpp"
#include "model/picture/picture.hpp"

namespace vestnik::svg {
namespace {

void unite(std::optional<Box>& whole, const std::optional<Box>& part) {
  if (!part) return;
  if (!whole) whole = part;
  whole = Box{std::min(whole->left, part->left), std::min(whole->top, part->top), std::max(whole->right, part->right),
              std::max(whole->bottom, part->bottom)};
}

std::optional<Box> moved(const Matrix& matrix, const Box& box) {
  return bounds(transformed(matrix, rectangle(box, 0, 0)));
}

std::optional<Box> extent_of(const Drawing::Shape& shape, const Matrix& matrix, Strokes strokes) {
  std::optional<Box> box = bounds(transformed(matrix, shape.path));
  if (!box || shape.stroke.index() == 0 || strokes == Strokes::left_out) return box;
  const double reach = shape.stroke_width / 2 * mean_scale(matrix);
  return Box{box->left - reach, box->top - reach, box->right + reach, box->bottom + reach};
}

std::optional<Box> extent_of(const Drawing::Mark& mark, const std::vector<Drawing::Text>& texts, const Matrix& matrix,
                             Strokes strokes) {
  if (const auto* shape = std::get_if<Drawing::Shape>(&mark.what)) return extent_of(*shape, matrix, strokes);
  if (const auto* text = std::get_if<Drawing::TextMark>(&mark.what)) {
    return moved(matrix, guessed_box(texts[text->number]));
  }
  if (const auto* image = std::get_if<Drawing::Image>(&mark.what)) {
    return moved(joined(matrix, image->transform), {0, 0, 1, 1});
  }
  const auto& group = std::get<Drawing::Group>(mark.what);
  std::optional<Box> box = extent(group.marks, texts, matrix, strokes);
  if (!box || !group.clip) return box;
  const std::optional<Box> clip = bounds(transformed(matrix, group.clip->path));
  if (!clip) return std::nullopt;
  box = Box{std::max(box->left, clip->left), std::max(box->top, clip->top), std::min(box->right, clip->right),
            std::min(box->bottom, clip->bottom)};
  return box->width() >= 0 && box->height() >= 0 ? box : std::nullopt;
}

}  // namespace

std::optional<Box> extent(const Marks& marks, const std::vector<Drawing::Text>& texts, const Matrix& matrix,
                          Strokes strokes) {
  std::optional<Box> whole;
  for (const Drawing::Mark& mark : marks) unite(whole, extent_of(mark, texts, matrix, strokes));
  return whole;
}

std::size_t size_of(const Marks& marks) {
  std::size_t size = marks.size();
  for (const Drawing::Mark& mark : marks) {
    if (const auto* shape = std::get_if<Drawing::Shape>(&mark.what)) size += shape->path.size();
    if (const auto* group = std::get_if<Drawing::Group>(&mark.what)) {
      size += size_of(group->marks) + (group->clip ? group->clip->path.size() : 0);
    }
  }
  return size;
}

Drawing::Group wrapped(Drawing::Group group) {
  Drawing::Group whole;
  whole.marks.push_back({std::move(group)});
  return whole;
}

bool fade(Marks& marks, std::vector<Drawing::Text>& texts, double opacity) {
  if (marks.size() != 1) return marks.empty();
  Drawing::Mark& mark = marks.front();
  if (auto* shape = std::get_if<Drawing::Shape>(&mark.what)) {
    shape->fill_opacity *= opacity;
    shape->stroke_opacity *= opacity;
  } else if (auto* image = std::get_if<Drawing::Image>(&mark.what)) {
    image->opacity *= opacity;
  } else if (auto* group = std::get_if<Drawing::Group>(&mark.what)) {
    group->opacity *= opacity;
  } else {
    std::vector<Drawing::Letters>& line = texts[std::get<Drawing::TextMark>(mark.what).number].letters;
    const auto both = [](const Drawing::Letters& letters) { return letters.fill && letters.stroke; };
    if (std::any_of(line.begin(), line.end(), both)) return false;
    for (Drawing::Letters& letters : line) {
      letters.fill_opacity *= opacity;
      letters.stroke_opacity *= opacity;
    }
  }
  return true;
}

}  // namespace vestnik::svg
