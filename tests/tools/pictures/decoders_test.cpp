#include "tools/pictures/decoders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace vestnik::pictures {
namespace {

using foreign::Format;
using foreign::Verdict;

struct Sample {
  std::string name;  ///< of a file in tests/fuzz/seeds/, in its format's folder
  Format format;
};

std::string bytes_of(const std::string& name) {
  std::ifstream file(std::filesystem::path(VESTNIK_TEST_DATA) / "fuzz" / "seeds" / name, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Decodes a broken file. libheif keeps what its AV1 decoder refused; the program that decodes ends after one picture.
Decoded decode_broken(const std::string& file, Format format) {
#ifdef __SANITIZE_ADDRESS__
  if (format == Format::heif) {
    const __lsan::ScopedDisabler not_ours;
    return decode(file, format);
  }
#endif
  return decode(file, format);
}

class Decoders : public testing::TestWithParam<Sample> {};

/// Red, green above blue, yellow: the middle of each quarter, whatever the packing lost.
TEST_P(Decoders, GiveThePatchesOfTheSample) {
  const Decoded picture = decode(bytes_of(GetParam().name), GetParam().format);
  const foreign::Answer& answer = picture.answer;
  ASSERT_EQ(answer.verdict, Verdict::sound) << answer.text;
  ASSERT_EQ(picture.pixels.size(), answer.row_bytes() * answer.height);
  ASSERT_EQ(answer.colors, 3U);
  constexpr int patches[4][3] = {{200, 30, 40}, {30, 150, 60}, {40, 60, 180}, {230, 200, 60}};
  for (std::size_t i = 0; i < 4; ++i) {
    const std::size_t x = answer.width * (1 + 2 * (i % 2)) / 4, y = answer.height * (1 + 2 * (i / 2)) / 4;
    const std::size_t at = y * answer.row_bytes() + x * (answer.row_bytes() / answer.width);
    for (std::size_t c = 0; c < 3; ++c) {
      EXPECT_NEAR(static_cast<unsigned char>(picture.pixels[at + c]), patches[i][c], 8) << i << ' ' << c;
    }
    if (answer.coverage) {
      EXPECT_EQ(picture.pixels[at + 3], '\xff');
    }
  }
}

/// A file that is cut off is refused, or gives all of its pixels: never fewer.
TEST_P(Decoders, SurviveEveryTruncation) {
  const std::string whole = bytes_of(GetParam().name);
  const std::size_t step = whole.size() / 100 + 1;
  std::size_t refused = 0;
  for (std::size_t size = 0; size < whole.size(); size += step) {
    const Decoded picture = decode(std::string_view(whole).substr(0, size), GetParam().format);
    if (picture.answer.verdict == Verdict::sound) {
      EXPECT_EQ(picture.pixels.size(), picture.answer.row_bytes() * picture.answer.height);
    } else {
      ++refused;
    }
  }
  EXPECT_GT(refused, 30U);  // of about a hundred: files of several pictures have the first one early
}

TEST_P(Decoders, SurviveWrongBytes) {
  const std::string whole = bytes_of(GetParam().name);
  for (std::size_t at = 0; at < std::min<std::size_t>(whole.size(), 400); ++at) {
    for (const char wrong : {'\0', '\xff', '\x7f'}) {
      std::string file = whole;
      file[at] = wrong;
      const Decoded picture = decode_broken(file, GetParam().format);
      if (picture.answer.verdict == Verdict::sound) {
        EXPECT_EQ(picture.pixels.size(), picture.answer.row_bytes() * picture.answer.height);
      }
    }
  }
}

TEST_P(Decoders, RefuseWhatIsOfAnotherFormat) {
  for (const std::string& other : {std::string(), std::string("words"), std::string(1000, '\0')}) {
    EXPECT_NE(decode(other, GetParam().format).answer.verdict, Verdict::sound);
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, Decoders,
    testing::Values(Sample{"webp/lossy.webp", Format::webp}, Sample{"webp/lossless.webp", Format::webp},
                    Sample{"webp/moving.webp", Format::webp}, Sample{"gif/patches.gif", Format::gif},
                    Sample{"gif/moving.gif", Format::gif}, Sample{"tiff/lzw.tif", Format::tiff},
                    Sample{"tiff/pages.tif", Format::tiff}, Sample{"bmp/patches.bmp", Format::bmp},
                    Sample{"heif/patches.heic", Format::heif}, Sample{"heif/patches.avif", Format::heif}),
    [](const auto& sample) {
      std::string name = sample.param.name;
      std::ranges::replace_if(
          name, [](char c) { return c == '.' || c == '/'; }, '_');
      return name;
    });

TEST(Decoders, CountWhatElseAFileHolds) {
  EXPECT_EQ(decode(bytes_of("webp/moving.webp"), Format::webp).answer.pictures, 3U);
  EXPECT_GT(decode(bytes_of("gif/moving.gif"), Format::gif).answer.pictures, 1U);
  EXPECT_EQ(decode(bytes_of("tiff/pages.tif"), Format::tiff).answer.pictures, 2U);
  EXPECT_EQ(decode(bytes_of("gif/patches.gif"), Format::gif).answer.pictures, 1U);
}

TEST(Decoders, KnowWhatWasPackedWithLoss) {
  EXPECT_TRUE(decode(bytes_of("webp/lossy.webp"), Format::webp).answer.lossy);
  EXPECT_FALSE(decode(bytes_of("webp/lossless.webp"), Format::webp).answer.lossy);
  EXPECT_FALSE(decode(bytes_of("tiff/lzw.tif"), Format::tiff).answer.lossy);
  EXPECT_TRUE(decode(bytes_of("heif/patches.avif"), Format::heif).answer.lossy);
}

TEST(Decoders, SayThatABmpIsTooLarge) {
  std::string file = bytes_of("bmp/patches.bmp");
  file.replace(18, 4, std::string("\x00\x50\x00\x00", 4));  // 20,480 wide
  EXPECT_EQ(decode(file, Format::bmp).answer.verdict, Verdict::too_large);
}

TEST(Decoders, RefuseABmpThatIsRunLengthEncoded) {
  std::string file = bytes_of("bmp/patches.bmp");
  file[30] = '\1';
  EXPECT_EQ(decode(file, Format::bmp).answer.verdict, Verdict::unusable);
}

}  // namespace
}  // namespace vestnik::pictures
