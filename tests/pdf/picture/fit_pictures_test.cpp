#include "pdf/picture/fit_pictures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/picture/samples.hpp"
#include "input/raster/jpeg_markers.hpp"
#include "input/raster/rows.hpp"

namespace vestnik {
namespace {

using samples::decode;
using samples::exif;
using samples::icc_profile;
using samples::jpeg;
using samples::JpegOptions;
using samples::png;
using samples::PngOptions;
using Filter = RasterPicture::Filter;
using Space = RasterPicture::ColorSpace;

/// One page that shows the file in a box of each width, 72 points an inch; heights follow.
Pages page_of(const std::string& file, const std::vector<double>& widths) {
  const Outcome<DecodedPicture> decoded = decode(file);
  EXPECT_TRUE(decoded.ok());
  const auto picture = std::make_shared<const DecodedPicture>(*decoded.value);
  Pages pages;
  pages.pages.resize(1);
  for (const double width : widths) {
    pages.pages[0].items.emplace_back(
        PlacedPicture{picture, {Pt{}, Pt{}, Pt{width}, Pt{width / picture->aspect()}}, artifact});
  }
  return pages;
}

const RasterPicture& shown(const Pages& pages, std::size_t item = 0) {
  return std::get<RasterPicture>(std::get<PlacedPicture>(pages.pages[0].items[item]).picture->content);
}

RasterPicture fitted(const std::string& file, double width, double resolution = 300) {
  Pages pages = page_of(file, {width});
  EXPECT_TRUE(fit_pictures(pages, {.max_resolution = resolution}).empty());
  return shown(pages);
}

std::vector<int> pixels_of(const RasterPicture& raster) {
  std::vector<int> result;
  picture::Findings findings("file", {});
  // Packed data hold no coverage: that is packed apart.
  const bool apart = raster.filter != Filter::none && !raster.alpha.empty();
  const std::size_t size = std::size_t{raster.width} * (picture::channels_of(raster) - (apart ? 1 : 0));
  EXPECT_TRUE(picture::read_rows(
      raster, [&](const unsigned char* row) { result.insert(result.end(), row, row + size); }, findings));
  return result;
}

TEST(FitPictures, WhatIsNoFinerStaysByteForByte) {
  for (const std::string& file : {jpeg({.width = 300, .height = 200}), png({.width = 300, .height = 200})}) {
    Pages pages = page_of(file, {72});
    const RasterPicture before = shown(pages);
    EXPECT_TRUE(fit_pictures(pages, {.max_resolution = 300}).empty());
    EXPECT_EQ(shown(pages).data, before.data);
    EXPECT_EQ(shown(pages).filter, before.filter);
  }
}

TEST(FitPictures, AJpegIsReducedAndStaysOne) {
  for (const bool progressive : {false, true}) {
    const RasterPicture raster = fitted(jpeg({.width = 900, .height = 600, .progressive = progressive}), 72);
    EXPECT_EQ(raster.filter, Filter::dct);
    EXPECT_EQ(raster.width, 300U);
    EXPECT_EQ(raster.height, 200U);
    picture::Findings findings("file", {});
    const auto structure = picture::read_jpeg_structure(raster.data, findings);
    ASSERT_TRUE(structure.has_value());
    EXPECT_EQ(structure->width, 300U);
    EXPECT_EQ(structure->components, 3U);
  }
}

TEST(FitPictures, APictureOnItsSideIsReducedByItsUprightSize) {
  const RasterPicture raster = fitted(jpeg({.width = 900, .height = 600, .exif = exif(6)}), 72);
  EXPECT_EQ(raster.orientation, 6U);
  EXPECT_EQ(raster.upright_width(), 300U);
  EXPECT_EQ(raster.upright_height(), 450U);
}

TEST(FitPictures, TheLargestPlaceDecides) {
  Pages pages = page_of(jpeg({.width = 900, .height = 600}), {36, 144, 72});
  EXPECT_TRUE(fit_pictures(pages, {.max_resolution = 300}).empty());
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(shown(pages, i).width, 600U);
}

TEST(FitPictures, NoResolutionMeansAllThereIs) {
  EXPECT_EQ(fitted(jpeg({.width = 900, .height = 600}), 10, 0).width, 900U);
}

TEST(FitPictures, AThinPictureKeepsAPixel) {
  const RasterPicture raster = fitted(jpeg({.width = 1000, .height = 2}), 24);
  EXPECT_EQ(raster.width, 100U);
  EXPECT_EQ(raster.height, 1U);
}

TEST(FitPictures, TheProfileAndTheSpaceStay) {
  const RasterPicture gray =
      fitted(jpeg({.width = 900, .height = 600, .space = JCS_GRAYSCALE, .icc = icc_profile("GRAY")}), 72);
  EXPECT_EQ(gray.space, Space::gray);
  EXPECT_EQ(gray.icc_profile, icc_profile("GRAY"));
  const RasterPicture wide = fitted(png({.width = 900, .height = 600, .icc = icc_profile("RGB ")}), 72);
  EXPECT_EQ(wide.space, Space::rgb);
  EXPECT_EQ(wide.icc_profile, icc_profile("RGB "));
}

std::string even(std::size_t count, const std::string& pixel) {
  std::string rows;
  for (std::size_t i = 0; i < count; ++i) rows += pixel;
  return rows;
}

TEST(FitPictures, InksStayInks) {
  for (const bool markers : {true, false}) {  // full ink is 0 with Adobe's marker, 255 without
    const JpegOptions options{
        .width = 90, .height = 60, .space = JCS_CMYK, .markers = markers, .icc = icc_profile("CMYK"), .quality = 100};
    const std::string ink = markers ? std::string("\x37\xff\xff\xc8", 4) : std::string("\xc8\0\0\x37", 4);
    const RasterPicture raster = fitted(jpeg(options, even(90 * 60, ink)), 7.2);
    EXPECT_EQ(raster.space, Space::cmyk);
    EXPECT_EQ(raster.width, 30U);
    EXPECT_TRUE(raster.inverted);
    EXPECT_EQ(raster.icc_profile, icc_profile("CMYK"));
    const std::vector<int> pixels = pixels_of(raster);
    ASSERT_EQ(pixels.size(), 30U * 20 * 4);
    EXPECT_NEAR(pixels[0], 200, 4);
    EXPECT_NEAR(pixels[1], 0, 4);
    EXPECT_NEAR(pixels[3], 55, 4);
  }
}

TEST(FitPictures, InksWithoutProfileBecomeARgbJpegOfTheSameSize) {
  const JpegOptions options{.width = 24, .height = 16, .space = JCS_CMYK, .exif = exif(8), .quality = 100};
  const RasterPicture raster = fitted(jpeg(options, even(24 * 16, std::string("\0\xff\xff\xff", 4))), 72);
  EXPECT_EQ(raster.filter, Filter::dct);
  EXPECT_EQ(raster.space, Space::rgb);
  EXPECT_EQ(raster.orientation, 8U);
  EXPECT_EQ(raster.width, 24U);
  const std::vector<int> pixels = pixels_of(raster);
  EXPECT_NEAR(pixels[0], 0, 4);
  EXPECT_NEAR(pixels[1], 255, 4);
  EXPECT_NEAR(pixels[2], 255, 4);
}

TEST(FitPictures, PngsOfEveryKindAreReduced) {
  const std::vector<PngOptions> kinds{
      {.width = 90, .height = 60},
      {.width = 90, .height = 60, .bits = 16},
      {.width = 90, .height = 60, .color = SPNG_COLOR_TYPE_GRAYSCALE},
      {.width = 90, .height = 60, .bits = 1, .color = SPNG_COLOR_TYPE_GRAYSCALE},
      {.width = 90, .height = 60, .color = SPNG_COLOR_TYPE_TRUECOLOR_ALPHA},
      {.width = 90, .height = 60, .color = SPNG_COLOR_TYPE_GRAYSCALE_ALPHA},
      {.width = 90, .height = 60, .interlaced = true},
      {.width = 90,
       .height = 60,
       .bits = 2,
       .color = SPNG_COLOR_TYPE_INDEXED,
       .palette = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {9, 9, 9}}},
  };
  for (const PngOptions& kind : kinds) {
    const RasterPicture before = fitted(png(kind), 72), raster = fitted(png(kind), 7.2);
    EXPECT_EQ(raster.width, 30U);
    EXPECT_EQ(raster.height, 20U);
    EXPECT_EQ(raster.bits, 8U);
    EXPECT_EQ(raster.filter, Filter::flate);
    EXPECT_EQ(raster.space == Space::gray, before.space == Space::gray);
    EXPECT_EQ(raster.alpha.size(), before.alpha.empty() ? 0U : 30U * 20);
    EXPECT_EQ(pixels_of(raster).size(), 30U * 20 * (picture::channels_of(raster) - (raster.alpha.empty() ? 0 : 1)));
  }
}

// Dots of a few colours become shades: fewer of them, but more bytes.
TEST(FitPictures, APictureThatWouldTakeMoreBytesIsNotReduced) {
  std::string dots;
  for (int i = 0; i < 400 * 300; ++i) dots += static_cast<char>(i * 7919 % 13 == 0);
  const std::string file = png({.width = 400,
                                .height = 300,
                                .bits = 8,
                                .color = SPNG_COLOR_TYPE_INDEXED,
                                .palette = {{255, 250, 200}, {0, 0, 0}}},
                               dots);
  const RasterPicture raster = fitted(file, 72);
  EXPECT_EQ(raster.space, Space::indexed);
  EXPECT_EQ(raster.width, 400U);
  EXPECT_EQ(fitted(file, 7.2).width, 30U) << "much finer than needed";
}

TEST(FitPictures, CorruptDataAreReportedWithTheirPlace) {
  std::string file = jpeg({.width = 900, .height = 600});
  file.erase(file.size() - 4002, 4000);
  Pages pages = page_of(file, {72});
  const std::vector<Diagnostic> said = fit_pictures(pages, {.max_resolution = 300});
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].code, "picture-corrupt");
}

