#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>

#include "input/picture/samples.hpp"

namespace vestnik {
namespace {

using samples::big_endian;
using samples::decode;
using samples::first_code;
using samples::first_message;
using samples::icc_profile;
using samples::png;
using samples::png_chunk;
using samples::PngOptions;
using samples::with_chunk;
using testing::HasSubstr;
using Space = RasterPicture::ColorSpace;
using Filter = RasterPicture::Filter;

RasterPicture raster_of(const std::string& file) {
  const Outcome<DecodedPicture> outcome = decode(file);
  EXPECT_TRUE(outcome.ok()) << first_message(outcome);
  return outcome.value ? std::get<RasterPicture>(outcome.value->content) : RasterPicture{};
}

// What stands in the zlib stream of all IDAT chunks.
std::string image_data(const std::string& file) {
  std::string data;
  for (std::size_t at = 8; at + 12 <= file.size();) {
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(file[at + i])); };
    const std::size_t length = byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
    if (file.substr(at + 4, 4) == "IDAT") data += file.substr(at + 8, length);
    at += length + 12;
  }
  return data;
}

const std::vector<std::array<std::uint8_t, 3>> four_colors{{0, 0, 0}, {255, 0, 0}, {0, 255, 0}, {0, 0, 255}};

struct Passing {
  PngOptions options;
  Space space;
};

class PngPassThrough : public testing::TestWithParam<Passing> {};

TEST_P(PngPassThrough, KeepsTheCompressedRows) {
  const std::string file = png(GetParam().options);
  const RasterPicture raster = raster_of(file);
  EXPECT_EQ(raster.filter, Filter::flate);
  EXPECT_TRUE(raster.png_predictor);
  EXPECT_EQ(raster.data, image_data(file));
  EXPECT_EQ(raster.space, GetParam().space);
  EXPECT_EQ(raster.bits, GetParam().options.bits);
  EXPECT_EQ(raster.width, 12U);
  EXPECT_EQ(raster.height, 10U);
  EXPECT_EQ(raster.alpha, "");
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, PngPassThrough,
    testing::Values(Passing{{}, Space::rgb}, Passing{{.color = 0}, Space::gray},
                    Passing{{.bits = 1, .color = 0}, Space::gray}, Passing{{.bits = 2, .color = 0}, Space::gray},
                    Passing{{.bits = 4, .color = 0}, Space::gray},
                    Passing{{.bits = 2, .color = 3, .palette = four_colors}, Space::indexed},
                    Passing{{.bits = 2, .color = 3, .palette = four_colors, .palette_alpha = {255, 255}},
                            Space::indexed}));

TEST(Png, KeepsThePalette) {
  const RasterPicture raster = raster_of(png({.bits = 2, .color = 3, .palette = four_colors}));
  EXPECT_EQ(raster.palette, std::string("\0\0\0\xff\0\0\0\xff\0\0\0\xff", 12));
}

TEST(Png, JoinsImageDataOfSeveralChunks) {
  const std::string file = png();
  const std::string data = image_data(file);
  const std::string parted = file.substr(0, 33) + png_chunk("IDAT", data.substr(0, 5)) + png_chunk("IDAT", "") +
                             png_chunk("IDAT", data.substr(5)) + png_chunk("IEND", "");
  EXPECT_EQ(raster_of(parted).data, data);
}

TEST(Png, SixteenBitsBecomeEight) {
  std::string rows;
  for (int i = 0; i < 12 * 10 * 3; ++i) {
    const std::uint16_t sample = static_cast<std::uint16_t>(i * 180);
    rows.append(reinterpret_cast<const char*>(&sample), 2);
  }
  const RasterPicture raster = raster_of(png({.bits = 16}, rows));
  EXPECT_EQ(raster.filter, Filter::none);
  EXPECT_EQ(raster.bits, 8U);
  ASSERT_EQ(raster.data.size(), 12U * 10 * 3);
  EXPECT_EQ(static_cast<unsigned char>(raster.data[100]), 100 * 180 / 256);
  EXPECT_EQ(raster.alpha, "");
}

