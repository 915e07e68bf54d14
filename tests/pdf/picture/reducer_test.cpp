#include "pdf/picture/reducer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace vestnik {
namespace {

using Samples = Reducer::Samples;

std::string reduced(const std::string& rows, PixelSize from, PixelSize to, unsigned channels,
                    Samples samples = Samples::light, bool coverage = false) {
  Reducer reducer(from, to, channels, coverage, samples);
  const auto* bytes = reinterpret_cast<const unsigned char*>(rows.data());
  for (unsigned y = 0; y < from.height; ++y) reducer.add_row(bytes + std::size_t{y} * from.width * channels);
  return reducer.take_pixels();
}

std::vector<int> numbers(const std::string& bytes) {
  std::vector<int> result;
  for (const char c : bytes) result.push_back(static_cast<unsigned char>(c));
  return result;
}

TEST(AxisWeights, AreOneInSumAndStayInside) {
  for (const auto& [many, few] : {std::pair{4000U, 1000U}, {4000U, 999U}, {7U, 3U}, {5U, 5U}, {300U, 1U}, {2U, 1U}}) {
    const AxisWeights axis = axis_weights(many, few);
    ASSERT_EQ(axis.places.size(), few);
    for (const AxisWeights::Place& place : axis.places) {
      EXPECT_LE(place.first + place.count, many);
      const auto begin = axis.weights.begin() + static_cast<std::ptrdiff_t>(place.at);
      EXPECT_NEAR(std::accumulate(begin, begin + place.count, 0.0), 1, 1e-5);
    }
  }
}

TEST(Reducer, KeepsAnEvenColour) {
  std::string rows;
  for (int i = 0; i < 100 * 80; ++i) rows += "\x01\x80\xfe";
  const std::string small = reduced(rows, {100, 80}, {33, 27}, 3);
  ASSERT_EQ(small.size(), 33U * 27 * 3);
  for (std::size_t i = 0; i < small.size(); i += 3) EXPECT_EQ(small.substr(i, 3), "\x01\x80\xfe");
}

TEST(Reducer, KeepsEveryCodeWhereNothingIsReduced) {
  std::string rows(256, '\0');
  std::iota(rows.begin(), rows.end(), '\0');
  EXPECT_EQ(reduced(rows, {256, 1}, {256, 1}, 1), rows);
  EXPECT_EQ(reduced(rows, {16, 16}, {16, 16}, 1, Samples::inks), rows);
}

// A board of black and white seen from afar gives off half the light of white: 188 in sRGB, not 128.
TEST(Reducer, AveragesLightAndNotItsCodes) {
  std::string board;
  for (int y = 0; y < 60; ++y) {
    for (int x = 0; x < 60; ++x) board += (x + y) % 2 == 0 ? '\0' : '\xff';
  }
  EXPECT_THAT(numbers(reduced(board, {60, 60}, {15, 15}, 1)),
              testing::Each(testing::AllOf(testing::Ge(184), testing::Le(192))));
  EXPECT_THAT(numbers(reduced(board, {60, 60}, {15, 15}, 1, Samples::inks)),
              testing::Each(testing::AllOf(testing::Ge(124), testing::Le(132))));
}

TEST(Reducer, KeepsPlacesAndEdges) {
  std::string rows;
  for (int y = 0; y < 40; ++y) {
    for (int x = 0; x < 80; ++x) rows += x < 40 ? '\0' : '\xff';
  }
  const std::vector<int> small = numbers(reduced(rows, {80, 40}, {20, 10}, 1));
  for (std::size_t y = 0; y < 10; ++y) {
    EXPECT_EQ(small[y * 20 + 5], 0);
    EXPECT_EQ(small[y * 20 + 8], 0);
    EXPECT_EQ(small[y * 20 + 11], 255);
    EXPECT_EQ(small[y * 20 + 15], 255);
  }
}

TEST(Reducer, WhatIsNotCoveredLendsNoColour) {
  std::string rows;  // red that covers, beside green that does not
  for (int i = 0; i < 32 * 32; ++i) rows += i % 2 == 0 ? std::string("\xff\0\0\xff", 4) : std::string("\0\xff\0\0", 4);
  Reducer reducer({32, 32}, {8, 8}, 4, true, Samples::light);
  for (unsigned y = 0; y < 32; ++y) reducer.add_row(reinterpret_cast<const unsigned char*>(rows.data()) + y * 32 * 4);
  const std::string pixels = reducer.take_pixels(), coverage = reducer.take_coverage();
  ASSERT_EQ(pixels.size(), 8U * 8 * 3);
  ASSERT_EQ(coverage.size(), 8U * 8);
  for (std::size_t i = 0; i < pixels.size(); i += 3) EXPECT_EQ(pixels.substr(i, 3), std::string("\xff\0\0", 3));
  EXPECT_THAT(numbers(coverage), testing::Each(testing::AllOf(testing::Ge(110), testing::Le(145))));
}

TEST(Reducer, ReducesToOnePixel) {
  EXPECT_EQ(numbers(reduced(std::string(1000 * 7, '\x50'), {1000, 7}, {1, 1}, 1)), std::vector<int>{0x50});
}

}  // namespace
}  // namespace vestnik
