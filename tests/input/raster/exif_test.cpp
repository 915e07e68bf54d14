#include "input/raster/exif.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "input/picture/samples.hpp"

namespace vestnik {
namespace {

using picture::read_exif;
using samples::decode;
using samples::exif;
using samples::jpeg;
using samples::png;

std::string number(std::uint64_t value, int bytes, bool little) {
  std::string text = samples::big_endian(value, bytes);
  if (little) std::reverse(text.begin(), text.end());
  return text;
}

/// A TIFF structure whose one entry is an orientation, `before` bytes behind the header.
std::string tiff(unsigned type, const std::string& value, bool little, const std::string& mark,
                 std::size_t before = 0) {
  std::string text = mark + number(42, 2, little) + number(8 + before, 4, little) + std::string(before, 'x');
  text += number(1, 2, little) + number(0x0112, 2, little) + number(type, 2, little) + number(1, 4, little) + value;
  return text + std::string(4, '\0');
}

TEST(Exif, OrientationMayBeOfAnyWholeType) {
  for (const bool little : {true, false}) {
    const std::string mark = little ? "II" : "MM";
    for (unsigned orientation = 1; orientation <= 8; ++orientation) {
      const std::string as_short = number(orientation, 2, little) + std::string(2, '\0'),
                        as_long = number(orientation, 4, little),
                        as_byte = number(orientation, 1, little) + std::string(3, '\0');
      EXPECT_EQ(read_exif(tiff(3, as_short, little, mark)).orientation, orientation);
      EXPECT_EQ(read_exif(tiff(8, as_short, little, mark)).orientation, orientation);
      EXPECT_EQ(read_exif(tiff(4, as_long, little, mark)).orientation, orientation);
      EXPECT_EQ(read_exif(tiff(9, as_long, little, mark)).orientation, orientation);
      EXPECT_EQ(read_exif(tiff(1, as_byte, little, mark)).orientation, orientation);
      EXPECT_EQ(read_exif(tiff(3, as_long, little, mark)).orientation, orientation) << "at the value's end";
      EXPECT_EQ(read_exif(tiff(4, as_short, little, mark)).orientation, orientation) << "at the value's beginning";
    }
  }
}

TEST(Exif, WhatIsNoOrientationCountsAsAbsent) {
  for (const unsigned value : {0U, 9U, 255U}) {
    EXPECT_FALSE(read_exif(tiff(3, number(value, 2, true) + std::string(2, '\0'), true, "II")).orientation.has_value());
    EXPECT_FALSE(read_exif(tiff(4, number(value, 4, false), false, "MM")).orientation.has_value());
  }
  EXPECT_FALSE(read_exif(tiff(2, "6\0\0\0", true, "II")).orientation.has_value()) << "a text";
  EXPECT_FALSE(read_exif(tiff(3, number(6, 2, true) + std::string(2, '\0'), true, "XX")).orientation.has_value());
  EXPECT_FALSE(read_exif("").orientation.has_value());
}

TEST(Exif, TheNumberBehindTheMarkShowsTheByteOrder) {
  EXPECT_EQ(read_exif(tiff(3, number(6, 2, true) + std::string(2, '\0'), true, "MM")).orientation, 6U);
  EXPECT_EQ(read_exif(tiff(3, number(6, 2, false) + std::string(2, '\0'), false, "II")).orientation, 6U);
}

TEST(Exif, TheDirectoryMayStandBehindOtherData) {
  const std::string value = number(8, 2, true) + std::string(2, '\0');
  EXPECT_EQ(read_exif(tiff(3, value, true, "II", 500)).orientation, 8U);
  for (std::size_t size = 0; size < 526; ++size) {  // cut off, it is not read beyond its end
    const auto fields = read_exif(tiff(3, value, true, "II", 500).substr(0, size));
    EXPECT_TRUE(!fields.orientation || size >= 520) << size;
  }
}

unsigned orientation_of(const std::string& file) {
  const Outcome<DecodedPicture> outcome = decode(file);
  EXPECT_TRUE(outcome.ok());
  return outcome.value ? std::get<RasterPicture>(outcome.value->content).orientation : 0;
}

/// `file` with a segment behind its start marker.
std::string with_segment(const std::string& file, const std::string& data) {
  return file.substr(0, 2) + "\xff\xe1" + samples::big_endian(data.size() + 2, 2) + data + file.substr(2);
}

TEST(Exif, AJpegsFirstSegmentThatSaysItCounts) {
  const std::string silent = "Exif" + std::string(2, '\0') + "II*" + std::string("\0\x8\0\0\0\0\0\0\0\0\0", 11);
  EXPECT_EQ(orientation_of(with_segment(jpeg({.exif = exif(3)}), exif(6))), 6U);
  EXPECT_EQ(orientation_of(with_segment(jpeg({.exif = silent}), exif(6))), 6U);
  EXPECT_EQ(orientation_of(with_segment(jpeg({.exif = exif(6)}), silent)), 6U);
  EXPECT_EQ(orientation_of(with_segment(jpeg({.exif = exif(6)}), "http://ns.adobe.com/xap/1.0/")), 6U);
}

TEST(Exif, APngsChunkCountsWhereverItStands) {
  const std::string bare = exif(6).substr(6), file = png();
  EXPECT_EQ(orientation_of(samples::with_chunk(file, "eXIf", bare)), 6U);
  EXPECT_EQ(orientation_of(samples::with_chunk(file, "eXIf", exif(6))), 6U) << "with a JPEG's header";
  const std::size_t end = file.size() - 12;
  EXPECT_EQ(orientation_of(file.substr(0, end) + samples::png_chunk("eXIf", bare) + file.substr(end)), 6U);
  for (const samples::PngOptions& kind : {samples::PngOptions{.interlaced = true}, samples::PngOptions{.bits = 16},
                                          samples::PngOptions{.color = SPNG_COLOR_TYPE_TRUECOLOR_ALPHA}}) {
    EXPECT_EQ(orientation_of(samples::with_chunk(png(kind), "eXIf", bare)), 6U);
  }
  EXPECT_EQ(orientation_of(samples::with_chunk(file, "eXIf", "nonsense")), 1U);
}

}  // namespace
}  // namespace vestnik