TEST(Png, InterlacedRowsComeInOrder) {
  std::string rows;
  for (int i = 0; i < 12 * 10; ++i) rows += static_cast<char>(i);
  const std::string file = png({.color = 0, .interlaced = true}, rows);
  ASSERT_NE(file, "");
  const RasterPicture raster = raster_of(file);
  EXPECT_EQ(raster.filter, Filter::none);
  EXPECT_EQ(raster.space, Space::gray);
  EXPECT_EQ(raster.data, rows);
}

TEST(Png, AlphaIsPartedFromColour) {
  std::string rows;
  for (int i = 0; i < 12 * 10; ++i) rows += {static_cast<char>(i), 7, 9, static_cast<char>(2 * i)};
  const RasterPicture raster = raster_of(png({.color = 6}, rows));
  EXPECT_EQ(raster.space, Space::rgb);
  ASSERT_EQ(raster.data.size(), 12U * 10 * 3);
  ASSERT_EQ(raster.alpha.size(), 12U * 10);
  for (int i = 0; i < 12 * 10; ++i) {
    ASSERT_EQ(raster.data.substr(static_cast<std::size_t>(i) * 3, 3), (std::string{static_cast<char>(i), 7, 9}));
    ASSERT_EQ(raster.alpha[static_cast<std::size_t>(i)], static_cast<char>(2 * i));
  }
}

TEST(Png, GrayWithAlphaStaysGray) {
  const RasterPicture raster = raster_of(png({.color = 4}));
  EXPECT_EQ(raster.space, Space::gray);
  EXPECT_EQ(raster.data.size(), 12U * 10);
  EXPECT_EQ(raster.alpha.size(), 12U * 10);
}

TEST(Png, OpaqueAlphaIsDropped) {
  std::string rows;
  for (int i = 0; i < 12 * 10; ++i) rows += {1, 2, 3, '\xff'};
  const RasterPicture raster = raster_of(png({.color = 6}, rows));
  EXPECT_EQ(raster.alpha, "");
  EXPECT_EQ(raster.data.substr(0, 6), "\1\2\3\1\2\3");
}

TEST(Png, TransparentPaletteBecomesRgbAndAlpha) {
  const std::string rows(std::size_t{3} * 10, '\x1b');  // 00 01 10 11
  const RasterPicture raster =
      raster_of(png({.bits = 2, .color = 3, .palette = four_colors, .palette_alpha = {0, 128}}, rows));
  EXPECT_EQ(raster.space, Space::rgb);
  EXPECT_EQ(raster.palette, "");
  EXPECT_EQ(raster.data.substr(0, 12), std::string("\0\0\0\xff\0\0\0\xff\0\0\0\xff", 12));
  EXPECT_EQ(raster.alpha.substr(0, 4), std::string("\0\x80\xff\xff", 4));
}

TEST(Png, TransparentColourBecomesAlpha) {
  std::string rows(std::size_t{12} * 10 * 3, '\x55');
  rows.replace(0, 3, 3, '\0');
  const RasterPicture raster = raster_of(png({.transparent_color = true}, rows));
  ASSERT_EQ(raster.alpha.size(), 12U * 10);
  EXPECT_EQ(raster.alpha.substr(0, 2), std::string("\0\xff", 2));
}

TEST(Png, KeepsAProfileOfItsColours) {
  EXPECT_EQ(raster_of(png({.icc = icc_profile("RGB ")})).icc_profile, icc_profile("RGB "));
  EXPECT_EQ(raster_of(png({.color = 6, .icc = icc_profile("RGB ")})).icc_profile, icc_profile("RGB "));
  EXPECT_EQ(raster_of(png({.color = 0, .icc = icc_profile("RGB ")})).icc_profile, "");
}

TEST(Png, AProfileThatCannotBeReadIsDropped) {
  const std::string file = with_chunk(png({.color = 6}), "iCCP", std::string("p\0\0garbage", 10));
  const RasterPicture raster = raster_of(file);
  EXPECT_EQ(raster.icc_profile, "");
  EXPECT_EQ(raster.alpha.size(), 12U * 10);
}

