// Files that are almost right: whatever the damage, there is a finding or a picture that keeps its promises.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>

#include "input/picture/samples.hpp"

namespace vestnik {
namespace {

using samples::JpegOptions;
using Filter = RasterPicture::Filter;
using Space = RasterPicture::ColorSpace;

void check_raster(const RasterPicture& raster) {
  ASSERT_GE(raster.width, 1U);
  ASSERT_GE(raster.height, 1U);
  ASSERT_LE(raster.width, 20'000U);
  ASSERT_LE(raster.height, 20'000U);
  ASSERT_FALSE(raster.data.empty());
  const std::size_t pixels = std::size_t{raster.width} * raster.height;
  const std::size_t channels = raster.space == Space::cmyk ? 4 : raster.space == Space::rgb ? 3 : 1;
  if (raster.filter == Filter::none) {
    ASSERT_EQ(raster.bits, 8U);
    ASSERT_EQ(raster.data.size(), pixels * channels);
  }
  ASSERT_TRUE(raster.alpha.empty() || raster.alpha.size() == pixels);
  ASSERT_EQ(raster.space == Space::indexed, !raster.palette.empty());
  ASSERT_EQ(raster.palette.size() % 3, 0U);
  ASSERT_LE(raster.palette.size(), std::size_t{3} << raster.bits);
}

void check_gradient(const Drawing::Paint& paint) {
  const auto* const gradient = std::get_if<Drawing::Gradient>(&paint);
  if (!gradient) return;
  ASSERT_FALSE(gradient->stops.empty());
  ASSERT_EQ(gradient->stops.front().offset, 0);
  ASSERT_EQ(gradient->stops.back().offset, 1);
  double last = 0;
  for (const Drawing::GradientStop& stop : gradient->stops) {
    ASSERT_GE(stop.offset, last);
    ASSERT_TRUE(stop.opacity >= 0 && stop.opacity <= 1);
    last = stop.offset;
  }
  for (const double value : gradient->transform) ASSERT_TRUE(std::isfinite(value));
  ASSERT_TRUE(std::isfinite(gradient->from.x + gradient->from.y + gradient->to.x + gradient->to.y + gradient->radius));
}

void check_path(const Drawing::Path& path) {
  ASSERT_FALSE(path.empty());
  ASSERT_EQ(path.front().kind, Drawing::Segment::Kind::move);
  for (const Drawing::Segment& segment : path) {
    for (const Drawing::Point& p : segment.points) ASSERT_TRUE(std::abs(p.x) <= 1e6 && std::abs(p.y) <= 1e6);
  }
}

void check_shape(const Drawing::Shape& shape) {
  check_path(shape.path);
  ASSERT_TRUE(std::isfinite(shape.stroke_width) && shape.stroke_width >= 0);
  ASSERT_TRUE(shape.fill_opacity >= 0 && shape.fill_opacity <= 1);
  ASSERT_TRUE(shape.stroke_opacity >= 0 && shape.stroke_opacity <= 1);
  ASSERT_TRUE(std::isfinite(shape.miter_limit) && shape.miter_limit >= 1);
  for (const double dash : shape.dashes) ASSERT_TRUE(std::isfinite(dash) && dash >= 0);
  ASSERT_TRUE(std::isfinite(shape.dash_offset));
  check_gradient(shape.fill);
  check_gradient(shape.stroke);
}

void check_text(const Drawing::Text& text) {
  ASSERT_FALSE(text.letters.empty());
  ASSERT_TRUE(std::isfinite(text.at.x) && std::isfinite(text.at.y) && std::isfinite(text.length));
  for (const double value : text.transform) ASSERT_TRUE(std::isfinite(value));
  for (const Drawing::Letters& letters : text.letters) {
    ASSERT_FALSE(letters.text.empty());
    ASSERT_TRUE(letters.size > 0 && letters.size <= 20'000);
    ASSERT_TRUE(letters.fill_opacity >= 0 && letters.fill_opacity <= 1);
    ASSERT_TRUE(letters.stroke_opacity >= 0 && letters.stroke_opacity <= 1);
    for (const double value : {letters.dx, letters.dy, letters.rotation, letters.rise, letters.letter_spacing,
                               letters.word_spacing, letters.stroke_width}) {
      ASSERT_TRUE(std::isfinite(value) && std::abs(value) <= 1e6);
    }
  }
}

void check_marks(const std::vector<Drawing::Mark>& marks, const Drawing& drawing) {
  for (const Drawing::Mark& mark : marks) {
    if (const auto* shape = std::get_if<Drawing::Shape>(&mark.what)) check_shape(*shape);
    if (const auto* text = std::get_if<Drawing::TextMark>(&mark.what)) {
      ASSERT_LT(text->number, drawing.texts.size());
    }
    if (const auto* group = std::get_if<Drawing::Group>(&mark.what)) {
      ASSERT_TRUE(group->opacity > 0 && group->opacity <= 1);
      if (group->clip) check_path(group->clip->path);
      if (group->mask) check_marks(group->mask->marks, drawing);
      check_marks(group->marks, drawing);
    }
  }
}

void check_drawing(const Drawing& drawing) {
  check_marks(drawing.marks, drawing);
  for (const Drawing::Text& text : drawing.texts) check_text(text);
}

void check(const Outcome<DecodedPicture>& outcome) {
  ASSERT_EQ(outcome.value.has_value(), !has_errors(outcome.diagnostics));
  for (const Diagnostic& finding : outcome.diagnostics) ASSERT_FALSE(finding.message.empty());
  if (!outcome.value) return;
  ASSERT_TRUE(std::isfinite(outcome.value->natural_width.value) && outcome.value->natural_width > Pt{0});
  ASSERT_TRUE(std::isfinite(outcome.value->natural_height.value) && outcome.value->natural_height > Pt{0});
  if (const auto* raster = std::get_if<RasterPicture>(&outcome.value->content)) return check_raster(*raster);
  check_drawing(std::get<Drawing>(outcome.value->content));
}

// A PNG whose damage is not found by the checksums at once: they are made right again.
void repair_checksums(std::string& file) {
  for (std::size_t at = 8; at + 12 <= file.size();) {
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(file[at + i])); };
    const std::size_t length = byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
    if (length > file.size() - at - 12) return;
    file.replace(at + 8 + length, 4, samples::big_endian(libdeflate_crc32(0, file.data() + at + 4, length + 4), 4));
    at += length + 12;
  }
}

std::string mutated(const std::string& file, std::mt19937& random) {
  std::string copy = file;
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  switch (below(5)) {
    case 0:
      copy.resize(below(copy.size()));
      break;
    case 1:
      copy.erase(below(copy.size()), 1 + below(16));
      break;
    case 2:
      copy.insert(below(copy.size()), copy.substr(below(copy.size()), 1 + below(40)));
      break;
    default:
      for (std::size_t i = 1 + below(4); i > 0; --i) copy[below(copy.size())] = static_cast<char>(random());
  }
  if (copy.starts_with("\x89PNG") && below(4) != 0) repair_checksums(copy);
  return copy;
}

constexpr const char* drawing =
    R"svg(<style>.a{fill:#123;stroke:red} path.b,#c{opacity:.5}</style>
<defs><linearGradient id="g" x2="50%" gradientTransform="rotate(30)"><stop offset="10%" stop-color="red"/>
<stop offset=".9" style="stop-color:#00f;stop-opacity:.4"/></linearGradient>
<radialGradient id="r" xlink:href="#g" fx=".3" gradientUnits="objectBoundingBox"/><symbol id="s" viewBox="0 0 9 9">
<circle r="3" cx="4" cy="4"/></symbol><clipPath id="k"><rect width="100" height="100"/></clipPath></defs>
<g clip-path="url(#k)" transform="matrix(1 .2 -.1 1 3 4) skewX(5)"><path class="a b" d="M1 2l3 4H5v6C7 8 9 1 2 3s4 5 6
7Q8 9 1 2t3 4A5 6 30 1 0 40 50a5 6 7 0 1 1 1z"/><rect width="30" height="20" rx="3" fill="url(#g)"
stroke-dasharray="1 2,3"/><ellipse id="c" rx="5" ry="8" fill="url(#r) none"/></g><use href="#s" x="5" width="30"
height="1cm"/><polygon points="1,2 3,4 5,6" stroke-width="2mm" stroke="green"/><text>no</text>
<switch><g><line x2="5" stroke="url(#g)"/></g></switch>)svg";

struct Sample {
  const char* name;
  std::string file;
};

std::vector<Sample> all_samples() {
  const std::vector<std::array<std::uint8_t, 3>> palette{{0, 0, 0}, {255, 0, 0}, {0, 255, 0}};
  const std::string rgb_profile = samples::icc_profile("RGB "), inks_profile = samples::icc_profile("CMYK");
  return {{"jpeg", samples::jpeg({.density = 150, .icc = rgb_profile})},
          {"jpeg_progressive", samples::jpeg({.progressive = true, .exif = samples::exif(1, 300)})},
          {"jpeg_turned", samples::jpeg({.restart_interval = 1, .exif = samples::exif(6)})},
          {"jpeg_turned_progressive", samples::jpeg({.progressive = true, .exif = samples::exif(5)})},
          {"jpeg_gray", samples::jpeg({.space = JCS_GRAYSCALE, .exif = samples::exif(2)})},
          {"jpeg_inks", samples::jpeg({.space = JCS_CMYK})},
          {"jpeg_inks_profile", samples::jpeg({.space = JCS_CMYK, .coded = JCS_YCCK, .icc = inks_profile})},
          {"jpeg_named_rgb", samples::jpeg({.markers = false, .coded = JCS_RGB})},
          {"png", samples::png({.icc = rgb_profile, .pixels_per_metre = 5000})},
          {"png_gray_1", samples::png({.bits = 1, .color = 0})},
          {"png_indexed", samples::png({.bits = 2, .color = 3, .palette = palette}, std::string(30, '\x18'))},
          {"png_indexed_alpha",
           samples::png({.bits = 4, .color = 3, .palette = palette, .palette_alpha = {1, 2}}, std::string(60, '\x12'))},
          {"png_alpha", samples::png({.color = 6, .icc = rgb_profile})},
          {"png_gray_alpha_16", samples::png({.bits = 16, .color = 4})},
          {"png_interlaced", samples::png({.interlaced = true})},
          {"png_transparent_color", samples::png({.transparent_color = true})},
          {"svg", samples::svg(drawing)}};
}

class Mutations : public testing::TestWithParam<Sample> {};

TEST_P(Mutations, NeverBreakAPromise) {
  constexpr int rounds = 3000;
  const std::string& file = GetParam().file;
  const Outcome<DecodedPicture> whole = samples::decode(file);
  ASSERT_TRUE(whole.ok()) << samples::first_message(whole);
  std::mt19937 random(20'241'231);  // always the same
  for (int i = 0; i < rounds; ++i) {
    check(samples::decode(mutated(file, random)));
    ASSERT_FALSE(HasFatalFailure()) << "in round " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, Mutations, testing::ValuesIn(all_samples()),
                         [](const auto& which) { return which.param.name; });

}  // namespace
}  // namespace vestnik
