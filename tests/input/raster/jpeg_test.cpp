#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "input/picture/samples.hpp"
#include "input/raster/rows.hpp"

namespace vestnik {
namespace {

using samples::decode;
using samples::exif;
using samples::first_code;
using samples::first_message;
using samples::icc_profile;
using samples::jpeg;
using samples::JpegOptions;
using testing::HasSubstr;
using Space = RasterPicture::ColorSpace;
using Filter = RasterPicture::Filter;

RasterPicture raster_of(const std::string& file) {
  const Outcome<DecodedPicture> outcome = decode(file);
  EXPECT_TRUE(outcome.ok()) << first_message(outcome);
  return outcome.value ? std::get<RasterPicture>(outcome.value->content) : RasterPicture{};
}

class PassThrough : public testing::TestWithParam<JpegOptions> {};

TEST_P(PassThrough, KeepsEveryByte) {
  const std::string file = jpeg(GetParam());
  const RasterPicture raster = raster_of(file);
  EXPECT_EQ(raster.filter, Filter::dct);
  EXPECT_EQ(raster.data, file);
  EXPECT_EQ(raster.width, 24U);
  EXPECT_EQ(raster.height, 16U);
  EXPECT_EQ(raster.bits, 8U);
  EXPECT_EQ(raster.space, GetParam().space == JCS_GRAYSCALE ? Space::gray : Space::rgb);
}

INSTANTIATE_TEST_SUITE_P(Kinds, PassThrough,
                         testing::Values(JpegOptions{}, JpegOptions{.progressive = true},
                                         JpegOptions{.space = JCS_GRAYSCALE},
                                         JpegOptions{.space = JCS_GRAYSCALE, .progressive = true},
                                         JpegOptions{.restart_interval = 2}, JpegOptions{.exif = exif(1)},
                                         JpegOptions{.markers = false}));

TEST(Jpeg, DropsWhatFollowsTheEndMarker) {
  const std::string file = jpeg();
  EXPECT_EQ(raster_of(file + "a second picture").data, file);
}

struct Density {
  JpegOptions options;
  double width;  // of 24 pixels, in points
};

class NaturalSize : public testing::TestWithParam<Density> {};

TEST_P(NaturalSize, FollowsTheResolution) {
  const Outcome<DecodedPicture> outcome = decode(jpeg(GetParam().options));
  ASSERT_TRUE(outcome.ok());
  EXPECT_NEAR(outcome.value->natural_width.value, GetParam().width, 1e-9);
  EXPECT_NEAR(outcome.value->natural_height.value, GetParam().width * 16 / 24, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(
    Densities, NaturalSize,
    testing::Values(Density{{}, 24}, Density{{.density = 144}, 12}, Density{{.density = 300}, 24 * 0.24},
                    Density{{.density = 100, .density_unit = 2}, 24 * 72 / 254.0},  // dots per centimetre
                    Density{{.density = 10}, 24}, Density{{.density = 5000}, 24},   // not plausible
                    Density{{.density = 144, .density_unit = 0}, 24},               // only an aspect ratio
                    Density{{.exif = exif(1, 144)}, 12}));

// Left half red, right half blue, over a white lower half.
std::string corners() {
  std::string rows;
  for (int y = 0; y < 16; ++y) {
    for (int x = 0; x < 24; ++x)
      rows += y >= 8 ? "\xff\xff\xff" : x < 12 ? std::string("\xff\0\0", 3) : std::string("\0\0\xff", 3);
  }
  return rows;
}

class Turned : public testing::TestWithParam<unsigned> {};

TEST_P(Turned, PassesThroughAndSaysHowItStands) {
  const unsigned orientation = GetParam();
  for (const JpegOptions& kind : {JpegOptions{}, JpegOptions{.progressive = true}, JpegOptions{.space = JCS_GRAYSCALE},
                                  JpegOptions{.space = JCS_CMYK, .icc = icc_profile("CMYK")}}) {
    JpegOptions options = kind;
    options.exif = exif(orientation);
    options.density = 144;
    const std::string file = jpeg(options);
    const Outcome<DecodedPicture> outcome = decode(file);
    ASSERT_TRUE(outcome.ok()) << first_message(outcome);
    const auto& raster = std::get<RasterPicture>(outcome.value->content);
    const bool sideways = orientation >= 5;
    EXPECT_EQ(raster.filter, Filter::dct);
    EXPECT_EQ(raster.data, file);
    EXPECT_EQ(raster.orientation, orientation);
    EXPECT_EQ(raster.width, 24U);
    EXPECT_EQ(raster.upright_width(), sideways ? 16U : 24U);
    EXPECT_EQ(raster.upright_height(), sideways ? 24U : 16U);
    EXPECT_NEAR(outcome.value->aspect(), sideways ? 16.0 / 24 : 24.0 / 16, 1e-9);
  }
}

INSTANTIATE_TEST_SUITE_P(All, Turned, testing::Range(1U, 9U));

TEST(Jpeg, KeepsAProfileOfItsColours) {
  const std::string profile = icc_profile("RGB ");
  EXPECT_EQ(raster_of(jpeg({.icc = profile})).icc_profile, profile);
  EXPECT_EQ(raster_of(jpeg({.space = JCS_GRAYSCALE, .icc = icc_profile("GRAY")})).icc_profile, icc_profile("GRAY"));
}

TEST(Jpeg, JoinsAProfileOfSeveralChunks) {
  const std::string profile = icc_profile("RGB ", 150'000);
  EXPECT_EQ(raster_of(jpeg({.icc = profile})).icc_profile, profile);
}

TEST(Jpeg, DropsAProfileOfOtherColours) {
  EXPECT_EQ(raster_of(jpeg({.icc = icc_profile("CMYK")})).icc_profile, "");
  EXPECT_EQ(raster_of(jpeg({.space = JCS_GRAYSCALE, .icc = icc_profile("RGB ")})).icc_profile, "");
}

TEST(Jpeg, DropsAProfileThatIsNotWhole) {
  std::string profile = icc_profile("RGB ");
  profile[3] = 1;  // says that it is shorter
  EXPECT_EQ(raster_of(jpeg({.icc = profile})).icc_profile, "");
}

// One colour of inks; Adobe's files hold them inverted.
std::string inks(std::array<int, 4> cmyk) {
  std::string rows;
  for (int i = 0; i < 24 * 16; ++i) {
    for (const int ink : cmyk) rows += static_cast<char>(ink);
  }
  return rows;
}

/// Its samples, row by row; empty where they are corrupt.
std::string pixels_of(const RasterPicture& raster) {
  std::string pixels;
  picture::Findings findings("file", {});
  const std::size_t size = std::size_t{raster.width} * picture::channels_of(raster);
  const auto append = [&](const unsigned char* row) { pixels.append(row, row + size); };
  return picture::read_rows(raster, append, findings) ? pixels : "";
}

std::array<int, 3> first_pixel(const std::string& pixels) {
  const auto at = [&](std::size_t i) { return static_cast<int>(static_cast<unsigned char>(pixels[i])); };
  return {at(0), at(1), at(2)};
}

TEST(Jpeg, InksWithAProfilePassThrough) {
  for (const J_COLOR_SPACE coded : {JCS_CMYK, JCS_YCCK}) {
    const RasterPicture raster = raster_of(jpeg({.space = JCS_CMYK, .coded = coded, .icc = icc_profile("CMYK")}));
    EXPECT_EQ(raster.filter, Filter::dct);
    EXPECT_EQ(raster.space, Space::cmyk);
    EXPECT_TRUE(raster.inverted);
    EXPECT_EQ(raster.icc_profile, icc_profile("CMYK"));
  }
}

TEST(Jpeg, InksOfNobodysAreNotInverted) {
  EXPECT_FALSE(raster_of(jpeg({.space = JCS_CMYK, .markers = false, .icc = icc_profile("CMYK")})).inverted);
}

TEST(Jpeg, InksWithoutAProfileBecomeRgb) {
  // 255 in Adobe's file is no ink: no cyan, half magenta, all yellow, no black.
  for (const J_COLOR_SPACE coded : {JCS_CMYK, JCS_YCCK}) {
    const RasterPicture raster =
        raster_of(jpeg({.space = JCS_CMYK, .coded = coded, .quality = 100}, inks({255, 128, 0, 255})));
    EXPECT_EQ(raster.filter, Filter::jpeg);
    EXPECT_EQ(raster.space, Space::rgb);
    const std::string pixels = pixels_of(raster);
    ASSERT_EQ(pixels.size(), 24U * 16 * 3);
    const auto [r, g, b] = first_pixel(pixels);
    EXPECT_NEAR(r, 255, 3);
    EXPECT_NEAR(g, 128, 3);
    EXPECT_NEAR(b, 0, 3);
  }
}

TEST(Jpeg, InksWithoutMarkersAreAsTheyAre) {
  const RasterPicture raster =
      raster_of(jpeg({.space = JCS_CMYK, .markers = false, .quality = 100}, inks({255, 0, 0, 128})));
  const auto [r, g, b] = first_pixel(pixels_of(raster));
  EXPECT_NEAR(r, 0, 3);
  EXPECT_NEAR(g, 127, 3);
  EXPECT_NEAR(b, 127, 3);
}

TEST(Jpeg, RgbByNameOnlyIsDecoded) {
  const RasterPicture raster = raster_of(jpeg({.markers = false, .coded = JCS_RGB, .quality = 100}, corners()));
  EXPECT_EQ(raster.filter, Filter::jpeg);
  const std::string pixels = pixels_of(raster);
  ASSERT_EQ(pixels.size(), 24U * 16 * 3);
  EXPECT_GT(pixels[0] & 0xff, 200);  // red
  EXPECT_LT(pixels[2] & 0xff, 50);
}

TEST(Jpeg, EveryTruncationIsReported) {
  const std::string file = jpeg({.progressive = true, .icc = icc_profile("RGB "), .exif = exif(1)});
  for (std::size_t size = 2; size < file.size(); ++size) {
    const Outcome<DecodedPicture> outcome = decode(file.substr(0, size));
    ASSERT_EQ(first_code(outcome), "picture-corrupt") << size;
    ASSERT_FALSE(outcome.value) << size;
  }
}

TEST(Jpeg, SaysHowItIsTruncated) {
  const std::string file = jpeg();
  EXPECT_THAT(first_message(decode(file.substr(0, 30))), HasSubstr("in the middle of a segment"));
  EXPECT_THAT(first_message(decode(file.substr(0, file.size() - 10))),
              HasSubstr("in the middle of the picture's data"));
}

TEST(Jpeg, TooLittleDataForItsSizeIsReported) {
  std::string file = jpeg();
  const std::size_t frame = file.find("\xff\xc0");
  file.replace(frame + 5, 4, samples::big_endian(5000, 2) + samples::big_endian(5000, 2));
  EXPECT_THAT(first_message(decode(file)), HasSubstr("too little data for 5000 × 5000"));
}

TEST(Jpeg, DataThatEndInsideThePictureAreFoundByDecodingThem) {
  std::string file = jpeg({.width = 240, .height = 160, .space = JCS_CMYK, .exif = exif(3)});
  file.erase(file.size() - 402, 400);
  EXPECT_EQ(pixels_of(raster_of(file)), "");
}

TEST(Jpeg, MissingTablesAreReported) {
  for (const std::string_view marker : {"\xff\xc4", "\xff\xdb"}) {
    std::string file = jpeg();
    for (std::size_t at = file.find(marker); at != std::string::npos; at = file.find(marker)) {
      file.erase(at, 2 + static_cast<unsigned char>(file[at + 2]) * 256U + static_cast<unsigned char>(file[at + 3]));
    }
    EXPECT_THAT(first_message(decode(file)), HasSubstr("table that does not exist"));
  }
}

TEST(Jpeg, CodingThatPdfCannotHoldIsRefused) {
  EXPECT_EQ(first_code(decode(jpeg({.arithmetic = true}))), "picture-format");
  std::string twelve_bits = jpeg();
  twelve_bits[twelve_bits.find("\xff\xc0") + 4] = 12;
  EXPECT_EQ(first_code(decode(twelve_bits)), "picture-format");
  std::string lossless = jpeg();
  lossless[lossless.find("\xff\xc0") + 1] = '\xc3';
  EXPECT_EQ(first_code(decode(lossless)), "picture-format");
}

TEST(Jpeg, TooLargeIsRefused) {
  std::string file = jpeg();
  const std::size_t frame = file.find("\xff\xc0");
  file.replace(frame + 5, 4, samples::big_endian(16, 2) + samples::big_endian(20'001, 2));
  EXPECT_EQ(first_code(decode(file)), "picture-too-large");
  file.replace(frame + 5, 4, samples::big_endian(10'001, 2) + samples::big_endian(10'001, 2));
  EXPECT_EQ(first_code(decode(file)), "picture-too-large");
}

}  // namespace
}  // namespace vestnik