TEST(Png, NaturalSizeFollowsPixelDensity) {
  const Outcome<DecodedPicture> fine = decode(png({.pixels_per_metre = 5906}));  // 150 dpi
  ASSERT_TRUE(fine.ok());
  EXPECT_NEAR(fine.value->natural_width.value, 12 * 72 / 150.0, 0.001);
  EXPECT_NEAR(fine.value->natural_height.value, 10 * 72 / 150.0, 0.001);
  const Outcome<DecodedPicture> coarse = decode(png({.pixels_per_metre = 100}));
  ASSERT_TRUE(coarse.ok());
  EXPECT_EQ(coarse.value->natural_width, Pt{12});
}

TEST(Png, AnimationsShowTheirFirstFrame) {
  const std::string file = png();
  const std::string still = with_chunk(file, "acTL", big_endian(2, 4) + big_endian(0, 4));
  const std::string animated =
      still.substr(0, still.size() - 12) + png_chunk("fdAT", "later frame") + png_chunk("IEND", "");
  EXPECT_EQ(raster_of(animated).data, image_data(file));
}

TEST(Png, EveryTruncationIsReported) {
  const std::string file = png({.color = 6, .icc = icc_profile("RGB ")});
  for (std::size_t size = 4; size < file.size(); ++size) {
    ASSERT_EQ(first_code(decode(file.substr(0, size))), "picture-corrupt") << size;
  }
}

TEST(Png, AWrongChecksumIsReported) {
  std::string file = png();
  file[file.find("IDAT") + 6] ^= 1;
  EXPECT_THAT(first_message(decode(file)), HasSubstr("checksum of its IDAT"));
}

struct Broken {
  const char* name;
  std::string file;
  const char* reason;
};

std::string header(unsigned width, unsigned height, unsigned bits, unsigned color, unsigned interlace = 0) {
  return png_chunk("IHDR", big_endian(width, 4) + big_endian(height, 4) + big_endian(bits, 1) + big_endian(color, 1) +
                               big_endian(0, 2) + big_endian(interlace, 1));
}

std::string file_of(const std::string& chunks) { return "\x89PNG\r\n\x1a\n" + chunks + png_chunk("IEND", ""); }

class BrokenPng : public testing::TestWithParam<Broken> {};

TEST_P(BrokenPng, IsReportedWithItsReason) {
  const Outcome<DecodedPicture> outcome = decode(GetParam().file);
  EXPECT_EQ(first_code(outcome), "picture-corrupt");
  EXPECT_THAT(first_message(outcome), HasSubstr(GetParam().reason));
  EXPECT_FALSE(outcome.value);
}

