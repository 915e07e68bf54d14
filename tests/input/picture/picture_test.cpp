#include "input/picture/decode_picture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <cstdint>

#include "input/picture/samples.hpp"

namespace vestnik {
namespace {

using namespace std::string_literals;
using samples::decode;
using samples::first_code;
using samples::first_message;
using testing::HasSubstr;

TEST(Picture, EqualFilesHaveEqualHashes) {
  const Outcome<DecodedPicture> a = decode(samples::jpeg()), b = decode(samples::jpeg()), c = decode(samples::png());
  ASSERT_TRUE(a.ok() && b.ok() && c.ok());
  EXPECT_EQ(a.value->hash, b.value->hash);
  EXPECT_NE(a.value->hash, c.value->hash);
  EXPECT_NE(a.value->hash, (std::array<std::uint64_t, 2>{}));
}

TEST(Picture, HashCoversWhatIsNotPassedOn) {
  const Outcome<DecodedPicture> a = decode(samples::jpeg()), b = decode(samples::jpeg() + "x");
  ASSERT_TRUE(a.ok() && b.ok());
  EXPECT_NE(a.value->hash, b.value->hash);
}

TEST(Picture, TellsRasterFromVector) {
  EXPECT_FALSE(decode(samples::png()).value->is_vector());
  EXPECT_TRUE(decode(samples::svg("")).value->is_vector());
}

TEST(Picture, FindingsNameTheFileAndThePlace) {
  const Outcome<DecodedPicture> outcome = decode("no picture");
  ASSERT_EQ(outcome.diagnostics.size(), 1U);
  EXPECT_EQ(outcome.diagnostics[0].severity, Severity::error);
  EXPECT_THAT(outcome.diagnostics[0].message, HasSubstr("picture.bin"));
  EXPECT_EQ(outcome.diagnostics[0].where.file, "issue.yaml");
  EXPECT_EQ(outcome.diagnostics[0].where.line, 3);
}

TEST(Picture, AFileWithoutBytesIsDamaged) {
  EXPECT_EQ(first_code(decode("")), "picture-corrupt");
  EXPECT_EQ(first_code(decode_picture({"gone.png", nullptr}, {})), "picture-corrupt");
}

struct Foreign {
  std::string bytes;
  const char* name;
};

class ForeignFormats : public testing::TestWithParam<Foreign> {};

TEST_P(ForeignFormats, AreNamed) {
  const Outcome<DecodedPicture> outcome = decode(GetParam().bytes);
  EXPECT_EQ(first_code(outcome), "picture-format");
  EXPECT_THAT(first_message(outcome), HasSubstr(GetParam().name));
}

INSTANTIATE_TEST_SUITE_P(Files, ForeignFormats,
                         testing::Values(Foreign{"%PDF-1.7", "PDF"}, Foreign{"8BPS\0\1"s, "Photoshop"},
                                         Foreign{"\0\0\0\x0cjP  \r\n"s, "JPEG 2000"},
                                         Foreign{"\x1f\x8b\x08....", "compressed SVG"},
                                         Foreign{"<html><body/></html>", "not SVG"},
                                         Foreign{"<!DOCTYPE html><p>unclosed", "not a JPEG, PNG or SVG file"},
                                         Foreign{"just text", "in no known format"},
                                         Foreign{"BMW and other words", "in no known format"}));

// The program that decodes these is built beside the tests.
class OtherPrograms : public testing::TestWithParam<std::string> {};

TEST_P(OtherPrograms, DecodeWhatNoPdfHolds) {
  std::ifstream stream(std::filesystem::path(VESTNIK_TEST_DATA) / "fuzz" / "seeds" / GetParam(), std::ios::binary);
  const std::string file{std::istreambuf_iterator<char>(stream), {}};
  const Outcome<DecodedPicture> outcome = decode(file);
  ASSERT_TRUE(outcome.value.has_value()) << first_message(outcome);
  const auto& raster = std::get<RasterPicture>(outcome.value->content);
  EXPECT_EQ(raster.data.size(), std::size_t{raster.width} * raster.height * 3);
  EXPECT_EQ(first_code(outcome), GetParam().find("moving") == std::string::npos ? "" : "picture-first");
  EXPECT_EQ(first_code(decode(file.substr(0, file.size() / 3))), "picture-corrupt");
}

INSTANTIATE_TEST_SUITE_P(Seeds, OtherPrograms,
                         testing::Values("webp/lossy.webp", "webp/moving.webp", "gif/patches.gif", "gif/moving.gif",
                                         "tiff/lzw.tif", "bmp/patches.bmp", "heif/patches.heic", "heif/patches.avif"));

}  // namespace
}  // namespace vestnik