TEST(FitPictures, AnyNumberOfThreadsGivesTheSame) {
  std::string first;
  for (const unsigned threads : {1U, 4U}) {
    Pages pages = page_of(jpeg({.width = 900, .height = 600}), {72});
    const Pages more = page_of(png({.width = 900, .height = 600}), {72});
    pages.pages.push_back(more.pages[0]);
    EXPECT_TRUE(fit_pictures(pages, {.max_resolution = 300, .threads = threads}).empty());
    const std::string all =
        shown(pages).data +
        std::get<RasterPicture>(std::get<PlacedPicture>(pages.pages[1].items[0]).picture->content).data;
    if (first.empty()) first = all;
    EXPECT_EQ(all, first);
  }
}

TEST(FitPictures, WhatWasMadeBeforeIsTakenAgain) {
  FittedPictures before;
  Pages once = page_of(jpeg({.width = 900, .height = 600}), {72}), again = once, smaller = once;
  EXPECT_TRUE(fit_pictures(once, {.max_resolution = 300, .before = &before}).empty());
  EXPECT_TRUE(fit_pictures(again, {.max_resolution = 300, .before = &before}).empty());
  EXPECT_EQ(&shown(once), &shown(again));
  EXPECT_TRUE(fit_pictures(smaller, {.max_resolution = 200, .before = &before}).empty());
  EXPECT_EQ(shown(smaller).width, 200U);
}

// A JPEG that was saved coarsely does not get finer, and larger, by being saved again.
TEST(FitPictures, QualityIsNoBetterThanThatOfTheFile) {
  const RasterPicture coarse = fitted(jpeg({.width = 900, .height = 600, .quality = 60}), 72),
                      fine = fitted(jpeg({.width = 900, .height = 600, .quality = 98}), 72);
  picture::Findings findings("file", {});
  const auto of_coarse = picture::read_jpeg_structure(coarse.data, findings);
  const auto of_fine = picture::read_jpeg_structure(fine.data, findings);
  const auto source = picture::read_jpeg_structure(jpeg({.width = 900, .height = 600, .quality = 60}), findings);
  EXPECT_GE(of_coarse->coarseness, source->coarseness);
  EXPECT_LT(of_fine->coarseness, of_coarse->coarseness);
}

}  // namespace
}  // namespace vestnik