std::string zlib(const std::string& text) {
  const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor(
      libdeflate_alloc_compressor(6), libdeflate_free_compressor);
  std::string out(text.size() + 100, '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), text.data(), text.size(), out.data(), out.size()));
  return out;
}

INSTANTIATE_TEST_SUITE_P(
    Files, BrokenPng,
    testing::Values(
        Broken{"signature", "\x89PNG....", "signature"},
        Broken{"order", file_of(png_chunk("IDAT", "x")), "first chunk"},
        Broken{"no_pixels", file_of(header(0, 5, 8, 2)), "0 × 5"},
        Broken{"depth", file_of(header(5, 5, 4, 2)), "does not exist"},
        Broken{"color", file_of(header(5, 5, 8, 5)), "does not exist"},
        Broken{"no_image", file_of(header(5, 5, 8, 2)), "no image data"},
        Broken{"no_palette", file_of(header(5, 5, 8, 3) + png_chunk("IDAT", "x")), "no palette"},
        Broken{"critical", file_of(header(5, 5, 8, 2) + png_chunk("CgBI", "x")), "CgBI"},
        Broken{"parted",
               file_of(header(5, 5, 8, 2) + png_chunk("IDAT", "x") + png_chunk("tEXt", "x") + png_chunk("IDAT", "x")),
               "in one piece"},
        Broken{"no_zlib", file_of(header(5, 5, 8, 0) + png_chunk("IDAT", "xxxxxxxxxxx")), "decompressed"},
        Broken{"short", file_of(header(5, 5, 8, 0) + png_chunk("IDAT", zlib(std::string(29, '\0')))), "decompressed"},
        Broken{"long", file_of(header(5, 5, 8, 0) + png_chunk("IDAT", zlib(std::string(31, '\0')))), "decompressed"},
        Broken{"filter", file_of(header(5, 5, 8, 0) + png_chunk("IDAT", zlib(std::string(30, '\5')))),
               "unknown filter"},
        Broken{"vast", file_of(header(9000, 9000, 8, 2) + png_chunk("IDAT", zlib(std::string(30, '\0')))),
               "too little data"}),
    [](const auto& which) { return which.param.name; });

std::string places_of(std::initializer_list<double> places) {
  std::string data;
  for (const double place : places) data += big_endian(static_cast<std::uint64_t>(place * 100'000 + 0.5), 4);
  return data;
}

TEST(Png, SaysIfItsColoursAreNotThoseOfSrgb) {
  const std::string file = png();
  const auto said = [&](const std::string& type, const std::string& data, const std::string& of) {
    const Outcome<DecodedPicture> outcome = decode(with_chunk(of, type, data));
    EXPECT_TRUE(outcome.value) << type;
    return outcome.diagnostics.empty() ? "" : outcome.diagnostics[0].code + "/" + outcome.diagnostics[0].variant;
  };
  const std::string wide = places_of({0.3127, 0.3290, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06});  // of P3
  const std::string usual = places_of({0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06});
  for (const std::uint64_t alike : {45'455, 45'454, 45'000, 0}) EXPECT_EQ(said("gAMA", big_endian(alike, 4), file), "");
  for (const std::uint64_t other : {100'000, 55'556}) {
    EXPECT_EQ(said("gAMA", big_endian(other, 4), file), "picture-colors/curve");
  }
  EXPECT_EQ(said("cHRM", usual, file), "");
  EXPECT_EQ(said("cHRM", wide, file), "picture-colors/primaries");
  EXPECT_EQ(said("cHRM", wide.substr(4), file), "") << "it is malformed";
  EXPECT_EQ(said("cHRM", wide, png({.color = 0})), "") << "gray has no primaries";
  EXPECT_EQ(said("gAMA", big_endian(100'000, 4), png({.color = 0})), "picture-colors/curve");
  EXPECT_EQ(said("cICP", std::string("\x01\x0d\0\x01", 4), file), "");
  EXPECT_EQ(said("cICP", std::string("\x0c\x0d\0\x01", 4), file), "picture-colors/primaries");
  EXPECT_EQ(said("cICP", std::string("\x09\x10\0\x01", 4), file), "picture-colors/hdr");
  EXPECT_EQ(said("cICP", std::string("\x01\x08\0\x01", 4), file), "picture-colors/curve");
}

TEST(Png, SaysNothingOfColoursThatAProfileOrSrgbSettles) {
  const std::string linear = big_endian(100'000, 4);
  EXPECT_EQ(first_code(decode(with_chunk(png({.icc = icc_profile("RGB ")}), "gAMA", linear))), "");
  EXPECT_EQ(first_code(decode(with_chunk(with_chunk(png(), "gAMA", linear), "sRGB", std::string(1, '\0')))), "");
  const std::string both = with_chunk(with_chunk(png(), "gAMA", linear), "cICP", std::string("\x01\x0d\0\x01", 4));
  EXPECT_EQ(first_code(decode(both)), "");
  for (const PngOptions& options : {PngOptions{.color = 6}, PngOptions{.bits = 16}, PngOptions{.interlaced = true},
                                    PngOptions{.color = 3, .palette = four_colors}}) {
    EXPECT_EQ(first_code(decode(with_chunk(png(options), "gAMA", linear))), "picture-colors");
  }
}

TEST(Png, TooLargeIsRefused) {
  EXPECT_EQ(first_code(decode(file_of(header(20'001, 1, 8, 2)))), "picture-too-large");
  EXPECT_EQ(first_code(decode(file_of(header(10'001, 10'001, 8, 2)))), "picture-too-large");
}

}  // namespace
}  // namespace vestnik
