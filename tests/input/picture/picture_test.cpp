#include "input/picture/decode_picture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
                         testing::Values(Foreign{"GIF89a...", "GIF"}, Foreign{"RIFF\0\0\0\0WEBPVP8 "s, "WebP"},
                                         Foreign{"II*\0...."s, "TIFF"}, Foreign{"BM......", "BMP"},
                                         Foreign{"%PDF-1.7", "PDF"}, Foreign{"\x1f\x8b\x08....", "compressed SVG"},
                                         Foreign{"\0\0\0\x1c"s + "ftypavif....", "AVIF"},
                                         Foreign{"<html><body/></html>", "not SVG"},
                                         Foreign{"<!DOCTYPE html><p>unclosed", "none of JPEG, PNG and SVG"},
                                         Foreign{"just text", "none of JPEG, PNG and SVG"}));

}  // namespace
}  // namespace vestnik
