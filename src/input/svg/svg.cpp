#include "input/svg/svg.hpp"

#include "input/svg/svg_renderer.hpp"

namespace vestnik::picture {
namespace {

constexpr double points_per_pixel = 0.75;

struct Frame {
  double width = 0, height = 0;  // of the drawing in pixels
  svg::Box view;                 // what of user space is seen there
};

// Width and height, the viewBox, or both: one gives what the other lacks. 100% of a page that is not there is no size.
std::optional<Frame> read_frame(const svg::Element& root) {
  Frame frame;
  const std::vector<double> numbers = svg::parse_numbers(root.get("viewBox"));
  const bool has_view = numbers.size() == 4 && numbers[2] > 0 && numbers[3] > 0;
  frame.width = svg::parse_length(root.get("width"), 0).value_or(0);
  frame.height = svg::parse_length(root.get("height"), 0).value_or(0);
  if (has_view) {
    const double w = numbers[2], h = numbers[3];
    frame.view = {numbers[0], numbers[1], numbers[0] + w, numbers[1] + h};
    if (!(frame.width > 0)) frame.width = frame.height > 0 ? frame.height * w / h : w;
    if (!(frame.height > 0)) frame.height = frame.width * h / w;
  } else {
    frame.view = {0, 0, frame.width, frame.height};
  }
  const bool sound = frame.width > 0 && frame.height > 0 && frame.view.width() > 0 && frame.view.height() > 0;
  return sound ? std::optional(frame) : std::nullopt;
}

}  // namespace

std::optional<DecodedPicture> decode_svg(std::string_view file, Findings& findings) {
  const std::optional<svg::Document> document = svg::Document::read(file, findings);
  if (!document) return std::nullopt;
  const svg::Element root(document->root());
  const std::optional<Frame> frame = read_frame(root);
  if (!frame) return findings.corrupt("its <svg> element has neither a size nor a viewBox");
  if (frame->width > largest_picture_side || frame->height > largest_picture_side) {
    return findings.too_large(term("{} × {} pixels", std::lround(frame->width), std::lround(frame->height)));
  }
  const double width = frame->width * points_per_pixel, height = frame->height * points_per_pixel;
  const svg::Matrix to_drawing = svg::fit(frame->view, width, height, root.get("preserveAspectRatio"));
  svg::Renderer renderer(*document, {0, 0, width, height}, findings);
  std::optional<Drawing> drawing = renderer.render(to_drawing, frame->view);
  if (!drawing) return std::nullopt;
  DecodedPicture picture;
  picture.content = std::move(*drawing);
  picture.natural_width = Pt{width};
  picture.natural_height = Pt{height};
  return picture;
}

}  // namespace vestnik::picture
