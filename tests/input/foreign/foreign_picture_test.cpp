#include "input/foreign/foreign_picture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "input/foreign/decode_foreign.hpp"

namespace vestnik::foreign {
namespace {

using namespace std::string_view_literals;

Answer sound() {
  return {.width = 4,
          .height = 3,
          .colors = 3,
          .coverage = true,
          .lossy = true,
          .orientation = 6,
          .dpi_x = 300,
          .dpi_y = 150,
          .pictures = 2,
          .icc_profile = "profile",
          .exif = "exif",
          .text = "words"};
}

TEST(ForeignAnswer, ComesBackAsItWas) {
  const std::string bytes = packed(sound());
  const std::optional<Head> head = unpacked(bytes);
  ASSERT_TRUE(head.has_value());
  EXPECT_EQ(head->answer.width, 4U);
  EXPECT_EQ(head->answer.height, 3U);
  EXPECT_TRUE(head->answer.coverage);
  EXPECT_TRUE(head->answer.lossy);
  EXPECT_EQ(head->answer.orientation, 6U);
  EXPECT_EQ(head->answer.dpi_y, 150);
  EXPECT_EQ(head->answer.pictures, 2U);
  EXPECT_EQ(bytes.substr(head_size), "profileexifwords");
  EXPECT_EQ(head->icc_size + head->exif_size + head->text_size, bytes.size() - head_size);
  EXPECT_EQ(head->answer.row_bytes(), 16U);
}

TEST(ForeignAnswer, WhatCannotBeIsRefused) {
  const auto refused = [](void (*change)(Answer&)) {
    Answer answer = sound();
    change(answer);
    return !unpacked(packed(answer)).has_value();
  };
  EXPECT_TRUE(refused([](Answer& a) { a.width = 0; }));
  EXPECT_TRUE(refused([](Answer& a) { a.height = 20'001; }));
  EXPECT_TRUE(refused([](Answer& a) { a.width = a.height = 15'000; }));
  EXPECT_TRUE(refused([](Answer& a) { a.colors = 2; }));
  EXPECT_TRUE(refused([](Answer& a) { a.colors = 4; }));  // and coverage: five samples
  EXPECT_TRUE(refused([](Answer& a) { a.orientation = 9; }));
  EXPECT_TRUE(refused([](Answer& a) { a.pictures = 0; }));
  EXPECT_TRUE(refused([](Answer& a) { a.dpi_x = -1; }));
  EXPECT_TRUE(refused([](Answer& a) { a.dpi_y = std::numeric_limits<double>::quiet_NaN(); }));
  EXPECT_FALSE(refused([](Answer&) {}));
}

TEST(ForeignAnswer, OtherBytesAreNone) {
  EXPECT_FALSE(unpacked("").has_value());
  EXPECT_FALSE(unpacked(std::string(head_size, '\0')).has_value());
  const std::string bytes = packed(sound());
  for (std::size_t size = 0; size < head_size; ++size) EXPECT_FALSE(unpacked(bytes.substr(0, size)).has_value());
}

TEST(ForeignAnswer, ARefusalNeedsNoSize) {
  const std::optional<Head> head = unpacked(packed({.verdict = Verdict::corrupt, .text = "its header is wrong"}));
  ASSERT_TRUE(head.has_value());
  EXPECT_EQ(head->answer.verdict, Verdict::corrupt);
}

TEST(ForeignFormat, IsSeenInTheFirstBytes) {
  EXPECT_EQ(format_of("RIFF\x10\0\0\0WEBPVP8 "sv), Format::webp);
  EXPECT_EQ(format_of("GIF89a...."), Format::gif);
  EXPECT_EQ(format_of("GIF87a...."), Format::gif);
  for (const std::string_view magic : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv})
    EXPECT_EQ(format_of(magic), Format::tiff);
  EXPECT_EQ(format_of("BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"sv), Format::bmp);
  EXPECT_EQ(format_of("\0\0\0\x18"
                      "ftypheic"sv),
            Format::heif);
  EXPECT_EQ(format_of("\0\0\0\x18"
                      "ftypavif"sv),
            Format::heif);
  EXPECT_EQ(format_of("\0\0\0\x18"
                      "ftypmif1"sv),
            Format::heif);
}

TEST(ForeignFormat, OtherBytesAreOfNone) {
  for (const std::string_view other : {""sv, "BM"sv, "BMW, the car, and more words"sv, "RIFF\x10\0\0\0WAVEfmt "sv,
                                       "\0\0\0\x18"
                                       "ftypmp42"sv,
                                       "GIF"sv, "II"sv}) {
    EXPECT_EQ(format_of(other), std::nullopt) << other;
  }
}

}  // namespace
}  // namespace vestnik::foreign
