#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "input/picture/samples.hpp"

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

// Left half red, right half blue, over a white lower half: every orientation shows another corner.
std::string corners() {
  std::string rows;
  for (int y = 0; y < 16; ++y) {
    for (int x = 0; x < 24; ++x)
      rows += y >= 8 ? "\xff\xff\xff" : x < 12 ? std::string("\xff\0\0", 3) : std::string("\0\0\xff", 3);
  }
  return rows;
}

char color_at(const RasterPicture& raster, unsigned x, unsigned y) {
  const std::size_t at = (std::size_t{y} * raster.width + x) * 3;
  const auto sample = [&](std::size_t i) { return static_cast<unsigned char>(raster.data[at + i]); };
  if (sample(0) > 200 && sample(1) > 200 && sample(2) > 200) return 'W';
  return sample(0) > sample(2) ? 'R' : 'B';
}

struct Turned {
  unsigned orientation;
  std::string corners;  // top left, top right, bottom left, bottom right
};

class Orientation : public testing::TestWithParam<Turned> {};

TEST_P(Orientation, StandsUpright) {
  JpegOptions options{.density = 144, .exif = exif(GetParam().orientation), .quality = 100};
  const RasterPicture raster = raster_of(jpeg(options, corners()));
  const bool sideways = GetParam().orientation >= 5;
  ASSERT_EQ(raster.filter, Filter::none);
  ASSERT_EQ(raster.width, sideways ? 16U : 24U);
  ASSERT_EQ(raster.height, sideways ? 24U : 16U);
  ASSERT_EQ(raster.data.size(), 24U * 16 * 3);
  const unsigned right = raster.width - 1, bottom = raster.height - 1;
  EXPECT_EQ((std::string{color_at(raster, 0, 0), color_at(raster, right, 0), color_at(raster, 0, bottom),
                         color_at(raster, right, bottom)}),
            GetParam().corners);
}

INSTANTIATE_TEST_SUITE_P(All, Orientation,
                         testing::Values(Turned{2, "BRWW"}, Turned{3, "WWBR"}, Turned{4, "WWRB"}, Turned{5, "RWBW"},
                                         Turned{6, "WRWB"}, Turned{7, "WBWR"}, Turned{8, "BWRW"}));

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

std::array<int, 3> first_pixel(const RasterPicture& raster) {
  const auto at = [&](std::size_t i) { return static_cast<int>(static_cast<unsigned char>(raster.data[i])); };
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
    EXPECT_EQ(raster.filter, Filter::none);
    EXPECT_EQ(raster.space, Space::rgb);
    ASSERT_EQ(raster.data.size(), 24U * 16 * 3);
    const auto [r, g, b] = first_pixel(raster);
    EXPECT_NEAR(r, 255, 3);
    EXPECT_NEAR(g, 128, 3);
    EXPECT_NEAR(b, 0, 3);
  }
}

TEST(Jpeg, InksWithoutMarkersAreAsTheyAre) {
  const RasterPicture raster =
      raster_of(jpeg({.space = JCS_CMYK, .markers = false, .quality = 100}, inks({255, 0, 0, 128})));
  const auto [r, g, b] = first_pixel(raster);
  EXPECT_NEAR(r, 0, 3);
  EXPECT_NEAR(g, 127, 3);
  EXPECT_NEAR(b, 127, 3);
}

TEST(Jpeg, TurnedInksHaveFullInkAt255) {
  const RasterPicture raster = raster_of(
      jpeg({.space = JCS_CMYK, .icc = icc_profile("CMYK"), .exif = exif(6), .quality = 100}, inks({255, 255, 0, 255})));
  EXPECT_EQ(raster.filter, Filter::none);
  EXPECT_EQ(raster.space, Space::cmyk);
  EXPECT_FALSE(raster.inverted);
  ASSERT_EQ(raster.data.size(), 24U * 16 * 4);
  const auto [c, m, y] = first_pixel(raster);
  EXPECT_NEAR(c, 0, 3);
  EXPECT_NEAR(m, 0, 3);
  EXPECT_NEAR(y, 255, 3);
}

TEST(Jpeg, RgbByNameOnlyIsDecoded) {
  const RasterPicture raster = raster_of(jpeg({.markers = false, .coded = JCS_RGB, .quality = 100}, corners()));
  EXPECT_EQ(raster.filter, Filter::none);
  ASSERT_EQ(raster.data.size(), 24U * 16 * 3);
  EXPECT_EQ(color_at(raster, 0, 0), 'R');
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

TEST(Jpeg, DataThatEndsInsideATurnedPictureIsReported) {
  std::string file = jpeg({.width = 240, .height = 160, .exif = exif(3)});
  file.erase(file.size() - 402, 400);
  EXPECT_EQ(first_code(decode(file)), "picture-corrupt");
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
